import { matchesOf } from '../../../domain/words/text.ts'
import { withText } from '../../examples.ts'
import { findOddSpellings, findUnusual, knowSpellings, oncePerText, spotAt, type Usage } from '../../reading/usages.ts'
import type { NoticeRule } from '../../rule.ts'

/** "đường cao tốc Trường Lĩnh - Hải Ninh": what is named for its two ends. */
const ends =
  /(?<!\p{L})(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,2}) [-–] (\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,2})(?!\p{L}| \p{Lu})/gu
const kindBefore =
  /(?:đường|cao tốc|tuyến|cầu|quốc lộ|tỉnh lộ|dự án|hành lang|đoạn|kênh|đường dây)(?: \p{Ll}+){0,3} $/iu

const endsIn = oncePerText((unit): Usage[] =>
  matchesOf(unit.text, ends).flatMap(({ index, 0: found, 1: from = '', 2: to = '' }) =>
    kindBefore.test(unit.text.slice(Math.max(0, index - 30), index))
      ? [
          {
            thing: [from, to].toSorted().join(' '),
            way: `${from} - ${to}`,
            spot: spotAt(unit, index, index + found.length),
            found,
          },
        ]
      : [],
  ),
)

function say(found: string, usual: string): string {
  return `“${found}” có lẽ là “${usual}” đã nêu trong văn bản. Hãy ghi thống nhất một tên.`
}

export const systemNamedAlike: NoticeRule = {
  name: 'system-named-alike',
  id: 'TERM-04',
  severity: 'warning',
  detection: 'lexicon',
  scope: 'notice',
  title: 'Một dự án/hệ thống nhiều cách ghi',
  why: 'Two names of one system read like two systems, and each gets a plan and a budget.',
  check: (reading, context) => [
    ...findOddSpellings('TERM-04', reading, context, say),
    ...findUnusual(endsIn(reading.texts)).map(({ usage: { spot, found }, usual }) => ({
      spot,
      found,
      expected: usual,
      message: say(found, usual),
      fix: { label: `Thay bằng “${usual}”`, changes: [{ spot, text: usual }] },
    })),
  ],
  examples: {
    good: [
      withText(
        'Đường cao tốc Trường Lĩnh - Hải Ninh; đường cao tốc Trường Lĩnh – Hải Ninh; đoàn công tác đi Hải Ninh - Trường Lĩnh.',
      ),
      withText('Cổng dịch vụ công quốc gia vận hành ổn định.'),
      withText('Tích hợp vào trung tâm dữ liệu tỉnh.'),
    ],
    bad: [
      {
        notice: withText(
          'Đường cao tốc Trường Lĩnh - Hải Ninh; tuyến Trường Lĩnh - Hải Ninh; dự án đường cao tốc Hải Ninh - Trường Lĩnh.',
        ),
        finds: [
          {
            in: 'item 1',
            found: 'Hải Ninh - Trường Lĩnh',
            expected: 'Trường Lĩnh - Hải Ninh',
            afterFix:
              'Đường cao tốc Trường Lĩnh - Hải Ninh; tuyến Trường Lĩnh - Hải Ninh; dự án đường cao tốc Trường Lĩnh - Hải Ninh.',
          },
        ],
      },
      {
        notice: withText(
          'Nâng cấp trung tâm dữ liệu tỉnh; sao lưu trung tâm dữ liệu tỉnh; di chuyển trung tâm tích hợp dữ liệu tỉnh.',
        ),
        finds: [
          {
            in: 'item 1',
            found: 'trung tâm tích hợp dữ liệu tỉnh',
            expected: 'trung tâm dữ liệu tỉnh',
            afterFix:
              'Nâng cấp trung tâm dữ liệu tỉnh; sao lưu trung tâm dữ liệu tỉnh; di chuyển trung tâm dữ liệu tỉnh.',
          },
        ],
      },
    ],
  },
  exampleContext: {
    findSpellings: knowSpellings('TERM-04', 'trung tâm dữ liệu tỉnh', 'trung tâm tích hợp dữ liệu tỉnh'),
  },
}
