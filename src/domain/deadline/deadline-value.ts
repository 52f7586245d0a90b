/**
 * What a deadline or cadence means. The words stay where they were written; a value is what they say.
 * `readDeadline` makes a value of words, `writeDeadline` words of a value, `findDeadlines` finds the words in prose.
 */
import { type IsoDate, addDays, daysInMonth, isoDate, partsOf } from './dates.ts'
import { lunarNewYear } from './lunar.ts'

/** What the words do not say themselves: the date of issue gives the year of "Quý III" and of "ngày 20/4". */
export interface DeadlineContext {
  readonly issuedOn: IsoDate | null
}

/**
 * How a limit relates to its day or period. before: "trước", the day itself is late. latestBefore: "chậm nhất trước",
 * the same in a doubled wording that some read as "by" (DL-09). by: "chậm nhất", "đến", "hết". on: bare, or "trong"
 * a period. from: "bắt đầu từ", which sets no end.
 */
export type Bound = 'before' | 'latestBefore' | 'by' | 'on' | 'from'

interface Dated {
  /** Null when neither the words nor the date of issue give it. */
  readonly year: number | null
  /** False when the year was taken from the date of issue (DL-14). */
  readonly yearWritten: boolean
}

/** A stretch of the calendar: a day, a month, a quarter, "6 tháng đầu năm", a year. */
export type Period = Dated &
  (
    | {
        readonly kind: 'date'
        readonly month: number
        readonly day: number
        /** "17:00" in "trước 17 giờ ngày 10/4/2026": then the day itself still counts. */
        readonly clock: string | null
      }
    | { readonly kind: 'month'; readonly month: number }
    /** "tuần thứ 2 tháng 9": the eighth to the fourteenth; the last week is the last seven days. */
    | { readonly kind: 'weekOfMonth'; readonly month: number; readonly week: 1 | 2 | 3 | 4 | 5 | 'last' }
    | { readonly kind: 'quarter'; readonly quarter: number }
    | { readonly kind: 'partOfYear'; readonly months: number; readonly part: 'first' | 'last' }
    | { readonly kind: 'year' }
  )

export type DatePeriod = Extract<Period, { kind: 'date' }>

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** A length of time; "ngày đêm" and "ngày làm việc" are units of their own. */
export interface Duration {
  readonly count: number
  readonly unit: Unit | 'workingDay' | 'dayAndNight'
}

/** Where a duration begins. `counts`: "bắt đầu từ ngày" counts that day, "kể từ ngày" does not (Civil Code, 147). */
export type Start =
  | { readonly from: 'date'; readonly day: DatePeriod; readonly counts: boolean }
  /** "kể từ ngày ban hành": the date of issue, null while there is none. */
  | { readonly from: 'issue'; readonly date: IsoDate | null }

/** "hằng tháng" is 1 time in 1 month, "6 tháng một lần" 1 in 6 months, "02 lần/năm" 2 in 1 year. */
export interface Interval {
  readonly times: number
  readonly count: number
  readonly unit: Unit
}

/** When in each interval. `month` is the month the day belongs to; a number is a month of the year. */
export type Due = { readonly bound: Exclude<Bound, 'from'>; readonly clock: string | null } & (
  | {
      readonly at: 'day'
      readonly day: number
      readonly month: 'same' | 'next' | 'firstOfQuarter' | 'lastOfQuarter' | number
    }
  /** From 1, Monday, to 7, Sunday. */
  | { readonly at: 'weekday'; readonly weekday: number }
  /** "vào tuần đầu hằng tháng". */
  | { readonly at: 'week'; readonly week: 'first' | 'last' }
)

export type CadenceValue = {
  readonly kind: 'cadence'
  /** Empty in a bare "định kỳ" (DL-19). */
  readonly every: readonly Interval[]
  readonly due: Due | null
}

/** "Thường xuyên", with what is kept up: "duy trì, nâng cấp". */
export type ContinuousValue = { readonly kind: 'continuous'; readonly activity: string }

export type DeadlineValue =
  | (Period & { readonly bound: Bound })
  | { readonly kind: 'range'; readonly from: Period; readonly to: Period }
  /** Tết Nguyên đán. `yearName` is "Bính Ngọ" when the year was written so. */
  | (Dated & { readonly kind: 'lunarNewYear'; readonly bound: Bound; readonly yearName: string | null })
  | { readonly kind: 'duration'; readonly length: Duration; readonly start: Start | null }
  /** "… và theo tiến độ của Trung ương": `condition` with its conjunction; base null when nothing else is said. */
  | { readonly kind: 'conditional'; readonly base: DeadlineValue | null; readonly condition: string }
  /** "sau khi …", "trước khi …", "trong 10 ngày kể từ khi …": tied to another task or event. */
  | {
      readonly kind: 'relative'
      readonly relation: 'after' | 'before'
      readonly event: string
      readonly length: Duration | null
    }
  /** "sớm ít nhất 01 quý so với kế hoạch". */
  | { readonly kind: 'aheadOfPlan'; readonly by: Duration; readonly atLeast: boolean }
  | CadenceValue
  | ContinuousValue
  /** A limit and what recurs after it: "Hoàn thành trước ngày 30/5/2026. Thường xuyên duy trì, nâng cấp." */
  | { readonly kind: 'mixed'; readonly parts: readonly [DeadlineValue, DeadlineValue] }
  /** "ngay", "khẩn trương": asks for a date. */
  | { readonly kind: 'urgent' }

export type DeadlineKind = DeadlineValue['kind']

/** First and last day of a period; null while its year is unknown. */
export function edgesOf(period: Period): { first: IsoDate; last: IsoDate } | null {
  if (period.year === null) return null
  if (period.kind === 'date') {
    const day = isoDate(period.year, period.month, period.day)
    return day === null ? null : { first: day, last: day }
  }
  if (period.kind === 'weekOfMonth') return daysOfWeek(period.year, period)
  const [from, to] = monthsOf(period)
  const first = isoDate(period.year, from, 1)
  const last = isoDate(period.year, to, daysInMonth(period.year, to))
  return first === null || last === null ? null : { first, last }
}

/** Weeks are counted from the first of the month, as those of a cadence are (follow-up/due-days.ts). */
function daysOfWeek(year: number, { month, week }: Extract<Period, { kind: 'weekOfMonth' }>) {
  const end = daysInMonth(year, month)
  const from = week === 'last' ? end - 6 : week * 7 - 6
  const [first, last] = [isoDate(year, month, from), isoDate(year, month, Math.min(from + 6, end))]
  return first === null || last === null ? null : { first, last }
}

function monthsOf(period: Exclude<Period, DatePeriod | { kind: 'weekOfMonth' }>): readonly [number, number] {
  switch (period.kind) {
    case 'month':
      return [period.month, period.month]
    case 'quarter':
      return [period.quarter * 3 - 2, period.quarter * 3]
    case 'partOfYear':
      return period.part === 'first' ? [1, period.months] : [13 - period.months, 12]
    case 'year':
      return [1, 12]
  }
}

/** The day from which work can be in time; null when the value sets no start that is a calendar day. */
export function firstDay(value: DeadlineValue): IsoDate | null {
  switch (value.kind) {
    case 'date':
    case 'month':
    case 'weekOfMonth':
    case 'quarter':
    case 'partOfYear':
    case 'year':
      return value.bound === 'on' || value.bound === 'from' ? (edgesOf(value)?.first ?? null) : null
    case 'lunarNewYear':
      return value.bound === 'on' || value.bound === 'from' ? newYearOf(value.year) : null
    case 'range':
      return edgesOf(value.from)?.first ?? null
    case 'duration':
      return startOf(value.start)
    case 'conditional':
      return value.base === null ? null : firstDay(value.base)
    case 'mixed':
      return firstDay(value.parts[0]) ?? firstDay(value.parts[1])
    default:
      return null
  }
}

/**
 * The last day on which work is in time; null when the value sets none that is a calendar day (a start alone,
 * a cadence, a year that is unknown). A conditional value gives the day of its base. `isDayOff` decides what
 * "ngày làm việc" skips: by default Saturdays and Sundays alone.
 */
export function lastDay(value: DeadlineValue, isDayOff: (day: IsoDate) => boolean = isWeekend): IsoDate | null {
  switch (value.kind) {
    case 'date':
    case 'month':
    case 'weekOfMonth':
    case 'quarter':
    case 'partOfYear':
    case 'year': {
      const edges = edgesOf(value)
      if (edges === null || value.bound === 'from') return null
      if (value.kind === 'date' && value.clock !== null) return edges.last
      return isStrict(value.bound) ? addDays(edges.first, -1) : edges.last
    }
    case 'lunarNewYear': {
      const tet = newYearOf(value.year)
      if (tet === null || value.bound === 'from') return null
      return isStrict(value.bound) ? addDays(tet, -1) : tet
    }
    case 'range':
      return edgesOf(value.to)?.last ?? null
    case 'duration': {
      const start = startOf(value.start)
      const counts = value.start?.from === 'date' && value.start.counts
      return start === null ? null : endOf(start, counts, value.length, isDayOff)
    }
    case 'conditional':
      return value.base === null ? null : lastDay(value.base, isDayOff)
    case 'mixed':
      return lastDay(value.parts[0], isDayOff) ?? lastDay(value.parts[1], isDayOff)
    default:
      return null
  }
}

function isStrict(bound: Bound): boolean {
  return bound === 'before' || bound === 'latestBefore'
}

function newYearOf(year: number | null): IsoDate | null {
  return year === null ? null : lunarNewYear(year)
}

function startOf(start: Start | null): IsoDate | null {
  if (start === null) return null
  return start.from === 'issue' ? start.date : (edgesOf(start.day)?.first ?? null)
}

const daysIn = { day: 1, dayAndNight: 1, week: 7 }
const monthsIn = { month: 1, quarter: 3, year: 12 }

function endOf(start: IsoDate, counts: boolean, { count, unit }: Duration, isDayOff: (day: IsoDate) => boolean) {
  const back = counts ? -1 : 0
  if (unit === 'workingDay') {
    let day = addDays(start, back)
    for (let left = count; left > 0;) {
      day = addDays(day, 1)
      if (!isDayOff(day)) left -= 1
    }
    return day
  }
  if (unit === 'day' || unit === 'dayAndNight' || unit === 'week') return addDays(start, count * daysIn[unit] + back)
  const end = addMonths(start, count * monthsIn[unit])
  return end === null ? null : addDays(end, back)
}

/** The same day of a later month, or that month's last day: 31/01 and one month is 28/02. Null after 2999. */
function addMonths(date: IsoDate, months: number): IsoDate | null {
  const { year, month, day } = partsOf(date)
  const ordinal = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(ordinal / 12), (ordinal % 12) + 1]
  return isoDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

/** Saturdays and Sundays. */
function isWeekend(day: IsoDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}
