/**
 * Where in a notice: the one way to say it, for doubts, findings, fixes, waivers and whatever points at a part. It holds
 * ids, so it goes on pointing at its part when others come and go; labels and STT are a view of it (places.ts).
 */

/** Where in the notice: a part by its id, its field, and the characters in it. */
export interface Spot {
  /**
   * Id of a part that has one (item, enumeration entry, paragraph, basis, organ, recipient, signature, appendix,
   * section, row, unplaced line); or one of `singleParts`, which are there once.
   */
  readonly part: string
  /** A field of the part: one of `fields`, the name of a field of the model, or for a row the id of a column. */
  readonly field: string
  /** Characters of the field's text, from 0; without them the whole field. */
  readonly span?: readonly [start: number, end: number] | undefined
}

/** Parts without an id of their own. */
export const singleParts = [
  'header',
  'typeName',
  'abstract',
  'meeting',
  'bases',
  'recipients',
  'signature',
  'document',
] as const

/** Puts `text` in the place of the characters of a spot. */
export interface TextChange {
  readonly spot: Spot
  readonly text: string
}

/** A change that one key carries out; one step of undo. */
export interface Fix {
  /** "Thay bằng “chuyển đổi”" */
  readonly label: string
  readonly changes: readonly TextChange[]
}

/** The place of a line of recipients that is not there yet. */
export const newRecipient: Spot = { part: 'recipients', field: 'new' }

/** A part as a whole. */
export function wholeOf(part: string): Spot {
  return { part, field: 'whole' }
}
