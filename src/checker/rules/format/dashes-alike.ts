import { matchesOf } from '../../../domain/words/text.ts'
import { item, notice, withRow, withText } from '../../examples.ts'
import { findUnusual, oncePerText, replaceAt, spotAt, unitAt, type Usage } from '../../reading/usages.ts'
import type { NoticeRule } from '../../rule.ts'

const dash = /[-–—]/
/** "giai đoạn 2026-2030": two years and what stands between them. */
const range = /(?<![\d/.])(20\d\d)( ?[-–—] ?)(20\d\d)(?![\d/])/g
/** "10-15%". */
const shares = /(?<![\d/.,–-])(\d{1,3}(?:,\d+)?)( ?[-–—] ?)(\d{1,3}(?:,\d+)?) ?%/g
/** A dash between words that lacks a blank. A hyphen without any may belong to a word: "in-tơ-nét". */
const lopsided =
  /(?<=\p{Ll}{2})(?: [-–—]|[-–—] |[–—])(?=\p{Ll}{2})|(?<=kinh tế)-(?=xã hội)|(?<=quốc phòng)-(?=an ninh)/gu
/** A dash between words, with blanks on both sides. */
const between = /(?<=[\p{L}\d)”]) [-–—] (?=[\p{L}“(])/gu

const usagesIn = oncePerText((unit): readonly Usage[] => {
  if (!dash.test(unit.text)) return []
  const ranges = [range, shares].flatMap((pattern) =>
    matchesOf(unit.text, pattern).map((match): Usage => {
      const [, from = '', way = ''] = match
      const start = match.index + from.length
      return {
        thing: pattern === range ? 'years' : 'shares',
        way,
        spot: spotAt(unit, start, start + way.length),
        found: way,
      }
    }),
  )
  const words = matchesOf(unit.text, between).map((match): Usage => ({
    thing: 'words',
    way: match[0],
    spot: spotAt(unit, match.index, match.index + match[0].length),
    found: match[0],
  }))
  const uneven = matchesOf(unit.text, lopsided).map((match): Usage => ({
    thing: 'lopsided',
    way: match[0],
    spot: spotAt(unit, match.index, match.index + match[0].length),
    found: match[0],
  }))
  return [...ranges, ...words, ...uneven]
})
const blankedDash = /^ [-–—] $/
const names: Readonly<Record<string, string>> = {
  years: 'khoảng năm',
  shares: 'khoảng tỷ lệ',
  words: 'dấu gạch giữa câu',
  lopsided: 'dấu gạch giữa câu',
}

export const dashesAlike: NoticeRule = {
  name: 'dashes-alike',
  id: 'FMT-14',
  severity: 'info',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Lẫn gạch nối và gạch ngang',
  why: 'One notice writes its ranges and dashes in one way; a mixture shows where a text was pasted.',
  check: (reading) => {
    const usages = usagesIn(reading.texts)
    const even = usages.filter(({ thing }) => thing !== 'lopsided')
    const blanked = usualWay(even.filter(({ thing }) => thing === 'words'))
    const uneven =
      blanked === undefined
        ? []
        : usages.filter(({ thing }) => thing === 'lopsided').map((usage) => ({ usage, usual: blanked }))
    const unusual = findUnusual(even)
    // A range with blanks is set with the same dash as the words are.
    const seen = new Set(unusual.map(({ usage }) => usage))
    const otherDash = even
      .filter(
        (usage) =>
          usage.thing === 'years' &&
          blanked !== undefined &&
          usage.way !== blanked &&
          blankedDash.test(usage.way) &&
          !seen.has(usage),
      )
      .map((usage) => ({ usage, usual: blanked ?? '' }))
    return [...unusual, ...otherDash, ...uneven].flatMap(({ usage: { thing, spot, found }, usual }) => {
      const unit = unitAt(spot, reading)
      if (unit === undefined || spot.span === undefined) return []
      return [
        replaceAt(
          unit,
          ...spot.span,
          usual,
          `Cách ghi ${names[thing] ?? ''} ở đây là “${found}”, nơi khác trong văn bản là “${usual}”. Hãy ghi thống nhất.`,
        ),
      ]
    })
  },
  examples: {
    good: [
      withText('Giai đoạn 2026-2030; kế hoạch 2021-2025.'),
      withText('Thông báo số 13-TB/CQTT; kinh tế - xã hội; giai đoạn 2026-2030.'),
      withText('Phát triển kinh tế - xã hội; quốc phòng - an ninh.'),
      withText('Giảm 10-15% chi phí trong giai đoạn 2026 - 2030; phủ sóng in-tơ-nét; quý I-II.'),
      withText('Phát triển kinh tế - xã hội, nền tảng C-HaLam, cổng mô-đun X-quang.'),
      withRow({ name: 'Đề án 06 giai đoạn 2026 - 2030', assigned: 'Hoàn thành trước ngày 30/9/2026' }),
    ],
    bad: [
      {
        notice: withText('Giai đoạn 2021-2025 và giai đoạn 2026 - 2030.'),
        finds: [{ in: 'item 1', found: ' - ', expected: '-', afterFix: 'Giai đoạn 2021-2025 và giai đoạn 2026-2030.' }],
      },
      {
        notice: notice({
          items: [
            item('arabic', 'Phát triển kinh tế - xã hội.'),
            item('arabic', 'Phát triển kinh tế - xã hội; quốc phòng – an ninh.'),
          ],
        }),
        finds: [
          {
            in: 'item 2',
            found: ' – ',
            expected: ' - ',
            afterFix: 'Phát triển kinh tế - xã hội; quốc phòng - an ninh.',
          },
        ],
      },
      {
        notice: withText('Phát triển kinh tế - xã hội; giữ vững quốc phòng- an ninh.'),
        finds: [
          {
            in: 'item 1',
            found: '- ',
            occurrence: 2,
            expected: ' - ',
            afterFix: 'Phát triển kinh tế - xã hội; giữ vững quốc phòng - an ninh.',
          },
        ],
      },
      {
        notice: withText('Tăng 8-10% năm đầu, 12 - 15% năm sau.'),
        finds: [{ in: 'item 1', found: ' - ', expected: '-', afterFix: 'Tăng 8-10% năm đầu, 12-15% năm sau.' }],
      },
    ],
  },
}

/** The way that is most frequent, the first of them on a tie. */
function usualWay(usages: readonly Usage[]): string | undefined {
  return [...Map.groupBy(usages, ({ way }) => way)].toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0]
}
