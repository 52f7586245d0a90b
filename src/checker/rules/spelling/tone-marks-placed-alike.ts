import { matchesOf } from '../../../domain/words/text.ts'
import { item, notice, withRow, withText } from '../../examples.ts'
import { findUnusual, oncePerText, spotAt, type Usage } from '../../reading/usages.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

/** Open syllables in oa, oe, uy with a tone: "hóa" or "hoá". After q the u belongs to the consonant: "quý" has one way. */
const toned = /(?:[òóỏõọ][ae]|o[àáảãạèéẻẽẹ]|(?<!q)[ùúủũụ]y|(?<!q)u[ỳýỷỹỵ])(?!\p{L})/giu
const firstPart = /\p{L}*$/u
const vowels: Readonly<Record<string, string>> = {
  òa: 'oà',
  óa: 'oá',
  ỏa: 'oả',
  õa: 'oã',
  ọa: 'oạ',
  òe: 'oè',
  óe: 'oé',
  ỏe: 'oẻ',
  õe: 'oẽ',
  ọe: 'oẹ',
  ùy: 'uỳ',
  úy: 'uý',
  ủy: 'uỷ',
  ũy: 'uỹ',
  ụy: 'uỵ',
}
/** Capitalised, but not "Ủy", after a capitalised word: mostly a person's name, which is written as its bearer writes it. */
const nameSyllable = /^(?![ỦUủu][yỷ])\p{Lu}\p{Ll}+$/u
const nameBefore = /(?<!\p{L})\p{Lu}\p{Ll}+ $/u
const backwards = new Map(Object.entries(vowels).map(([first, second]) => [second, first]))

const usagesIn = oncePerText((unit): readonly Usage[] =>
  matchesOf(unit.text, toned).flatMap(({ index, 0: end }): Usage[] => {
    const before = firstPart.exec(unit.text.slice(Math.max(0, index - 4), index))?.[0] ?? ''
    const found = before + end
    const start = index - before.length
    if (nameSyllable.test(found) && nameBefore.test(unit.text.slice(Math.max(0, start - 12), start))) return []
    return [
      {
        thing: 'tone',
        way: Object.hasOwn(vowels, end.toLowerCase()) ? 'first' : 'second',
        spot: spotAt(unit, start, index + end.length),
        found,
      },
    ]
  }),
)

export const toneMarksPlacedAlike: NoticeRule = {
  name: 'tone-marks-placed-alike',
  id: 'SPL-02',
  severity: 'info',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Vị trí dấu thanh không thống nhất',
  why: 'Both "hóa" and "hoá" are read, but one notice uses one of them; a mixture also breaks plain search.',
  check: ({ texts }) =>
    [...Map.groupBy(findUnusual(usagesIn(texts)), ({ usage: { found } }) => found)].flatMap(
      ([found, places]): Finding[] => {
        const [first] = places
        if (first === undefined) return []
        const expected = replaceTone(found)
        // One finding for each word: a notice that is pasted together has the word in dozens of places.
        const where = places.length === 1 ? '' : ` (${places.length} chỗ)`
        return [
          {
            spot: first.usage.spot,
            found,
            expected,
            message: `“${found}”${where} đặt dấu thanh khác với phần lớn văn bản. Hãy ghi “${expected}”.`,
            fix: {
              label: `Thay bằng “${expected}”${where}`,
              changes: places.map(({ usage: { spot } }) => ({ spot, text: expected })),
            },
          },
        ]
      },
    ),
  examples: {
    good: [
      withText('Số hóa tài liệu, ủy quyền, tùy theo điều kiện, khỏe mạnh.'),
      withText('Tùy theo điều kiện, số hóa tài liệu; ngoằn ngoèo, khúc khuỷu, hoàn thiện.'),
      withText('Quý III, quỹ đầu tư, hoàn thành, thúy, toàn tỉnh, khoảng, chuyển.'),
      withText('Số hóa tài liệu; giao đồng chí Phạm Thị Thuý, đồng chí Lê Văn Hoà phụ trách.'),
      withRow({ name: 'Số hóa hồ sơ lưu trữ', directing: 'Tỉnh ủy' }),
    ],
    bad: [
      {
        notice: withText('Số hóa tài liệu, ủy quyền và văn hoá.'),
        finds: [{ in: 'item 1', found: 'hoá', expected: 'hóa', afterFix: 'Số hóa tài liệu, ủy quyền và văn hóa.' }],
      },
      {
        notice: notice({
          items: [item('arabic', 'Giao Tỉnh ủy, Huyện ủy chỉ đạo.'), item('arabic', 'Giao Tỉnh uỷ chỉ đạo.')],
        }),
        finds: [{ in: 'item 2', found: 'uỷ', expected: 'ủy', afterFix: 'Giao Tỉnh ủy chỉ đạo.' }],
      },
    ],
  },
}

/** The same syllable with its tone on the other vowel, capitals kept. */
function replaceTone(written: string): string {
  const end = written.slice(-2)
  const other = vowels[end.toLowerCase()] ?? backwards.get(end.toLowerCase()) ?? end
  const cased = other
    .split('')
    .map((letter, at) => (end[at] === end[at]?.toUpperCase() ? letter.toUpperCase() : letter))
    .join('')
  return written.slice(0, -2) + cased
}
