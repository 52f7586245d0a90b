import { plainText } from '../../../domain/notice/plain-text.ts'
import { enumeration, item, notice, withRow, withText } from '../../examples.ts'
import { type StatedCount, findCountBefore, findStatedCounts, writeCountLike } from '../../reading/counts.ts'
import { placeEnumerations } from '../../reading/ordinals.ts'
import { oncePerText } from '../../reading/usages.ts'
import { allItems } from '../../reading/reading.ts'
import type { Finding, NoticeRule } from '../../rule.ts'
import type { Spot } from '../../../domain/notice/spot.ts'

export const statedCountMatchesList: NoticeRule = {
  name: 'stated-count-matches-list',
  id: 'NUM-06',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Số lượng nêu khác số mục liệt kê',
  why: 'Six are announced and five listed: one was lost, or the number is wrong.',
  check: ({ notice: read, texts }) => {
    const findings = countsIn(texts)
    for (const part of allItems(read.items)) {
      if (part.items.length === 0 && !part.content.some(({ kind }) => kind === 'enumeration')) continue
      const text = plainText(part.content, read.numbering)
      const spot: Spot = { part: part.id, field: 'text' }
      for (const { enumeration: list, labels, depth } of placeEnumerations(part.content, read.numbering)) {
        const count = depth > 0 ? null : findCountBefore(text.slice(0, labels[0]?.start ?? 0), list.entries.length)
        if (count !== null) findings.push(...report(spot, count))
      }
      const marked = part.items.filter(({ marker }) => marker !== 'none')
      const count = marked.length < 2 ? null : findCountBefore(text, marked.length)
      if (count !== null) findings.push(...report(spot, count))
    }
    return findings
  },
  examples: {
    good: [
      notice(),
      withText(
        'Hỗ trợ 03 trường (tại các trường: TH Phú Xá, phường Tích Lương; TH Kim Đồng, xã Đại Phúc; TH-THCS 915 Gia Sàng, phường Gia Sàng).',
      ),
      withText('Bảo đảm “3 rõ”: rõ người, rõ việc, rõ kết quả.'),
      withText('Triển khai tại 03 xã (Phú Bình, Đại Phúc và Tân Thành).'),
      withText('Thực hiện 02 nhiệm vụ sau: ', enumeration('digits', 'rà soát;', 'báo cáo.')),
      notice({
        items: [item('arabic', 'Tập trung hai nội dung sau:', [item('dash', 'Rà soát;'), item('dash', 'Báo cáo.')])],
      }),
      withText('Sửa 02 tuyến (đường Khê Thượng, kênh Nà Lạ).'),
      // A part of the list only, and a number that is a name.
      withText('Hỗ trợ 06 trường (trong đó có TH Phú Xá; TH Kim Đồng; …).'),
      withText('Thực hiện Đề án 06 của Chính phủ (nhóm: cư trú; hộ tịch; đất đai).'),
      withText('Làm việc với 05 sở (Sở Văn hóa, Thể thao và Du lịch; Sở Y tế và Sở Tài chính).'),
    ],
    bad: [
      {
        notice: withText('Sửa 05 công trình (đường Khê Thượng, kênh Nà Lạ, Trường Mầm non Hoa Ban, cầu Khe Sía).'),
        finds: [{ in: 'item 1', found: '05', expected: '04' }],
      },
      {
        notice: withRow({
          requiredResult: 'Trang bị cho 06 trường (tại các trường: TH Phú Xá; TH Kim Đồng; TH Hương Sơn)',
        }),
        finds: [{ in: 'row 1 requiredResult', found: '06', expected: '03' }],
      },
      {
        notice: withText('Bảo đảm “6 rõ” (rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ kết quả).'),
        finds: [{ in: 'item 1', found: '6', expected: '5' }],
      },
      {
        notice: withText('Triển khai tại 04 xã (Phú Bình, Đại Phúc và Tân Thành).'),
        finds: [{ in: 'item 1', found: '04', expected: '03' }],
      },
      {
        notice: withText('Thực hiện 03 nhiệm vụ sau: ', enumeration('digits', 'rà soát;', 'báo cáo.')),
        finds: [{ in: 'item 1', found: '03', expected: '02' }],
      },
      {
        notice: notice({
          items: [item('arabic', 'Tập trung ba nội dung sau:', [item('dash', 'Rà soát;'), item('dash', 'Báo cáo.')])],
        }),
        finds: [{ in: 'item 1', found: 'ba', expected: 'hai' }],
      },
    ],
  },
}

const countsIn = oncePerText((unit) => findStatedCounts(unit.text).flatMap((count) => report(unit.spot, count)))

function report({ part, field }: Spot, { start, end, written, stated, listed }: StatedCount): Finding[] {
  if (stated === listed) return []
  return [
    {
      spot: { part, field, span: [start, end] },
      found: written,
      expected: writeCountLike(listed, written),
      message: `Nêu ${written} nhưng liệt kê ${listed}. Hãy đếm lại, sửa con số hoặc bổ sung phần còn thiếu.`,
    },
  ]
}
