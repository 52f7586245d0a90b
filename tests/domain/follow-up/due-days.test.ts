import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCalendar } from '../../../src/domain/deadline/calendar.ts'
import { addDays, partsOf } from '../../../src/domain/deadline/dates.ts'
import type { CadenceValue } from '../../../src/domain/deadline/deadline-value.ts'
import { readDeadline } from '../../../src/domain/deadline/deadline.ts'
import { dueDays } from '../../../src/domain/follow-up/due-days.ts'
import { moveToWorkingDay } from '../../../src/domain/follow-up/working-day.ts'

function cadence(words: string): CadenceValue {
  const value = readDeadline(words, { issuedOn: '2026-04-01' })
  if (value?.kind !== 'cadence') throw new Error(`"${words}" is no cadence: ${value?.kind}`)
  return value
}
const days = (words: string, from: string, until: string) => dueDays(cadence(words), from, until)

describe('the days on which what recurs is due', () => {
  test('"trước ngày 20 hằng tháng" of 01/4/2026 is nine times the 19th until the end of the year', () => {
    expect(days('Định kỳ trước ngày 20 hằng tháng', '2026-04-01', '2026-12-01')).toEqual(
      [4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => `2026-${String(month).padStart(2, '0')}-19`),
    )
  })

  test.each([
    ['a day that has passed in the month of issue', 'trước ngày 20 hằng tháng', '2026-04-25', ['2026-05-19']],
    ['the day itself', 'trước ngày 20 hằng tháng', '2026-04-19', ['2026-04-19']],
    ['a month alone', 'hằng tháng', '2026-02-10', ['2026-02-28']],
    ['the last month of a quarter', 'trước ngày 25 tháng cuối quý', '2026-04-01', ['2026-06-24']],
    ['a quarter alone', 'hằng quý', '2026-04-01', ['2026-06-30']],
    ['twice a year', '02 lần/năm', '2026-04-01', ['2026-06-30']],
    ['a day of the year', 'trước ngày 15/12 hằng năm', '2026-04-01', ['2026-12-14']],
    ['Fridays', 'thứ Sáu hằng tuần', '2026-04-01', ['2026-04-03']],
  ])('begin with %s', (_, words, from, first) => {
    expect(days(words, from, from)).toEqual(first)
  })

  test('a month without the day ends with its last', () => {
    expect(days('ngày 31 hằng tháng', '2026-04-01', '2026-06-01')).toEqual(['2026-04-30', '2026-05-31', '2026-06-30'])
    expect(days('trước ngày 01 hằng tháng', '2026-04-02', '2026-04-02')).toEqual(['2026-04-30'])
  })

  test('are none where nobody said how often', () => {
    expect(days('định kỳ', '2026-04-01', '2026-12-31')).toBeNull()
  })

  test('go on without a gap or a double, and the last is the first that is not before the day', () => {
    const start = fc.integer({ min: 0, max: 4000 }).map((count) => addDays('2024-01-01', count))
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 900 }), fc.integer({ min: 2, max: 31 }), (from, length, day) => {
        const until = addDays(from, length)
        const found = days(`trước ngày ${String(day).padStart(2, '0')} hằng tháng`, from, until)!
        expect(found.every((one) => one >= from)).toBe(true)
        expect(found.filter((one) => one >= until)).toEqual([found.at(-1)])
        const months = found.map((one) => partsOf(one).year * 12 + partsOf(one).month)
        for (const [at, month] of months.entries()) if (at > 0) expect(month - (months[at - 1] ?? 0)).toBe(1)
      }),
    )
  })
})

test('a day off moves to the working day before or after it, and a working day stays', () => {
  const calendar = makeCalendar({})
  const day = fc.integer({ min: 0, max: 4000 }).map((count) => addDays('2024-01-01', count))
  fc.assert(
    fc.property(day, (one) => {
      const [before, after] = [moveToWorkingDay(one, 'before', calendar), moveToWorkingDay(one, 'after', calendar)]
      expect(moveToWorkingDay(one, 'keep', calendar)).toBe(one)
      expect([before, after].map(calendar.isDayOff)).toEqual([false, false])
      expect(before <= one && one <= after).toBe(true)
      // Nothing that could have been chosen lies between.
      expect(calendar.workingDaysBetween(before, after)).toBe(calendar.isDayOff(one) ? 1 : 0)
    }),
  )
})
