import { withRow, withText } from '../../examples.ts'
import { replaceAt } from '../../reading/usages.ts'
import type { TextRule } from '../../rule.ts'

/** Two, four or five dots, and dots beside an ellipsis. Longer runs are there to be filled in by hand; "v.v.." and "?.." are in use. */
const run = /(?<![.…!?/])(?<!v\.v)(?:\.{2}|\.{4,5})(?![.…/\\])|(?<![.…])…\.{1,2}(?![.…])|(?<![.…])\.…/g

export const dotsInThrees: TextRule = {
  name: 'dots-in-threes',
  id: 'FMT-17',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'text',
  title: 'Thừa dấu chấm',
  why: 'A second full stop is a typing error; an ellipsis has three dots.',
  check: (unit) =>
    unit.text.includes('..') || unit.text.includes('…')
      ? [...unit.text.matchAll(run)].map(({ index, 0: found }) => {
          const expected = found === '..' ? '.' : found.includes('…') ? '…' : '...'
          return replaceAt(
            unit,
            index,
            index + found.length,
            expected,
            `“${found}” không đúng số dấu chấm. Hãy ghi “${expected}”.`,
          )
        })
      : [],
  examples: {
    good: [
      withText('Các nền tảng số, dữ liệu số...'),
      withText('Các nền tảng số, dữ liệu số…'),
      withText('Số ........ ngày ..../..../2026 của cơ quan.'),
      withText('Mua sắm máy chủ, máy trạm, v.v..'),
      withRow({}),
    ],
    bad: [
      {
        notice: withText('Giao Sở Tài chính bố trí kinh phí..'),
        finds: [{ in: 'item 1', found: '..', expected: '.', afterFix: 'Giao Sở Tài chính bố trí kinh phí.' }],
      },
      {
        notice: withText('Các nền tảng số, dữ liệu số....'),
        finds: [{ in: 'item 1', found: '....', expected: '...', afterFix: 'Các nền tảng số, dữ liệu số...' }],
      },
      {
        notice: withRow({ requiredResult: '01 báo cáo, 01 kế hoạch….' }),
        finds: [{ in: 'row 1 requiredResult', found: '….', expected: '…', afterFix: '01 báo cáo, 01 kế hoạch…' }],
      },
    ],
  },
}
