/** The canonical wording of a deadline or cadence: "trước ngày 10/4/2026", "quý III năm 2026". */
import { writeDay, writeMonth } from './dates.ts'
import type { Bound, CadenceValue, DeadlineValue, Due, Duration, Interval, Period } from './deadline-value.ts'
import { weekdayNames, writeUnit } from './deadline-words.ts'
import { writeRoman } from '../notice/numbering.ts'

const dayBounds: Record<Bound, string> = {
  before: 'trước ',
  latestBefore: 'chậm nhất trước ',
  by: 'chậm nhất ',
  on: '',
  from: 'bắt đầu từ ',
}
const periodBounds: Record<Bound, string> = { ...dayBounds, by: 'hết ' }

/**
 * Words that `readDeadline` reads as the same value (in the same context, for what the value left unwritten). Begins
 * in lower case and without "hoàn thành"; a cell or sentence that begins with it is capitalised by the caller.
 */
export function writeDeadline(value: DeadlineValue): string {
  switch (value.kind) {
    case 'date':
      return dayBounds[value.bound] + writePeriod(value, value.bound !== 'on')
    case 'month':
    case 'quarter':
    case 'weekOfMonth':
    case 'partOfYear':
    case 'year':
      return periodBounds[value.bound] + writePeriod(value)
    case 'lunarNewYear':
      return `${dayBounds[value.bound]}Tết Nguyên đán${writeLunarYear(value)}`
    case 'range':
      return writeRange(value.from, value.to)
    case 'duration':
      return writeDuration(value)
    case 'conditional':
      return value.base === null ? value.condition : `${writeDeadline(value.base)} ${value.condition}`
    case 'relative':
      if (value.length !== null) return `trong ${writeLength(value.length)} kể từ ${value.event}`
      return `${value.relation === 'after' ? 'sau' : 'trước'} ${value.event}`
    case 'aheadOfPlan':
      return `sớm ${value.atLeast ? 'ít nhất ' : ''}${writeLength(value.by)} so với kế hoạch`
    case 'cadence':
      return writeCadence(value)
    case 'continuous':
      return `thường xuyên ${value.activity}`.trim()
    case 'mixed': {
      const [first, second] = value.parts.map(writeDeadline)
      return `${first}. ${capitalise(second ?? '')}`
    }
    case 'urgent':
      return 'ngay'
  }
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** A date alone in a cell has no word before it; with a bound, a clock or no year it begins with "ngày". */
function writePeriod(period: Period, withWord = true): string {
  const year = period.yearWritten && period.year !== null ? period.year : null
  switch (period.kind) {
    case 'date': {
      const word = withWord || period.clock !== null || year === null ? 'ngày ' : ''
      const date = `${writeDay(period.day)}/${writeMonth(period.month)}${year === null ? '' : `/${year}`}`
      return `${writeClock(period.clock)}${word}${date}`
    }
    case 'month':
      return `tháng ${writeMonth(period.month)}${year === null ? '' : `/${year}`}`
    case 'weekOfMonth':
      return `tuần ${period.week === 'last' ? 'cuối' : `thứ ${period.week}`} tháng ${writeMonth(period.month)}${year === null ? '' : `/${year}`}`
    case 'quarter':
      return `quý ${writeRoman(period.quarter)}${year === null ? '' : ` năm ${year}`}`
    case 'partOfYear':
      return `${period.months} tháng ${period.part === 'first' ? 'đầu' : 'cuối'} năm${year === null ? '' : ` ${year}`}`
    case 'year':
      return `năm ${year ?? 'nay'}`
  }
}

function writeClock(clock: string | null): string {
  if (clock === null) return ''
  const [hour, minute] = clock.split(':')
  return minute === '00' ? `${hour} giờ ` : `${hour} giờ ${minute} `
}

function writeLunarYear(value: Extract<DeadlineValue, { kind: 'lunarNewYear' }>): string {
  const year = value.yearWritten && value.year !== null ? ` năm ${value.year}` : ''
  return value.yearName === null ? year : ` ${value.yearName}${year}`
}

/** The year of both ends is written after the second only. */
function writeRange(from: Period, to: Period): string {
  if (from.kind === 'year' && to.kind === 'year') return `giai đoạn ${from.year ?? ''} - ${to.year ?? ''}`
  const start = from.kind !== 'year' && from.year === to.year ? { ...from, yearWritten: false } : from
  return `từ ${writePeriod(start)} đến ${writePeriod(to)}`
}

function writeLength({ count, unit }: Duration): string {
  return `${writeDay(count)} ${writeUnit(unit)}`
}

function writeDuration({ length, start }: Extract<DeadlineValue, { kind: 'duration' }>): string {
  const written = `trong ${writeLength(length)}`
  if (start === null) return written
  if (start.from === 'issue') return `${written} kể từ ngày ban hành thông báo`
  return `${written}${start.counts ? ', bắt đầu từ' : ' kể từ'} ${writePeriod(start.day)}`
}

function writeInterval({ times, count, unit }: Interval): string {
  if (times > 1) return `${writeDay(times)} lần/${count > 1 ? `${count} ` : ''}${writeUnit(unit)}`
  return count > 1 ? `${count} ${writeUnit(unit)} một lần` : `hằng ${writeUnit(unit)}`
}

const dueBounds = { ...dayBounds, on: 'vào ' }
const dueMonths = { same: '', next: ' tháng sau', firstOfQuarter: ' tháng đầu quý', lastOfQuarter: ' tháng cuối quý' }

function writeDue(due: Due): string {
  const lead = dueBounds[due.bound] + writeClock(due.clock)
  if (due.at === 'weekday') return lead + (weekdayNames[due.weekday - 1] ?? '')
  if (due.at === 'week') return `${lead}tuần ${due.week === 'first' ? 'đầu' : 'cuối'}`
  const month = typeof due.month === 'number' ? `/${writeMonth(due.month)}` : dueMonths[due.month]
  return `${lead}ngày ${writeDay(due.day)}${month}`
}

/** "định kỳ trước ngày 20 hằng tháng"; where the day does not belong to the one interval, it comes after them. */
function writeCadence({ every, due }: CadenceValue): string {
  const intervals = every.map(writeInterval).join(', ')
  if (due === null) return `định kỳ ${intervals}`.trim()
  const day = writeDue(due)
  const isQuarterDay = due.at === 'day' && (due.month === 'firstOfQuarter' || due.month === 'lastOfQuarter')
  if (every.length === 0 || (isQuarterDay && intervals === 'hằng quý')) return `định kỳ ${day}`
  const belongs = every.length === 1 && !isQuarterDay && (due.at !== 'day' || due.month !== 'next')
  return belongs ? `định kỳ ${day} ${intervals}` : `định kỳ ${intervals}, ${day}`
}
