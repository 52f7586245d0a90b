import { withRow, withText } from '../../examples.ts'
import type { TextRule } from '../../rule.ts'
import { spotAt } from '../../reading/usages.ts'

const straight = /"/g
/** Where a quote opens, it stands at the beginning, after a blank, a bracket or a dash. */
const beforeOpening = /^$|[\s([“‘/–-]$/u

export const quotesCurly: TextRule = {
  name: 'quotes-curly',
  id: 'FMT-13',
  severity: 'info',
  detection: 'mechanical',
  scope: 'text',
  title: 'Dùng ngoặc kép thẳng',
  why: 'Official print sets quotes as “ ”; straight ones come from a pasted text.',
  check: (unit) => {
    if (!unit.text.includes('"')) return []
    const places = readQuotes(unit.text)
    const [first] = places.map(({ at }) => at)
    if (first === undefined) return []
    // Only where they open and close by turns is it certain which is which.
    const paired = places.length % 2 === 0 && places.every(({ opens }, index) => opens === (index % 2 === 0))
    const changes = places.map(({ at, opens }) => ({ spot: spotAt(unit, at, at + 1), text: opens ? '“' : '”' }))
    return [
      {
        spot: spotAt(unit, first, first + 1),
        found: '"',
        expected: '“ ”',
        message: 'Chỗ này dùng ngoặc kép thẳng. Hãy dùng “ ”.',
        ...(paired ? { fix: { label: 'Thay bằng “ ”', changes } } : {}),
      },
    ]
  },
  examples: {
    good: [
      withText('Phong trào “Bình dân học vụ số”.'),
      withText('Trang bị 12 màn hình 24" cho bộ phận một cửa.'),
      withRow({}),
      withText('Phong trào “Mỗi xã một sản phẩm số năm 2026”.'),
    ],
    bad: [
      {
        notice: withText('Phong trào "Bình dân học vụ số".'),
        finds: [
          { in: 'item 1', found: '"', occurrence: 1, expected: '“ ”', afterFix: 'Phong trào “Bình dân học vụ số”.' },
        ],
      },
      {
        notice: withText('Chương trình "Hà Lâm 2026" và chương trình "Hà Lâm 2030".'),
        finds: [
          {
            in: 'item 1',
            found: '"',
            occurrence: 1,
            expected: '“ ”',
            afterFix: 'Chương trình “Hà Lâm 2026” và chương trình “Hà Lâm 2030”.',
          },
        ],
      },
      {
        notice: withRow({ name: 'Tổ chức cuộc thi "Sáng kiến số' }),
        finds: [{ in: 'row 1 name', found: '"', expected: '“ ”' }],
      },
    ],
  },
}

/** The straight quotes of a text. After a figure, with none open, it is a mark of inches: 24". */
function readQuotes(text: string): { at: number; opens: boolean }[] {
  const places: { at: number; opens: boolean }[] = []
  for (const { index } of text.matchAll(straight)) {
    const opens = beforeOpening.test(text.slice(Math.max(0, index - 1), index))
    const isOpen = places.at(-1)?.opens === true
    if (!opens && !isOpen && /\d$/.test(text.slice(0, index))) continue
    places.push({ at: index, opens })
  }
  return places
}
