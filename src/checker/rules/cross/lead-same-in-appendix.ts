import { item, notice, row, withRows } from '../../examples.ts'
import { differentLead } from '../../reading/differences.ts'
import { countsOtherThings, matchDirectives, sureMatch } from '../../reading/matches.ts'
import { type Finding, type NoticeRule, inCell } from '../../rule.ts'

const security = row({
  name: 'Trung tâm an ninh mạng (hoặc thuê dịch vụ giám sát an toàn thông tin)',
  lead: 'Công an tỉnh',
  coordinating: 'Sở Tài chính',
})
const withBody = (text: string) =>
  notice({ items: [item('dash', text)], appendices: withRows(row(), security).appendices })

export const leadSameInAppendix: NoticeRule = {
  name: 'lead-same-in-appendix',
  id: 'XREF-03',
  severity: 'warning',
  detection: 'crossReference',
  scope: 'notice',
  title: 'Chủ trì ở thân văn bản và phụ lục khác nhau',
  why: 'Two bodies each told that the other leads: nobody does.',
  check: (reading, { directory }) =>
    matchDirectives(reading, directory).flatMap((matched): Finding[] => {
      const match = sureMatch(matched)
      const charged =
        match === null || countsOtherThings(matched.directive, match)
          ? null
          : differentLead(matched.directive, match.reading, directory)
      if (match === null || charged === null) return []
      const { row: cells } = match.reading
      return [
        {
          spot: inCell(cells, 'lead', [0, cells.lead.length]),
          found: cells.lead,
          expected: charged,
          message: `Thân văn bản giao việc này cho ${charged}, còn phụ lục ghi chủ trì là “${cells.lead.trim()}”. Hãy thống nhất cơ quan chủ trì.`,
        },
      ]
    }),
  examples: {
    good: [
      notice(),
      withBody('Giao UBND tỉnh chỉ đạo Công an tỉnh hoàn thành đầu tư, xây dựng Trung tâm an ninh mạng của tỉnh.'),
      withBody('Giao UBND tỉnh hoàn thành đầu tư, xây dựng Trung tâm an ninh mạng của tỉnh.'),
      withBody('Giao đồng chí Giám đốc Công an tỉnh triển khai xây dựng Trung tâm an ninh mạng của tỉnh.'),
      withBody('Giao các cơ quan, đơn vị liên quan triển khai xây dựng Trung tâm an ninh mạng của tỉnh.'),
      notice({
        items: [item('dash', 'Giao Sở Y tế dự trữ 12 cơ số thuốc phục vụ vùng dễ bị chia cắt.')],
        appendices: withRows(
          row(),
          row({ name: 'Dự trữ 32 tấn gạo tại các kho vùng dễ bị chia cắt', lead: 'Sở Công Thương' }),
        ).appendices,
      }),
      withBody('Giao Sở Tài chính tham mưu bố trí kinh phí cho các nhiệm vụ an ninh mạng.'),
    ],
    bad: [
      {
        notice: notice({
          items: [
            item('dash', 'Văn phòng Điều phối nông thôn mới lập hồ sơ công nhận xã đạt chuẩn nông thôn mới kiểu mẫu.'),
          ],
          appendices: withRows(
            row(),
            row({
              name: 'Lập hồ sơ công nhận xã đạt chuẩn nông thôn mới kiểu mẫu',
              directing: '',
              lead: 'Phòng Kế hoạch - Tài chính',
            }),
          ).appendices,
        }),
        finds: [
          { in: 'row 2 lead', found: 'Phòng Kế hoạch - Tài chính', expected: 'Văn phòng Điều phối nông thôn mới' },
        ],
      },
      {
        notice: withBody('Giao Sở Khoa học và Công nghệ chủ trì triển khai xây dựng Trung tâm an ninh mạng của tỉnh.'),
        finds: [{ in: 'row 2 lead', found: 'Công an tỉnh', expected: 'Sở Khoa học và Công nghệ' }],
      },
      {
        notice: withBody('Giao UBND tỉnh chỉ đạo Sở Tài chính triển khai xây dựng Trung tâm an ninh mạng của tỉnh.'),
        finds: [{ in: 'row 2 lead', found: 'Công an tỉnh', expected: 'Sở Tài chính' }],
      },
    ],
  },
}
