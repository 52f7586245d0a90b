/** Words to periods: days, months, quarters, parts of a year, years, Tết, and ranges of them. All words are folded. */
import { type IsoDate, addDays, daysInMonth, isoDate, partsOf } from './dates.ts'
import { type Bound, type DeadlineContext, type DeadlineValue, type Period, edgesOf } from './deadline-value.ts'
import { boundShapes, compile, compileWhole, lunarNewYearShape, periodShapes, yearShape } from './deadline-words.ts'
import { lunarNewYear, sexagenaryName, yearOfSexagenaryName } from './lunar.ts'
import { readRoman } from '../notice/numbering.ts'

export type Groups = Readonly<Record<string, string | undefined>>

/** A day without a year that is further back than this belongs to the next year: "trước ngày 20/01" in December. */
const daysLookedBack = 183

function yearOf(groups: Groups, { issuedOn }: DeadlineContext, month: number, day: number) {
  if (groups['year'] !== undefined) return { year: Number(groups['year']), yearWritten: true }
  if (issuedOn === null) return { year: null, yearWritten: false }
  const { year } = partsOf(issuedOn)
  const date = isoDate(year, month, day)
  const isPast = date !== null && date < addDays(issuedOn, -daysLookedBack)
  return { year: isPast ? year + 1 : year, yearWritten: false }
}

/** Periods longer than a month keep the year of issue: a plan's "Quý I" in a notice of December is past. */
function planYearOf(groups: Groups, context: DeadlineContext) {
  return yearOf(groups, context, 12, 31)
}

/** "17:30", or null when no hour is written. */
export function readClock(groups: Groups): string | null {
  return groups['hour'] === undefined ? null : `${groups['hour'].padStart(2, '0')}:${groups['minute'] ?? '00'}`
}

function readDate(groups: Groups, context: DeadlineContext): Period | null {
  const [month, day] = [Number(groups['month']), Number(groups['day'])]
  const dated = yearOf(groups, context, month, day)
  // Without a year the 29th of February is let through.
  if (isoDate(dated.year ?? 2024, month, day) === null) return null
  return { kind: 'date', ...dated, month, day, clock: readClock(groups) }
}

function readMonth(groups: Groups, context: DeadlineContext): Period | null {
  const month = Number(groups['month'])
  if (month < 1 || month > 12) return null
  return { kind: 'month', ...yearOf(groups, context, month, daysInMonth(2023, month)), month }
}

const weekNames = ['nhat', 'hai', 'ba', 'tu', 'nam']

function readWeekOfMonth(groups: Groups, context: DeadlineContext): Period | null {
  const month = readMonth(groups, context)
  const written = (groups['week'] ?? '').split(' ')[0] ?? ''
  const count = written === 'dau' ? 1 : Number(written) || weekNames.indexOf(written) + 1
  const week = written === 'cuoi' ? 'last' : weeks.find((one) => one === count)
  return month?.kind !== 'month' || week === undefined ? null : { ...month, kind: 'weekOfMonth', week }
}

const weeks = [1, 2, 3, 4, 5] as const

function readQuarter(groups: Groups, context: DeadlineContext): Period | null {
  const written = groups['quarter'] ?? ''
  return { kind: 'quarter', ...planYearOf(groups, context), quarter: readRoman(written) ?? Number(written) }
}

function readPartOfYear(groups: Groups, context: DeadlineContext): Period | null {
  const months = Number(groups['count'])
  if (months < 1 || months > 11) return null
  const part = groups['part'] === 'dau' ? 'first' : 'last'
  return { kind: 'partOfYear', ...planYearOf(groups, context), months, part }
}

function readYear(groups: Groups, context: DeadlineContext): Period {
  return { kind: 'year', ...planYearOf(groups, context) }
}

/** "Tết Dương lịch": the first of January after the issue, where its year is not written. */
function readSolarNewYear(groups: Groups, { issuedOn }: DeadlineContext): Period {
  const written = groups['year'] === undefined ? null : Number(groups['year'])
  const next = issuedOn === null ? null : partsOf(issuedOn).year + 1
  return { kind: 'date', year: written ?? next, yearWritten: written !== null, month: 1, day: 1, clock: null }
}

const periodForms: readonly (readonly [RegExp, (groups: Groups, context: DeadlineContext) => Period | null])[] = [
  [compileWhole(periodShapes.slashDate), readDate],
  [compileWhole(periodShapes.weekdayDate), readDate],
  [compileWhole(periodShapes.dottedDate), readDate],
  [compileWhole(periodShapes.longDate), readDate],
  [compileWhole(periodShapes.month), readMonth],
  [compileWhole(periodShapes.weekOfMonth), readWeekOfMonth],
  // As in a narrow column: "6/2026", "T6/2026", "Q3/2026".
  [compileWhole(`(?:t ?)?(?<month>\\d{1,2}) ?/ ?${yearShape}`), readMonth],
  [compileWhole(periodShapes.quarter), readQuarter],
  [compileWhole(`q(?<quarter>i{1,3}|iv|[1-4])(?: ?/ ?${yearShape})?`), readQuarter],
  [compileWhole(periodShapes.partOfYear), readPartOfYear],
  [compileWhole(`(?:nam )?${yearShape}|nam nay`), readYear],
  [compileWhole(periodShapes.solarNewYear), readSolarNewYear],
]

/** One period that covers the whole text, or null. */
export function readPeriod(text: string, context: DeadlineContext): Period | null {
  for (const [form, read] of periodForms) {
    const match = form.exec(text)
    if (match !== null) return read(match.groups ?? {}, context)
  }
  return null
}

const newYearForm = compileWhole(lunarNewYearShape)

/** Tết. Without a year it is the next one after the issue; a name and a number that contradict each other give null. */
function readNewYear(text: string, { issuedOn }: DeadlineContext) {
  const groups: Groups | undefined = newYearForm.exec(text)?.groups
  if (groups === undefined) return null
  const number = groups['year'] === undefined ? null : Number(groups['year'])
  const kind = 'lunarNewYear' as const
  if (groups['name'] === undefined) {
    return { kind, year: number ?? nextNewYear(issuedOn), yearWritten: number !== null, yearName: null }
  }
  const near = number ?? (issuedOn === null ? null : partsOf(issuedOn).year)
  const year = yearOfSexagenaryName(groups['name'], near ?? 2000)
  if (year === null || (number !== null && number !== year)) return null
  return { kind, year: near === null ? null : year, yearWritten: true, yearName: sexagenaryName(year) }
}

function nextNewYear(issuedOn: IsoDate | null): number | null {
  if (issuedOn === null) return null
  const { year } = partsOf(issuedOn)
  return lunarNewYear(year) > issuedOn ? year : year + 1
}

const boundForms = boundShapes.map(([bound, shape]) => [bound, compile(`^(?:${shape}),? `)] as const)

/**
 * The bound words at the head of the text and what follows them, in every way they can be read; last the whole text
 * as "on". `within` is true after "trong" and "vào".
 */
export function* readBounds(text: string): Generator<{ bound: Bound; rest: string; within: boolean }> {
  for (const [bound, form] of boundForms) {
    const match = form.exec(text)
    if (match !== null) yield { bound, rest: text.slice(match[0].length), within: bound === 'on' }
  }
  yield { bound: 'on', rest: text, within: false }
}

/** "trước ngày 10/4/2026", "trong quý III", "hết năm", "trước Tết Nguyên đán"; null when it is none. */
export function readBoundedPeriod(text: string, context: DeadlineContext): DeadlineValue | null {
  for (const { bound, rest, within } of readBounds(text)) {
    // "hết năm" is this year; a bare "năm" names no period.
    const period = readPeriod(rest === 'nam' && rest !== text ? 'nam nay' : rest, context)
    // "trong ngày" lets the whole day count, as "chậm nhất ngày" does.
    if (period !== null) return { ...period, bound: within && period.kind === 'date' ? 'by' : bound }
    const newYear = readNewYear(rest, context)
    if (newYear !== null) return { ...newYear, bound }
  }
  return null
}

const rangeHead = compile('^(?:(?:trong )?(?:giai doan|nhiem k[yi])|trong tuan tu|trong|bat dau tu|tu) ')
const rangeMark = compile(' ?- ?|,? den (?:het |cuoi )?| va |, ?', 'g')

/** "Quý II - Quý IV", "từ ngày 01/4 đến 30/6/2026", "giai đoạn 2026 - 2030", "quý II, III"; null when it is none. */
export function readRange(text: string, context: DeadlineContext): DeadlineValue | null {
  const bare = text.replace(rangeHead, '')
  for (const mark of bare.matchAll(rangeMark)) {
    const left = bare.slice(0, mark.index)
    const to = readRightEnd(left, bare.slice(mark.index + mark[0].length), context)
    const from = to === null ? null : readLeftEnd(left, to, context)
    if (from === null || to === null) continue
    const range = joinYears(from, to)
    // A list is a range only when nothing is left out between its ends.
    const isList = [',', 'va'].includes(mark[0].trim())
    if (range !== null && (!isList || isNext(range.from, range.to))) return { kind: 'range', ...range }
  }
  return null
}

/** In "quý II - IV" and "tháng 4 - 6/2026" the right end leaves out its first word. */
function readRightEnd(left: string, right: string, context: DeadlineContext): Period | null {
  const word = /^(?:qu[yi]|thang) /.exec(left)?.[0] ?? ''
  return readPeriod(word + right, context) ?? readPeriod(right, context)
}

/** In "từ ngày 01 đến ngày 15/4/2026" the left end leaves out its month. */
function readLeftEnd(left: string, to: Period, context: DeadlineContext): Period | null {
  const day = /^(?:ngay )?(\d{1,2})$/.exec(left)?.[1]
  return day !== undefined && to.kind === 'date' ? { ...to, day: Number(day), clock: null } : readPeriod(left, context)
}

/** A year written at one end holds for both; if that turned the ends round, the range runs over a new year. */
function joinYears(from: Period, to: Period): { from: Period; to: Period } | null {
  const joined = { from, to }
  if (to.yearWritten && !from.yearWritten) {
    joined.from = { ...from, year: to.year, yearWritten: true }
    if (isTurned(joined.from, to) && to.year !== null) joined.from = { ...joined.from, year: to.year - 1 }
  } else if (!to.yearWritten) {
    joined.to = { ...to, year: from.year, yearWritten: from.yearWritten }
    if (isTurned(from, joined.to) && from.year !== null) joined.to = { ...joined.to, year: from.year + 1 }
  }
  return isTurned(joined.from, joined.to) ? null : joined
}

/** Whether the ends are in the wrong order, or one is a day that its year does not have. */
function isTurned(from: Period, to: Period): boolean {
  if (from.year === null || to.year === null) return false
  const [start, end] = [edgesOf(from), edgesOf(to)]
  return start === null || end === null || start.first > end.last
}

function isNext(from: Period, to: Period): boolean {
  const end = edgesOf({ ...from, year: from.year ?? 2024 })
  return end !== null && edgesOf({ ...to, year: to.year ?? 2024 })?.first === addDays(end.last, 1)
}
