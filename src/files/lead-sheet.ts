/** The status sheet of one lead: all that it has to answer for, of every notice, with columns to fill in; and its reader. */
import type { Cell, Worksheet } from 'exceljs'
import { type IsoDate, isIsoDate, readTypedDay, writeShortDate } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import type { BoardRow } from '../domain/follow-up/board.ts'
import {
  type Plan,
  type ReadSheet,
  type ReadSheetRow,
  planHeadings,
  planOf,
  rowKey,
} from '../domain/follow-up/sheet-rows.ts'
import { cleanText, squeeze } from '../domain/words/text.ts'
import { trialWords } from './paper-identity.ts'
import { type SheetCells, readCells } from './xlsx-cells.ts'
import { facts, factsSheet, idHeading, statusColumns } from './xlsx-form.ts'
import type { RowCells } from './xlsx-sheet.ts'

/** Said in the sheet of facts. */
const kind = 'leadSheet'
const headingRow = 4
const planColumns = Object.keys(planHeadings) as (keyof Plan)[]
const planWidths: Readonly<Record<keyof Plan, number>> = { number: 13, ordinal: 9, text: 52, until: 13 }
/** Millimetres of the form are characters of a workbook, about. */
const charactersPerMillimetre = 0.55
const headings = [...planColumns.map((column) => planHeadings[column]), ...statusColumns.map(({ heading }) => heading)]

export interface SheetOfLead {
  readonly lead: string
  readonly on: IsoDate
  readonly rows: readonly BoardRow[]
  readonly isTrial: boolean
}

/** The bytes of an XLSX. Equal input gives equal bytes. */
export async function writeLeadSheet({ lead, on, rows, isTrial }: SheetOfLead): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  // No clock goes into an export.
  book.created = book.modified = new Date(Date.UTC(2000, 0, 1))
  if (isTrial) book.keywords = trialWords
  const sheet = book.addWorksheet('Phiếu báo cáo', {
    views: [{ state: 'frozen', ySplit: headingRow }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headingRow}:${headingRow}`,
    },
  })
  sheet.columns = [
    ...planColumns.map((column) => ({ width: planWidths[column] })),
    ...statusColumns.map(({ width }) => ({ width: Math.round(width * charactersPerMillimetre) })),
    { width: 4, hidden: true },
  ]
  sheet.addRow(['PHIẾU BÁO CÁO TÌNH HÌNH THỰC HIỆN NHIỆM VỤ'])
  sheet.addRow([`Cơ quan chủ trì: ${lead}. Tính đến ngày ${writeShortDate(on)}`])
  sheet.addRow(['Chỉ ghi vào năm cột cuối. Phần kế hoạch do Cơ quan Thường trực giữ, không sửa.'])
  sheet.addRow([...headings, idHeading])
  for (const row of rows) {
    const plan = planOf(row)
    sheet.addRow([...planColumns.map((column) => plan[column]), ...statusColumns.map(() => null), rowKey(row)])
  }
  for (const at of [1, 2, 3]) sheet.mergeCells(at, 1, at, headings.length)
  sheet.eachRow((row, at) => {
    row.font = { name: 'Times New Roman', size: at === 1 ? 14 : 12, bold: at <= 2 || at === headingRow }
    row.alignment = {
      vertical: at <= headingRow ? 'middle' : 'top',
      horizontal: at <= headingRow ? 'center' : 'left',
      wrapText: true,
    }
    if (at >= headingRow) row.eachCell({ includeEmpty: true }, (cell, column) => setCell(cell, column, at))
  })
  await sheet.protect('', { formatRows: true, formatColumns: true, sort: true, autoFilter: true })
  writeFacts(book.addWorksheet(factsSheet, { state: 'veryHidden' }), { lead, on, rows })
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function setCell(cell: Cell, column: number, row: number): void {
  const line = { style: 'thin' } as const
  cell.border = { top: line, left: line, bottom: line, right: line }
  const filled = statusColumns[column - 1 - planColumns.length]
  if (row === headingRow || filled === undefined) return
  cell.protection = { locked: false }
  if (filled.kind === 'day') cell.numFmt = 'dd/mm/yyyy'
  if (filled.choices === undefined) return
  cell.dataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: [`"${filled.choices.join(',')}"`],
    showErrorMessage: filled.strict === true,
    showInputMessage: true,
    prompt: filled.hint,
  }
}

function writeFacts(sheet: Worksheet, { lead, on, rows }: Omit<SheetOfLead, 'isTrial'>): void {
  sheet.addRow([facts.kind, kind, lead, on])
  for (const row of rows) sheet.addRow(['row', rowKey(row)])
}

/** What was read of the file itself; whose file it is its reader knows. */
export type LeadSheet = Omit<ReadSheet, 'file' | 'sha256'>

/** Refuses `follow.noSheet` for what is no sheet of ours, and as `readCells` does. */
export function readLeadSheet(bytes: Uint8Array): LeadSheet {
  const sheets = readCells(bytes)
  const known = (sheets.find(({ name }) => name === factsSheet)?.rows ?? []).map((row) =>
    [1, 2, 3, 4].map((column) => textOf(row, column)),
  )
  const about = known.find(([name, what]) => name === facts.kind && what === kind)
  const [, , lead = '', on = ''] = about ?? []
  const table = sheets.find(({ isVisible, rows }) => isVisible && rows.some(isHeading))
  if (about === undefined || table === undefined || !isIsoDate(on)) throw new Refusal('follow.noSheet')
  const sent = known.flatMap(([name, key]) => (name === 'row' && key !== undefined ? [key] : []))
  return { lead, on, sent, rows: readRows(table, on) }
}

const isHeading = (row: RowCells) => [...row.texts.values()].some((text) => squeeze(text) === planHeadings.text)

/** Columns are known by their headings, so one that was moved is read all the same. */
function readRows({ rows }: SheetCells, on: IsoDate): readonly ReadSheetRow[] {
  const heading = rows.find(isHeading)
  const columns = new Map([...(heading?.texts ?? [])].map(([column, text]) => [squeeze(text), column]))
  const read = (row: RowCells, name: string) => textOf(row, columns.get(name) ?? 0)
  return rows
    .filter(({ number }) => number > (heading?.number ?? 0))
    .filter((row) => headings.some((name) => read(row, name) !== ''))
    .map((row): ReadSheetRow => {
      const [status = '', writtenDay = '', result = '', document = '', note = ''] = statusColumns.map((column) =>
        read(row, column.heading),
      )
      const plan = Object.fromEntries(
        planColumns.map((column) => [column, read(row, planHeadings[column])]),
      ) as unknown as Plan
      const toldOn = readTypedDay(writtenDay, on)
      return { at: row.number, key: read(row, idHeading), plan, status, writtenDay, toldOn, result, document, note }
    })
}

function textOf(row: RowCells, column: number): string {
  return squeeze(cleanText(row.texts.get(column) ?? '').text)
}
