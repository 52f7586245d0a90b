/** The day of a document that something else contradicts: pointed out with its reasons, never changed by itself. */
import { type IsoDate, isoDate, partsOf, writeDay, writeMonth } from '../../domain/deadline/dates.ts'

/** Stands beside the suggestions for words. `to` is what stands there: nothing is changed. */
export interface DateSuggestion {
  readonly kind: 'date'
  /** Counted from 1. */
  readonly line: number
  /** Offsets in the source line (NFC). */
  readonly start: number
  readonly end: number
  readonly from: string
  readonly to: string
  readonly confidence: 0
  /** Days that nothing contradicts and that differ in the month or the year alone. */
  readonly others: readonly string[]
  /** What contradicts the day, in Vietnamese. */
  readonly reasons: readonly string[]
}

/** "08 tháng 07 năm 2026", whatever the scan made of the words, and "08/07/2026". */
const writtenDays = [
  /(?<!\p{N})(\d{1,2})\s+\p{L}[\p{L}\p{M}\p{N}]{3,6}\s+(\d{1,2})\s+\p{L}[\p{L}\p{M}\p{N}]{1,4}\s+(\d{4})(?!\p{N})/gu,
  /(?<![\p{N}/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\p{N}/])/gu,
]

/** What contradicts a day; none for a day that may be right. */
export type Contradictions = (day: IsoDate) => readonly string[]

/** The day of the document in its source lines; null where nothing contradicts it, or where it does not stand. */
export function findDoubtfulDate(
  lines: readonly string[],
  day: IsoDate,
  contradictionsOf: Contradictions,
): DateSuggestion | null {
  const reasons = contradictionsOf(day)
  if (reasons.length === 0) return null
  return pointOut(
    lines,
    day,
    alike(day).filter((other) => contradictionsOf(other).length === 0),
    reasons,
  )
}

/** A day where it stands first, with what it may have been and why. */
export function pointOut(
  lines: readonly string[],
  day: IsoDate,
  others: readonly IsoDate[],
  reasons: readonly string[],
): DateSuggestion | null {
  for (const [at, line] of lines.entries())
    for (const { from, start, day: written } of daysIn(line))
      if (written === day) {
        const where = { line: at + 1, start, end: start + from.length }
        return { kind: 'date', ...where, from, to: from, confidence: 0, others: others.map(writeAlike), reasons }
      }
  return null
}

/** The days that stand in a text. */
export function daysIn(text: string): { readonly from: string; readonly start: number; readonly day: IsoDate }[] {
  return writtenDays.flatMap((written) =>
    [...text.normalize('NFC').matchAll(written)].flatMap(({ 0: from, 1: day, 2: month, 3: year, index: start }) => {
      const found = isoDate(Number(year), Number(month), Number(day))
      return found === null ? [] : [{ from, start, day: found }]
    }),
  )
}

/** Days with another month, or with the year before or after: one figure was misread, or left over from another paper. */
function alike(day: IsoDate): IsoDate[] {
  const parts = partsOf(day)
  const months = Array.from({ length: 12 }, (_, at) => isoDate(parts.year, at + 1, parts.day))
  const years = [-1, 1].map((step) => isoDate(parts.year + step, parts.month, parts.day))
  return [...months, ...years].flatMap((other) => (other === null || other === day ? [] : [other]))
}

function writeAlike(day: IsoDate): string {
  const parts = partsOf(day)
  return `${writeDay(parts.day)} tháng ${writeMonth(parts.month)} năm ${parts.year}`
}
