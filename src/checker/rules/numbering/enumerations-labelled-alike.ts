import type { Enumeration, Inline } from '../../../domain/notice/notice.ts'
import { readRoman, writeRoman } from '../../../domain/notice/numbering.ts'
import { matchesOf } from '../../../domain/words/text.ts'
import { content, enumeration, item, notice } from '../../examples.ts'
import { type PlacedEnumeration, placeEnumerations } from '../../reading/ordinals.ts'
import { oncePerText, spotAt } from '../../reading/usages.ts'
import { allItems } from '../../reading/reading.ts'
import type { Finding, NoticeRule, TextUnit } from '../../rule.ts'

const looks: Record<Enumeration['family'], string> = { digits: '(1), (2)', roman: '(i), (ii)', letters: '(a), (b)' }

/** An entry with an enumeration of its own. */
function nested(outer: Enumeration['family'], inner: Enumeration['family']): Inline {
  const first = {
    id: `entry-${outer}-${inner}`,
    content: [...content('rà soát: '), enumeration(inner, 'hồ sơ;', 'dữ liệu;')],
  }
  return {
    kind: 'enumeration',
    id: `nested-${outer}-${inner}`,
    family: outer,
    entries: [first, { id: `end-${outer}-${inner}`, content: content('báo cáo.') }],
  }
}

export const enumerationsLabelledAlike: NoticeRule = {
  name: 'enumerations-labelled-alike',
  id: 'NUM-04',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Kiểu đánh số liệt kê không thống nhất',
  why: 'The same depth labelled (1) here and (i) there reads as two depths.',
  check: ({ texts, notice: { items, numbering } }) => {
    const placed = allItems(items).flatMap((part) =>
      placeEnumerations(part.content, numbering).map((found) => ({ part: part.id, ...found })),
    )
    return [
      ...brokenRunsIn(texts),
      ...[...new Set(placed.map(({ depth }) => depth))].flatMap((depth) =>
        judgeDepth(placed.filter((found) => found.depth === depth)),
      ),
    ]
  },
  examples: {
    good: [
      notice(),
      notice({
        items: [
          item('arabic', ['Giao: ', enumeration('digits', 'rà soát;', 'báo cáo.')]),
          item('arabic', ['Giao: ', enumeration('digits', 'tổng hợp;', 'trình.')]),
        ],
      }),
      notice({
        items: [
          item('arabic', ['Giao: ', nested('digits', 'roman')]),
          item('arabic', ['Giao: ', enumeration('digits', 'tổng hợp;', 'trình.')]),
        ],
      }),
    ],
    bad: [
      {
        notice: notice({
          items: [item('arabic', 'Giao Sở Nội vụ: (1) Rà soát hồ sơ; (ii) Kết nối dữ liệu; (3) Báo cáo.')],
        }),
        finds: [
          {
            in: 'item 1',
            found: '(ii)',
            expected: '(2)',
            afterFix: 'Giao Sở Nội vụ: (1) Rà soát hồ sơ; (2) Kết nối dữ liệu; (3) Báo cáo.',
          },
        ],
      },
      {
        notice: notice({
          items: [item('arabic', 'Giao Sở Nội vụ: (1) Rà soát hồ sơ; (ii) Kết nối dữ liệu; (iii) Báo cáo.')],
        }),
        finds: [
          {
            in: 'item 1',
            found: '(ii)',
            expected: '(2)',
            afterFix: 'Giao Sở Nội vụ: (1) Rà soát hồ sơ; (2) Kết nối dữ liệu; (3) Báo cáo.',
          },
        ],
      },
      {
        notice: notice({
          items: [
            item('arabic', ['Giao: ', enumeration('digits', 'rà soát;', 'báo cáo.')]),
            item('arabic', ['Giao: ', enumeration('roman', 'tổng hợp;', 'trình.')]),
          ],
        }),
        finds: [{ in: 'item 2', found: '(i)', expected: '(1), (2)' }],
      },
      {
        notice: notice({
          items: [
            item('arabic', ['Giao: ', nested('digits', 'roman')]),
            item('arabic', ['Giao: ', nested('digits', 'letters')]),
          ],
        }),
        finds: [{ in: 'item 2', found: '(a)', expected: '(i), (ii)' }],
      },
    ],
  },
}

const label = /(?<=[:;.,]\s)\((?<ordinal>\d{1,2}|[ivx]{1,4})\)(?=\s)/gu

interface RunInLabel {
  readonly index: number
  readonly found: string
  readonly family: Enumeration['family']
  readonly value: number | null
}

/** A label of another family than its list, with the one that belongs there. */
interface OddLabel extends RunInLabel {
  readonly expected: string
  readonly listFamily: Enumeration['family']
}

/** "(1) …; (ii) …": the list goes on in another family. A list inside a list begins with its first label. */
const brokenRunsIn = oncePerText((unit): readonly Finding[] => {
  const labels = matchesOf(unit.text, label).map(({ index, 0: found, groups }): RunInLabel => {
    const ordinal = groups?.['ordinal'] ?? ''
    return /\d/.test(ordinal)
      ? { index, found, family: 'digits', value: Number(ordinal) }
      : { index, found, family: 'roman', value: readRoman(ordinal) }
  })
  return findOddLabels(labels).flatMap((odd) => reportOdd(unit, odd))
})

/** The labels of another family, list by list. */
function findOddLabels(labels: readonly RunInLabel[]): OddLabel[][] {
  /** As they should be: what follows "(1), (ii)" is measured by "(1), (2)". */
  const kept: RunInLabel[] = []
  const lists: OddLabel[][] = [[]]
  for (const one of labels) {
    const { family, value } = one
    if (value === 1) lists.push([])
    const before = kept.at(-1)
    const goesOn = before !== undefined && before.family !== family && value !== null && before.value === value - 1
    if (!goesOn || kept.some((other) => other.family === family && other.value === value - 1)) {
      kept.push(one)
      continue
    }
    const listFamily = before.family
    kept.push({ ...one, family: listFamily })
    const expected = listFamily === 'digits' ? `(${value})` : `(${writeRoman(value).toLowerCase()})`
    lists.at(-1)?.push({ ...one, expected, listFamily })
  }
  return lists
}

/** One finding a list, fixed as a whole: while some labels are of another family, the others are counted without them. */
function reportOdd(unit: TextUnit, odd: readonly OddLabel[]): Finding[] {
  const [first] = odd
  if (first === undefined) return []
  const { index, found, expected, listFamily } = first
  const message = `Liệt kê này đánh số ${looks[listFamily]}, ở đây ghi “${found}”. Hãy dùng một kiểu.`
  const changes = odd.map((one) => ({
    spot: spotAt(unit, one.index, one.index + one.found.length),
    text: one.expected,
  }))
  return [
    {
      spot: spotAt(unit, index, index + found.length),
      found,
      expected,
      message,
      fix: { label: odd.length === 1 ? `Thay bằng “${expected}”` : `Đánh số ${looks[listFamily]}`, changes },
    },
  ]
}

function judgeDepth(placed: readonly (PlacedEnumeration & { readonly part: string })[]): Finding[] {
  const counts = new Map<Enumeration['family'], number>()
  for (const {
    enumeration: { family },
  } of placed)
    counts.set(family, (counts.get(family) ?? 0) + 1)
  if (counts.size < 2) return []
  const most = Math.max(...counts.values())
  // The first of equally frequent families is the one that the others differ from.
  const usual = [...counts].find(([, count]) => count === most)?.[0] ?? 'digits'
  return placed.flatMap(({ part, enumeration: { family }, labels }): Finding[] => {
    const first = labels[0]
    if (family === usual || first === undefined) return []
    return [
      {
        spot: { part, field: 'text', span: [first.start, first.end] },
        found: first.label,
        expected: looks[usual],
        message: `Liệt kê này đánh số ${looks[family]} trong khi các liệt kê cùng cấp đánh số ${looks[usual]}. Hãy dùng một kiểu.`,
      },
    ]
  })
}
