/** A time one quarter earlier: "quý III năm 2026" -> "quý II năm 2026", "30/10/2026" -> "30/7/2026". */
import { daysInMonth } from './dates.ts'
import type { DeadlineValue } from './deadline-value.ts'

/** Null for a value that is no quarter, month or day. */
export function advanceQuarter(value: DeadlineValue): DeadlineValue | null {
  if (value.kind === 'quarter') {
    const isFirst = value.quarter === 1
    return { ...value, ...yearOf(value, isFirst), quarter: isFirst ? 4 : value.quarter - 1 }
  }
  if (value.kind !== 'month' && value.kind !== 'date') return null
  const isFirst = value.month <= 3
  const moved = { ...yearOf(value, isFirst), month: value.month + (isFirst ? 9 : -3) }
  if (value.kind === 'month') return { ...value, ...moved }
  // The last of a month goes to the last of the other: 31/7 -> 30/4.
  return { ...value, ...moved, day: Math.min(value.day, daysInMonth(moved.year ?? 2023, moved.month)) }
}

/** Over the turn of the year the year has to be said. */
function yearOf(
  { year, yearWritten }: { readonly year: number | null; readonly yearWritten: boolean },
  isBefore: boolean,
) {
  if (!isBefore) return { year, yearWritten }
  return { year: year === null ? null : year - 1, yearWritten: year !== null }
}
