import type { Enumeration, Inline } from '../../../domain/notice/notice.ts'
import { readRoman, writeRoman } from '../../../domain/notice/numbering.ts'
import { matchesOf } from '../../../domain/words/text.ts'
import { content, enumeration, item, notice } from '../../examples.ts'
import { type PlacedEnumeration, placeEnumerations } from '../../reading/ordinals.ts'
import { oncePerText, replaceAt } from '../../reading/usages.ts'
import { allItems } from '../../reading/reading.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

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
            mended: 'Giao Sở Nội vụ: (1) Rà soát hồ sơ; (2) Kết nối dữ liệu; (3) Báo cáo.',
          },
          {
            in: 'item 1',
            found: '(3)',
            expected: '(iii)',
            mended: 'Giao Sở Nội vụ: (1) Rà soát hồ sơ; (ii) Kết nối dữ liệu; (iii) Báo cáo.',
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

/** "(1) …; (ii) …": the list goes on in another family. A list inside a list begins with its first label. */
const brokenRunsIn = oncePerText((unit): readonly Finding[] => {
  const read = matchesOf(unit.text, label).map(({ index, 0: found, groups }) => {
    const ordinal = groups?.['ordinal'] ?? ''
    const family: Enumeration['family'] = /\d/.test(ordinal) ? 'digits' : 'roman'
    return { index, found, family, value: family === 'digits' ? Number(ordinal) : readRoman(ordinal) }
  })
  return read.flatMap(({ index, found, family, value }, at): Finding[] => {
    const before = read[at - 1]
    const goesOn = before !== undefined && before.family !== family && value !== null && before.value === value - 1
    if (!goesOn || read.slice(0, at).some((one) => one.family === family && one.value === value - 1)) return []
    const expected = before.family === 'digits' ? `(${value})` : `(${writeRoman(value).toLowerCase()})`
    return [
      replaceAt(
        unit,
        index,
        index + found.length,
        expected,
        `Liệt kê này đánh số ${looks[before.family]}, ở đây ghi “${found}”. Hãy dùng một kiểu.`,
      ),
    ]
  })
})

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
