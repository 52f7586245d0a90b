import { withRow, withText } from './examples.ts'
import { replaceAt } from './read-usages.ts'
import type { TextRule } from './rule.ts'

/** A hyphen at the end of a line inside a word or name, and "C- HaLam". "kinh tế - xã hội" has a blank before it. */
const cut = /(?<=\p{L})-[ \t]*\n\s*(?=\p{L})|(?<=(?<!\p{L})\p{Lu}{1,3})-[ \u00A0]+(?=\p{Lu})/gu

export const namesNotCut: TextRule = {
  name: 'names-not-cut',
  id: 'FMT-15',
  severity: 'info',
  detection: 'mechanical',
  scope: 'text',
  title: 'Dấu nối cuối dòng thuộc tên riêng',
  why: 'A name that a line end cut in two is found by no search and read as two words.',
  check: (unit) =>
    unit.text.includes('-')
      ? [...unit.text.matchAll(cut)].map(({ index, 0: found }) => replaceAt(unit, index, index + found.length, '-', 'Tên gọi bị ngắt ở dấu nối. Hãy ghi liền, không có khoảng trắng sau dấu nối.', 'Ghi liền'))
      : [],
  examples: {
    good: [withText('Hệ thống C-HaLam.'), withText('Phát triển kinh tế - xã hội.'), withText('Nghị quyết số 57-NQ/TW.'), withRow({ requiredResult: '- 01 báo cáo;\n- 01 hệ thống' })],
    bad: [withText('Hệ thống C- HaLam.'), withRow({ name: 'Nâng cấp nền tảng C-\nHaLam' })],
  },
}
