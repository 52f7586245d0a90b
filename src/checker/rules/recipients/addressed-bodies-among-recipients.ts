import { newRecipient } from '../../../domain/notice/spot.ts'
import { content, deadline, item, notice, withText } from '../../examples.ts'
import { asLine, unreachedAddressed } from '../../reading/unreached.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

const recipientsOf = (...names: readonly string[]) => ({
  ...withText('').distribution,
  recipients: names.map((name, at) => ({ id: `addressed-${at}`, name, role: '' })),
})
const asksFinance = item('arabic', [
  'Giao Sở Tài chính chủ trì, phối hợp với Công an tỉnh bố trí kinh phí. ',
  deadline('Hoàn thành trước ngày 30/5/2026'),
  '.',
])

export const addressedBodiesAmongRecipients: NoticeRule = {
  name: 'addressed-bodies-among-recipients',
  id: 'DIST-02',
  severity: 'error',
  detection: 'crossReference',
  scope: 'notice',
  title: 'Cơ quan nêu trong văn bản không có trong nơi nhận',
  why: 'The body of the notice speaks to somebody who will not get it.',
  check: (reading, { directory }) => {
    if (reading.notice.distribution.recipients.length === 0) return []
    return unreachedAddressed(reading, directory).map(({ unit, name, start, end }): Finding => {
      const found = unit.text.slice(start, end)
      return {
        spot: { ...unit.spot, span: [start, end] },
        found,
        expected: name,
        fix: { label: 'Thêm vào nơi nhận', changes: [{ spot: newRecipient, text: asLine(name) }] },
        message: `“${found}” được nêu tên để thực hiện nhưng không có trong nơi nhận. Hãy thêm vào nơi nhận.`,
      }
    })
  },
  examples: {
    good: [
      withText('Giao UBND tỉnh chỉ đạo Công an tỉnh xây dựng Trung tâm an ninh mạng của tỉnh.'),
      withText('Yêu cầu các cơ quan, đơn vị, địa phương rà soát nhiệm vụ được giao.'),
      withText('Giao đồng chí Giám đốc Sở Nội vụ - Thành viên Ban Chỉ đạo tham mưu kế hoạch tuyển dụng.'),
      withText('Tiếp tục thực hiện Nghị quyết của Bộ Chính trị; tham mưu đề nghị Bộ Xây dựng hỗ trợ tỉnh.'),
      notice({ items: [asksFinance], distribution: recipientsOf('Sở Tài chính', 'Công an tỉnh') }),
      notice({ items: [asksFinance], distribution: recipientsOf('Các sở: TC, NN&MT', 'Công an tỉnh') }),
    ],
    bad: [
      {
        notice: withText('Giao Hội đồng nhân dân tỉnh chuẩn bị kỳ họp chuyên đề.'),
        finds: [
          {
            in: 'item 1',
            found: 'Hội đồng nhân dân tỉnh',
            expected: 'Hội đồng nhân dân tỉnh',
            afterFix: { 'recipient 4 name': 'Hội đồng nhân dân tỉnh', 'recipient 4 role': '' },
          },
        ],
      },
      {
        notice: withText('Đề nghị Bộ Xây dựng xem xét, hướng dẫn.'),
        finds: [
          {
            in: 'item 1',
            found: 'Bộ Xây dựng',
            expected: 'Bộ Xây dựng',
            afterFix: { 'recipient 4 name': 'Bộ Xây dựng', 'recipient 4 role': '' },
          },
        ],
      },
      {
        notice: withText('Giao UBND tỉnh chủ trì, phối hợp với Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh tuyên truyền.'),
        finds: [
          {
            in: 'item 1',
            found: 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh',
            expected: 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh',
            afterFix: { 'recipient 4 name': 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'recipient 4 role': '' },
          },
        ],
      },
      {
        notice: notice({
          items: [asksFinance],
          distribution: recipientsOf('CT, các PCT UBND tỉnh', 'Công an tỉnh', 'TC'),
        }),
        finds: [
          {
            in: 'item 1',
            found: 'Sở Tài chính',
            expected: 'Sở Tài chính',
            afterFix: { 'recipient 4 name': 'Sở Tài chính', 'recipient 4 role': '' },
          },
        ],
      },
      {
        notice: notice({ items: [asksFinance], distribution: recipientsOf('UBND tỉnh') }),
        finds: [
          {
            in: 'item 1',
            found: 'Sở Tài chính',
            expected: 'Sở Tài chính',
            afterFix: { 'recipient 2 name': 'Sở Tài chính', 'recipient 2 role': '' },
          },
          {
            in: 'item 1',
            found: 'Công an tỉnh',
            expected: 'Công an tỉnh',
            afterFix: { 'recipient 2 name': 'Công an tỉnh', 'recipient 2 role': '' },
          },
        ],
      },
      {
        notice: notice({
          closing: [
            {
              id: 'addressed-unknown',
              role: 'announcement',
              content: content(
                'Cơ quan Thường trực thông báo ý kiến kết luận để các đồng chí thành viên Ban Chỉ đạo, Trường Đại học Sông Lam, các cơ quan, đơn vị liên quan biết, thực hiện.',
              ),
            },
          ],
        }),
        finds: [
          {
            in: 'closing 1',
            found: 'các đồng chí thành viên Ban Chỉ đạo',
            expected: 'Các thành viên Ban Chỉ đạo',
            afterFix: { 'recipient 4 name': 'Các thành viên Ban Chỉ đạo', 'recipient 4 role': '' },
          },
          {
            in: 'closing 1',
            found: 'Trường Đại học Sông Lam',
            expected: 'Trường Đại học Sông Lam',
            afterFix: { 'recipient 4 name': 'Trường Đại học Sông Lam', 'recipient 4 role': '' },
          },
        ],
      },
      {
        notice: notice({
          closing: [
            {
              id: 'addressed',
              role: 'announcement',
              content: content('Cơ quan Thường trực thông báo để UBND tỉnh, HĐND tỉnh biết, thực hiện.'),
            },
          ],
        }),
        finds: [
          {
            in: 'closing 1',
            found: 'HĐND tỉnh',
            expected: 'Hội đồng nhân dân tỉnh',
            afterFix: { 'recipient 4 name': 'Hội đồng nhân dân tỉnh', 'recipient 4 role': '' },
          },
        ],
      },
    ],
  },
}
