import { content, deadline, item, notice, row, withRow, withRows, withText } from '../../examples.ts'
import { oncePerText, spotAt } from '../../reading/usages.ts'
import type { Finding, NoticeRule, TextUnit } from '../../rule.ts'
import type { Spot, TextChange } from '../../../domain/notice/spot.ts'

const spokenKinds = new Set<TextUnit['kind']>(['item', 'paragraph'])
/** A day without a year may be a share ("trước 2/3 khối lượng") unless the clause ends with it. */
const beforeDay =
  /(?<!\p{L})(trước)\s+(ngày\s+)?(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4}(?!\d)|(?=\s*(?:[.;,)]|$)))|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})/giu
/** Formulas with which a sentence of the cell begins. */
const leading =
  /(?<=^\s*|[.;\n]\s*(?:[-+]\s+)?)(?:(hoàn thành)|(?:hoàn thành\s+)?xong)\s+(?=trước\s+(?:ngày\s+)?\d{1,2}[/.-]\d)/giu

/** A place of one formula: the words that stand there and the words that would put it in the other. */
interface FormulaUse {
  readonly spot: Spot
  readonly found: string
  readonly expected: string
}

const formulas = ['trước ngày', 'Hoàn thành trước']
const mayDate = /trước\s+(?:ngày\s+)?\d/iu

export const oneDeadlineFormula: NoticeRule = {
  name: 'one-deadline-formula',
  id: 'DL-20',
  severity: 'info',
  detection: 'lexicon',
  scope: 'notice',
  title: 'Công thức ghi hạn không thống nhất',
  why: 'Whoever sees two formulas in one table asks whether they mean two things.',
  check: ({ texts }) => {
    const read = placesIn(texts)
    return formulas.flatMap((standard, at): Finding[] => {
      const places = read.flatMap((ofText) => ofText[at] ?? [])
      const variants = places.filter((place) => place !== 'standard')
      return variants.length === 0 || variants.length === places.length
        ? []
        : report(standard, places.length - variants.length, variants)
    })
  },
  examples: {
    good: [
      withRow({ assigned: 'Hoàn thành trước 30/9/2026' }),
      withRows(
        row({ assigned: 'Hoàn thành trước ngày 30/9/2026' }),
        row({ assigned: 'Hoàn thành trước ngày 15/10/2026' }),
      ),
      withRows(
        row({ assigned: 'Hoàn thành trước ngày 30/9/2026' }),
        row({ assigned: 'Giải ngân trước 2/3 số vốn của dự án' }),
      ),
      withRows(row({ assigned: 'Hoàn thành trước ngày 30/9/2026' }), row({ assigned: 'Quý III' })),
      withText(
        'Giao Sở Nội vụ gửi báo cáo ',
        deadline('trước ngày 20/5/2026'),
        '. Hồ sơ bàn giao trước Tết để kịp phục vụ người dân.',
      ),
      withRow({ plannedTime: 'Trước 30/12/2026' }),
    ],
    bad: [
      {
        notice: withRows(
          row({ assigned: 'Hoàn thành trước ngày 30/9/2026' }),
          row({ assigned: 'Hoàn thành trước 30/8/2026' }),
        ),
        finds: [
          {
            in: 'row 2 assigned',
            found: 'trước 30/8/2026',
            expected: 'trước ngày 30/8/2026',
            afterFix: 'Hoàn thành trước ngày 30/8/2026',
          },
        ],
      },
      {
        notice: notice({
          items: [
            item('arabic', 'Giao Sở Y tế báo cáo trước ngày 20/5/2026.'),
            item('arabic', content('Giao Sở Tài chính bố trí kinh phí ', deadline('trước 25/5/2026'), '.')),
          ],
        }),
        finds: [
          {
            in: 'item 2',
            found: 'trước 25/5/2026',
            expected: 'trước ngày 25/5/2026',
            afterFix: 'Giao Sở Tài chính bố trí kinh phí trước ngày 25/5/2026.',
          },
        ],
      },
      {
        notice: withRows(
          row({ assigned: 'Hoàn thành trước ngày 30/9/2026' }),
          row({ assigned: 'Xong trước ngày 15/10/2026' }),
        ),
        finds: [
          { in: 'row 2 assigned', found: 'Xong', expected: 'Hoàn thành', afterFix: 'Hoàn thành trước ngày 15/10/2026' },
        ],
      },
      {
        notice: withRows(
          row(),
          row({ assigned: 'Hoàn thành trước 15/9' }),
          row({ assigned: 'Công bố danh mục. Hoàn thành trước 15/8/2026' }),
          row({ assigned: 'Hoàn thành trước 20/8/2026' }),
        ),
        finds: [
          {
            in: 'row 2 assigned',
            found: 'trước 15/9',
            expected: 'trước ngày 15/9',
            afterFix: {
              'row 2 assigned': 'Hoàn thành trước ngày 15/9',
              'row 3 assigned': 'Công bố danh mục. Hoàn thành trước ngày 15/8/2026',
              'row 4 assigned': 'Hoàn thành trước ngày 20/8/2026',
            },
          },
        ],
      },
    ],
  },
}

/** Of each text, its places by formula. */
const placesIn = oncePerText((unit): readonly (readonly (readonly (FormulaUse | 'standard')[])[])[] => {
  const { kind, role, text } = unit
  const inCell = kind === 'cell' && role === 'assigned'
  if ((!inCell && !spokenKinds.has(kind)) || !mayDate.test(text)) return []
  return [[readDays(unit), inCell ? readVerbs(unit) : []]]
})

function readDays(unit: TextUnit): (FormulaUse | 'standard')[] {
  return [...unit.text.matchAll(beforeDay)].map(({ 0: found, 1: before = '', 2: word, 3: day = '', index }) =>
    word === undefined
      ? { spot: spotAt(unit, index, index + found.length), found, expected: `${before} ngày ${day}` }
      : 'standard',
  )
}

function readVerbs(unit: TextUnit): (FormulaUse | 'standard')[] {
  return [...unit.text.matchAll(leading)].map(({ 0: words, 1: verb, index }) => {
    const found = words.trimEnd()
    return verb === undefined
      ? {
          spot: spotAt(unit, index, index + found.length),
          found,
          expected: /^\p{Lu}/u.test(found) ? 'Hoàn thành' : 'hoàn thành',
        }
      : 'standard'
  })
}

/** Each place where the variant is the rarer one; else one finding, as the whole notice is to be put right. */
function report(standard: string, standardPlaces: number, variants: readonly FormulaUse[]): Finding[] {
  const [first] = variants
  if (first === undefined) return []
  if (variants.length <= standardPlaces) {
    return variants.map((place) => ({
      ...place,
      message: `Ở đây ghi “${place.found}”, còn ${standardPlaces} chỗ khác trong văn bản ghi “${standard} …”. Hãy ghi thống nhất một cách.`,
      fix: { label: `Thay bằng “${place.expected}”`, changes: [changeOf(place)] },
    }))
  }
  return [
    {
      ...first,
      message: `Văn bản có ${standardPlaces} chỗ ghi “${standard} …” và ${variants.length} chỗ ghi khác, chỗ đầu là “${first.found}”. Hãy ghi thống nhất một cách.`,
      fix: { label: `Ghi “${standard}” ở cả ${variants.length} chỗ`, changes: variants.map(changeOf) },
    },
  ]
}

function changeOf({ spot, expected }: FormulaUse): TextChange {
  return { spot, text: expected }
}
