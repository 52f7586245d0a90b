import { withColumns, withRow } from '../../examples.ts'
import { type RowRule, inCell } from '../../rule.ts'

export const assignedContentGiven: RowRule = {
  name: 'assigned-content-given',
  id: 'TAB-06',
  severity: 'error',
  detection: 'mechanical',
  scope: 'row',
  title: 'Chưa có nội dung Ban Chỉ đạo giao',
  why: 'The last column is what the notice orders; a row without it orders nothing.',
  check: ({ row }) =>
    row.columns.assigned === undefined || row.assigned.trim() !== ''
      ? []
      : [
          {
            spot: inCell(row, 'assigned'),
            found: '',
            expected: 'thời hạn hoặc yêu cầu mới',
            message:
              'Ô "Nội dung Ban Chỉ đạo giao" còn trống. Hãy ghi thời hạn hoặc yêu cầu của Ban Chỉ đạo đối với nhiệm vụ này.',
          },
        ],
  examples: {
    good: [
      withRow({}),
      withColumns(['name', 'lead'], {}),
      withRow({ assigned: 'Quý III' }),
      withRow({ assigned: 'Thường xuyên' }),
    ],
    bad: [
      { notice: withRow({ assigned: '' }), finds: [{ at: 'row 1 assigned', expected: 'thời hạn hoặc yêu cầu mới' }] },
      { notice: withRow({ assigned: '  ' }), finds: [{ at: 'row 1 assigned', expected: 'thời hạn hoặc yêu cầu mới' }] },
    ],
  },
}
