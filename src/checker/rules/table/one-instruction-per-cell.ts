import { readDeadline } from '../../../domain/deadline/deadline.ts'
import { withRow } from '../../examples.ts'
import { type RowRule, inCell } from '../../rule.ts'

/** "(1) …; (2) …" or "a) …; b) …". */
const enumerated = /(?:^|[\s:;.])\(?(?:1|a)\)\s[\s\S]*[\s;.]\(?(?:2|b)\)\s/u
/** A full stop after a word, not after "TP." or a number. */
const sentenceEnd = /(?<=[\p{Ll}\d)”"]{3}\.)\s+(?=\p{Lu})/u
/** First words of an order: a sentence of another kind explains the one before it. */
const orderWords = [
  'Yêu cầu',
  'Giao',
  'Đề nghị',
  'Báo cáo',
  'Xây dựng',
  'Rà soát',
  'Tham mưu',
  'Phối hợp',
  'Tổ chức',
  'Triển khai',
  'Chỉ đạo',
  'Đẩy mạnh',
  'Bổ sung',
  'Ban hành',
  'Trình',
  'Thực hiện',
  'Kiểm tra',
  'Tiếp tục',
  'Nghiên cứu',
  'Hoàn thiện',
  'Nâng cấp',
  'Bố trí',
  'Chuẩn bị',
  'Thành lập',
  'Công bố',
  'Đề xuất',
  'Khẩn trương',
  'Chủ động',
  'Tăng cường',
]
const order = new RegExp(`^(?:${orderWords.join('|')})(?!\\p{L})`, 'u')

export const oneInstructionPerCell: RowRule = {
  name: 'one-instruction-per-cell',
  id: 'TAB-08',
  severity: 'warning',
  detection: 'structural',
  clarity: 'work',
  scope: 'row',
  title: 'Một ô chứa nhiều nội dung giao',
  why: 'Several orders in one cell share one deadline and one status: nobody sees which of them is late.',
  check: ({ row, task }) => {
    const { instructions } = task
    const lines = row.assigned.trim().split('\n').length
    const count = instructions.length > 1 ? instructions.length : ordersIn(row.assigned)
    // Lines with a deadline each can be followed one by one.
    if (count < 2 || (instructions.length > 1 && lines > 1 && instructions.every(({ deadline }) => deadline !== null)))
      return []
    return [
      {
        spot: inCell(row, 'assigned'),
        found: row.assigned,
        expected: 'mỗi nội dung một hàng hoặc một gạch đầu dòng có thời hạn riêng',
        message: `Ô này giao ${count} nội dung. Hãy tách thành từng hàng, hoặc ghi rõ thời hạn của từng nội dung.`,
      },
    ]
  },
  examples: {
    good: [
      withRow({}),
      withRow({
        assigned:
          'Cụ thể hóa Kế hoạch số 54/KH-UBND ngày 13/02/2026: lộ trình, giải pháp. Hoàn thành trước ngày 30/11/2026',
      }),
      withRow({ assigned: 'Hoàn thành trước ngày 30/5/2026. Thường xuyên duy trì, nâng cấp.' }),
      withRow({ assigned: 'Tổ chức tại TP. Hồ Chí Minh trước ngày 30/5/2026' }),
      withRow({ assigned: '- Hoàn thiện kho dữ liệu trước ngày 30/5/2026.\n- Báo cáo kết quả trước ngày 10/6/2026.' }),
      withRow({ assigned: 'Hoàn thiện kho dữ liệu\nHoàn thành trước ngày 30/5/2026' }),
    ],
    bad: [
      {
        notice: withRow({
          assigned:
            '- Hoàn thành thiết kế trước ngày 27/3/2026. - Hoàn thành thi công trước ngày 26/6/2026. - Sở Tài chính bố trí kinh phí trước ngày 27/02/2026',
        }),
        finds: [
          {
            at: 'row 1 assigned',
            found:
              '- Hoàn thành thiết kế trước ngày 27/3/2026. - Hoàn thành thi công trước ngày 26/6/2026. - Sở Tài chính bố trí kinh phí trước ngày 27/02/2026',
            expected: 'mỗi nội dung một hàng hoặc một gạch đầu dòng có thời hạn riêng',
          },
        ],
      },
      {
        notice: withRow({
          assigned: '- Hoàn thiện kho dữ liệu. Hoàn thành trước ngày 30/5/2026.\n- Xây dựng kế hoạch tổ chức thực hiện',
        }),
        finds: [
          {
            at: 'row 1 assigned',
            found: '- Hoàn thiện kho dữ liệu. Hoàn thành trước ngày 30/5/2026.\n- Xây dựng kế hoạch tổ chức thực hiện',
            expected: 'mỗi nội dung một hàng hoặc một gạch đầu dòng có thời hạn riêng',
          },
        ],
      },
      {
        notice: withRow({
          assigned: '(1) Hoàn thiện kho dữ liệu trước ngày 30/5/2026; (2) Báo cáo Ban Chỉ đạo trước ngày 10/6/2026',
        }),
        finds: [
          {
            at: 'row 1 assigned',
            found: '(1) Hoàn thiện kho dữ liệu trước ngày 30/5/2026; (2) Báo cáo Ban Chỉ đạo trước ngày 10/6/2026',
            expected: 'mỗi nội dung một hàng hoặc một gạch đầu dòng có thời hạn riêng',
          },
        ],
      },
      {
        notice: withRow({
          assigned: 'Giao các cơ quan bố trí cán bộ chuyên trách. Báo cáo kết quả trước ngày 30/4/2026',
        }),
        finds: [
          {
            at: 'row 1 assigned',
            found: 'Giao các cơ quan bố trí cán bộ chuyên trách. Báo cáo kết quả trước ngày 30/4/2026',
            expected: 'mỗi nội dung một hàng hoặc một gạch đầu dòng có thời hạn riêng',
          },
        ],
      },
    ],
  },
}

/** "- … . - …" run together in one line. */
const runTogether = /(?:^|[.;]\s)\s*[-–+]\s+(?=\p{Lu})/gu

function ordersIn(cell: string): number {
  const dashes = cell.match(runTogether)?.length ?? 0
  if (dashes > 1) return dashes
  if (enumerated.test(cell)) return [...cell.matchAll(/(?:^|[\s:;.])\(?(?:\d|[a-h])\)\s/gu)].length
  const [, ...others] = cell.split(sentenceEnd)
  return (
    1 +
    others.filter((sentence) => order.test(sentence) && readDeadline(sentence.trim(), { issuedOn: null }) === null)
      .length
  )
}
