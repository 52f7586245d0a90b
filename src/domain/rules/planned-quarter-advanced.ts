import { writeShortDate } from '../dates.ts'
import { withRow } from './examples.ts'
import { isExcepted, readRowDates } from './read-row-dates.ts'
import { type RowRule, inCell } from './rule.ts'

export const plannedQuarterAdvanced: RowRule = {
  name: 'planned-quarter-advanced',
  id: 'DL-02',
  severity: 'error',
  detection: 'mechanical',
  scope: 'row',
  title: 'Chưa sớm ít nhất 01 quý so với kế hoạch',
  why: 'Tasks planned for the third and fourth quarter are to be done at least one quarter earlier, unless they are excepted.',
  check: (reading, { parameters }) => {
    const { quarterOfPlan, plannedQuarter, assignedQuarter, plannedUntil, assignedUntil } = readRowDates(reading)
    if (quarterOfPlan === null || quarterOfPlan < parameters.advanceFromQuarter || isExcepted(reading)) return []
    // Later than the plan itself is DL-01's to say.
    if (plannedUntil !== null && assignedUntil !== null && assignedUntil > plannedUntil) return []
    if (plannedQuarter === null || assignedQuarter === null || assignedUntil === null || assignedQuarter < plannedQuarter) return []
    return [
      {
        spot: inCell(reading.row, 'assigned'),
        found: reading.row.assigned,
        expected: 'xong trước khi vào quý của kế hoạch ít nhất một quý',
        message: `Kế hoạch là ${reading.row.plannedTime}, hạn giao đến ${writeShortDate(assignedUntil)} nên chưa sớm hơn 01 quý. Hãy giao hạn sớm hơn, hoặc ghi rõ đây là nhiệm vụ đặc thù.`,
      },
    ]
  },
  examples: {
    good: [
      withRow({ plannedTime: 'Quý IV năm 2026', assigned: 'Hoàn thành trước ngày 30/5/2026' }),
      withRow({ plannedTime: 'Quý III năm 2026', assigned: 'Hoàn thành trước ngày 30/4/2026' }),
      withRow({ plannedTime: 'Quý III năm 2026', assigned: 'Hoàn thành trước ngày 01/7/2026' }),
      withRow({ plannedTime: 'Quý II năm 2026', assigned: 'Quý II năm 2026' }),
      withRow({ plannedTime: 'Quý IV năm 2026', assigned: 'Nhiệm vụ đặc thù, hoàn thành trong quý IV năm 2026' }),
    ],
    bad: [withRow({ plannedTime: 'Quý III năm 2026', assigned: 'Hoàn thành trước 30/8/2026' }), withRow({ plannedTime: 'Quý III', assigned: 'Quý III' })],
  },
}
