import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { withRow } from '../../examples.ts'
import { readRowDates } from '../../reading/row-dates.ts'
import { type RowRule, inCell } from '../../rule.ts'

export const overdueTaskGivenNewDeadline: RowRule = {
  name: 'overdue-task-given-new-deadline',
  id: 'DL-05',
  severity: 'error',
  detection: 'mechanical',
  scope: 'row',
  title: 'Đã quá hạn nhưng không có hạn mới',
  why: 'A task that is overdue when the notice is issued stays without any deadline that can be met.',
  check: (reading, { issuedOn }) => {
    const { plannedUntil } = readRowDates(reading)
    const { row, task } = reading
    if (
      issuedOn === null ||
      plannedUntil === null ||
      plannedUntil >= issuedOn ||
      row.assigned.trim() === '' ||
      task.assigned !== null
    )
      return []
    return [
      {
        spot: inCell(row, 'assigned'),
        found: row.assigned,
        expected: 'một thời hạn mới',
        message: `Hạn kế hoạch (${writeShortDate(plannedUntil)}) đã qua khi ban hành, nhưng nội dung giao không có hạn mới. Hãy ghi hạn mới.`,
      },
    ]
  },
  examples: {
    good: [
      withRow({}),
      withRow({ plannedTime: '15/01/2026', assigned: 'Hoàn thành trước ngày 30/4/2026' }),
      withRow({ plannedTime: 'Quý IV năm 2026', assigned: 'Khẩn trương triển khai' }),
    ],
    bad: [
      {
        notice: withRow({ plannedTime: '15/01/2026', assigned: 'Khẩn trương rà soát, bổ sung' }),
        finds: [{ at: 'row 1 assigned', found: 'Khẩn trương rà soát, bổ sung', expected: 'một thời hạn mới' }],
      },
    ],
  },
}
