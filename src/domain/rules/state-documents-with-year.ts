import { withRow, withText } from './examples.ts'
import { citationsIn } from './read-citations.ts'
import { spotAt } from './read-usages.ts'
import type { Finding, TextRule } from './rule.ts'

/** Decrees and circulars carry their year in the number; resolutions and directives of the Government do not all. */
const withoutYear = /^\d{1,4}\/(?:NĐ-CP|TT-[A-ZĐ][A-Za-zĐ]+|TTLT-.+)$/u

export const stateDocumentsWithYear: TextRule = {
  name: 'state-documents-with-year',
  id: 'FMT-08',
  severity: 'error',
  detection: 'mechanical',
  scope: 'text',
  title: 'Văn bản QPPL thiếu năm trong số hiệu',
  why: 'Decrees and circulars are numbered anew every year: without the year there is one of that number for each.',
  check: (unit) =>
    citationsIn(unit).flatMap(({ number, date, start, end }): Finding[] => {
      if (!withoutYear.test(number)) return []
      const at = unit.text.indexOf(number, start)
      const span = at === -1 || at > end ? ([start, end] as const) : ([at, at + number.length] as const)
      const year = date?.slice(0, 4)
      const expected = year === undefined ? '' : number.replace('/', `/${year}/`)
      const spot = spotAt(unit, ...span)
      return [
        {
          spot,
          found: unit.text.slice(...span),
          expected,
          message: `Số hiệu “${number}” thiếu năm ban hành. Hãy ghi đủ số, năm và ký hiệu.`,
          ...(expected === '' || at === -1 ? {} : { fix: { label: `Thay bằng “${expected}”`, changes: [{ spot, text: expected }] } }),
        },
      ]
    }),
  examples: {
    good: [
      withText('Nghị định số 179/2025/NĐ-CP; Thông tư số 36/2025/TT-BKHCN.'),
      withText('Nghị quyết số 71/NQ-CP; Chỉ thị số 12/CT-TTg; Quyết định số 06/QĐ-TTg.'),
      withText('Luật Khoa học, công nghệ và đổi mới sáng tạo số 93/2025/QH15.'),
      withRow({ sourceDocument: '08-CTr/BCĐ, 41-KH/TU' }),
    ],
    bad: [withText('Thực hiện Thông tư số 36/TT-BKHCN.'), withText('Thực hiện Nghị định số 179/NĐ-CP, ngày 01/7/2025 của Chính phủ.')],
  },
}
