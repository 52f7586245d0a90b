import { item, notice, withRow, withText } from '../../examples.ts'
import { replaceAt, spotAt } from '../../reading/usages.ts'
import type { Finding, TextRule } from '../../rule.ts'

/**
 * A number between two sentences, where a page ended. "12 Sở", "05 Kế hoạch" begin a sentence with a count: no page
 * number has a zero before it, and the words for what is counted are left out.
 */
const counted =
  'Sở|Ban|Bộ|Ngành|Xã|Phường|Tỉnh|Cơ|Đơn|Đảng|Chi|Tổ|Trung|Trường|Bệnh|Doanh|Hội|Nghị|Quyết|Quy|Kế|Chương|Chỉ|Thông|Đề|Dự|Báo|Văn|Nhiệm|Mô|Hệ|Nền|Phần|Công|Khu|Thành|Ủy|Năm|Tháng|Ngày|Quý'
const stray = new RegExp(`(?<=[\\p{Ll}\\d)”]\\. )[1-9]\\d? (?!(?:${counted})\\s)(?=\\p{Lu}\\p{Ll}+ )`, 'gu')
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
        finds: [{ in: 'item 1', found: '6 ', mended: 'Giao Sở Tài chính bố trí kinh phí. Giao Sở Nội vụ rà soát.' }],
      },
      {
        notice: withRow({ requiredResult: 'Hệ thống được nghiệm thu\n7\nvà đưa vào vận hành' }),
        finds: [{ in: 'row 1 requiredResult', found: '7\n', mended: 'Hệ thống được nghiệm thu\nvà đưa vào vận hành' }],
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
