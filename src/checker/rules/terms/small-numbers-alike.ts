import { matchesOf } from '../../../domain/words/text.ts'
import { item, notice, withRow, withText } from '../../examples.ts'
import { findUnusual, oncePerText, spotAt, type Usage } from '../../reading/usages.ts'
import type { NoticeRule } from '../../rule.ts'

/** Measures, and numbers that are part of a set phrase: "3 cấp", "OCOP 4 sao". */
const uncounted =
  'km|ha|tấn|tạ|kg|m|lít|tỷ|triệu|nghìn|trăm|năm|giờ|phút|giây|cấp|cửa|bên|pha|trục|chiều|ca|tầng|làn|bậc|trong|phần|sao|số|vụ|không|của|và|đến|hoặc|so|là|thuộc|tại'
/** After these a number is a name or a date. */
const named =
  'ngày|tháng|quý|năm|điều|khoản|điểm|số|thứ|mục|tập|kỳ|nhóm|cấp|giai đoạn|đợt|lần|phụ lục|mẫu|khối|lớp|khu|vùng|mức|loại|hạng|bước|tổ|đội'
/** A count below ten, and the first letter of what is counted: a small one. */
const count = new RegExp(
  `(?<![\\p{L}\\d.,/:%-])(?<!(?:${named}) )(0?[1-9])(?= (?!(?:${uncounted})(?!\\p{L}))(\\p{L}))`,
  'giu',
)

const usagesIn = oncePerText((unit): readonly Usage[] =>
  matchesOf(unit.text, count)
    .filter(({ 2: next = '' }) => next === next.toLowerCase())
    .map(({ index, 0: found }): Usage => ({
      thing: 'count',
      way: found.startsWith('0') ? 'padded' : 'plain',
      spot: spotAt(unit, index, index + found.length),
      found,
    })),
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
      return {
        spot,
        found,
        expected,
        message: `Phần lớn văn bản ghi số nhỏ như “${usual === 'padded' ? '02' : '2'}”, ở đây ghi “${found}”. Hãy ghi thống nhất.`,
        fix: { label: `Thay bằng “${expected}”`, changes: [{ spot, text: expected }] },
      }
    }),
  examples: {
    good: [
      withText('Hoàn thành 05 nhiệm vụ, 02 đề án trong 12 tháng.'),
      withRow({ requiredResult: '01 báo cáo, 01 hệ thống' }),
      withText(
        'Ngày 5 tháng 4 năm 2026; Điều 5; quý 2; 62,5 người/km2; lần thứ 2; Nhóm 1 báo cáo; chính quyền địa phương 2 cấp; sản phẩm OCOP 4 sao; 3 km đường; điện 3 pha.',
      ),
    ],
    bad: [
      {
        notice: withText('Hoàn thành 05 nhiệm vụ, 02 đề án, 3 dự án.'),
        finds: [{ in: 'item 1', found: '3', expected: '03', afterFix: 'Hoàn thành 05 nhiệm vụ, 02 đề án, 03 dự án.' }],
      },
      {
        notice: withText('Ban hành 04 thông báo, 01 quyết định và 4 kết luận kiểm tra.'),
        finds: [
          {
            in: 'item 1',
            found: '4',
            occurrence: 2,
            expected: '04',
            afterFix: 'Ban hành 04 thông báo, 01 quyết định và 04 kết luận kiểm tra.',
          },
        ],
      },
      {
        notice: notice({
          items: [item('arabic', 'Giao 2 đơn vị.'), item('arabic', 'Lập 3 báo cáo; tổ chức 02 cuộc kiểm tra; 4 lớp.')],
          appendices: [],
        }),
        finds: [
          { in: 'item 2', found: '02', expected: '2', afterFix: 'Lập 3 báo cáo; tổ chức 2 cuộc kiểm tra; 4 lớp.' },
        ],
      },
    ],
  },
}
