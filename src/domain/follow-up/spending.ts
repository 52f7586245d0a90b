/**
 * Plans and payments as a table of the finance office says them: rates, and where payment is behind the time. It says what
 * that table said on its day; it is no accounting.
 */
import type { IsoDate } from '../deadline/dates.ts'
import type { Office } from '../office/office.ts'
import { fold, squeeze } from '../words/text.ts'

export const spendingFields = {
  science: 'Khoa học và công nghệ',
  innovation: 'Đổi mới sáng tạo',
  digital: 'Chuyển đổi số',
} as const
export type SpendingField = keyof typeof spendingFields

/** Said wherever the figures go. */
export const noAccounting =
  'Số liệu theo bảng do cơ quan tài chính cung cấp, để theo dõi tiến độ; không thay thế số liệu kế toán.'

/** Short forms by which tables name them. */
const fieldWords: Readonly<Record<SpendingField, readonly string[]>> = {
  science: ['kh&cn', 'khcn', 'kh va cn'],
  innovation: ['dmst'],
  digital: ['cds'],
}

/** One project. Money in millions of đồng. */
export interface SpendingRow {
  readonly field: SpendingField
  readonly project: string
  readonly unit: string
  readonly plan: number
  readonly paid: number
  readonly from: IsoDate
  readonly to: IsoDate
}

export const spendingHeadings = {
  field: 'Lĩnh vực',
  project: 'Dự án, nhiệm vụ',
  unit: 'Cơ quan',
  plan: 'Kế hoạch (triệu đồng)',
  paid: 'Đã giải ngân (triệu đồng)',
  from: 'Bắt đầu',
  to: 'Kết thúc',
} as const
export type SpendingColumn = keyof typeof spendingHeadings

/** A row as it was written. */
export interface WrittenSpending {
  /** Row of the sheet. */
  readonly at: number
  readonly cells: Readonly<Record<SpendingColumn, string>>
}

/** One thing that cannot be taken in, with its place. */
export interface SpendingFault {
  readonly at: number
  readonly column: SpendingColumn
  readonly why: string
}

/** All rows, or all faults: a table is taken in as a whole or not at all. */
export function readSpending(
  written: readonly WrittenSpending[],
  readDay: (typed: string) => IsoDate | null,
): { readonly rows: readonly SpendingRow[]; readonly faults: readonly SpendingFault[] } {
  const faults: SpendingFault[] = []
  const seen = new Map<string, number>()
  const rows = written.map(({ at, cells }): SpendingRow => {
    const fault = (column: SpendingColumn, why: string) => void faults.push({ at, column, why })
    const field = fieldOf(cells.field)
    if (field === null) fault('field', `"${cells.field}" không phải ${Object.values(spendingFields).join(', ')}`)
    const project = squeeze(cells.project)
    if (project === '') fault('project', 'còn trống')
    const key = `${field} ${fold(project)} ${fold(squeeze(cells.unit))}`
    const before = seen.get(key)
    if (before !== undefined && project !== '') fault('project', `trùng hàng ${before}`)
    seen.set(key, at)
    const [plan, paid] = (['plan', 'paid'] as const).map((column) => {
      const amount = readAmount(cells[column])
      if (amount === null)
        fault(
          column,
          cells[column] === '' ? 'còn trống' : `"${cells[column]}" không phải số tiền; ghi như 1250 hoặc 1250,5`,
        )
      return amount ?? 0
    }) as [number, number]
    if (plan === 0 && faults.every((one) => one.at !== at)) fault('plan', 'phải lớn hơn 0')
    const [from, to] = (['from', 'to'] as const).map((column) => {
      const day = readDay(cells[column])
      if (day === null) fault(column, cells[column] === '' ? 'còn trống' : `"${cells[column]}" không phải ngày`)
      return day ?? ''
    }) as [string, string]
    if (from !== '' && to !== '' && from > to) fault('to', 'trước ngày bắt đầu')
    return { field: field ?? 'science', project, unit: squeeze(cells.unit), plan, paid, from, to }
  })
  return { rows: faults.length === 0 ? rows : [], faults }
}

function fieldOf(written: string): SpendingField | null {
  const words = fold(squeeze(written))
  const found = (Object.keys(spendingFields) as SpendingField[]).find(
    (field) => words === fold(spendingFields[field]) || fieldWords[field].includes(words),
  )
  return found ?? null
}

/** "1250", "1250,5", "1.250.000" and "1 250": a single dot before three digits may be either, so it is refused. */
export function readAmount(written: string): number | null {
  const text = written.replace(/[\s\u00a0]/gu, '')
  if (/^\d{1,3}\.\d{3}$/.test(text)) return null
  if (/^\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(text) || /^\d{1,3}\.\d{3},\d+$/.test(text))
    return Number(text.replaceAll('.', '').replace(',', '.'))
  return /^\d{1,15}([.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : null
}

export interface SpendingFigures {
  readonly plan: number
  readonly paid: number
  /** Shares, from 0; what is paid may pass its plan. */
  readonly rate: number
  /** Of the time, weighed by the plans. */
  readonly elapsed: number
  /** Điểm chậm: percentage points by which payment is behind the time; below 0 it is ahead. */
  readonly slow: number
  readonly isSlow: boolean
}

export interface Spending {
  readonly on: IsoDate
  /** Percentage points from which something is slow. */
  readonly threshold: number
  readonly total: SpendingFigures
  readonly fields: readonly (SpendingFigures & { readonly field: SpendingField })[]
  readonly projects: readonly (SpendingFigures & SpendingRow)[]
}

/** What the profile of the office says on a day. */
export function slowThresholdOn({ valid }: Pick<Office, 'valid'>, on: IsoDate): number {
  const said = valid('profile', on)[0]?.values['slowPoints']
  return typeof said === 'number' ? said : 20
}

/** What is slowest comes first. */
export function sumSpending(rows: readonly SpendingRow[], on: IsoDate, threshold: number): Spending {
  const figures = (of: readonly SpendingRow[]) => figuresOf(of, on, threshold)
  return {
    on,
    threshold,
    total: figures(rows),
    fields: (Object.keys(spendingFields) as SpendingField[]).flatMap((field) => {
      const own = rows.filter((row) => row.field === field)
      return own.length === 0 ? [] : [{ field, ...figures(own) }]
    }),
    projects: rows.map((row) => ({ ...row, ...figures([row]) })).toSorted((one, other) => other.slow - one.slow),
  }
}

function figuresOf(rows: readonly SpendingRow[], on: IsoDate, threshold: number): SpendingFigures {
  const sum = (of: (row: SpendingRow) => number) => rows.reduce((all, row) => all + of(row), 0)
  const [plan, paid] = [sum((row) => row.plan), sum((row) => row.paid)]
  const rate = plan === 0 ? 0 : paid / plan
  const elapsed = plan === 0 ? 0 : sum((row) => row.plan * elapsedOf(row, on)) / plan
  // To a tenth, as it is shown: what is shown as the threshold is slow.
  const slow = Math.round((elapsed - rate) * 1000) / 10
  return { plan, paid, rate, elapsed, slow, isSlow: slow >= threshold }
}

const days = (from: IsoDate, to: IsoDate) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** The share of its time that has gone with a day; the first and the last day count. */
export function elapsedOf({ from, to }: Pick<SpendingRow, 'from' | 'to'>, on: IsoDate): number {
  if (on < from) return 0
  return Math.min(1, (days(from, on) + 1) / (days(from, to) + 1))
}
