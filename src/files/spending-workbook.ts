/** The table of plans and payments: what comes in as a workbook, the same to be filled in, and what it comes to. */
import { writeShortDate } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import {
  type Spending,
  type SpendingColumn,
  type SpendingRow,
  type WrittenSpending,
  noAccounting,
  spendingFields,
  spendingHeadings,
} from '../domain/follow-up/spending.ts'
import { cleanText, fold, squeeze } from '../domain/words/text.ts'
import type { SheetPart } from '../page/sheet.ts'
import { type Column, type Origin, dayCell, tableOf, writeBook } from './register-workbook.ts'
import { readCells } from './xlsx-cells.ts'

const columnNames = Object.keys(spendingHeadings) as readonly SpendingColumn[]
const widths: Readonly<Record<SpendingColumn, number>> = {
  field: 22,
  project: 48,
  unit: 26,
  plan: 14,
  paid: 14,
  from: 12,
  to: 12,
}

const cellOf = (row: SpendingRow, column: SpendingColumn) => {
  if (column === 'field') return spendingFields[row.field]
  return column === 'from' || column === 'to' ? dayCell(row[column]) : row[column]
}

const tableColumns: readonly Column<SpendingRow>[] = columnNames.map((column) => ({
  heading: spendingHeadings[column],
  width: widths[column],
  cell: (row) => cellOf(row, column),
}))

/** To be filled in and read again: no row gives the empty form. */
export function writeSpendingTable(rows: readonly SpendingRow[], origin: Origin): Promise<Uint8Array> {
  return writeBook(rows, tableColumns, ['KẾ HOẠCH VÀ GIẢI NGÂN', 'Giải ngân'], origin)
}

/** The rows of the first sheet with these headings. Refuses `spending.badTable` where none has them, and as `readCells` does. */
export function readSpendingTable(bytes: Uint8Array): readonly WrittenSpending[] {
  const known = new Map(columnNames.map((column) => [fold(spendingHeadings[column]), column]))
  for (const { isVisible, rows } of readCells(bytes)) {
    if (!isVisible) continue
    for (const heading of rows.slice(0, 40)) {
      const columns = new Map<SpendingColumn, number>()
      for (const [at, text] of heading.texts) {
        const column = known.get(fold(squeeze(text)))
        if (column !== undefined) columns.set(column, at)
      }
      if (columns.size < columnNames.length) continue
      const written = rows
        .filter(({ number }) => number > heading.number)
        .map(({ number: at, texts }) => {
          const read = (column: SpendingColumn) => squeeze(cleanText(texts.get(columns.get(column) ?? 0) ?? '').text)
          return {
            at,
            cells: Object.fromEntries(columnNames.map((column) => [column, read(column)])),
          } as WrittenSpending
        })
      return written.filter(({ cells }) => columnNames.some((column) => cells[column] !== ''))
    }
  }
  throw new Refusal(
    'spending.badTable',
    `Cần một hàng tiêu đề có đủ các cột: ${Object.values(spendingHeadings).join('; ')}.`,
  )
}

const percent = (share: number) => `${(share * 100).toLocaleString('vi-VN', { maximumFractionDigits: 1 })}%`
const money = (amount: number) => amount.toLocaleString('vi-VN')

interface Line {
  readonly name: string
  readonly unit: string
  readonly figures: Spending['total']
}

const summaryColumns: readonly Column<Line>[] = [
  { heading: 'Lĩnh vực, dự án', width: 44, cell: ({ name }) => name },
  { heading: 'Cơ quan', width: 22, cell: ({ unit }) => unit },
  { heading: 'Kế hoạch (triệu đồng)', width: 14, cell: ({ figures }) => money(figures.plan) },
  { heading: 'Đã giải ngân (triệu đồng)', width: 14, cell: ({ figures }) => money(figures.paid) },
  { heading: 'Tỷ lệ', width: 10, cell: ({ figures }) => percent(figures.rate) },
  { heading: 'Thời gian đã qua', width: 10, cell: ({ figures }) => percent(figures.elapsed) },
  { heading: 'Điểm chậm', width: 10, cell: ({ figures }) => figures.slow.toLocaleString('vi-VN') },
  { heading: 'Ghi chú', width: 12, cell: ({ figures }) => (figures.isSlow ? 'Chậm' : '') },
]

function linesOf({ total, fields, projects }: Spending): readonly Line[] {
  return [
    { name: 'Tổng số', unit: '', figures: total },
    ...fields.flatMap(({ field, ...figures }) => [
      { name: spendingFields[field].toLocaleUpperCase('vi'), unit: '', figures },
      ...projects
        .filter((one) => one.field === field)
        .map((one) => ({ name: one.project, unit: one.unit, figures: one })),
    ]),
  ]
}

export function writeSpendingBook(spending: Spending, origin: Origin): Promise<Uint8Array> {
  const title = `TÌNH HÌNH GIẢI NGÂN ĐẾN NGÀY ${writeShortDate(spending.on)}`
  return writeBook(linesOf(spending), summaryColumns, [title, 'Giải ngân'], origin)
}

export function spendingParts(spending: Spending): SheetPart[] {
  return [
    tableOf(linesOf(spending), summaryColumns),
    {
      kind: 'paragraph',
      text: `Điểm chậm là tỷ lệ thời gian đã qua trừ tỷ lệ đã giải ngân, tính bằng điểm phần trăm; từ ${spending.threshold} điểm trở lên là chậm. ${noAccounting}`,
    },
  ]
}
