import type { Notice } from '../../../domain/notice/notice.ts'
import { enumeration, item, notice, row, taskTable } from '../../examples.ts'
import { findOrdinalFaults } from '../../reading/ordinals.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

export const ordinalUsedOnce: NoticeRule = {
  name: 'ordinal-used-once',
  id: 'NUM-01',
  severity: 'error',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Trùng số thứ tự mục',
  why: 'Two siblings with one number: nobody can say which of them "mục II" means.',
  check: (reading) =>
    findOrdinalFaults(reading).repeated.flatMap((run): Finding[] => {
      const [first] = run
      if (first === undefined) return []
      const { spot, label, expectedLabel } = first
      return [
        {
          spot,
          found: label,
          expected: expectedLabel,
          message: `Số thứ tự "${label}" đã dùng cho một mục cùng cấp. Theo thứ tự, chỗ này là "${expectedLabel}".`,
          fix: {
            label: run.length === 1 ? `Thay bằng "${expectedLabel}"` : 'Đánh lại số từ đây',
            changes: run.map((ordinal) => ({ spot: ordinal.spot, text: ordinal.expectedLabel })),
          },
        },
      ]
    }),
  examples: {
    good: [
      notice(),
      frozen({
        items: [
          item('arabic', 'Một.'),
          item('arabic', 'Hai.', [item('dash', 'Ý một.'), item('dash', 'Ý hai.')]),
          item('arabic', 'Ba.'),
        ],
      }),
      // Each heading counts anew.
      frozen({
        items: [
          item('roman', 'Một', [item('arabic', 'A.'), item('arabic', 'B.')]),
          item('roman', 'Hai', [item('arabic', 'A.', [], '1)'), item('arabic', 'B.', [], '2)')]),
        ],
      }),
      // Computed numbering prints the counted labels, whatever was written.
      notice({ items: [item('roman', 'Một'), item('roman', 'Hai', [], 'I.')] }),
      withSections([undefined, undefined], ['1', '1']),
      frozen({ items: [item('arabic', ['Giao: ', enumeration('digits', ['(1)', 'rà soát;'], ['(2)', 'báo cáo.'])])] }),
    ],
    bad: [
      {
        notice: frozen({ items: [item('roman', 'Một'), item('roman', 'Hai'), item('roman', 'Ba', [], 'II.')] }),
        finds: [{ at: 'item 3 label', found: 'II.', expected: 'III.', afterFix: 'III.' }],
      },
      {
        notice: withSections([undefined, undefined, 'II', 'III'], ['1', '2', '3', '4']),
        finds: [
          {
            at: 'section 3 label',
            found: 'II',
            expected: 'III',
            afterFix: { 'section 3 label': 'III', 'section 4 label': 'IV' },
          },
        ],
      },
      {
        notice: frozen({
          items: [
            item('arabic', [
              'Giao: ',
              enumeration('digits', ['(1)', 'rà soát;'], ['(2)', 'báo cáo;'], ['(2)', 'tổng hợp.']),
            ]),
          ],
        }),
        finds: [
          {
            in: 'item 1',
            found: '(2)',
            occurrence: 2,
            expected: '(3)',
            afterFix: 'Giao: (1) rà soát; (2) báo cáo; (3) tổng hợp.',
          },
        ],
      },
      {
        notice: withSections([undefined, undefined], ['1', '1', '2'], [['1', '2', '2'], ['4']]),
        finds: [{ at: 'row 3 label', found: '2', expected: '3', afterFix: '3' }],
      },
    ],
  },
}

function frozen(changes: Partial<Notice>): Notice {
  return notice({ numbering: 'frozen', ...changes })
}

/** One section a label, each with one row; or with the rows of `rows`. */
function withSections(
  labels: readonly (string | undefined)[],
  ordinals: readonly string[],
  rows?: readonly (readonly string[])[],
): Notice {
  return frozen({
    appendices: [
      taskTable(
        ...labels.map((writtenLabel, at) => ({
          id: `section-${at}`,
          ...(writtenLabel === undefined ? {} : { writtenLabel }),
          title: 'Thể chế',
          rows: (rows?.[at] ?? [ordinals[at] ?? '']).map((writtenOrdinal) => row({ writtenOrdinal })),
        })),
      ),
    ],
  })
}
