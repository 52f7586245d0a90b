import { withRow, withText } from './examples.ts'
import { replaceAt } from './read-usages.ts'
import type { Finding, TextRule } from './rule.ts'

interface Fault {
  readonly pattern: RegExp
  readonly expected: (found: string) => string
  readonly say: string
}

/** Blanks where none belong, and none where one does. Figures, times, files, addresses and abbreviations keep their marks. */
const faults: readonly Fault[] = [
  { pattern: /(?<=[\p{L}\d)”%]) +(?=[,;:!?)](?:\s|$|[)”]))/gu, expected: () => '', say: 'Thừa khoảng trắng trước dấu câu. Hãy bỏ đi.' },
  { pattern: /(?<=[\p{L})”%]) +(?=\.(?:\s|$))/gu, expected: () => '', say: 'Thừa khoảng trắng trước dấu chấm. Hãy bỏ đi.' },
  { pattern: /(?<=\p{L}|[)”%])[,;](?=\p{L}{2})/gu, expected: (found) => `${found} `, say: 'Thiếu khoảng trắng sau dấu câu. Hãy thêm vào.' },
  { pattern: /(?<=\p{Ll}{2}):(?=\p{L})/gu, expected: () => ': ', say: 'Thiếu khoảng trắng sau dấu hai chấm. Hãy thêm vào.' },
  { pattern: /(?<=\p{Ll}{2})\.(?=\p{Lu}\p{Ll})/gu, expected: () => '. ', say: 'Thiếu khoảng trắng sau dấu chấm. Hãy thêm vào.' },
  { pattern: /(?<=\() +(?=\S)/gu, expected: () => '', say: 'Thừa khoảng trắng sau dấu mở ngoặc. Hãy bỏ đi.' },
  { pattern: /(?<=[\p{L}\d]) +(?=\))/gu, expected: () => '', say: 'Thừa khoảng trắng trước dấu đóng ngoặc. Hãy bỏ đi.' },
  { pattern: /(?<=\p{L}{2})\((?=\p{L}{2})/gu, expected: () => ' (', say: 'Thiếu khoảng trắng trước dấu mở ngoặc. Hãy thêm vào.' },
  { pattern: /(?<=\S) {2,}(?=\S)/gu, expected: () => ' ', say: 'Có nhiều khoảng trắng liền nhau. Hãy giữ một.' },
]
const address = /@|https?:|www\./

export const spacingRight: TextRule = {
  name: 'spacing-right',
  id: 'SPL-10',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'text',
  title: 'Sai khoảng trắng',
  why: 'A blank before a comma goes to the next line alone; a missing one makes two words of one.',
  check: (unit) => {
    if (address.test(unit.text)) return []
    const seen = new Set<number>()
    return faults.flatMap(({ pattern, expected, say }) =>
      [...unit.text.matchAll(pattern)].flatMap(({ index, 0: found }): Finding[] => {
        // A blank that two patterns see is one fault.
        if (seen.has(index)) return []
        seen.add(index)
        return [replaceAt(unit, index, index + found.length, expected(found), say, 'Sửa khoảng trắng')]
      }),
    )
  },
  examples: {
    good: [
      withText('Đạt 62,5% (năm 2025), trước 17:00 ngày 10/4/2026; gồm: (1) rà soát, (2) báo cáo.'),
      withText('TP.HCM, P.CĐS-CY, tệp bao-cao.docx, trang halam.gov.vn, 1.000.000 đồng.'),
      withText('Trung tâm (gọi tắt là IOC) và “Bình dân học vụ số”.'),
      withRow({ lead: 'Sở KH&CN; Sở Tài chính' }),
      withText('Gửi về địa chỉ vanphong@halam.vn,trước ngày 20/4/2026.'),
    ],
    bad: [withText('Giao Sở Tài chính , Sở Nội vụ.'), withText('Giao Sở Tài chính,Sở Nội vụ.'), withRow({ name: 'Xây dựng kho dữ liệu ( giai đoạn 1)' }), withText('Hoàn thiện hạ tầng.Triển khai nền tảng số.')],
  },
}
