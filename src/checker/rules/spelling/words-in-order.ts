import { withText } from '../../examples.ts'
import { findWording, knowOne } from '../../reading/wording.ts'
import type { TextRule } from '../../rule.ts'

export const wordsInOrder: TextRule = {
  name: 'words-in-order',
  id: 'SPL-09',
  severity: 'warning',
  detection: 'lexicon',
  scope: 'text',
  title: 'Sai trật tự từ',
  why: 'Two words that changed places change or lose the meaning.',
  check: (unit, context) =>
    findWording(
      unit,
      context,
      'order',
      ({ found, expected }) => `“${found}” có lẽ sai trật tự từ. Hãy viết “${expected}”.`,
    ),
  examples: {
    good: [withText('Rà soát các dự án (kể cả dự án mới).')],
    bad: [
      {
        notice: withText('Rà soát các dự án (cả kể dự án mới).'),
        finds: [{ in: 'item 1', found: 'cả kể', expected: 'kể cả', afterFix: 'Rà soát các dự án (kể cả dự án mới).' }],
      },
    ],
  },
  exampleContext: knowOne('order', 'cả kể', 'kể cả'),
}
