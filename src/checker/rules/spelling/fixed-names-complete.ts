import { withText } from '../../examples.ts'
import { findWording, knowOne } from '../../reading/wording.ts'
import type { TextRule } from '../../rule.ts'

export const fixedNamesComplete: TextRule = {
  name: 'fixed-names-complete',
  id: 'SPL-07',
  severity: 'error',
  detection: 'lexicon',
  scope: 'text',
  title: 'Thiếu/thừa từ trong tên gọi',
  why: 'A word missing in the name of an organ makes it another organ, or none.',
  check: (unit, context) =>
    findWording(
      unit,
      context,
      'fixedName',
      ({ found, expected }) => `Tên gọi “${found}” thiếu hoặc thừa từ. Hãy viết “${expected}”.`,
    ),
  examples: {
    good: [withText('Giao Ủy ban nhân dân tỉnh ban hành quy định.')],
    bad: [
      {
        notice: withText('Giao Ủy ban nhân tỉnh ban hành quy định.'),
        finds: [
          {
            in: 'item 1',
            found: 'Ủy ban nhân tỉnh',
            expected: 'Ủy ban nhân dân tỉnh',
            afterFix: 'Giao Ủy ban nhân dân tỉnh ban hành quy định.',
          },
        ],
      },
    ],
  },
  exampleContext: knowOne('fixedName', 'Ủy ban nhân tỉnh', 'Ủy ban nhân dân tỉnh'),
}
