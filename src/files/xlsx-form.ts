/** What the written workbook and its reader agree on. */
import { isoDate, writeShortDate } from '../domain/deadline/dates.ts'

/** Heading of the hidden last column, which holds the ids of rows and sections: a returned file is matched by them. */
export const idHeading = 'Mã'

/** The very hidden sheet of facts: one fact a row, its name in column A. */
export const factsSheet = 'ket-luan'
export const facts = {
  /** id of the notice */
  notice: 'notice',
  /** name of a sheet, id of its appendix */
  appendix: 'appendix',
  /** name and version of the format it was set in */
  format: 'format',
} as const

/**
 * Number formats of a day as the official form writes it: months 1 and 2 with a zero, the others without
 * (F-DATE-3). The slash is escaped: a bare one prints as the separator of the reader's own country.
 */
export const dayFormats = { paddedMonth: 'dd\\/mm\\/yyyy', bareMonth: 'dd\\/m\\/yyyy' } as const

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

/** A date of a cell in the official writing. Spreadsheet days are UTC: local time would move them by one. */
export function writeCellDay(date: Date): string {
  const iso = isoDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
  return iso === null ? date.toISOString().slice(0, 10) : writeShortDate(iso)
}
