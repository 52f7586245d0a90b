/** Where in a notice: the one way to say it, for findings, fixes and whatever points at a part. */
import type { NoticeHeader, TaskField } from './notice.ts'

/** Field of a part that is no running text of its own. */
export type SpotField =
  | TaskField
  | keyof NoticeHeader
  | 'text'
  | 'label'
  | 'name'
  | 'role'
  | 'title'
  | 'fileCopy'
  | 'copies'
  | 'signatory'
  | 'secrecy'
  | 'emphasis'
  | 'whole'

/** Where in the notice: a part by its id, its field, and the characters in it. */
export interface Spot {
  /**
   * Id of an item, enumeration entry, paragraph, basis, recipient, appendix, section or row; or one of 'header',
   * 'typeName', 'abstract', 'meeting', 'bases', 'recipients', 'signature', 'document', which are there once.
   */
  readonly part: string
  readonly field: SpotField
  /** Characters of the field's text, from 0; without them the whole field. */
  readonly span?: readonly [start: number, end: number] | undefined
}

/** Puts `text` in the place of the characters of a spot. */
export interface TextChange {
  readonly spot: Spot
  readonly text: string
}

/** A mend that one key carries out; one step of undo. */
export interface Fix {
  /** "Thay bằng “chuyển đổi”" */
  readonly label: string
  readonly changes: readonly TextChange[]
}
