import { withText } from '../../examples.ts'
import { findOddSpellings, knowSpellings } from '../../reading/usages.ts'
import type { NoticeRule } from '../../rule.ts'

export const oneWordForAssuring: NoticeRule = {
  name: 'one-word-for-assuring',
  id: 'SPL-05',
  severity: 'info',
  detection: 'lexicon',
  scope: 'notice',
  title: 'Lẫn "đảm bảo"/"bảo đảm"',
  why: 'Words with two usual forms are used in one of them throughout a notice.',
  check: (reading, context) =>
    findOddSpellings(
      'SPL-05',
      reading,
      context,
      (found, usual) => `“${found}” nơi khác trong văn bản ghi “${usual}”. Hãy dùng thống nhất.`,
    ),
  examples: {
    good: [withText('Bảo đảm tiến độ; bảo đảm an toàn.'), withText('Đảm bảo tiến độ.')],
    bad: [
      {
        notice: withText('Bảo đảm tiến độ; bảo đảm an toàn; đảm bảo chất lượng.'),
        finds: [
          {
            in: 'item 1',
            found: 'đảm bảo',
            expected: 'bảo đảm',
            afterFix: 'Bảo đảm tiến độ; bảo đảm an toàn; bảo đảm chất lượng.',
          },
        ],
      },
    ],
  },
  exampleContext: { findSpellings: knowSpellings('SPL-05', 'bảo đảm', 'đảm bảo') },
}
