import { withRow, withText } from '../../examples.ts'
import type { TextRule } from '../../rule.ts'

/** What separates cells where a table was pasted or read as text. */
const cellMark = /\t+|[ \u00A0]\|{1,2}[ \u00A0]|\|\||^\||\|$/u

export const oneCellPerColumn: TextRule = {
  name: 'one-cell-per-column',
  id: 'TAB-02',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'text',
  title: 'Số ô không khớp tiêu đề bảng',
  doubt: ['table.extraCells'],
  why: 'Two cells in one: the words of a column stand under the heading of another.',
  check: ({ spot, text, kind }) => {
    const match = kind === 'cell' ? cellMark.exec(text) : null
    if (match === null) return []
    return [
      {
        spot: { ...spot, span: [match.index, match.index + match[0].length] },
        found: match[0],
        expected: 'mỗi ô một nội dung',
        message: 'Ô này chứa dấu ngăn cột, có thể gộp chữ của nhiều ô. Hãy đưa từng phần về đúng cột.',
      },
    ]
  },
  examples: {
    good: [
      withRow({}),
      withRow({ requiredResult: '- 01 báo cáo;\n- 01 hệ thống' }),
      withRow({ requiredResult: 'Sai số |x| dưới 5%' }),
      withText('Cột A | Cột B'),
    ],
    bad: [
      {
        notice: withRow({ assigned: 'Hoàn thành trước ngày 30/5/2026\tQuý III' }),
        finds: [{ in: 'row 1 assigned', found: '\t', expected: 'mỗi ô một nội dung' }],
      },
      {
        notice: withRow({ lead: 'Sở Tài chính | Sở Y tế' }),
        finds: [{ in: 'row 1 lead', found: ' | ', expected: 'mỗi ô một nội dung' }],
      },
      {
        notice: withRow({ name: '| Xây dựng kho dữ liệu' }),
        finds: [{ in: 'row 1 name', found: '|', expected: 'mỗi ô một nội dung' }],
      },
    ],
  },
}
