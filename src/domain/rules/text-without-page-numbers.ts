import { withRow, withText } from './examples.ts'
import { replaceAt } from './read-usages.ts'
import type { TextRule } from './rule.ts'

/** A number alone between two sentences, where a page ended. */
const stray = /(?<=[.;…] )(\d{1,2}) (?=\p{Lu}\p{Ll}+ )/gu
const strayLine = /(?<=[^\n]\n)[ \t]*\d{1,3}[ \t]*\n(?=[^\n])/gu

export const textWithoutPageNumbers: TextRule = {
  name: 'text-without-page-numbers',
  id: 'FMT-11',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'text',
  title: 'Số trang lẫn vào nội dung',
  doubt: 'text.pageNumberRemoved',
  why: 'The number of a page that was copied with the text reads like a figure of the text.',
  check: (unit) => {
    if (unit.kind !== 'paragraph' && unit.kind !== 'item' && unit.kind !== 'cell') return []
    return [stray, strayLine].flatMap((pattern) =>
      [...unit.text.matchAll(pattern)].map(({ index, 0: found }) => replaceAt(unit, index, index + found.length, '', `“${found.trim()}” có lẽ là số trang lẫn vào nội dung. Hãy đối chiếu bản gốc rồi bỏ đi.`, 'Bỏ số trang')),
    )
  },
  examples: {
    good: [withText('Hoàn thành 5 nhiệm vụ. Giao Sở Tài chính bố trí kinh phí.'), withText('Đạt 95%. 12 xã hoàn thành chuyển đổi.'), withRow({ requiredResult: '01 hệ thống\n02 báo cáo' }), withText('Tổng số: 12 UBND xã.')],
    bad: [withText('Giao Sở Tài chính bố trí kinh phí. 6 Giao Sở Nội vụ rà soát.'), withRow({ requiredResult: 'Hệ thống được nghiệm thu\n7\nvà đưa vào vận hành' })],
  },
}
