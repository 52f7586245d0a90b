import { tableAppendices } from '../../../domain/notice/notice.ts'
import { matchesOf } from '../../../domain/words/text.ts'
import { allItems } from '../../reading/reading.ts'
import { item, notice, row, withRow, withRows, withText } from '../../examples.ts'
import { oncePerText, replaceAt } from '../../reading/usages.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

/** "Quý ll", "Quý 1V": the strokes of a Roman numeral read as small L, one or a bar. */
const quarter = /(?<=[Qq]uý )[lI1|V]{1,4}(?![\p{L}\d]|\/(?!20\d\d))/gu
const valid = /^(?:I{1,3}|IV|[1-4])$/
const quarters = new Set(['I', 'II', 'III', 'IV'])

const quartersIn = oncePerText((unit) =>
  matchesOf(unit.text, quarter).flatMap(({ index, 0: found }): Finding[] => {
    if (valid.test(found)) return []
    const meant = found.replace(/[l1|]/g, 'I')
    return quarters.has(meant)
      ? [
          replaceAt(
            unit,
            index,
            index + found.length,
            meant,
            `“Quý ${found}” bị nhận dạng sai, có lẽ là “Quý ${meant}”. Hãy đối chiếu bản gốc.`,
          ),
        ]
      : []
  }),
)

export const ordinalsReadable: NoticeRule = {
  name: 'ordinals-readable',
  id: 'OCR-02',
  severity: 'error',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Số mục/quý bị nhận dạng sai',
  why: 'A quarter that no program can read has no deadline.',
  check: ({ texts, notice: { items, appendices, numbering } }) => {
    const labels =
      numbering === 'frozen'
        ? [
            ...allItems(items).map(({ id, writtenLabel }) => ({ id, label: writtenLabel ?? '' })),
            ...tableAppendices({ appendices }).flatMap(({ sections }) =>
              sections.flatMap(({ id, writtenLabel, rows }) => [
                { id, label: writtenLabel ?? '' },
                ...rows.map((of) => ({ id: of.id, label: of.writtenOrdinal ?? '' })),
              ]),
            ),
          ]
        : []
    return [...quartersIn(texts), ...labels.flatMap(({ id, label }) => reportLabel(id, label))]
  },
  examples: {
    good: [
      withText('Hoàn thành trong quý II năm 2026; Quý 1/2027; quý IV.'),
      withRow({ plannedTime: 'Quý III năm 2026' }),
      withRows(row({ writtenOrdinal: '1' })),
    ],
    bad: [
      {
        notice: withRow({ plannedTime: 'Quý IlI/2026' }),
        finds: [{ in: 'row 1 plannedTime', found: 'IlI', expected: 'III', afterFix: 'Quý III/2026' }],
      },
      {
        notice: withRow({ plannedTime: 'Quý ll năm 2026' }),
        finds: [{ in: 'row 1 plannedTime', found: 'll', expected: 'II', afterFix: 'Quý II năm 2026' }],
      },
      {
        notice: withText('Hoàn thành trong quý 1V.'),
        finds: [
          {
            in: 'item 1',
            found: '1V',
            expected: 'IV',
            afterFix: 'Hoàn thành trong quý IV.',
          },
        ],
      },
      {
        notice: notice({ numbering: 'frozen', items: [item('arabic', 'Một.', [], 'l.')] }),
        finds: [{ at: 'item 1 label', found: 'l.', expected: '1.', afterFix: '1.' }],
      },
    ],
  },
}

function reportLabel(id: string, label: string): Finding[] {
  if (!/^[\dlO|]+[.)]?$/.test(label) || !/[lO|]/.test(label)) return []
  const expected = label.replace(/[l|]/g, '1').replaceAll('O', '0')
  const spot = { part: id, field: 'label' } as const
  return [
    {
      spot,
      found: label,
      expected,
      message: `Số thứ tự “${label}” bị nhận dạng sai, có lẽ là “${expected}”. Hãy đối chiếu bản gốc.`,
      fix: { label: `Thay bằng “${expected}”`, changes: [{ spot, text: expected }] },
    },
  ]
}
