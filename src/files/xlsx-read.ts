/**
 * Reads an appendix workbook that comes back: ours, edited in Excel, or one made by hand in the same form.
 * The whole file is loaded at once: the stream reader of exceljs breaks Vietnamese letters at the borders
 * of its chunks.
 */
import type { Cell, CellValue, Row, Workbook, Worksheet } from 'exceljs'
import { Refusal } from '../domain/errors.ts'
import { readRoman } from '../domain/notice/numbering.ts'
import { isOrdinalHeading } from '../page/recognize/recognize-columns.ts'
import { squeeze } from '../domain/words/text.ts'
import type { TableRow } from '../page/blocks.ts'
import { facts, factsSheet, idHeading, writeCellDay } from './xlsx-form.ts'
import { readZip } from './zip-read.ts'

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
 * Refuses `source.damaged` for what is no workbook, `source.tooLarge`, and `source.badTable` when no sheet
 * has a row of column headings that starts with STT.
 */
export async function readXlsx(bytes: Uint8Array): Promise<XlsxAppendix[]> {
  const workbook = await load(bytes)
  const known = readFacts(workbook)
  const read: XlsxAppendix[] = []
  for (const sheet of workbook.worksheets) {
    if (sheet.state !== 'visible') continue
    const table = readSheet(sheet)
    if (table === null) continue
    read.push({
      sheetName: sheet.name,
      noticeId: known.notice,
      appendixId: known.appendices.get(sheet.name) ?? '',
      ...table,
    })
  }
  if (read.length === 0) throw new Refusal('source.badTable', 'Không thấy hàng tiêu đề cột bắt đầu bằng "STT".')
  return read
}

async function load(bytes: Uint8Array): Promise<Workbook> {
  const parts = readZip(bytes)
  if (parts['xl/workbook.xml'] === undefined) throw new Refusal('source.damaged', 'Không phải tệp XLSX.')
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  try {
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer)
  } catch (error) {
    throw new Refusal('source.damaged', 'Nội dung bên trong tệp XLSX bị hỏng.', { reason: String(error) })
  }
  return workbook
}

interface Facts {
  notice: string
  readonly appendices: Map<string, string>
}

function readFacts(workbook: Workbook): Facts {
  const known: Facts = { notice: '', appendices: new Map() }
  workbook.getWorksheet(factsSheet)?.eachRow((row) => {
    const [name, value, id] = [1, 2, 3].map((column) => textOf(row.getCell(column)))
    if (name === facts.notice) known.notice = value ?? ''
    if (name === facts.appendix) known.appendices.set(value ?? '', id ?? '')
  })
  return known
}

interface Columns {
  readonly row: number
  readonly first: number
  readonly last: number
  readonly headings: readonly string[]
  /** Column of the ids; 0 without one. */
  readonly ids: number
}

function readSheet(sheet: Worksheet): Pick<XlsxAppendix, 'heading' | 'columns' | 'rows'> | null {
  const columns = findColumns(sheet)
  if (columns === null) return null
  const heading: string[] = []
  for (let number = 1; number < columns.row; number += 1) heading.push(...textsOfRow(sheet.getRow(number)))
  const rows: TableRow[] = []
  sheet.eachRow((row, number) => {
    const read = number > columns.row ? readRow(row, columns) : null
    if (read !== null) rows.push(read)
  })
  return { heading, columns: columns.headings, rows }
}

function textsOfRow(row: Row): string[] {
  const texts: string[] = []
  row.eachCell((cell) => texts.push(textOf(cell)))
  return texts.filter((text) => text !== '')
}

function findColumns(sheet: Worksheet): Columns | null {
  const deepest = Math.min(sheet.rowCount, deepestHeading)
  for (let number = 1; number <= deepest; number += 1) {
    const row = sheet.getRow(number)
    const texts = Array.from({ length: row.cellCount }, (_, at) => squeeze(textOf(row.getCell(at + 1))))
    const first = texts.findIndex(isOrdinalHeading) + 1
    if (first === 0) continue
    const ids = texts.indexOf(idHeading) + 1
    const end = texts.findIndex((text, at) => at >= first && (text === '' || at + 1 === ids))
    const last = end === -1 ? texts.length : end
    const headings = texts.slice(first - 1, last)
    if (headings.length >= fewestColumns) return { row: number, first, last, headings, ids }
  }
  return null
}

/** A row of the table; null for an empty one and for the lower part of a row that takes several. */
function readRow(row: Row, { first, last, ids }: Columns): TableRow | null {
  const cells: string[] = []
  for (let column = first; column <= last; column += 1) cells.push(textOf(row.getCell(column)))
  if (cells.every((text) => text === '')) return null
  const id = ids === 0 ? '' : textOf(row.getCell(ids))
  const [label = '', title = '', ...others] = cells
  const section = others.every((text) => text === '') && isSection(row.getCell(first + 1), label)
  return section ? { kind: 'section', id, label, title } : { kind: 'cells', id, cells }
}

/** Its title runs over the columns, or it has nothing but a Roman numeral and a title. */
function isSection(title: Cell, label: string): boolean {
  const right = title.worksheet.getRow(Number(title.row)).getCell(Number(title.col) + 1)
  return (right.isMerged && right.master.address === title.address) || readRoman(label.replace(/\.$/, '')) !== null
}

/** Text of a cell; empty for one merged into another. (`cell.text` fails on some, and writes dates in English.) */
function textOf(cell: Cell): string {
  return cell.isMerged && cell.master.address !== cell.address ? '' : cellToText(cell.value).normalize('NFC')
}

/** What a value says: rich text and links as their text, a formula as its result, a date in the official writing. */
export function cellToText(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n')
  if (typeof value === 'number') return writeNumber(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return writeCellDay(value)
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('hyperlink' in value) return cellToText(value.text)
  if ('error' in value) return value.error
  return 'result' in value ? cellToText(value.result) : ''
}

/** As a reader of the sheet sees it: without the digits that binary fractions add. */
function writeNumber(value: number): string {
  return String(Number(value.toPrecision(15)))
}
