/** Words, folded, to cadences: "định kỳ trước ngày 20 hằng tháng", "02 lần/năm", "trước ngày 25 tháng cuối quý". */
import { isoDate } from './dates.ts'
import type { CadenceValue, Due, Interval } from './deadline-value.ts'
import {
  bareIntervalShape,
  compile,
  compileWhole,
  dueShape,
  intervalShapes,
  readNumber,
  readUnit,
  weekdayNames,
} from './deadline-words.ts'
import { type Groups, readBounds, readClock } from './read-period.ts'
import { fold } from '../words/text.ts'

const intervalForms = Object.values(intervalShapes).map(compileWhole)
const bareIntervalForm = compileWhole(bareIntervalShape)

function readInterval(text: string, mayBeBare: boolean): Interval | null {
  const forms = mayBeBare ? [...intervalForms, bareIntervalForm] : intervalForms
  const groups = forms.map((form) => form.exec(text)?.groups).find((found) => found !== undefined)
  if (groups === undefined) return null
  const unit = readUnit(groups['unit'] ?? '')
  const [times, count] = [readNumber(groups['times'] ?? '1'), readNumber(groups['count'] ?? '1')]
  return unit === null || times === null || count === null ? null : { times, count, unit }
}

/** "hằng tháng, quý và 6 tháng một lần". Only the first must say that it recurs, and not even it after "định kỳ". */
function readIntervals(text: string, named: boolean): Interval[] | null {
  const parts = text.split(/ *, *(?:va +)?| +(?:va|hoac) +/)
  const intervals: Interval[] = []
  for (const part of parts) {
    const interval = readInterval(part, named || intervals.length > 0)
    if (interval === null) return null
    intervals.push(interval)
  }
  return intervals
}

/** The day without its bound, then the intervals: "ngày 20 hằng tháng". */
const dueFirst = compileWhole(`${dueShape}(?:,?(?: cua)? (?<every>.+))?`)

const foldedWeekdays = weekdayNames.map(fold)

function readDueDay(groups: Groups) {
  if (groups['weekday'] !== undefined) {
    const digit = /^thu ([2-7])$/.exec(groups['weekday'])?.[1]
    const weekday = digit === undefined ? foldedWeekdays.indexOf(groups['weekday']) + 1 : Number(digit) - 1
    return { at: 'weekday' as const, weekday }
  }
  if (groups['week'] !== undefined) {
    return { at: 'week' as const, week: groups['week'] === 'dau' ? ('first' as const) : ('last' as const) }
  }
  const day = Number(groups['day'])
  const month = groups['month'] ?? groups['monthAfter']
  if (isoDate(2024, month === undefined ? 1 : Number(month), day) === null) return null
  if (month !== undefined) return { at: 'day' as const, day, month: Number(month) }
  if (groups['next'] !== undefined) return { at: 'day' as const, day, month: 'next' as const }
  if (groups['edge'] === 'dau') return { at: 'day' as const, day, month: 'firstOfQuarter' as const }
  return { at: 'day' as const, day, month: groups['edge'] === 'cuoi' ? ('lastOfQuarter' as const) : ('same' as const) }
}

/** A day with its bound and whatever follows it, null when the text does not begin so. */
function readDue(text: string): { due: Due; every: string } | null {
  for (const { bound, rest } of readBounds(text)) {
    const groups: Groups | undefined = dueFirst.exec(rest)?.groups
    const day = groups === undefined ? null : readDueDay(groups)
    if (groups === undefined || day === null || bound === 'from') continue
    return { due: { bound, clock: readClock(groups), ...day }, every: groups['every'] ?? '' }
  }
  return null
}

const named = compile('^dinh k[yi](?:,? |$)')
const hourOfEveryDay = compile(
  '^(?:(?:truoc|vao|cham nhat(?: la)?) )?\\d{1,2} ?(?:gio|h)(?: ?[0-5]\\d)?(?: phut)?,? (?=hang ngay$)',
)
/** Intervals, then the day: "hằng quý, trước ngày 25", "hằng tháng (trước ngày 20)". */
const dueLast = compile('(?:, ?| )(?=(?:truoc|cham|muon|khong|vao|den|ngay|thu|chu|tuan) )| ?\\(', 'g')

/** A cadence that covers the whole text, or null. */
export function readCadence(text: string): CadenceValue | null {
  const isNamed = named.test(text)
  // The hour of a day that is every day says nothing more.
  const bare = text.replace(named, '').replace(hourOfEveryDay, '')
  if (bare === '') return isNamed ? { kind: 'cadence', every: [], due: null } : null
  const every = readIntervals(bare, isNamed)
  if (every !== null) return { kind: 'cadence', every, due: null }
  return readDayFirst(bare, isNamed) ?? readDayLast(bare, isNamed)
}

function readDayFirst(text: string, isNamed: boolean): CadenceValue | null {
  const head = readDue(text)
  if (head === null) return null
  const { due } = head
  const every = head.every === '' ? impliedIntervals(due, isNamed) : readIntervals(head.every, false)
  return every === null ? null : { kind: 'cadence', every, due }
}

/** "trước ngày 25 tháng cuối quý" recurs every quarter; without "định kỳ" no other day recurs by itself. */
function impliedIntervals(due: Due, isNamed: boolean): Interval[] | null {
  const isQuarterly = due.at === 'day' && (due.month === 'firstOfQuarter' || due.month === 'lastOfQuarter')
  if (isQuarterly) return [{ times: 1, count: 1, unit: 'quarter' }]
  return isNamed && !(due.at === 'day' && typeof due.month === 'number') ? [] : null
}

function readDayLast(text: string, isNamed: boolean): CadenceValue | null {
  for (const mark of text.matchAll(dueLast)) {
    const every = readIntervals(text.slice(0, mark.index), isNamed)
    const tail = readDue(text.slice(mark.index + mark[0].length).replace(/\)$/, ''))
    if (every !== null && tail?.every === '') return { kind: 'cadence', every, due: tail.due }
  }
  return null
}
