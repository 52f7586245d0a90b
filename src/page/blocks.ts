/**
 * The notice as a page: a flat list of plain objects between the model and the files.
 * `compose` makes Block[]; the writers and the preview draw it. A writer is a table by kind, so a kind
 * without a writer does not compile.
 *
 * A reader of foreign files knows less than compose does: it yields ReadBlock[] (lines and grids, in
 * reading order), from which `recognize` finds the notice.
 */
import type { ColumnRole, Emphasis, Marker } from '../domain/notice/notice.ts'
import type { Spot } from '../domain/notice/spot.ts'

/** Characters of one style. */
export interface Run {
  readonly text: string
  readonly emphasis?: Emphasis | undefined
}

/** A centred text on its lines: for each line that was chosen by a person, the lines it takes on the page. */
export type SetLines = readonly (readonly string[])[]

export interface HeaderBlock {
  readonly kind: 'header'
  /** Lines as the office breaks them. */
  readonly superiorOrgan: readonly string[]
  readonly issuingOrgan: readonly string[]
  readonly asterisk: string
  /** "Số 13-TB/CQTT" */
  readonly number: string
  /** "ĐẢNG CỘNG SẢN VIỆT NAM" */
  readonly heading: string
  /** "Thái Nguyên, ngày 01 tháng 4 năm 2026" */
  readonly placeDate: string
  /** "MẬT" … under the number; empty when there is none. The frame is left for the stamp (F-SEC-2). */
  readonly secrecy: string
  readonly urgency: string
  readonly circulation: string
  readonly draft: string
  readonly set: {
    readonly superiorOrgan: SetLines
    readonly issuingOrgan: SetLines
    readonly circulation: SetLines
    /** Free on the right of the left column, so that the organ keeps its distance from the date, mm. */
    readonly gap: number
  }
}

export interface SignatureBlock {
  readonly kind: 'signatureBlock'
  readonly label: string
  /** Each with its leading "- " and its end mark. `role` is at its end, in brackets, and is set italic. */
  readonly recipients: readonly {
    readonly id: string
    readonly before: string
    readonly role: string
    readonly after: string
  }[]
  /** Typist/copies mark: "NTLoan/P.CĐS-CY/200". Empty when unknown. */
  readonly mark: string
  /** Side by side where several sign. */
  readonly signatures: readonly SignatureLines[]
}

export interface SignatureLines {
  readonly id: string
  readonly authority: string
  readonly title: string
  /** "kiêm", when a concurrent title follows; else empty. */
  readonly concurrently: string
  readonly concurrentTitle: string
  readonly signatory: string
  /** Empty lines above the name: room to sign, and more where others beside it have longer titles. */
  readonly room: number
  readonly set: { readonly authority: SetLines; readonly title: SetLines; readonly concurrentTitle: SetLines }
  /** What stands in the room to sign where the original is signed: "(Đã ký)". */
  readonly signed?: string
}

/** Below the text of a certified copy, under a line over the whole width: who copied it, when, for whom (F-COPY-3, F-COPY-4). */
export interface CopyNoteBlock extends Pick<SignatureBlock, 'label' | 'recipients' | 'signatures'> {
  readonly kind: 'copyNote'
  /** mm; together as wide as the text. `gap`: free between them. */
  readonly columns: { readonly left: number; readonly right: number; readonly gap: number }
  readonly superiorOrgan: SetLines
  readonly organ: SetLines
  readonly asterisk: string
  /** "Số 24-BS/CQTT" */
  readonly number: string
  /** Which kind of copy: "SAO Y BẢN CHÍNH". */
  readonly indication: SetLines
  readonly placeDate: string
  /** pt */
  readonly ruleThickness: number
}

export interface TableColumn {
  readonly heading: string
  readonly role: ColumnRole | null
  /** Width in mm. */
  readonly width: number
  readonly align: 'left' | 'center'
}

export interface SectionRow {
  readonly kind: 'section'
  readonly id: string
  readonly label: string
  readonly title: string
}
/** `cells` are the columns in order; "\n" separates the lines of a cell. */
export interface CellsRow {
  readonly kind: 'cells'
  readonly id: string
  readonly cells: readonly string[]
  /** It may run over to the next page: it is taller than a page, or would leave too much of one empty. */
  readonly maySplit?: true
}
export type TableRow = SectionRow | CellsRow

/** A table of an appendix, or one that is in the body. */
export interface TableBlock {
  readonly kind: 'table'
  readonly id: string
  /** The page it stands on. */
  readonly orientation: Orientation
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
}

export type Orientation = 'portrait' | 'landscape'

export type Block =
  | HeaderBlock
  | { readonly kind: 'typeName'; readonly text: string }
  | { readonly kind: 'abstract'; readonly lines: readonly string[]; readonly set: SetLines }
  | { readonly kind: 'separator'; readonly text: string }
  | { readonly kind: 'basis'; readonly id: string; readonly runs: readonly Run[] }
  | {
      readonly kind: 'paragraph'
      readonly id: string
      readonly role: 'intro' | 'grounds' | 'closing' | 'appendix'
      readonly runs: readonly Run[]
    }
  | {
      readonly kind: 'item'
      readonly id: string
      readonly label: string
      readonly marker: Marker
      /** Depth from 0: outline level of the paragraph. */
      readonly depth: number
      /** A heading prints bold and stays with what follows. */
      readonly heading: boolean
      readonly runs: readonly Run[]
    }
  | SignatureBlock
  | CopyNoteBlock
  /** A line at the foot of the first page (F-CONT-1). */
  | { readonly kind: 'contact'; readonly text: string }
  /** Starts a section of pages with its own page numbers: an appendix (F-APP-2, F-APP-6). */
  | { readonly kind: 'pages'; readonly orientation: Orientation }
  | {
      readonly kind: 'appendixHeading'
      readonly id: string
      readonly label: string
      readonly title: string
      readonly link: string
      /** Absent: the lines end where the page does. */
      readonly set?: { readonly title: SetLines; readonly link: SetLines }
    }
  | TableBlock

export type BlockKind = Block['kind']

/** How the title of a section is in a table: its numeral in the ordinals' column, or both in one cell. */
export function sectionCells(
  { label, title }: SectionRow,
  columns: readonly Pick<TableColumn, 'role'>[],
): readonly [string] | readonly [label: string, title: string] {
  if (columns.length > 1 && columns[0]?.role === 'ordinal') return [label, title]
  return [[label, title].filter((part) => part !== '').join('. ')]
}

/** One line or paragraph a reader found. */
export interface ReadLine {
  readonly kind: 'line'
  /** Line of the source from 1, or the number of the paragraph in a DOCX. */
  readonly line: number
  readonly runs: readonly Run[]
  /** A blank line (or the start of a page, a cell) comes before it. */
  readonly gapBefore: boolean
  /** True when the reader knows that the paragraph ends with this line; false where text may be hard-wrapped. */
  readonly whole: boolean
  /** It is at the foot of a page, outside the text. */
  readonly footer?: boolean | undefined
  /** It was read across: 0 for the left column, 1 for the right one. */
  readonly column?: number | undefined
  /** Its indent tells that a paragraph starts here. */
  readonly starts?: boolean | undefined
  readonly begins?: Begins
}

/** A sheet of a workbook begins with it: a part of its own. */
type Begins = true | undefined

/** One table row a reader found; a cell's lines are separated by "\n". */
export interface ReadRow {
  readonly line: number
  readonly cells: readonly string[]
  /** Tags of markup that were taken out of its cells. */
  readonly removed?: readonly string[]
  /** The source shows that it is no rest of the row above: rows of a workbook are not split over pages. */
  readonly whole?: true
  /** The source shows it as a title of the rows below. */
  readonly section?: true
}

/** A table. Rows may still be split over pages, carry extra cells, or lack a header. */
export interface ReadGrid {
  readonly kind: 'grid'
  readonly line: number
  readonly rows: readonly ReadRow[]
  readonly begins?: Begins
}

export type ReadBlock = ReadLine | ReadGrid

/** What was uncertain on reading, with its place, for a person to review: the recogniser never guesses without a doubt. */
export interface Doubt {
  readonly code: DoubtCode
  readonly spot: Spot
  /** Line of the source it is about. */
  readonly line?: number | undefined
  /** Vietnamese: what was found and what was done. */
  readonly message: string
  readonly found?: string
}

export const doubtCodes = [
  'text.removedCharacters',
  'text.replacedCharacters',
  'text.markupRemoved',
  'text.repaired',
  'text.trackedChanges',
  'text.hidden',
  'scan.recognised',
  'scan.unsure',
  'header.headingMissing',
  'text.pageNumberRemoved',
  'text.linesJoined',
  'text.linesParted',
  'header.missing',
  'header.form',
  'number.form',
  'date.form',
  'type.unknown',
  'basis.form',
  'numbering.repeated',
  'numbering.gap',
  'numbering.unclear',
  'deadline.unclear',
  'recipients.form',
  'copies.missing',
  'signature.form',
  'table.columns',
  'table.layout',
  'table.unread',
  'table.rowJoined',
  'table.extraCells',
  'table.markupRemoved',
  'table.ordinal',
  'table.noOrdinal',
  'sheet.hidden',
  'sheet.mergedCells',
  'sheet.noValue',
  'line.unplaced',
  'draft.partial',
] as const
export type DoubtCode = (typeof doubtCodes)[number]
