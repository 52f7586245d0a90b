import { addDays, writeShortDate } from '../dates.ts'
import { withRow } from './examples.ts'
import { readRowDates } from './read-row-dates.ts'
import { type RowRule, inCell } from './rule.ts'

export const timeEnoughToAct: RowRule = {
  name: 'time-enough-to-act',
  id: 'DL-08',
  severity: 'warning',
  detection: 'calendar',
  scope: 'row',
  title: 'Thời gian thực hiện quá ngắn',
  why: 'A notice needs days to arrive; a deadline of one or two working days cannot be met.',
  check: (reading, { issuedOn, parameters, isDayOff }) => {
    const { assignedUntil } = readRowDates(reading)
    if (issuedOn === null || assignedUntil === null || assignedUntil < issuedOn) return []
    let days = 0
    for (let day = addDays(issuedOn, 1); day <= assignedUntil && days < parameters.shortestWorkingDays; day = addDays(day, 1)) if (!isDayOff(day)) days += 1
    if (days >= parameters.shortestWorkingDays) return []
    return [
      {
        spot: inCell(reading.row, 'assigned'),
        found: reading.row.assigned,
        expected: `ít nhất ${parameters.shortestWorkingDays} ngày làm việc`,
        message: `Từ ngày ban hành đến hạn ${writeShortDate(assignedUntil)} chỉ có ${days} ngày làm việc. Hãy giao hạn xa hơn.`,
      },
    ]
  },
  examples: {
    good: [withRow({}), withRow({ assigned: 'Hoàn thành trước ngày 18/4/2026' })],
    bad: [withRow({ assigned: 'Hoàn thành trước ngày 16/4/2026' })],
  },
}
