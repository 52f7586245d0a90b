import { withRow, withText } from './examples.ts'
import type { TextRule } from './rule.ts'
import { spotAt } from './read-usages.ts'

/** A straight quote that is no mark of inches: 24". */
const straight = /(?<!\d)"/g

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
    const places = [...unit.text.matchAll(straight)].map(({ index }) => index)
    const [first] = places
    if (first === undefined) return []
    // Only pairs tell which of them opens.
    const changes = places.map((at, index) => ({ spot: spotAt(unit, at, at + 1), text: index % 2 === 0 ? '“' : '”' }))
    return [
      {
        spot: spotAt(unit, first, first + 1),
        found: '"',
        expected: '“ ”',
        message: 'Chỗ này dùng ngoặc kép thẳng. Hãy dùng “ ”.',
        ...(places.length % 2 === 0 ? { fix: { label: 'Thay bằng “ ”', changes } } : {}),
      },
    ]
  },
  examples: {
    good: [withText('Phong trào “Bình dân học vụ số”.'), withText('Trang bị 12 màn hình 24" cho bộ phận một cửa.'), withRow({}), withText('Mỗi xã một "góc" là không có.'.replaceAll('"', '’'))],
    bad: [withText('Phong trào "Bình dân học vụ số".'), withRow({ name: 'Tổ chức cuộc thi "Sáng kiến số' })],
  },
}
