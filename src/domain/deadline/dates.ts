/** Calendar days. ISO (YYYY-MM-DD) inside, Vietnamese outside. No time zones: a day is a day. */

export type IsoDate = string

/** The ISO day, or null when there is no such day (31/02, month 13). Years 1900 to 2999. */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1) return null
  if (day > daysInMonth(year, month)) return null
  return `${year}-${pad2(month)}-${pad2(day)}`
}

export function isIsoDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return parts !== null && isoDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) === text
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days of the month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0)
}

/** The day that a moment (ISO 8601 UTC) falls on in Vietnam, which is seven hours ahead all year. */
export function dayInVietnam(moment: string): IsoDate {
  return new Date(Date.parse(moment) + 7 * 3_600_000).toISOString().slice(0, 10)
}

export interface DayParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

export function partsOf(date: IsoDate): DayParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** The day `days` after (before, when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  const { year, month, day } = partsOf(date)
  const moved = new Date(Date.UTC(year, month - 1, day + days))
  return `${String(moved.getUTCFullYear()).padStart(4, '0')}-${pad2(moved.getUTCMonth() + 1)}-${pad2(moved.getUTCDate())}`
}

/**
 * A day as somebody types it: "3/11/2026", "03.11.2026", or "3/11" for the one that is nearest to today. Null where it is
 * none.
 */
export function readTypedDay(typed: string, today: IsoDate): IsoDate | null {
  const [, day = '', month = '', year] = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(typed.trim()) ?? []
  if (day === '') return null
  if (year !== undefined) return isoDate(Number(year), Number(month), Number(day))
  const distance = (one: IsoDate) => Math.abs(Date.parse(one) - Date.parse(today))
  const [nearest] = [-1, 0, 1]
    .flatMap((by) => isoDate(partsOf(today).year + by, Number(month), Number(day)) ?? [])
    .toSorted((one, other) => distance(one) - distance(other))
  return nearest ?? null
}

/** Day below 10 and months 1 and 2 get a zero, months 3 to 9 do not (F-DATE-3). */
export function writeDay(day: number): string {
  return pad2(day)
}
export function writeMonth(month: number): string {
  return month <= 2 ? pad2(month) : String(month)
}

/** "01/4/2026" (F-DATE-7). */
export function writeShortDate(date: IsoDate): string {
  const { year, month, day } = partsOf(date)
  return `${writeDay(day)}/${writeMonth(month)}/${year}`
}

/** "ngày 01 tháng 4 năm 2026" (F-DATE-1). */
export function writeLongDate(date: IsoDate): string {
  const { year, month, day } = partsOf(date)
  return `ngày ${writeDay(day)} tháng ${writeMonth(month)} năm ${year}`
}

function pad2(value: number): string {
  return String(value).padStart(2, '0')
}
