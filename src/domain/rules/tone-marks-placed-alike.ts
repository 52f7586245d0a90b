import { item, notice, withRow, withText } from './examples.ts'
import { findUnusual, oncePerText, spotAt, type Usage } from './read-usages.ts'
import type { NoticeRule } from './rule.ts'

/** Open syllables in oa, oe, uy with a tone: "hóa" or "hoá". After q the u belongs to the consonant: "quý" has one way. */
const toned = /(?<!\p{L})\p{L}{0,3}?(?:[òóỏõọ][ae]|o[àáảãạèéẻẽẹ]|(?<!q)[ùúủũụ]y|(?<!q)u[ỳýỷỹỵ])(?!\p{L})/giu
const vowels: Readonly<Record<string, string>> = { òa: 'oà', óa: 'oá', ỏa: 'oả', õa: 'oã', ọa: 'oạ', òe: 'oè', óe: 'oé', ỏe: 'oẻ', õe: 'oẽ', ọe: 'oẹ', ùy: 'uỳ', úy: 'uý', ủy: 'uỷ', ũy: 'uỹ', ụy: 'uỵ' }
const backwards = new Map(Object.entries(vowels).map(([first, second]) => [second, first]))

const usagesIn = oncePerText((unit): readonly Usage[] =>
  [...unit.text.matchAll(toned)].map(({ index, 0: found }): Usage => ({
    thing: 'tone',
    way: Object.hasOwn(vowels, found.slice(-2).toLowerCase()) ? 'first' : 'second',
    spot: spotAt(unit, index, index + found.length),
    found,
  })),
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
    findUnusual(texts.flatMap(usagesIn)).map(({ usage: { spot, found } }) => {
      const expected = replaceTone(found)
      return { spot, found, expected, message: `“${found}” đặt dấu thanh khác với phần lớn văn bản. Hãy ghi “${expected}”.`, fix: { label: `Thay bằng “${expected}”`, changes: [{ spot, text: expected }] } }
    }),
  examples: {
    good: [
      withText('Số hóa tài liệu, ủy quyền, tùy theo điều kiện, khỏe mạnh.'),
      withText('Tùy theo điều kiện, số hóa tài liệu; ngoằn ngoèo, khúc khuỷu, hoàn thiện.'),
      withText('Quý III, quỹ đầu tư, hoàn thành, thúy, toàn tỉnh, khoảng, chuyển.'),
      withRow({ name: 'Số hóa hồ sơ lưu trữ', directing: 'Tỉnh ủy' }),
    ],
    bad: [withText('Số hóa tài liệu, ủy quyền và văn hoá.'), notice({ items: [item('arabic', 'Giao Tỉnh ủy, Huyện ủy chỉ đạo.'), item('arabic', 'Giao Tỉnh uỷ chỉ đạo.')] })],
  },
}

/** The same syllable with its tone on the other vowel, capitals kept. */
function replaceTone(written: string): string {
  const end = written.slice(-2)
  const other = vowels[end.toLowerCase()] ?? backwards.get(end.toLowerCase()) ?? end
  const cased = [...other].map((letter, at) => (end[at] === end[at]?.toUpperCase() ? letter.toUpperCase() : letter)).join('')
  return written.slice(0, -2) + cased
}
