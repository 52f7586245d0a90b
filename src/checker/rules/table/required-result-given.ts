import { withColumns, withRow } from '../../examples.ts'
import { type RowRule, inCell } from '../../rule.ts'

export const requiredResultGiven: RowRule = {
  name: 'required-result-given',
  id: 'TAB-04',
  severity: 'error',
  detection: 'mechanical',
  clarity: 'result',
  scope: 'row',
  title: 'Thiếu yêu cầu kết quả',
  why: 'Without a required result nobody can say whether the task is done ("rõ kết quả").',
  check: ({ row }) =>
    row.columns.requiredResult === undefined || row.requiredResult.trim() !== ''
      ? []
      : [
          {
            spot: inCell(row, 'requiredResult'),
            found: '',
            expected: 'sản phẩm, kết quả kiểm đếm được',
            message: 'Ô "Yêu cầu kết quả" còn trống. Hãy ghi sản phẩm hoặc kết quả phải đạt.',
          },
        ],
  examples: {
    good: [withRow({}), withColumns(['name', 'lead'], {})],
    bad: [
      {
        notice: withRow({ requiredResult: '' }),
        finds: [{ at: 'row 1 requiredResult', expected: 'sản phẩm, kết quả kiểm đếm được' }],
      },
      {
        notice: withRow({ requiredResult: '  ' }),
        finds: [{ at: 'row 1 requiredResult', expected: 'sản phẩm, kết quả kiểm đếm được' }],
      },
    ],
  },
}
