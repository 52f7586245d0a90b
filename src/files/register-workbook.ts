/** The register of outgoing papers and the log of sendings as workbooks, ready to print: A4 landscape, headings on each page. */
import { writeShortDate } from '../domain/deadline/dates.ts'
import { describeNumber } from '../domain/office/records.ts'
import type { RegisterRow } from '../domain/office/register.ts'
import { type SendingLine, channelNames } from '../domain/office/sending.ts'
import { measureText } from '../page/compose/text-measure.ts'
import type { SheetPart } from '../page/sheet.ts'
import { trialWords } from './paper-identity.ts'

export interface Column<Row> {
  readonly heading: string
  readonly width: number
  readonly isCentred?: true
  readonly cell: (row: Row) => string | number | Date | null
}

/** Midnight UTC: a cell that holds a day. */
export const dayCell = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`))

/** The columns of the outgoing register (F-ARC-6). */
const registerColumns: readonly Column<RegisterRow>[] = [
  { heading: 'Số, ký hiệu văn bản', width: 14, cell: describeNumber },
  { heading: 'Ngày tháng văn bản', width: 12, cell: ({ kind, date }) => (isPaper(kind) ? dayCell(date) : null) },
  {
    heading: 'Tên loại và trích yếu nội dung văn bản',
    width: 42,
    cell: ({ typeName, abstract }) => [typeName, abstract].filter((part) => part !== '').join(': '),
  },
  { heading: 'Người ký', width: 18, cell: ({ signatory }) => signatory },
  { heading: 'Nơi nhận văn bản', width: 34, cell: ({ recipients }) => recipients.join('\n') },
  { heading: 'Đơn vị, người nhận bản lưu', width: 16, cell: ({ fileCopy }) => fileCopy },
  { heading: 'Số lượng bản', width: 9, cell: ({ copies }) => copies },
  { heading: 'Ngày chuyển', width: 12, cell: ({ sentOn }) => dayCell(sentOn) },
  { heading: 'Ký nhận', width: 14, cell: () => '' },
  { heading: 'Ghi chú', width: 24, cell: noteOf },
]

const isPaper = (kind: RegisterRow['kind']) => kind === 'issued' || kind === 'past' || kind === 'copy'

/** What stands beside a paper that went the usual way: nothing. */
function noteOf({ kind, state, reason }: RegisterRow): string {
  if (kind === 'copy') return ''
  if (kind === 'issued') return state === 'Đã ban hành' ? '' : state
  return `${state}. ${reason}`
}

const sendingColumns: readonly Column<SendingLine>[] = [
  { heading: 'Ngày chuyển', width: 12, cell: ({ sent }) => dayCell(sent?.sentOn ?? null) },
  { heading: 'Số, ký hiệu văn bản', width: 14, cell: ({ number }) => number },
  { heading: 'Ngày tháng văn bản', width: 12, cell: ({ issuedOn }) => dayCell(issuedOn) },
  { heading: 'Nơi nhận văn bản', width: 44, cell: ({ recipient }) => recipient },
  {
    heading: 'Hình thức gửi',
    width: 12,
    cell: ({ sent }) => (sent === null ? 'Chưa gửi' : channelNames[sent.channel]),
  },
  { heading: 'Số bản', width: 8, cell: ({ sent }) => sent?.copies ?? null },
  { heading: 'Người gửi', width: 20, cell: ({ sent }) => sent?.sentBy ?? '' },
  { heading: 'Ngày nhận', width: 12, cell: ({ sent }) => dayCell(sent?.receivedOn ?? null) },
  { heading: 'Ký nhận', width: 20, cell: ({ sent }) => sent?.receipt ?? '' },
]

/** Whether a book is made in a trial store: then it says so in its properties. */
export type Origin = { readonly isTrial: boolean }

/** The bytes of an XLSX. Equal input gives equal bytes. */
export function writeRegister(rows: readonly RegisterRow[], title: string, origin: Origin): Promise<Uint8Array> {
  return writeBook(rows, registerColumns, [title, 'Sổ đăng ký văn bản đi'], origin)
}

export function writeSendings(lines: readonly SendingLine[], origin: Origin): Promise<Uint8Array> {
  return writeBook(lines, sendingColumns, [titleOfSendings(lines), 'Sổ giao'], origin)
}

export function titleOfSendings(lines: readonly SendingLine[]): string {
  const [first] = lines
  const one = lines.every(({ noticeId }) => noticeId === first?.noticeId)
  const issuedOn = first?.issuedOn ?? null
  const of =
    one && first !== undefined && issuedOn !== null ? ` SỐ ${first.number} NGÀY ${writeShortDate(issuedOn)}` : ''
  return `SỔ GIAO VĂN BẢN ĐI${of}`
}

/** The same columns for a sheet that is read and bound. */
export const registerTable = (rows: readonly RegisterRow[]): SheetPart => tableOf(rows, registerColumns)
export const sendingsTable = (lines: readonly SendingLine[]): SheetPart => tableOf(lines, sendingColumns)

export function tableOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): SheetPart {
  return {
    kind: 'table',
    columns: columns.map(({ heading, width, isCentred = false }) => ({ heading, share: width, isCentred })),
    rows: rows.map((row) => columns.map(({ cell }) => writeCell(cell(row)))),
  }
}

function writeCell(value: string | number | Date | null): string {
  return value instanceof Date ? writeShortDate(value.toISOString().slice(0, 10)) : String(value ?? '')
}

/** pt of text, its line, and the width in pt of what a column counts in. */
const [textSize, lineHeight, unit] = [12, 15.6, 5.6]

function heightOf<Row>(columns: readonly Column<Row>[], values: unknown): number {
  const cells = Array.isArray(values) ? (values as unknown[]).slice(1) : []
  const lines = columns.map(({ width }, at) =>
    writeCell((cells[at] ?? null) as Parameters<typeof writeCell>[0])
      .split('\n')
      .reduce((sum, text) => sum + linesOf(text, width * unit - 6), 0),
  )
  return Math.max(1, ...lines) * lineHeight + 2
}

const widthOf = (words: string) => (measureText(words, textSize, { bold: false }) * 72) / 25.4

/** Lines of a text that is broken between words, pt. */
function linesOf(text: string, width: number): number {
  let [lines, line] = [1, '']
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer) > width) [lines, line] = [lines + 1, word]
    else line = longer
  }
  return lines
}

export async function writeBook<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  [title, name]: readonly [title: string, sheet: string],
  { isTrial }: Origin,
): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  // No clock goes into an export.
  book.created = book.modified = new Date(Date.UTC(2000, 0, 1))
  if (isTrial) book.keywords = trialWords
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 3 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:3',
    },
    headerFooter: { oddFooter: '&C&P' },
  })
  sheet.columns = columns.map(({ width }) => ({ width }))
  sheet.addRow([title])
  sheet.addRow([])
  sheet.addRow(columns.map(({ heading }) => heading))
  for (const row of rows) sheet.addRow(columns.map(({ cell }) => cell(row)))
  sheet.mergeCells(1, 1, 1, columns.length)
  sheet.eachRow((row, at) => {
    row.font = { name: 'Times New Roman', size: at === 1 ? 14 : 12, bold: at <= 3 }
    row.alignment = { vertical: at <= 3 ? 'middle' : 'top', horizontal: at <= 3 ? 'center' : 'left', wrapText: at > 1 }
    if (at < 3) return
    // Without a height of its own a row is one line tall in programs that do not measure it anew.
    row.height = heightOf(columns, row.values)
    row.eachCell({ includeEmpty: true }, (cell) => {
      const line = { style: 'thin' } as const
      cell.border = { top: line, left: line, bottom: line, right: line }
      if (cell.value instanceof Date) cell.numFmt = 'dd/mm/yyyy'
    })
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}
