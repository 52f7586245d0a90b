import { content, deadline, item, notice, row, withRow, withRows, withText } from './examples.ts'
import type { Finding, NoticeRule, Spot, TextUnit } from './rule.ts'

const spokenKinds = new Set<TextUnit['kind']>(['item', 'paragraph'])
/** A day without a year may be a share ("trước 2/3 khối lượng") unless the clause ends with it. */
const beforeDay = /(?<!\p{L})(trước)\s+(ngày\s+)?(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4}(?!\d)|(?=\s*(?:[.;,)]|$)))|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})/giu
/** Formulas with which a sentence of the cell begins. */
const leading = /(?<=^\s*|[.;\n]\s*(?:[-+]\s+)?)(?:(hoàn thành)|(?:hoàn thành\s+)?xong)\s+(?=trước\s+(?:ngày\s+)?\d{1,2}[/.-]\d)/giu

/** A place of one formula: the words that stand there and the words that would put it in the other. */
interface Place {
  readonly spot: Spot
  readonly found: string
  readonly expected: string
}

interface Formula {
  readonly standard: string
  readonly standardPlaces: number
  readonly variants: readonly Place[]
}

export const oneDeadlineFormula: NoticeRule = {
  name: 'one-deadline-formula',
  id: 'DL-20',
  severity: 'info',
  detection: 'lexicon',
  scope: 'notice',
  title: 'Công thức ghi hạn không thống nhất',
  why: 'Whoever sees two formulas in one table asks whether they mean two things.',
  check: ({ texts }) => {
    const spoken = texts.filter(({ kind, spot }) => spokenKinds.has(kind) || (kind === 'cell' && spot.field === 'assigned')).filter(({ text }) => /trước/iu.test(text))
    return [readDays(spoken), readVerbs(spoken)].flatMap((formula): Finding[] => (formula.standardPlaces === 0 ? [] : report(formula)))
  },
  examples: {
    good: [
      withRow({ assigned: 'Hoàn thành trước 30/9/2026' }),
      withRows(row({ assigned: 'Hoàn thành trước ngày 30/9/2026' }), row({ assigned: 'Hoàn thành trước ngày 15/10/2026' })),
      withRows(row({ assigned: 'Hoàn thành trước ngày 30/9/2026' }), row({ assigned: 'Giải ngân trước 2/3 số vốn của dự án' })),
      withRows(row({ assigned: 'Hoàn thành trước ngày 30/9/2026' }), row({ assigned: 'Quý III' })),
      withText('Giao Sở Nội vụ gửi báo cáo ', deadline('trước ngày 20/5/2026'), '. Hồ sơ bàn giao trước Tết để kịp phục vụ người dân.'),
      withRow({ plannedTime: 'Trước 30/12/2026' }),
    ],
    bad: [
      withRows(row({ assigned: 'Hoàn thành trước ngày 30/9/2026' }), row({ assigned: 'Hoàn thành trước 30/8/2026' })),
      notice({ items: [item('arabic', 'Giao Sở Y tế báo cáo trước ngày 20/5/2026.'), item('arabic', content('Giao Sở Tài chính bố trí kinh phí ', deadline('trước 25/5/2026'), '.'))] }),
      withRows(row({ assigned: 'Hoàn thành trước ngày 30/9/2026' }), row({ assigned: 'Xong trước ngày 15/10/2026' })),
      withRows(row(), row({ assigned: 'Hoàn thành trước 15/9' }), row({ assigned: 'Công bố danh mục. Hoàn thành trước 15/8/2026' }), row({ assigned: 'Hoàn thành trước 20/8/2026' })),
    ],
  },
}

function readDays(units: readonly TextUnit[]): Formula {
  let standardPlaces = 0
  const variants: Place[] = []
  for (const { spot, text } of units) {
    for (const { 0: found, 1: before = '', 2: word, 3: day = '', index } of text.matchAll(beforeDay)) {
      if (word === undefined) variants.push({ spot: { ...spot, span: [index, index + found.length] }, found, expected: `${before} ngày ${day}` })
      else standardPlaces += 1
    }
  }
  return { standard: 'trước ngày', standardPlaces, variants }
}

function readVerbs(units: readonly TextUnit[]): Formula {
  let standardPlaces = 0
  const variants: Place[] = []
  for (const { spot, text, kind } of units) {
    if (kind !== 'cell') continue
    for (const { 0: words, 1: verb, index } of text.matchAll(leading)) {
      const found = words.trimEnd()
      if (verb === undefined) variants.push({ spot: { ...spot, span: [index, index + found.length] }, found, expected: /^\p{Lu}/u.test(found) ? 'Hoàn thành' : 'hoàn thành' })
      else standardPlaces += 1
    }
  }
  return { standard: 'Hoàn thành trước', standardPlaces, variants }
}

/** Each place where the variant is the rarer one; else one finding, as the whole notice is to be put right. */
function report({ standard, standardPlaces, variants }: Formula): Finding[] {
  const [first] = variants
  if (first === undefined) return []
  const change = ({ spot, expected }: Place) => ({ spot, text: expected })
  if (variants.length <= standardPlaces) {
    return variants.map((place) => ({
      ...place,
      message: `Ở đây ghi “${place.found}”, còn ${standardPlaces} chỗ khác trong văn bản ghi “${standard} …”. Hãy ghi thống nhất một cách.`,
      fix: { label: `Thay bằng “${place.expected}”`, changes: [change(place)] },
    }))
  }
  return [
    {
      ...first,
      message: `Văn bản có ${standardPlaces} chỗ ghi “${standard} …” và ${variants.length} chỗ ghi khác, chỗ đầu là “${first.found}”. Hãy ghi thống nhất một cách.`,
      fix: { label: `Ghi “${standard}” ở cả ${variants.length} chỗ`, changes: variants.map(change) },
    },
  ]
}
