import { item, notice, withRow, withText } from './examples.ts'
import { findUnusual, oncePerText, spotAt, type Usage } from './read-usages.ts'
import type { NoticeRule } from './rule.ts'

/** A count below ten before what is counted. Dates, articles and shares are no counts. */
const count =
  /(?<![\p{L}\d.,/:%-])(?<!(?:ngày|tháng|quý|năm|điều|khoản|điểm|số|thứ|mục|tập|kỳ|nhóm|cấp) )(0?[1-9])(?= (?:nhiệm vụ|nội dung|báo cáo|hệ thống|dự án|đề án|mô hình|đơn vị|cơ quan|sở|xã|phường|lớp|cuộc|văn bản|kế hoạch|nền tảng|phần mềm|sản phẩm|giải pháp|chỉ tiêu|lần|tháng|quý|ngày|tuần|người|đồng chí|bộ|hồ sơ|phòng|trung tâm|doanh nghiệp|quy trình)(?!\p{L}))/giu

const usagesIn = oncePerText((unit): readonly Usage[] =>
  [...unit.text.matchAll(count)].map(({ index, 0: found }): Usage => ({ thing: 'count', way: found.startsWith('0') ? 'padded' : 'plain', spot: spotAt(unit, index, index + found.length), found })),
)

export const smallNumbersAlike: NoticeRule = {
  name: 'small-numbers-alike',
  id: 'TERM-07',
  severity: 'info',
  detection: 'lexicon',
  scope: 'notice',
  title: 'Lẫn "2" và "02"',
  why: 'An office writes small counts with a zero or without one, not both in one notice.',
  check: ({ texts }) =>
    findUnusual(usagesIn(texts)).map(({ usage: { spot, found }, usual }) => {
      const expected = usual === 'padded' ? `0${found}` : found.slice(1)
      return { spot, found, expected, message: `Phần lớn văn bản ghi số nhỏ như “${usual === 'padded' ? '02' : '2'}”, ở đây ghi “${found}”. Hãy ghi thống nhất.`, fix: { label: `Thay bằng “${expected}”`, changes: [{ spot, text: expected }] } }
    }),
  examples: {
    good: [
      withText('Hoàn thành 05 nhiệm vụ, 02 đề án trong 12 tháng.'),
      withRow({ requiredResult: '01 báo cáo, 01 hệ thống' }),
      withText('Ngày 5 tháng 4 năm 2026; Điều 5; quý 2; 62,5 người/km2; lần thứ 2; Nhóm 1 báo cáo.'),
    ],
    bad: [withText('Hoàn thành 05 nhiệm vụ, 02 đề án, 3 dự án.'), notice({ items: [item('arabic', 'Giao 2 đơn vị.'), item('arabic', 'Lập 3 báo cáo; tổ chức 02 cuộc kiểm tra; 4 lớp.')], appendices: [] })],
  },
}
