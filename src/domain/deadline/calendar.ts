/**
 * Days off and quarters. Holidays are those of the Labour Code of 2019 (article 112), a holiday on a Saturday or
 * Sunday gives the next working day off (article 111, clause 3). What is announced for a single year, above all
 * working days exchanged for a long weekend, is data: resources/calendar/days-off.json.
 */
import { z } from 'zod'
import { type IsoDate, addDays, daysInMonth, isIsoDate, isoDate, partsOf } from './dates.ts'
import { lunarNewYear, lunarToSolar } from './lunar.ts'

const dayOfYear = z.string().refine(isIsoDate, { error: 'không phải một ngày có thật' })
const yearDays = z
  .object({
    /** Working days that are off all the same. */
    off: z.array(dayOfYear).readonly(),
    /** Days off that are worked: the Saturday that makes up for an exchanged day. */
    work: z.array(dayOfYear).readonly(),
  })
  .strict()
  .readonly()

/** What is announced for single years, by year. */
export const daysOffSchema = z
  .record(z.string().regex(/^\d{4}$/), yearDays)
  .refine(
    (years) =>
      Object.entries(years).every(([year, { off, work }]) =>
        [...off, ...work].every((day) => day.startsWith(`${year}-`)),
      ),
    { error: 'có ngày không thuộc năm đã ghi' },
  )

/** A quarter of a year. */
export interface YearQuarter {
  readonly year: number
  readonly quarter: number
}

/** The working calendar of an office. */
export interface Calendar {
  readonly isDayOff: (day: IsoDate) => boolean
  /** What a day is off for; null on working days and ordinary weekends. */
  readonly holidayName: (day: IsoDate) => string | null
  /** Working days after `from`, up to and with `to`; 0 when `to` is not later. */
  readonly workingDaysBetween: (from: IsoDate, to: IsoDate) => number
  /** The `count`-th working day after a day; before it when negative; the day itself for 0. */
  readonly addWorkingDays: (day: IsoDate, count: number) => IsoDate
  readonly quarterOf: (day: IsoDate) => YearQuarter
  readonly lastDayOfQuarter: (year: number, quarter: number) => IsoDate
  /** The last day of a campaign of so many days; its first day counts. */
  readonly campaignEnd: (start: IsoDate, days: number) => IsoDate
}

/** Makes the calendar of the holidays by law and of what is announced for single years (days-off.json). */
export function makeCalendar(data: unknown): Calendar {
  const announced = daysOffSchema.parse(data)
  const known = new Map<number, ReadonlyMap<IsoDate, string>>()
  const holidaysOf = (year: number) => {
    const before = known.get(year)
    if (before !== undefined) return before
    const days = withExchanges(hasLunarYear(year) ? computeDaysOff(year) : new Map(), announced[String(year)])
    known.set(year, days)
    return days
  }
  const worked = new Set(Object.values(announced).flatMap(({ work }) => work))
  const holidayName = (day: IsoDate) => holidaysOf(partsOf(day).year).get(day) ?? null
  const isDayOff = (day: IsoDate) => !worked.has(day) && (isWeekend(day) || holidayName(day) !== null)
  return {
    isDayOff,
    holidayName,
    workingDaysBetween: (from, to) => {
      let count = 0
      for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (!isDayOff(day)) count += 1
      return count
    },
    addWorkingDays: (start, count) => {
      let day = start
      for (let left = Math.abs(count); left > 0;) {
        day = addDays(day, Math.sign(count))
        if (!isDayOff(day)) left -= 1
      }
      return day
    },
    quarterOf,
    lastDayOfQuarter,
    campaignEnd: (start, days) => addDays(start, days - 1),
  }
}

/** The quarter a day lies in. */
export function quarterOf(day: IsoDate): YearQuarter {
  const { year, month } = partsOf(day)
  return { year, quarter: Math.ceil(month / 3) }
}

/** The last day of a quarter. Throws when there is none. */
export function lastDayOfQuarter(year: number, quarter: number): IsoDate {
  return dayOf(year, quarter * 3, daysInMonth(year, quarter * 3))
}

/** A count of working days may run over the end of the years that dates.ts knows. */
function hasLunarYear(year: number): boolean {
  return year >= 1900 && year <= 2999
}

const tet = 'Tết Nguyên đán'
const nationalDay = 'Quốc khánh'
/** The second day of Quốc khánh came with the Labour Code of 2019. */
const secondNationalDaySince = 2021

/** The days off of a year by the law alone, with what they are off for. Weekend days that are holidays are among them. */
function computeDaysOff(year: number): Map<IsoDate, string> {
  const holidays = lawfulHolidays(year)
  const days = new Map(holidays)
  for (const [day, name] of holidays) {
    if (!isWeekend(day)) continue
    let instead = addDays(day, 1)
    while (isWeekend(instead) || days.has(instead)) instead = addDays(instead, 1)
    days.set(instead, `Nghỉ bù ${name}`)
  }
  return days
}

function lawfulHolidays(year: number): (readonly [IsoDate, string])[] {
  const newYear = lunarNewYear(year)
  const firstOfTet = addDays(newYear, -daysOffBeforeTet(newYear))
  const kings = lunarToSolar({ year, month: 3, day: 10, leap: false })
  const national = dayOf(year, 9, 2)
  return [
    [dayOf(year, 1, 1), 'Tết Dương lịch'],
    ...[0, 1, 2, 3, 4].map((after) => [addDays(firstOfTet, after), tet] as const),
    ...(kings === null ? [] : [[kings, 'Giỗ Tổ Hùng Vương'] as const]),
    [dayOf(year, 4, 30), 'Ngày Chiến thắng'],
    [dayOf(year, 5, 1), 'Ngày Quốc tế lao động'],
    ...(year < secondNationalDaySince
      ? []
      : [[addDays(national, secondNationalDayAt(national)), nationalDay] as const]),
    [national, nationalDay],
  ]
}

/**
 * The law gives five days around Tết and leaves to the Prime Minister which. Announced were, from 2016 to 2026, two
 * before and three from the new year, and one and four where Tết was a Tuesday (2019, 2022, 2026).
 */
function daysOffBeforeTet(newYear: IsoDate): number {
  return weekdayOf(newYear) === 2 ? 1 : 2
}

/** The day after where it leads to a weekend or away from it (Thursday in 2021, Monday in 2024), else the day before. */
function secondNationalDayAt(national: IsoDate): number {
  return [1, 4].includes(weekdayOf(national)) ? 1 : -1
}

function withExchanges(days: ReadonlyMap<IsoDate, string>, announced: z.infer<typeof yearDays> | undefined) {
  const changed = new Map(days)
  for (const day of announced?.off ?? []) if (!changed.has(day)) changed.set(day, 'Nghỉ theo thông báo hằng năm')
  for (const day of announced?.work ?? []) changed.delete(day)
  return changed
}

function dayOf(year: number, month: number, day: number): IsoDate {
  const date = isoDate(year, month, day)
  if (date === null) throw new RangeError(`no day ${year}-${month}-${day}`)
  return date
}

/** From 0, Sunday, to 6, Saturday. */
function weekdayOf(day: IsoDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

function isWeekend(day: IsoDate): boolean {
  return [0, 6].includes(weekdayOf(day))
}
