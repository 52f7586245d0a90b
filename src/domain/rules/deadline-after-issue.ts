import { writeShortDate } from '../dates.ts'
import { withRow } from './examples.ts'
import { readRowDates } from './read-row-dates.ts'
import { type RowRule, inCell } from './rule.ts'

export const deadlineAfterIssue: RowRule = {
  name: 'deadline-after-issue',
  id: 'DL-15',
  severity: 'error',
  detection: 'mechanical',
  scope: 'row',
  title: 'Hạn sớm hơn ngày ban hành',
  why: 'A deadline before the notice itself is most often an old date that stayed behind.',
  check: (reading, { issuedOn }) => {
    const { assignedUntil } = readRowDates(reading)
    if (issuedOn === null || assignedUntil === null || assignedUntil >= issuedOn) return []
    return [
      {
        spot: inCell(reading.row, 'assigned'),
        found: reading.row.assigned,
        expected: `từ ${writeShortDate(issuedOn)} trở đi`,
        message: `Hạn ${writeShortDate(assignedUntil)} sớm hơn ngày ban hành ${writeShortDate(issuedOn)}. Hãy kiểm tra ngày, tháng, năm.`,
      },
    ]
  },
  examples: { good: [withRow({}), withRow({ assigned: 'Thường xuyên' })], bad: [withRow({ assigned: 'Hoàn thành trước ngày 10/4/2025' })] },
}
