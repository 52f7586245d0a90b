import { withText } from '../../examples.ts'
import { findWording, knowOne } from '../../reading/wording.ts'
import type { TextRule } from '../../rule.ts'

export const namesCapitalised: TextRule = {
  name: 'names-capitalised',
  id: 'SPL-04',
  severity: 'warning',
  detection: 'lexicon',
  scope: 'text',
  title: 'Viết hoa tên riêng chưa đúng',
  why: 'Names of organs and places have one way to be written.',
  check: (unit, context) =>
    findWording(
      unit,
      context,
      'capital',
      ({ found, expected }) => `Tên gọi “${found}” viết hoa chưa đúng. Hãy viết “${expected}”.`,
      // Offices of the State write "Trưởng ban", those of the Party "Trưởng Ban".
    ).filter(({ found }) => !/^(?:Phó )?Trưởng ban\s/u.test(found)),
  examples: {
    good: [withText('Giao Sở Tài chính thẩm định.')],
    bad: [
      {
        notice: withText('Giao sở Tài chính thẩm định.'),
        finds: [
          { in: 'item 1', found: 'sở Tài chính', expected: 'Sở Tài chính', afterFix: 'Giao Sở Tài chính thẩm định.' },
        ],
      },
    ],
  },
  exampleContext: knowOne('capital', 'sở Tài chính', 'Sở Tài chính'),
}
