import type { Notice } from '../../../domain/notice/notice.ts'
import { enumeration, item, notice, row, taskTable } from '../../examples.ts'
import { type OrdinalSequence, type StrayDecimal, findOrdinalFaults } from '../../reading/ordinals.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

export const ordinalsWithoutGap: NoticeRule = {
  name: 'ordinals-without-gap',
  id: 'NUM-02',
  severity: 'error',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Số thứ tự mục không liên tục',
  why: 'A gap looks like a lost item, and references to later items hit the wrong one.',
  check: (reading) => {
    const { shifted, missing, strays } = findOrdinalFaults(reading)
    return [
      ...shifted.flatMap(reportRun),
      ...missing.map(({ spot, expectedLabel }) => ({
        spot,
        found: '',
        expected: expectedLabel,
        message: `Chỗ này chưa có số thứ tự. Theo thứ tự là "${expectedLabel}".`,
        fix: { label: `Ghi "${expectedLabel}"`, changes: [{ spot, text: expectedLabel }] },
      })),
      ...strays.flatMap(reportStrays),
    ]
  },
  examples: {
    good: [
      notice(),
      frozen({ items: [item('arabic', 'Một.'), item('arabic', 'Hai.'), item('arabic', 'Ba.')] }),
      // One repeated number does not shift what is right after it.
      frozen({
        items: [item('roman', 'Một'), item('roman', 'Hai'), item('roman', 'Ba', [], 'II.'), item('roman', 'Bốn')],
      }),
      // The arabic numbers run on over the Roman headings.
      frozen({
        items: [
          item('roman', 'Một', [item('arabic', 'A.'), item('arabic', 'B.')]),
          item('roman', 'Hai', [item('arabic', 'C.', [], '3.'), item('arabic', 'D.', [], '4.')]),
        ],
      }),
      frozen({ items: ['a)', 'b)', 'c)', 'd)', 'e)'].map((label) => item('letter', 'Ý.', [], label)) }),
      frozen({ items: [item('arabic', 'Một', [item('decimal', 'A.', [], '1.1'), item('decimal', 'B.', [], '1.2')])] }),
      withOrdinals(['1', '2'], ['3', '4']),
      withOrdinals(['1', '2'], ['1', '2', '3']),
    ],
    bad: [
      {
        notice: frozen({
          items: [item('arabic', 'Một.'), item('arabic', 'Hai.', [], '3.'), item('arabic', 'Ba.', [], '4.')],
        }),
        finds: [
          { at: 'item 2 label', found: '3.', expected: '2.', afterFix: { 'item 2 label': '2.', 'item 3 label': '3.' } },
        ],
      },
      {
        notice: frozen({
          items: [
            item('roman', 'Một'),
            item('roman', 'Hai'),
            item('roman', 'Ba', [], 'II.'),
            item('roman', 'Bốn', [], 'III.'),
          ],
        }),
        finds: [{ at: 'item 4 label', found: 'III.', expected: 'IV.', afterFix: 'IV.' }],
      },
      {
        notice: frozen({
          items: [item('arabic', ['Giao: ', enumeration('digits', ['(1)', 'rà soát;'], ['(3)', 'báo cáo.'])])],
        }),
        finds: [{ in: 'item 1', found: '(3)', expected: '(2)', afterFix: 'Giao: (1) rà soát; (2) báo cáo.' }],
      },
      {
        notice: frozen({
          items: [
            item('arabic', 'Một'),
            item('arabic', 'Hai', [item('decimal', 'A.', [], '1.1.'), item('decimal', 'B.', [], '1.2.')]),
          ],
        }),
        finds: [
          {
            at: 'item 2.1 label',
            found: '1.1.',
            expected: '2.1.',
            afterFix: { 'item 2.1 label': '2.1.', 'item 2.2 label': '2.2.' },
          },
        ],
      },
      {
        notice: withOrdinals(['1', '2'], ['4']),
        finds: [{ at: 'row 3 label', found: '4', expected: '3', afterFix: '3' }],
      },
      { notice: withOrdinals(['1', ''], ['3']), finds: [{ at: 'row 2 label', expected: '2', afterFix: '2' }] },
    ],
  },
}

/** One finding for all that are shifted for one reason: they are fixed together. */
function reportRun(run: OrdinalSequence): Finding[] {
  const [first] = run
  const last = run.at(-1)
  if (first === undefined || last === undefined) return []
  const { spot, label, expectedLabel } = first
  const more =
    last === first ? '' : ` Các số sau cũng lệch, đến "${last.label}" (theo thứ tự là "${last.expectedLabel}").`
  const changes = run.map((ordinal) => ({ spot: ordinal.spot, text: ordinal.expectedLabel }))
  return [
    {
      spot,
      found: label,
      expected: expectedLabel,
      message: `Số thứ tự không liên tục: chỗ này là "${expectedLabel}" nhưng ghi "${label}".${more}`,
      fix: { label: 'Đánh lại số từ đây', changes },
    },
  ]
}

/** One finding for siblings below one item: their front is wrong for one reason. */
function reportStrays(run: readonly StrayDecimal[]): Finding[] {
  const [first] = run
  if (first === undefined) return []
  const { spot, label, expectedLabel } = first
  return [
    {
      spot,
      found: label,
      expected: expectedLabel,
      message: `Số "${label}" không theo số của mục đứng trên. Theo thứ tự là "${expectedLabel}".`,
      fix: {
        label: run.length === 1 ? `Thay bằng "${expectedLabel}"` : 'Đánh lại số từ đây',
        changes: run.map((stray) => ({ spot: stray.spot, text: stray.expectedLabel })),
      },
    },
  ]
}

function frozen(changes: Partial<Notice>): Notice {
  return notice({ numbering: 'frozen', ...changes })
}

function withOrdinals(...sections: readonly (readonly string[])[]): Notice {
  return frozen({
    appendices: [
      taskTable(
        ...sections.map((ordinals, at) => ({
          id: `section-${at}`,
          title: 'Thể chế',
          rows: ordinals.map((writtenOrdinal) => row({ writtenOrdinal })),
        })),
      ),
    ],
  })
}
