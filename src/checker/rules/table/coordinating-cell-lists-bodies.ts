import { type BodyMention, isGroup } from '../../../domain/bodies/body.ts'
import { type BodyDirectory, findNamed } from '../../../domain/bodies/body-directory.ts'
import { findDeadlines } from '../../../domain/deadline/deadline.ts'
import type { TaskCells } from '../../../domain/notice/notice.ts'
import { withRow } from '../../examples.ts'
import { type Finding, type RowRule, inCell } from '../../rule.ts'

/**
 * Verbs of doing after the name of a group: "các xã, phường thực hiện triển khai mô hình" is an order. Single bodies are
 * left alone, as names have such words in them ("Tổ công tác triển khai Đề án 06"), and "các đơn vị triển khai dự án" only
 * tells which units are meant.
 */
const doing =
  /(?<!\p{L})(?<!(?:đơn vị|cơ quan|tổ chức|doanh nghiệp|nhà thầu) )(?:thực hiện|triển khai|tham mưu|báo cáo|chịu trách nhiệm)(?!\p{L})/u
/** The cell begins as a clause does, not as a name: "Theo đề nghị của nhà thầu". */
const clause =
  /^[\s-]*(?:Theo|Khi|Nếu|Trong quá trình|Sau khi|Do|Tùy|Tuỳ|Căn cứ|Thực hiện|Hoàn thành|Báo cáo|Không)(?!\p{L})/u
/** A clause that tells which of a group are meant is no order: "các xã có diện tích rừng …", "được giao thực hiện". */
const restricts = /(?<!\p{L})(?:có|được|thuộc|do|đang|nơi|mà)(?!\p{L})/u

export const coordinatingCellListsBodies: RowRule = {
  name: 'coordinating-cell-lists-bodies',
  id: 'TAB-19',
  severity: 'info',
  detection: 'lexicon',
  scope: 'row',
  title: 'Ô phối hợp không phải danh sách cơ quan',
  why: 'A body of another level cannot be told to coordinate, and an order in this cell is not seen as one.',
  check: ({ row, task }, { directory }) => [
    ...(clause.test(row.coordinating)
      ? [
          {
            spot: inCell(row, 'coordinating'),
            found: row.coordinating,
            expected: 'danh sách cơ quan',
            message: 'Ô "Cơ quan phối hợp" không nêu cơ quan nào. Hãy ghi tên cơ quan phối hợp, hoặc để trống.',
          },
        ]
      : []),
    ...task.coordinating.flatMap((mention) => judge(row, mention, directory)),
    ...findDeadlines(row.coordinating).map(({ start, end, written }): Finding => ({
      spot: inCell(row, 'coordinating', [start, end]),
      found: written,
      expected: 'danh sách cơ quan',
      message: 'Ô "Cơ quan phối hợp" có cả thời hạn. Hãy chuyển sang cột "Nội dung Ban Chỉ đạo giao".',
    })),
  ],
  examples: {
    good: [
      withRow({}),
      withRow({ coordinating: 'Các sở, ban, ngành, địa phương, doanh nghiệp liên quan' }),
      withRow({
        coordinating:
          'Sở Khoa học và Công nghệ; Chi cục Kiểm lâm tỉnh và UBND các xã có diện tích rừng đặc dụng, phòng hộ được giao cho Ban quản lý',
      }),
      withRow({ coordinating: 'Tổ công tác triển khai Đề án 06; Bộ Chỉ huy Quân sự tỉnh' }),
      withRow({
        coordinating: 'Sở Tài chính; các tổ chức khoa học và công nghệ trên địa bàn; các đơn vị triển khai dự án',
      }),
      withRow({ coordinating: '' }),
    ],
    bad: [
      {
        notice: withRow({ coordinating: 'Theo đề nghị của nhà thầu thi công' }),
        finds: [
          { at: 'row 1 coordinating', found: 'Theo đề nghị của nhà thầu thi công', expected: 'danh sách cơ quan' },
        ],
      },
      {
        notice: withRow({ coordinating: 'Bộ Xây dựng; Sở KH&CN; các đơn vị có liên quan' }),
        finds: [{ in: 'row 1 coordinating', found: 'Bộ Xây dựng', expected: 'cơ quan của tỉnh' }],
      },
      {
        notice: withRow({ coordinating: 'Các xã, phường thực hiện triển khai mô hình' }),
        finds: [
          {
            in: 'row 1 coordinating',
            found: 'Các xã, phường thực hiện triển khai mô hình',
            expected: 'danh sách cơ quan',
          },
        ],
      },
      {
        notice: withRow({ coordinating: 'Sở Tài chính hoàn thành trước ngày 30/5/2026' }),
        finds: [{ in: 'row 1 coordinating', found: 'hoàn thành trước ngày 30/5/2026', expected: 'danh sách cơ quan' }],
      },
    ],
  },
}

function judge(row: TaskCells, { name, start, end }: BodyMention, directory: BodyDirectory): Finding[] {
  const body = findNamed(name, directory)
  const place = { spot: inCell(row, 'coordinating', [start, end]), found: row.coordinating.slice(start, end) }
  if (body?.level === 'central') {
    return [
      {
        ...place,
        expected: 'cơ quan của tỉnh',
        message: `"${name}" là cơ quan Trung ương, không thuộc diện được tỉnh giao phối hợp. Hãy ghi cơ quan của tỉnh làm đầu mối.`,
      },
    ]
  }
  if (body !== null || !isGroup(name) || restricts.test(name) || !doing.test(name)) return []
  return [
    {
      ...place,
      expected: 'danh sách cơ quan',
      message:
        'Chỗ này nêu cả việc phải làm. Ô "Cơ quan phối hợp" chỉ nên ghi tên cơ quan; hãy chuyển nội dung việc sang cột khác.',
    },
  ]
}
