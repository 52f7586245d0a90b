import { matchesOf } from '../../../domain/words/text.ts'
import { item, notice, withRow, withText } from '../../examples.ts'
import { findUnusual, oncePerText, spotAt, type Usage } from '../../reading/usages.ts'
import type { NoticeRule } from '../../rule.ts'

/**
 * "kỹ" and "kĩ", "quy" and "qui": open syllables of one consonant and i or y, toned where both ways are in use.
 * Capitals are left out: they may be names.
 */
const syllable =
  /(?<!\p{L})(?:([hklmst])([ỳýỷỹỵìíỉĩị])|(qu)([yỳýỷỹỵiìíỉĩị])|(h)([iy])(?= (?:vọng|sinh)))(?!\p{L})(?! mỉ)/gu
const tones = ['yi', 'ỳì', 'ýí', 'ỷỉ', 'ỹĩ', 'ỵị']
const wordBefore = /(\p{L}+) $/u
const wordAfter = /^ (\p{L}+)/u
const longestWord = 8

/** With the words beside it: "tỷ đồng" and "tỉ lệ" are two things, and each may be written in its way. */
interface Placed extends Usage {
  readonly phrases: readonly string[]
}

const usagesIn = oncePerText((unit): readonly Placed[] =>
  matchesOf(unit.text, syllable).map((match): Placed => {
    const { index, 0: found } = match
    const end = index + found.length
    const consonant = match[1] ?? match[3] ?? match[5] ?? ''
    const vowel = match[2] ?? match[4] ?? match[6] ?? ''
    const thing = `${consonant}${tones.findIndex((pair) => pair.includes(vowel))}`
    const before = wordBefore.exec(unit.text.slice(Math.max(0, index - longestWord), index))?.[1]?.toLowerCase()
    const after = wordAfter.exec(unit.text.slice(end, end + longestWord))?.[1]?.toLowerCase()
    const phrases = [
      ...(before === undefined ? [] : [`${before} ${thing}`]),
      ...(after === undefined ? [] : [`${thing} ${after}`]),
    ]
    return { thing, way: found, spot: spotAt(unit, index, end), found, phrases }
  }),
)

export const iAndYAlike: NoticeRule = {
  name: 'i-and-y-alike',
  id: 'SPL-03',
  severity: 'info',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Không thống nhất i/y',
  why: 'One notice writes "kỹ thuật" or "kĩ thuật", not both.',
  check: ({ texts }) => {
    const usages = usagesIn(texts)
    const unusual = findUnusual(usages)
    if (unusual.length === 0) return []
    const odd = new Set(unusual.map(({ usage: { spot } }) => spot))
    const usualPhrases = new Set(usages.flatMap(({ spot, phrases }) => (odd.has(spot) ? [] : phrases)))
    const phrasesAt = new Map(usages.map(({ spot, phrases }) => [spot, phrases]))
    return unusual
      .filter(({ usage: { spot } }) => phrasesAt.get(spot)?.some((phrase) => usualPhrases.has(phrase)) === true)
      .map(({ usage: { spot, found }, usual }) => ({
        spot,
        found,
        expected: usual,
        message: `“${found}” nơi khác trong văn bản ghi “${usual}”. Hãy ghi thống nhất.`,
        fix: { label: `Thay bằng “${usual}”`, changes: [{ spot, text: usual }] },
      }))
  },
  examples: {
    good: [
      withText('Quản lý kỹ thuật, tỷ lệ, kỳ họp.'),
      withText('Quản lí kĩ thuật, tỉ lệ, kì họp.'),
      withText('Đạt tỷ lệ 90% hồ sơ; hồ sơ được rà soát tỉ mỉ.'),
      withText('Kinh phí 02 tỷ đồng; đạt tỉ lệ giải ngân 95%.'),
      withText('Đồng chí Lý Thị Kim phụ trách quản lí.'),
      withText('Quy định của quỹ đầu tư trong quý III; người dân tin tưởng, hy vọng.'),
      withRow({}),
    ],
    bad: [
      {
        notice: withText('Hạ tầng kỹ thuật, đội ngũ kĩ thuật viên, kỹ năng số.'),
        finds: [
          {
            in: 'item 1',
            found: 'kĩ',
            expected: 'kỹ',
            afterFix: 'Hạ tầng kỹ thuật, đội ngũ kỹ thuật viên, kỹ năng số.',
          },
        ],
      },
      {
        notice: withText('Ban hành quy định chung; thực hiện theo quy định và qui định riêng.'),
        finds: [
          {
            in: 'item 1',
            found: 'qui',
            expected: 'quy',
            afterFix: 'Ban hành quy định chung; thực hiện theo quy định và quy định riêng.',
          },
        ],
      },
      {
        notice: notice({
          items: [item('arabic', 'Quản lý dữ liệu; xử lý hồ sơ.'), item('arabic', 'Quản lí tài sản công.')],
        }),
        finds: [{ in: 'item 2', found: 'lí', expected: 'lý', afterFix: 'Quản lý tài sản công.' }],
      },
    ],
  },
}
