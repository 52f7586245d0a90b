/** A table of the office's records as a workbook, and the rows of one that comes back. */
import type { CellValue, Worksheet } from 'exceljs'
import { Refusal } from '../domain/errors.ts'
import { type OfficeKind, officeKinds } from '../domain/office/kinds.ts'
import type { OfficeTable, TableCell, TableColumn } from '../domain/office/office-table.ts'
import type { SheetRow } from '../domain/office/read-office-table.ts'
import { fold, squeeze } from '../domain/words/text.ts'
import { trialWords } from './paper-identity.ts'
import { readCells } from './xlsx-cells.ts'

const headingColor = 'FFE8EEF5'
const lastRowOfLists = 5000

/** The bytes of an XLSX: one sheet with headings, lists to choose from where a field has choices, the ids in the first column. */
export async function writeOfficeTable(
  { title, columns, rows }: OfficeTable,
  { isTrial }: { readonly isTrial: boolean },
): Promise<Uint8Array> {
  // Loaded by who writes: it takes a quarter second, and whoever reads a table does without it.
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  // No clock goes into an export: equal input gives equal bytes.
  book.created = book.modified = new Date(Date.UTC(2000, 0, 1))
  if (isTrial) book.keywords = trialWords
  const sheet = book.addWorksheet(sheetName(title), {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 0 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = columns.map((column, at) => ({
    header: column.label,
    key: column.key,
    width: widthOf(column, rows, at),
  }))
  for (const row of rows) sheet.addRow(row.map(valueOf))
  sheet.eachRow((row) => {
    row.font = { name: 'Times New Roman', size: 12 }
    row.alignment = { vertical: 'top', wrapText: true }
  })
  const heading = sheet.getRow(1)
  heading.font = { name: 'Times New Roman', size: 12, bold: true }
  heading.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: headingColor } }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  columns.forEach((column, at) => formatColumn(sheet, column, at + 1))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** Excel takes 31 characters, without \ / ? * [ ] :. */
function sheetName(title: string): string {
  return title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
}

function widthOf({ label }: TableColumn, rows: OfficeTable['rows'], at: number): number {
  const longest = Math.max(label.length, ...rows.map((row) => lengthOf(row[at])))
  return Math.min(48, Math.max(10, longest + 2))
}

function lengthOf(cell: TableCell | undefined): number {
  return cell?.type === 'text' ? Math.max(...cell.text.split('\n').map((line) => line.length)) : 10
}

function valueOf(cell: TableCell): CellValue {
  if (cell.type === 'day') return new Date(`${cell.day}T00:00:00Z`)
  if (cell.type === 'number') return cell.number
  return cell.text === '' ? null : cell.text
}

function formatColumn(sheet: Worksheet, { key, field }: TableColumn, at: number): void {
  const column = sheet.getColumn(at)
  if (field?.type === 'date' || key === 'from' || key === 'until') column.numFmt = 'dd/mm/yyyy'
  // Excel takes a list of at most 255 characters in the validation itself.
  if (field?.type !== 'choice') return
  const list = Object.values(field.choices).map((choice) => choice.replaceAll(',', ' '))
  if (list.join(',').length > 255 || list.some((choice, place) => choice !== Object.values(field.choices)[place]))
    return
  for (let row = 2; row <= Math.min(lastRowOfLists, sheet.rowCount + 200); row += 1)
    sheet.getCell(row, at).dataValidation = { type: 'list', allowBlank: true, formulae: [`"${list.join(',')}"`] }
}

export interface OfficeRows {
  readonly kind: OfficeKind
  /** From the row of headings on. */
  readonly rows: readonly SheetRow[]
}

/**
 * The rows of the first sheet that is named as a kind of records. Refuses `source.badTable` where none is, and as `readCells` does.
 */
export function readOfficeTable(bytes: Uint8Array): OfficeRows {
  const sheets = readCells(bytes)
  for (const sheet of sheets) {
    const kind = kindOf(sheet.name)
    if (kind === null) continue
    const rows = sheet.rows.map(({ number, last, texts }) => ({
      row: number,
      cells: Array.from({ length: last }, (_, at) => texts.get(at + 1) ?? ''),
    }))
    return { kind, rows: rows.filter(({ cells }) => cells.some((text) => text.trim() !== '')) }
  }
  const names = Object.values(officeKinds).map(({ title }) => sheetName(title))
  throw new Refusal(
    'source.badTable',
    `Không có trang tính nào mang tên một danh mục (${names.join('; ')}). Hãy xuất bảng mẫu rồi điền vào đó.`,
    { found: sheets.map(({ name }) => name).join(', ') },
  )
}

function kindOf(name: string): OfficeKind | null {
  const found = Object.entries(officeKinds).find(([, { title }]) => fold(sheetName(title)) === fold(squeeze(name)))
  return (found?.[0] as OfficeKind | undefined) ?? null
}
