import { taskFields } from '../../../domain/notice/table.ts'
import { notice, row, withRow, withRows, taskTable } from '../../examples.ts'
import type { RowRule } from '../../rule.ts'

/** A row with fewer filled cells is the rest of another one when its name does not begin like a name. */
const fewestFilled = 4

export const rowInOnePiece: RowRule = {
  name: 'row-in-one-piece',
  id: 'TAB-01',
  severity: 'info',
  detection: 'mechanical',
  scope: 'row',
  title: 'Hàng bị tách qua trang',
  doubt: ['table.rowJoined'],
  why: 'What a page break cut off a row would be counted as a task of its own, without name, lead or deadline.',
  check: ({ row: read }) => {
    const filled = taskFields.filter((field) => read[field].trim() !== '')
    if (filled.length === 0 || filled.length >= fewestFilled) return []
    const name = read.name.trim()
    const goesOn = name === '' || /^\p{Ll}/u.test(name) || read.writtenOrdinal === ''
    if (!goesOn || read.lead.trim() !== '') return []
    return [
      {
        spot: { part: read.id, field: 'whole' },
        found: filled.map((field) => read[field].trim()).join(' | '),
        expected: 'một hàng cho một nhiệm vụ',
        message: 'Hàng này giống phần còn lại của hàng đứng trên, bị tách qua trang. Hãy nối hai hàng làm một.',
      },
    ]
  },
  examples: {
    good: [
      withRow({}),
      // A row that is being written.
      withRow({ ...emptyCells(), name: 'Xây dựng kho dữ liệu' }),
      withRow(emptyCells()),
      withRow({ writtenOrdinal: '' }),
      withRow({ name: 'iPhone và máy tính bảng cho cán bộ' }),
    ],
    bad: [
      {
        notice: withRows(
          row(),
          row({ ...emptyCells(), requiredResult: 'sao lưu tự động trong 24 giờ và diễn tập mỗi quý một lần' }),
        ),
        finds: [
          {
            at: 'row 2 whole',
            found: 'sao lưu tự động trong 24 giờ và diễn tập mỗi quý một lần',
            expected: 'một hàng cho một nhiệm vụ',
          },
        ],
      },
      {
        notice: withRows(
          row(),
          row({ ...emptyCells(), name: 'liệu đất đai với hệ thống thông tin thuế', coordinating: 'và Môi trường' }),
        ),
        finds: [
          {
            at: 'row 2 whole',
            found: 'liệu đất đai với hệ thống thông tin thuế | và Môi trường',
            expected: 'một hàng cho một nhiệm vụ',
          },
        ],
      },
      {
        notice: notice({
          numbering: 'frozen',
          appendices: [
            taskTable({
              id: 'section',
              title: 'Thể chế',
              rows: [
                row(),
                row({ ...emptyCells(), writtenOrdinal: '', name: 'Công nghệ', assigned: 'ngày 30/6/2026' }),
              ],
            }),
          ],
        }),
        finds: [{ at: 'row 2 whole', found: 'Công nghệ | ngày 30/6/2026', expected: 'một hàng cho một nhiệm vụ' }],
      },
    ],
  },
}

function emptyCells(): NonNullable<Parameters<typeof row>[0]> {
  return {
    name: '',
    directing: '',
    lead: '',
    coordinating: '',
    requiredResult: '',
    plannedTime: '',
    sourceDocument: '',
    assigned: '',
  }
}
