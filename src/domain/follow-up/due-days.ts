/** The days on which what recurs is due: "trước ngày 20 hằng tháng" is due on the 19th of each month. */
import { type IsoDate, addDays, daysInMonth, isoDate, partsOf } from '../deadline/dates.ts'
import type { CadenceValue, Due, Interval } from '../deadline/deadline-value.ts'

/** No cadence is counted further than this from its start: a limit against days typed wrong by centuries. */
const mostPeriods = 1200

/**
 * The last days in time, of the periods from the one that `from` lies in, to the first such day that is not before `until`.
 * Days before `from` do not count. Null where the words do not say how often.
 */
export function dueDays({ every, due }: CadenceValue, from: IsoDate, until: IsoDate): readonly IsoDate[] | null {
  const found = every.map((interval) => daysOfInterval(interval, due, from, until))
  if (found.length === 0 || found.some((days) => days === null)) return null
  return [...new Set(found.flatMap((days) => days ?? []))].toSorted()
}

function daysOfInterval(interval: Interval, due: Due | null, from: IsoDate, until: IsoDate): readonly IsoDate[] | null {
  const dayOf = periodDays(interval, due, from)
  if (dayOf === null) return null
  const days: IsoDate[] = []
  for (let period = 0; period < mostPeriods; period += 1) {
    const day = dayOf(period)
    if (day === null) return days
    if (day >= from) days.push(day)
    if (day >= from && day >= until) return days
  }
  return days
}

/** The last day in time of the period so many after that of `from`. */
type DayOf = (period: number) => IsoDate | null

function periodDays(interval: Interval, due: Due | null, from: IsoDate): DayOf | null {
  if (interval.unit === 'day') {
    const step = wholeShare(interval.count, interval.times)
    return step === null ? null : (period) => addDays(from, (period + 1) * step - 1)
  }
  if (interval.unit === 'week') return interval.times === 1 ? weekDays(interval.count, due, from) : null
  const months = wholeShare(interval.count * monthsIn[interval.unit], interval.times)
  return months === null ? null : monthDays(months, due, from)
}

const monthsIn = { month: 1, quarter: 3, year: 12 }

/** "02 lần/năm" is each 6 months; "05 lần/năm" says no period. */
function wholeShare(count: number, times: number): number | null {
  const share = count / times
  return Number.isInteger(share) && share > 0 ? share : null
}

/** Weeks go from Monday to Sunday. */
function weekDays(count: number, due: Due | null, from: IsoDate): DayOf {
  const weekday = due?.at === 'weekday' ? due.weekday - (isStrict(due) ? 1 : 0) : 7
  const monday = addDays(from, -((new Date(`${from}T00:00:00Z`).getUTCDay() + 6) % 7))
  return (period) => addDays(monday, period * count * 7 + weekday - 1)
}

/** Periods of months begin with the year where they divide it, otherwise with the month of `from`. */
function monthDays(months: number, due: Due | null, from: IsoDate): DayOf {
  const { year, month } = partsOf(from)
  const ordinal = year * 12 + month - 1
  const begin = 12 % months === 0 ? ordinal - (ordinal % months) : ordinal
  return (period) => {
    const first = begin + period * months
    const last = first + months - 1
    if (due === null) return dayIn(last, 31, false)
    if (due.at === 'day') return dayIn(monthOfDay(due.month, first, last), due.day, isStrict(due))
    if (due.at === 'week') return dayIn(last, due.week === 'first' ? 7 : 31, false)
    return weekdayIn(last, due)
  }
}

function monthOfDay(month: Extract<Due, { at: 'day' }>['month'], first: number, last: number): number {
  if (month === 'next') return last + 1
  if (month === 'firstOfQuarter') return first
  if (typeof month === 'number') return first - (first % 12) + month - 1
  return last
}

/** The day of a month, or its last where it has fewer; "trước ngày" is the day before. */
function dayIn(ordinal: number, day: number, strict: boolean): IsoDate | null {
  const [year, month] = [Math.floor(ordinal / 12), (ordinal % 12) + 1]
  const first = isoDate(year, month, 1)
  if (first === null) return null
  return addDays(first, Math.min(strict ? day - 1 : day, daysInMonth(year, month)) - 1)
}

/** "thứ Sáu hằng tháng": the last one of the month. */
function weekdayIn(ordinal: number, due: Extract<Due, { at: 'weekday' }>): IsoDate | null {
  const end = dayIn(ordinal, 31, false)
  if (end === null) return null
  const weekday = (new Date(`${end}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(end, -((weekday - (due.weekday - 1) + 7) % 7) - (isStrict(due) ? 1 : 0))
}

function isStrict({ bound, clock }: Due): boolean {
  return clock === null && (bound === 'before' || bound === 'latestBefore')
}
