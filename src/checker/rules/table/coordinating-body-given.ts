import { withColumns, withRow } from '../../examples.ts'
import { type RowRule, inCell } from '../../rule.ts'

export const coordinatingBodyGiven: RowRule = {
  name: 'coordinating-body-given',
  id: 'TAB-05',
  severity: 'info',
  detection: 'mechanical',
  scope: 'row',
  title: 'Chưa có cơ quan phối hợp',
  why: 'Most tasks need others; an empty cell may be one that was forgotten.',
  check: ({ row }) =>
    row.columns.coordinating === undefined || row.coordinating.trim() !== ''
      ? []
      : [
          {
            spot: inCell(row, 'coordinating'),
            found: '',
            expected: 'cơ quan phối hợp',
            message: 'Ô "Cơ quan phối hợp" còn trống. Hãy bổ sung nếu nhiệm vụ cần cơ quan khác cùng làm.',
          },
        ],
  examples: {
    good: [withRow({}), withColumns(['name', 'lead'], {}), withRow({ coordinating: 'Các đơn vị liên quan' })],
    bad: [
      { notice: withRow({ coordinating: '' }), finds: [{ at: 'row 1 coordinating', expected: 'cơ quan phối hợp' }] },
      { notice: withRow({ coordinating: ' \n' }), finds: [{ at: 'row 1 coordinating', expected: 'cơ quan phối hợp' }] },
    ],
  },
}
