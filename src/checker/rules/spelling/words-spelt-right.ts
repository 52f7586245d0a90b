import { withText } from '../../examples.ts'
import { findWording, knowOne } from '../../reading/wording.ts'
import type { TextRule } from '../../rule.ts'

export const wordsSpeltRight: TextRule = {
  name: 'words-spelt-right',
  id: 'SPL-01',
  severity: 'error',
  detection: 'lexicon',
  scope: 'text',
  title: 'Sai chính tả',
  why: 'A syllable that exists, in a phrase that does not, is the typo that reading overlooks most easily.',
  check: (unit, context) =>
    findWording(
      unit,
      context,
      'realWord',
      ({ found, expected }) => `“${found}” có lẽ là “${expected}”. Hãy kiểm tra chính tả.`,
    ),
  examples: {
    good: [withText('Đẩy mạnh chuyển đổi số; bố trí cán bộ chuyên trách.')],
    bad: [
      {
        notice: withText('Đẩy mạnh chuyên đổi số.'),
        finds: [
          { in: 'item 1', found: 'chuyên đổi số', expected: 'chuyển đổi số', afterFix: 'Đẩy mạnh chuyển đổi số.' },
        ],
      },
    ],
  },
  exampleContext: knowOne('realWord', 'chuyên đổi số', 'chuyển đổi số'),
}
