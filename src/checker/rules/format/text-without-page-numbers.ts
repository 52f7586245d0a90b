import { bodyOpenings, groupNouns } from '../../../domain/bodies/body-words.ts'
import { documentTypeNames } from '../../../domain/words/document-types.ts'
import { allPapers } from '../../../domain/words/papers.ts'
import { countableThings } from '../../../domain/words/products.ts'
import { anyOf } from '../../../domain/words/word-patterns.ts'
import { item, notice, withRow, withText } from '../../examples.ts'
import { replaceAt, spotAt } from '../../reading/usages.ts'
import type { Finding, TextRule } from '../../rule.ts'

const otherThings = ['nhiệm vụ', 'tỉnh', 'thành phố', 'khu vực', 'đề tài', 'năm', 'tháng', 'ngày', 'quý']
const countedThings = [
  ...bodyOpenings,
  ...groupNouns,
  ...documentTypeNames,
  ...allPapers,
  ...countableThings,
  ...otherThings,
]
/** As they stand after a number: with a capital, as other sentences begin. */
const counted = anyOf(countedThings.map((thing) => thing.charAt(0).toUpperCase() + thing.slice(1)))
/**
 * A number between two sentences, where a page ended. "12 Sở", "05 Kế hoạch" begin a sentence with a count: no page
 * number has a zero before it, and what is counted is left out.
 */
const stray = new RegExp(String.raw`(?<=[\p{Ll}\d)”]\. )[1-9]\d? (?=\p{Lu}\p{Ll}+ )(?!${counted}(?!\p{L}))`, 'gu')
/** Alone on a line within a text of words; figures under figures are a list. */
const strayLine = /(?<=\p{L}[,;.)”]?[ \t]*\n)[ \t]*[1-9]\d{0,2}[ \t]*\n(?=[^\n]*\p{L})/gu
const wholly = /^\s*[1-9]\d{0,2}\s*$/u
const withDigits = /\d[ \t]*\n|\. \d/u

export const textWithoutPageNumbers: TextRule = {
  name: 'text-without-page-numbers',
  id: 'FMT-11',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'text',
  title: 'Số trang lẫn vào nội dung',
  doubt: ['text.pageNumberRemoved'],
  why: 'The number of a page that was copied with the text reads like a figure of the text.',
  check: (unit) => {
    const { text, kind } = unit
    if (kind !== 'paragraph' && kind !== 'item' && kind !== 'cell') return []
    if (kind !== 'cell' && wholly.test(text))
      return [{ spot: spotAt(unit, 0, text.length), found: text, expected: '', message: sayStray(text) }]
    if (!withDigits.test(text)) return []
    return [stray, strayLine].flatMap((pattern) =>
      [...text.matchAll(pattern)].map(({ index, 0: found }): Finding =>
        replaceAt(unit, index, index + found.length, '', sayStray(found), 'Bỏ số trang'),
      ),
    )
  },
  examples: {
    good: [
      withText('Hoàn thành 5 nhiệm vụ. Giao Sở Tài chính bố trí kinh phí.'),
      withText('Đạt 95%. 12 xã hoàn thành chuyển đổi.'),
      withText('Đã rà soát xong. 12 Sở chưa gửi báo cáo. 05 Kế hoạch đã ban hành; 12 Trung tâm đi vào hoạt động.'),
      withRow({ requiredResult: '01 hệ thống\n02 báo cáo' }),
      withRow({ requiredResult: 'Số xã, phường:\n92\nSố thôn:\n140\n150' }),
      withText('Tổng số: 12 UBND xã.'),
    ],
    bad: [
      {
        notice: withText('Giao Sở Tài chính bố trí kinh phí. 6 Giao Sở Nội vụ rà soát.'),
        finds: [{ in: 'item 1', found: '6 ', afterFix: 'Giao Sở Tài chính bố trí kinh phí. Giao Sở Nội vụ rà soát.' }],
      },
      {
        notice: withRow({ requiredResult: 'Hệ thống được nghiệm thu\n7\nvà đưa vào vận hành' }),
        finds: [
          { in: 'row 1 requiredResult', found: '7\n', afterFix: 'Hệ thống được nghiệm thu\nvà đưa vào vận hành' },
        ],
      },
      {
        notice: notice({ items: [item('arabic', 'Giao Sở Nội vụ rà soát.'), item('none', '6')] }),
        finds: [{ in: 'item 2', found: '6' }],
      },
    ],
  },
}

function sayStray(found: string): string {
  return `“${found.trim()}” có lẽ là số trang lẫn vào nội dung. Hãy đối chiếu bản gốc rồi bỏ đi.`
}
