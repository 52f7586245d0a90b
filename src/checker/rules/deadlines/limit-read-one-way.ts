import { deadline, withRow, withText } from '../../examples.ts'
import { findingAt, limitsOf } from '../../reading/limits.ts'
import type { NoticeRule } from '../../rule.ts'

/** "chậm nhất trước ngày": by some read as the day before, by others as that day. */
const doubled = /(?:chậm|muộn) nhất(?: là)?,? trước|không (?:quá|muộn hơn|chậm hơn) trước/iu

export const limitReadOneWay: NoticeRule = {
  name: 'limit-read-one-way',
  id: 'DL-09',
  severity: 'info',
  detection: 'lexicon',
  scope: 'notice',
  title: 'Cách ghi hạn chưa rõ tính cả ngày hay không',
  why: 'Whoever delivers on the day itself is in time by one reading and late by the other.',
  check: (reading) =>
    limitsOf(reading).flatMap((limit) => {
      const match = doubled.exec(limit.written)
      if (match === null) return []
      const expected = limit.written.replace(doubled, 'trước')
      const [start = 0] = limit.spot.span ?? []
      const spot = { ...limit.spot, span: [start + match.index, start + match.index + match[0].length] as const }
      return [
        {
          ...findingAt(
            limit,
            expected,
            `“${match[0]}” có thể hiểu là tính hoặc không tính ngày cuối. Hãy ghi “trước ngày …” hoặc “chậm nhất ngày …”.`,
          ),
          fix: { label: 'Ghi “trước”', changes: [{ spot, text: 'trước' }] },
        },
      ]
    }),
  examples: {
    good: [
      withRow({ assigned: 'Hoàn thành trước ngày 30/9/2026' }),
      withRow({ assigned: 'Hoàn thành chậm nhất ngày 30/9/2026' }),
      withText('Báo cáo ', deadline('trước ngày 10/5/2026'), '.'),
      withText('Báo cáo ', deadline('chậm nhất 17 giờ ngày 10/5/2026'), '.'),
    ],
    bad: [
      {
        notice: withRow({ assigned: 'Hoàn thành chậm nhất trước ngày 30/9/2026' }),
        finds: [
          {
            in: 'row 1 assigned',
            found: 'Hoàn thành chậm nhất trước ngày 30/9/2026',
            expected: 'Hoàn thành trước ngày 30/9/2026',
            afterFix: 'Hoàn thành trước ngày 30/9/2026',
          },
        ],
      },
      {
        notice: withText('Báo cáo ', deadline('chậm nhất trước ngày 10/5/2026'), '.'),
        finds: [
          {
            in: 'item 1',
            found: 'chậm nhất trước ngày 10/5/2026',
            expected: 'trước ngày 10/5/2026',
            afterFix: 'Báo cáo trước ngày 10/5/2026.',
          },
        ],
      },
    ],
  },
}
