import { item, notice, withRow, withText } from './examples.ts'
import { findUnusual, oncePerText, spotAt, type Usage } from './read-usages.ts'
import type { NoticeRule } from './rule.ts'

/** "kỹ" and "kĩ": open syllables of one consonant and a toned i or y. Capitals are left out: they may be names. */
const syllable = /(?<!\p{L})([hklmst])([ỳýỷỹỵìíỉĩị])(?!\p{L})(?! mỉ)/gu
const tones = ['ỳì', 'ýí', 'ỷỉ', 'ỹĩ', 'ỵị']

const usagesIn = oncePerText((unit): readonly Usage[] =>
  [...unit.text.matchAll(syllable)].map(({ index, 0: found, 1: consonant = '', 2: vowel = '' }): Usage => {
    const tone = tones.findIndex((pair) => pair.includes(vowel))
    return { thing: `${consonant}${tone}`, way: found, spot: spotAt(unit, index, index + found.length), found }
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
  check: ({ texts }) =>
    findUnusual(texts.flatMap(usagesIn)).map(({ usage: { spot, found }, usual }) => ({
      spot,
      found,
      expected: usual,
      message: `“${found}” nơi khác trong văn bản ghi “${usual}”. Hãy ghi thống nhất.`,
      fix: { label: `Thay bằng “${usual}”`, changes: [{ spot, text: usual }] },
    })),
  examples: {
    good: [withText('Quản lý kỹ thuật, tỷ lệ, kỳ họp.'), withText('Quản lí kĩ thuật, tỉ lệ, kì họp.'), withText('Tỷ lệ hồ sơ được rà soát tỉ mỉ.'), withText('Đồng chí Lý Thị Kim phụ trách quản lí.'), withRow({})],
    bad: [withText('Hạ tầng kỹ thuật, đội ngũ kĩ thuật viên, kỹ năng số.'), notice({ items: [item('arabic', 'Quản lý dữ liệu; xử lý hồ sơ.'), item('arabic', 'Quản lí tài sản công.')] })],
  },
}
