import { withText } from '../../examples.ts'
import { findWording, knowOne } from '../../reading/wording.ts'
import type { TextRule } from '../../rule.ts'

export const threeJoinedOnce: TextRule = {
  name: 'three-joined-once',
  id: 'SPL-11',
  severity: 'warning',
  detection: 'lexicon',
  scope: 'text',
  title: 'Lặp "và ... và"',
  why: '"A và B và C" hides which of the three belong together.',
  check: (unit, context) =>
    findWording(unit, context, 'coordination', ({ found, expected }) => `“${found}” lặp “và”. Hãy viết “${expected}”.`),
  examples: {
    good: [withText('Giao A, B và C phối hợp.')],
    bad: [
      {
        notice: withText('Giao A và B và C phối hợp.'),
        finds: [{ in: 'item 1', found: 'A và B và C', expected: 'A, B và C', afterFix: 'Giao A, B và C phối hợp.' }],
      },
    ],
  },
  exampleContext: knowOne('coordination', 'A và B và C', 'A, B và C'),
}
