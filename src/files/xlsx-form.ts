/** What the written workbook and its reader agree on. */
import { statusChoices } from '../domain/follow-up/sheet-rows.ts'
import { type IsoDate, isoDate, writeShortDate } from '../domain/deadline/dates.ts'

/** Heading of the hidden last column, which holds the ids of rows and sections: a returned file is matched by them. */
export const idHeading = 'Mã'

/**
 * Columns beside the table, between it and the ids, in this order: what a program needs to sort and filter by. They are
 * outside the print area. Their headings are no headings of a table.
 */
export const helperHeadings = {
  /** The section a row stands under: section rows and their tasks are filtered together. */
  section: 'Mục (để lọc)',
  /** The last day of the deadline in force, as a date. */
  lastDay: 'Hạn cuối (ngày)',
  /** Place of the row in the notice: sorted by it, the table is as it was issued. */
  order: 'Thứ tự gốc',
} as const
export type Helper = keyof typeof helperHeadings

/** How many of the headings are those of the table: the helpers that end the list are not. */
export function countTableColumns(headings: readonly string[]): number {
  let count = headings.length
  for (const helper of Object.values(helperHeadings).toReversed()) if (headings[count - 1] === helper) count -= 1
  return count
}

/** A row too tall for a page goes on in more rows of the sheet. Their ids say which cells go on: "row-1#2:2.4". */
export interface Continuation {
  readonly id: string
  /** 2 is the first that goes on. */
  readonly part: number
  /** Columns of the table, from 1, whose text goes on; the others repeat theirs, unseen, for sorting and filtering. */
  readonly columns: readonly number[]
}

export function writeContinuation({ id, part, columns }: Continuation): string {
  return `${id}#${part}:${columns.join('.')}`
}

export function readContinuation(written: string): Continuation | null {
  const parts = /^(.+)#(\d+):(\d+(?:\.\d+)*)$/s.exec(written)
  if (parts === null) return null
  return { id: parts[1] ?? '', part: Number(parts[2]), columns: (parts[3] ?? '').split('.').map(Number) }
}

/** A column of a status sheet that the office in charge fills in. */
export interface StatusColumn {
  readonly heading: string
  /** mm */
  readonly width: number
  readonly align: 'left' | 'center'
  readonly kind: 'day' | 'text'
  /** What the office chooses from; other words are refused when `strict`. */
  readonly choices?: readonly string[]
  readonly strict?: boolean
  /** What is shown beside the cell. */
  readonly hint: string
}

export const statusColumns: readonly StatusColumn[] = [
  {
    heading: 'Tình trạng',
    width: 25,
    align: 'center',
    kind: 'text',
    choices: statusChoices,
    strict: true,
    hint: 'Chọn một tình trạng trong danh sách.',
  },
  {
    heading: 'Ngày hoàn thành',
    width: 24,
    align: 'center',
    kind: 'day',
    hint: 'Ngày hoàn thành. Việc chưa xong thì ghi ngày báo cáo.',
  },
  {
    heading: 'Kết quả thực hiện',
    width: 36,
    align: 'left',
    kind: 'text',
    choices: ['Đạt yêu cầu', 'Đạt một phần', 'Chưa đạt'],
    hint: 'Chọn trong danh sách, hoặc ghi rõ kết quả.',
  },
  {
    heading: 'Văn bản, sản phẩm',
    width: 27,
    align: 'left',
    kind: 'text',
    hint: 'Số, ký hiệu, ngày của văn bản, hoặc tên sản phẩm.',
  },
  { heading: 'Ghi chú', width: 25, align: 'left', kind: 'text', hint: 'Khó khăn, kiến nghị (nếu có).' },
]

/** The very hidden sheet of facts: one fact a row, its name in column A. */
export const factsSheet = 'ket-luan'
export const facts = {
  /** id of the notice */
  notice: 'notice',
  /** name of a sheet, id of its appendix */
  appendix: 'appendix',
  /** name and version of the format it was set in */
  format: 'format',
  /** what the workbook is, where it is no appendix; and whose tasks it holds, where not everybody's */
  kind: 'kind',
} as const

/**
 * Number formats of a day as the official form writes it: months 1 and 2 with a zero, the others without
 * (F-DATE-3). The slash is escaped: a bare one prints as the separator of the reader's own country.
 */
export const dayFormats = { paddedMonth: 'dd\\/mm\\/yyyy', bareMonth: 'dd\\/m\\/yyyy' } as const

/** Shows nothing of what is in the cell. */
export const unseenFormat = ';;;'

export interface WrittenDay {
  /** Days since 1899-12-30. */
  readonly serial: number
  readonly format: keyof typeof dayFormats
}

const epoch = Date.UTC(1899, 11, 30)
const millisecondsOfDay = 86_400_000
/** 1900-03-01: before it, the serials of spreadsheets count a day that never was. */
const firstSafeSerial = 61

/** The day when a text is one day exactly as officially written ("15/01/2026", "01/4/2026"), else null. */
export function readWrittenDay(text: string): WrittenDay | null {
  if (text.length < 9 || text.length > 10 || text[2] !== '/') return null
  const parts = /^(\d\d)\/(\d\d?)\/(\d{4})$/.exec(text)
  if (parts === null) return null
  const [day, month, year] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const date = isoDate(year, month, day)
  if (date === null || writeShortDate(date) !== text) return null
  const serial = (Date.UTC(year, month - 1, day) - epoch) / millisecondsOfDay
  return serial < firstSafeSerial ? null : { serial, format: month <= 2 ? 'paddedMonth' : 'bareMonth' }
}

/** A day as spreadsheets count it. */
export function serialOf(day: IsoDate): number {
  return (Date.parse(`${day}T00:00:00Z`) - epoch) / millisecondsOfDay
}

/** A date of a cell in the official writing. Spreadsheet days are UTC: local time would move them by one. */
export function writeCellDay(date: Date): string {
  const iso = isoDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
  return iso === null ? date.toISOString().slice(0, 10) : writeShortDate(iso)
}
