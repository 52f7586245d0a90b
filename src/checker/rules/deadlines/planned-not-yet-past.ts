import { writeShortDate } from '../../../domain/deadline/dates.ts'
import type { DeadlineValue } from '../../../domain/deadline/deadline.ts'
import { notice, withRow } from '../../examples.ts'
import { readRowDates } from '../../reading/row-dates.ts'
import { type RowRule, inCell } from '../../rule.ts'

export const plannedNotYetPast: RowRule = {
  name: 'planned-not-yet-past',
  id: 'DL-04',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'row',
  title: 'Hạn kế hoạch đã qua khi ban hành',
  why: 'A task that was due before the notice is late already: whoever signs should know, and the table should tell how far it has come.',
  check: (reading, { issuedOn }) => {
    const { row, task } = reading
    const { plannedUntil } = readRowDates(reading)
    if (
      issuedOn === null ||
      plannedUntil === null ||
      plannedUntil >= issuedOn ||
      recurs(task.planned) ||
      recurs(task.assigned)
    )
      return []
    return [
      {
        spot: inCell(row, 'plannedTime'),
        found: row.plannedTime,
        expected: '',
        message: `Hạn kế hoạch ${writeShortDate(plannedUntil)} đã qua khi ban hành thông báo (${writeShortDate(issuedOn)}). Hãy kiểm tra tiến độ và ghi rõ hạn mới.`,
      },
    ]
  },
  examples: {
    good: [
      withRow({}),
      withRow({ plannedTime: 'Quý II năm 2026' }),
      withRow({ plannedTime: '14/4/2026', assigned: 'Hoàn thành trước ngày 30/4/2026' }),
      withRow({ plannedTime: 'Trước ngày 15/4/2026', assigned: 'Hoàn thành trước ngày 30/4/2026' }),
      withRow({
        plannedTime: 'Quý I năm 2026',
        assigned: 'Sở Khoa học và Công nghệ báo cáo định kỳ hằng tháng kết quả thực hiện',
      }),
      withRow({
        plannedTime: 'Thường xuyên',
        assigned: 'Hoàn thành trước ngày 30/9/2026. Thường xuyên duy trì, nâng cấp.',
      }),
      withRow({ plannedTime: '' }),
    ],
    bad: [
      {
        notice: withRow({ plannedTime: 'Quý I', assigned: 'Hoàn thành trước ngày 30/4/2026' }),
        finds: [{ at: 'row 1 plannedTime', found: 'Quý I' }],
      },
      {
        notice: withRow({ plannedTime: '15/01/2026', assigned: 'Khẩn trương rà soát, bổ sung' }),
        finds: [{ at: 'row 1 plannedTime', found: '15/01/2026' }],
      },
      {
        notice: notice({ header: { ...notice().header, date: '2027-01-05' } }),
        finds: [{ at: 'row 1 plannedTime', found: 'Quý IV năm 2026' }],
      },
    ],
  },
}

/** What recurs is never over. */
function recurs(value: DeadlineValue | null): boolean {
  return (
    value !== null &&
    (value.kind === 'cadence' || value.kind === 'continuous' || (value.kind === 'mixed' && value.parts.some(recurs)))
  )
}
