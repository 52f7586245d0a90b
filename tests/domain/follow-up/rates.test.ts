/** Rates and points, whatever comes: no row is counted twice or lost, and shares stay shares. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../src/domain/deadline/dates.ts'
import { type FollowedObligation, boardRows } from '../../../src/domain/follow-up/board.ts'
import { evaluateUnits } from '../../../src/domain/follow-up/evaluation.ts'
import type { RecordedEntry } from '../../../src/domain/follow-up/follow-up.ts'
import { reportMonth } from '../../../src/domain/follow-up/month-report.ts'

const day = fc.integer({ min: 0, max: 300 }).map((count) => addDays('2026-01-01', count))

interface Task {
  readonly until: string | null
  readonly lead: number
  readonly extendedTo: string | null
  readonly doneOn: string | null
  readonly isApproved: boolean
}
const task: fc.Arbitrary<Task> = fc.record({
  until: fc.option(day),
  lead: fc.integer({ min: 0, max: 3 }),
  extendedTo: fc.option(day),
  doneOn: fc.option(day),
  isApproved: fc.boolean(),
})

const followedOf = ({ until, lead }: Task, at: number): FollowedObligation =>
  ({
    obligation: {
      id: `${at}`,
      noticeId: 'one',
      source: 'row',
      ordinal: `${at + 1}`,
      sectionLabel: '',
      sectionTitle: '',
      text: 'Việc',
      bodies: [{ role: 'lead', name: `Sở ${lead}`, subUnit: '', bodyId: null }],
      limit: { deadline: '', until, recurrence: null },
      originalUntil: until,
    },
    number: '1-TB/CQTT',
    issuedOn: '2026-01-01',
  }) as unknown as FollowedObligation

function entriesOf({ extendedTo, doneOn, isApproved, until }: Task, at: number): RecordedEntry[] {
  const written = { obligationId: `${at}`, occasion: '', recordedAt: '', recordedBy: '', recorderId: '' }
  const entries: object[] = []
  if (extendedTo !== null && until !== null && extendedTo > until)
    entries.push({ kind: 'extension', until: extendedTo, day: '2026-01-01' })
  if (doneOn !== null) entries.push({ kind: 'result', doneOn, day: doneOn })
  if (doneOn !== null && isApproved) entries.push({ kind: 'approval', day: doneOn })
  return entries.map(
    (entry, position) => ({ ...written, id: `${at}-${position}`, position, ...entry }) as RecordedEntry,
  )
}

test('of a month and of units, whatever was written when', () => {
  fc.assert(
    fc.property(fc.array(task, { maxLength: 12 }), day, (tasks, on) => {
      const rows = boardRows(tasks.map(followedOf), tasks.flatMap(entriesOf), { on, isDayOff: () => false })
      const { total, units } = reportMonth(on.slice(0, 7), on, rows)
      const { all, done, doneLate, waiting, overdue, open, undated } = total
      expect(all).toBe(tasks.length)
      expect(done + doneLate + waiting + overdue + open + undated).toBe(all)
      for (const { due, onTime } of [total.byOriginal, total.byCurrent]) expect(onTime <= due && due <= all).toBe(true)
      // An extension makes nothing late that was in time.
      expect(total.byCurrent.onTime).toBeGreaterThanOrEqual(total.byOriginal.onTime)
      expect(units.reduce((sum, unit) => sum + unit.all, 0)).toBe(all)

      const weights = { extended: 70, late: 40 }
      const evaluation = evaluateUnits(rows, { from: '2026-01-01', to: '2026-12-31', on, weights })
      for (const unit of evaluation.units) {
        const own = evaluation.rows.filter(({ leads }) => leads.some(({ name }) => name === unit.name))
        const moved = own.filter(({ current }) => ['today', 'in3', 'in7', 'later'].includes(current)).length
        expect([unit.due, unit.moved]).toEqual([own.length, moved])
        expect(unit.points === null || (unit.points >= 0 && unit.points <= 100)).toBe(true)
        if (unit.points === 100) expect(unit.extended + unit.late + unit.overdue).toBe(0)
      }
    }),
  )
})
