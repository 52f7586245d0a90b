import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { withRow } from '../../examples.ts'
import { readRowDates } from '../../reading/row-dates.ts'
import { type RowRule, inCell } from '../../rule.ts'

export const assignedNotLaterThanPlanned: RowRule = {
  name: 'assigned-not-later-than-planned',
  id: 'DL-01',
  severity: 'error',
  detection: 'mechanical',
  scope: 'row',
  title: 'Hạn giao muộn hơn hạn kế hoạch',
  why: 'A deadline after the planned one is an extension, which needs a decision of its own.',
  check: (reading) => {
    const { plannedUntil, assignedUntil } = readRowDates(reading)
    if (plannedUntil === null || assignedUntil === null || assignedUntil <= plannedUntil) return []
    return [
      {
        spot: inCell(reading.row, 'assigned'),
        found: reading.row.assigned,
        expected: `không muộn hơn ${writeShortDate(plannedUntil)}`,
        message: `Hạn giao là ${writeShortDate(assignedUntil)}, muộn hơn hạn kế hoạch (${reading.row.plannedTime}). Hãy sửa hạn, hoặc nêu rõ đây là việc gia hạn.`,
      },
    ]
  },
  examples: {
    good: [
      withRow({}),
      withRow({ plannedTime: 'Quý III năm 2026', assigned: 'Quý III năm 2026' }),
      withRow({ plannedTime: 'Thường xuyên', assigned: 'Hoàn thành trước ngày 30/9/2026' }),
      withRow({ plannedTime: 'Quý II năm 2026', assigned: 'Hoàn thành trước ngày 01/7/2026' }),
    ],
    bad: [
      {
        notice: withRow({ plannedTime: 'Quý I năm 2026', assigned: 'Hoàn thành trước ngày 10/4/2026' }),
        finds: [
          { at: 'row 1 assigned', found: 'Hoàn thành trước ngày 10/4/2026', expected: 'không muộn hơn 31/3/2026' },
        ],
      },
      {
        notice: withRow({ plannedTime: '15/5/2026', assigned: 'Hoàn thành trước ngày 30/6/2026' }),
        finds: [
          { at: 'row 1 assigned', found: 'Hoàn thành trước ngày 30/6/2026', expected: 'không muộn hơn 15/5/2026' },
        ],
      },
    ],
  },
}
