import { newRecipient } from '../../../domain/notice/spot.ts'
import { notice, row, withRow, withRows } from '../../examples.ts'
import { type Assigned, unreachedAssigned } from '../../reading/unreached.ts'
import { type Finding, type NoticeRule, inCell } from '../../rule.ts'

const mostOrdinals = 6
const sentTo = (...names: readonly string[]) =>
  notice({
    distribution: {
      ...notice().distribution,
      recipients: names.map((name, at) => ({ id: `assigned-${at}`, name, role: '' })),
    },
  })
const viettel = 'Tập đoàn Công nghiệp - Viễn thông Quân đội (Viettel)'

export const assignedBodiesAmongRecipients: NoticeRule = {
  name: 'assigned-bodies-among-recipients',
  id: 'DIST-01',
  severity: 'warning',
  detection: 'crossReference',
  scope: 'notice',
  title: 'Cơ quan được giao việc không có trong nơi nhận',
  why: 'A body that never gets the notice cannot carry out what the table gives it.',
  check: (reading, { directory }) => {
    const isListed = reading.notice.distribution.recipients.length > 0
    return isListed ? unreachedAssigned(reading, directory).map(tell) : []
  },
  examples: {
    good: [
      withRow({}),
      withRow({ lead: 'Sở KHCN', coordinating: 'Các cơ quan, đơn vị có liên quan' }),
      withRow({ lead: 'Văn phòng Tỉnh ủy', coordinating: '' }),
      withRow({ lead: 'Sở Nông nghiệp và Môi trường (Chi cục Trồng trọt và BVTV)' }),
      withRow({ lead: '', coordinating: '' }),
      sentTo('Các cơ quan, đơn vị có liên quan'),
      sentTo('Thường trực Tỉnh ủy', 'Các cơ quan chủ trì nhiệm vụ'),
      sentTo('Các sở: Khoa học và Công nghệ, Tài chính', 'Công an tỉnh'),
    ],
    bad: [
      {
        notice: withRow({ lead: viettel }),
        finds: [
          {
            in: 'row 1 lead',
            found: 'Tập đoàn Công nghiệp - Viễn thông Quân đội (Viettel)',
            expected: 'Tập đoàn Công nghiệp - Viễn thông Quân đội',
            afterFix: { 'recipient 4 name': 'Tập đoàn Công nghiệp - Viễn thông Quân đội', 'recipient 4 role': '' },
          },
        ],
      },
      {
        notice: withRow({ coordinating: 'Sở Tài chính; UBND các xã, phường' }),
        finds: [
          {
            in: 'row 1 coordinating',
            found: 'UBND các xã, phường',
            expected: 'UBND các xã, phường',
            afterFix: { 'recipient 4 name': 'UBND các xã, phường', 'recipient 4 role': '' },
          },
        ],
      },
      {
        notice: withRow({ lead: 'Đại học Hà Lâm' }),
        finds: [
          {
            in: 'row 1 lead',
            found: 'Đại học Hà Lâm',
            expected: 'Đại học Hà Lâm',
            afterFix: { 'recipient 4 name': 'Đại học Hà Lâm', 'recipient 4 role': '' },
          },
        ],
      },
      {
        notice: withRows(row({ coordinating: 'Bộ Xây dựng' }), row({ lead: 'Bộ Xây dựng' })),
        finds: [
          {
            in: 'row 1 coordinating',
            found: 'Bộ Xây dựng',
            expected: 'Bộ Xây dựng',
            afterFix: { 'recipient 4 name': 'Bộ Xây dựng', 'recipient 4 role': '' },
          },
        ],
      },
    ],
  },
}

function tell({ mention, first, field, ordinals }: Assigned): Finding {
  const { start, end, name } = mention
  const listed = ordinals.slice(0, mostOrdinals).join(', ')
  const more = ordinals.length > mostOrdinals ? ` và ${ordinals.length - mostOrdinals} hàng khác` : ''
  return {
    spot: inCell(first.row, field, [start, end]),
    found: first.row[field].slice(start, end),
    expected: name,
    fix: { label: 'Thêm vào nơi nhận', changes: [{ spot: newRecipient, text: name }] },
    message: `“${name}” được giao việc ở hàng ${listed}${more} của phụ lục nhưng không có trong nơi nhận. Hãy thêm vào nơi nhận hoặc giao cho cơ quan khác.`,
  }
}
