/** Reads an appendix workbook that comes back: ours, edited in Excel, or one made by hand in the same form. */
import { Refusal } from '../domain/errors.ts'
import { readRoman } from '../domain/notice/numbering.ts'
import { isOrdinalHeading } from '../page/recognize/recognize-columns.ts'
import { cleanText, squeeze } from '../domain/words/text.ts'
import type { TableRow } from '../page/blocks.ts'
import { type SheetCells, readCells } from './xlsx-cells.ts'
import {
  type Continuation,
  countTableColumns,
  facts,
  factsSheet,
  helperHeadings,
  idHeading,
  readContinuation,
} from './xlsx-form.ts'
import type { RowCells } from './xlsx-sheet.ts'

/**
 * The table of one sheet. Ids are empty where the file has none: a foreign file, a row that somebody added.
 * A row that somebody copied has the id of the first one.
 */
export interface XlsxAppendix {
  readonly sheetName: string
  readonly noticeId: string
  readonly appendixId: string
  /** Texts above the table, from the top. */
  readonly heading: readonly string[]
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

/** The table starts within so many rows. */
const deepestHeading = 40
/** A table of fewer columns is none of ours. */
const fewestColumns = 4

/**
 * The task tables of a workbook, sheet by sheet, hidden sheets left out.
 * Refuses `source.damaged` for what is no workbook, `source.tooLarge` and `source.beyondLimits` for what is too much,
 * and `source.badTable` when no sheet has a row of column headings that starts with STT. A file made elsewhere is read
 * by `readForeign`, which also bounds the time.
 */
export function readXlsx(bytes: Uint8Array): XlsxAppendix[] {
  const read = readAppendices(readCells(bytes))
  if (read.length === 0) throw new Refusal('source.badTable', 'Không thấy hàng tiêu đề cột bắt đầu bằng "STT".')
  return read
}

/** The task tables of these sheets, hidden ones left out. */
export function readAppendices(sheets: readonly SheetCells[]): XlsxAppendix[] {
  const known = readFacts(sheets)
  const read: XlsxAppendix[] = []
  for (const sheet of sheets) {
    if (!sheet.isVisible) continue
    const table = readSheet(sheet)
    if (table === null) continue
    read.push({
      sheetName: sheet.name,
      noticeId: known.notice,
      appendixId: known.appendices.get(sheet.name) ?? '',
      ...table,
    })
  }
  return read
}

interface Facts {
  notice: string
  readonly appendices: Map<string, string>
}

function readFacts(sheets: readonly SheetCells[]): Facts {
  const known: Facts = { notice: '', appendices: new Map() }
  for (const row of sheets.find(({ name }) => name === factsSheet)?.rows ?? []) {
    const [name, value, id] = [1, 2, 3].map((column) => textOf(row, column))
    if (name === facts.notice) known.notice = value ?? ''
    if (name === facts.appendix) known.appendices.set(value ?? '', id ?? '')
  }
  return known
}

interface Columns {
  readonly row: number
  readonly first: number
  readonly last: number
  readonly headings: readonly string[]
  /** Column of the ids, and of the section that a row stands under; 0 without one. */
  readonly ids: number
  readonly sections: number
}

function readSheet(sheet: SheetCells): Pick<XlsxAppendix, 'heading' | 'columns' | 'rows'> | null {
  const columns = findColumns(sheet)
  if (columns === null) return null
  const heading = sheet.rows.filter(({ number }) => number < columns.row).flatMap((row) => textsOfRow(row))
  const rows = sheet.rows
    .filter(({ number }) => number > columns.row)
    .map((row) => readRow(row, sheet, columns))
    .filter((row) => row !== null)
  return { heading, columns: columns.headings, rows: joinParts(rows).map(nameRow) }
}

/** Rows that go on are joined with the one they begin in, wherever sorting has put them. One without it stays a row. */
function joinParts(rows: readonly SheetRow[]): SheetRow[] {
  const ids = new Set(rows.map(({ id }) => id))
  const parts = new Map<string, (Continuation & Pick<SheetRow, 'cells'>)[]>()
  const begun = rows.filter(({ id, cells }) => {
    const more = readContinuation(id)
    if (more === null || !ids.has(more.id)) return true
    parts.set(more.id, [...(parts.get(more.id) ?? []), { ...more, cells }])
    return false
  })
  return begun.map((row) => {
    const cells = [...row.cells]
    for (const { columns, cells: texts } of (parts.get(row.id) ?? []).toSorted((one, other) => one.part - other.part))
      for (const column of columns) cells[column - 1] = (cells[column - 1] ?? '') + (texts[column - 1] ?? '')
    // A copied row has the same id: the parts are the first one's.
    parts.delete(row.id)
    return { ...row, cells }
  })
}

function textsOfRow(row: RowCells): string[] {
  return [...row.texts.keys()].map((column) => textOf(row, column))
}

function findColumns(sheet: SheetCells): Columns | null {
  for (const row of sheet.rows) {
    if (row.number > deepestHeading) return null
    const texts = Array.from({ length: row.last }, (_, at) => squeeze(textOf(row, at + 1)))
    const first = texts.findIndex(isOrdinalHeading) + 1
    if (first === 0) continue
    const ids = texts.indexOf(idHeading) + 1
    const end = texts.findIndex((text, at) => at >= first && (text === '' || at + 1 === ids))
    const last = end === -1 ? texts.length : end
    const all = texts.slice(first - 1, last)
    const headings = all.slice(0, countTableColumns(all))
    const sections = texts.lastIndexOf(helperHeadings.section) + 1
    if (headings.length >= fewestColumns)
      return { row: row.number, first, last: first + headings.length - 1, headings, ids, sections }
  }
  return null
}

/** A row as it stands on the sheet. */
interface SheetRow {
  readonly cells: readonly string[]
  readonly id: string
  /** The section it stands under, in words. */
  readonly section: string
  /** Its title runs over the columns. */
  readonly runsOver: boolean
}

/** A row of the table; null for an empty one. */
function readRow(row: RowCells, sheet: SheetCells, { first, last, ids, sections }: Columns): SheetRow | null {
  const cells: string[] = []
  for (let column = first; column <= last; column += 1) cells.push(textOf(row, column))
  if (cells.every((text) => text === '')) return null
  return {
    cells,
    id: ids === 0 ? '' : textOf(row, ids),
    section: sections === 0 ? '' : textOf(row, sections),
    runsOver: sheet.runsRight(row.number, first + 1),
  }
}

/** A section has nothing but its title, and is known by its name, by what its title runs over, or by a Roman numeral. */
function nameRow({ cells, id, section, runsOver }: SheetRow): TableRow {
  const [label = '', title = '', ...others] = cells
  const named = section !== '' && section === [label, title].filter((part) => part !== '').join('. ')
  const isSection =
    others.every((text) => text === '') && (named || runsOver || readRoman(label.replace(/\.$/, '')) !== null)
  return isSection ? { kind: 'section', id, label, title } : { kind: 'cells', id, cells }
}

/** Text of a cell; empty for one merged into another. */
function textOf(row: RowCells, column: number): string {
  return cleanText(row.texts.get(column) ?? '').text
}
