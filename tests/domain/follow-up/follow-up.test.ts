import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../src/domain/deadline/dates.ts'
import {
  type FollowEntry,
  type RecordedEntry,
  progressOf,
  standingOf,
} from '../../../src/domain/follow-up/follow-up.ts'

const written = (entries: readonly (FollowEntry & { readonly day: string })[]): RecordedEntry[] =>
  entries.map((entry, position) => ({
    ...entry,
    id: `e${position}`,
    obligationId: 'o',
    occasion: '',
    position,
    recordedAt: `${entry.day}T03:00:00Z`,
    recordedBy: 'Lê Thu Hà',
    recorderId: 'ha',
  }))
const extension = (day: string, until: string) =>
  ({
    kind: 'extension',
    document: '12/CV',
    requestedBy: 'Sở Y tế',
    requestedOn: day,
    until,
    isLate: false,
    note: '',
    day,
  }) as const
const result = (doneOn: string, day = doneOn) =>
  ({ kind: 'result', document: '45/BC-SYT', doneOn, note: '', day }) as const
const approval = (day: string) => ({ kind: 'approval', note: '', day }) as const

const due = { originalUntil: '2026-05-10', until: '2026-05-10' }
/** On the day it was due at first, and on the current one. */
const standing = (on: string, ...entries: (FollowEntry & { readonly day: string })[]) => {
  const progress = progressOf(due, written(entries), on)
  return [standingOf(progress, due.originalUntil, on), standingOf(progress, progress.until, on)]
}

describe('how a thing stands', () => {
  test.each([
    ['2026-05-02', 'later'],
    ['2026-05-03', 'in7'],
    ['2026-05-07', 'in3'],
    ['2026-05-10', 'today'],
    ['2026-05-11', 'overdue'],
  ])('on %s is %s', (on, expected) => {
    expect(standing(on)).toEqual([expected, expected])
  })

  test('an extension moves the current day and leaves the original', () => {
    expect(standing('2026-05-11', extension('2026-05-08', '2026-05-31'))).toEqual(['overdue', 'later'])
    // A decision of tomorrow does not count today.
    expect(standing('2026-05-11', extension('2026-05-12', '2026-05-31'))).toEqual(['overdue', 'overdue'])
  })

  test('a result waits until somebody approves it, and is late by the day it was done', () => {
    const report = result('2026-05-20', '2026-05-25')
    const moved = extension('2026-05-08', '2026-05-31')
    expect(standing('2026-05-26', moved, report)).toEqual(['waiting', 'waiting'])
    expect(standing('2026-06-30', moved, report, approval('2026-06-02'))).toEqual(['doneLate', 'done'])
    expect(standing('2026-06-30', report, { kind: 'refusal', note: 'Thiếu biên bản', day: '2026-05-26' })).toEqual([
      'overdue',
      'overdue',
    ])
    const closed = [report, approval('2026-06-02')]
    expect(standing('2026-06-30', ...closed, { kind: 'reopening', note: 'Sai số liệu', day: '2026-06-10' })).toEqual([
      'overdue',
      'overdue',
    ])
  })

  test('without a day is never overdue, and a day alone never makes it done', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((count) => addDays('2025-01-01', count))
    const days = fc.array(day, { maxLength: 4 })
    fc.assert(
      fc.property(day, days, (on, moved) => {
        const entries = written(moved.map((until) => extension('2025-01-01', until)))
        const progress = progressOf(due, entries, on)
        const stands = standingOf(progress, progress.until, on)
        expect(['done', 'doneLate', 'waiting']).not.toContain(stands)
        expect(stands === 'overdue').toBe((moved.at(-1) ?? due.until) < on)
        expect(standingOf(progressOf({ originalUntil: null, until: null }, [], on), null, on)).toBe('undated')
      }),
    )
  })
})
