import { withText } from '../../examples.ts'
import { findWording, knowOne } from '../../reading/wording.ts'
import type { TextRule } from '../../rule.ts'

export const commasInPlace: TextRule = {
  name: 'commas-in-place',
  id: 'SPL-08',
  severity: 'warning',
  detection: 'lexicon',
  scope: 'text',
  title: 'Thiếu/thừa dấu phẩy',
  why: 'A comma makes one body two, or two one.',
  check: (unit, context) =>
    findWording(
      unit,
      context,
      'comma',
      ({ found, expected }) => `“${found}” thiếu hoặc thừa dấu phẩy. Hãy viết “${expected}”.`,
    ),
  examples: {
    good: [withText('Giao các xã, phường rà soát.')],
    bad: [
      {
        notice: withText('Giao các xã phường rà soát.'),
        finds: [
          {
            in: 'item 1',
            found: 'các xã phường',
            expected: 'các xã, phường',
            afterFix: 'Giao các xã, phường rà soát.',
          },
        ],
      },
    ],
  },
  exampleContext: knowOne('comma', 'các xã phường', 'các xã, phường'),
}
