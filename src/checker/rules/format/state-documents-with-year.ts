import { withRow, withText } from '../../examples.ts'
import { citationsIn } from '../../reading/citations.ts'
import { spotAt } from '../../reading/usages.ts'
import type { Finding, TextRule, TextUnit } from '../../rule.ts'

/** Decrees and circulars carry their year in the number; resolutions and directives of the Government do not all. */
const withoutYear = /^\d{1,4}\/(?:NĐ-CP|TT-[A-ZĐ][A-Za-zĐ]+|TTLT-.+)$/u
/** Laws, ordinances and resolutions of the National Assembly: "93/QH15" for "93/2025/QH15"; no citation is read from it. */
const assemblyWithoutYear = /(?<![\p{L}\d/-])\d{1,4}\/(?:QH|UBTVQH)\d{1,2}(?![\p{L}\d/-])/gu

export const stateDocumentsWithYear: TextRule = {
  name: 'state-documents-with-year',
  id: 'FMT-08',
  severity: 'error',
  detection: 'mechanical',
  scope: 'text',
  title: 'Văn bản QPPL thiếu năm trong số hiệu',
  why: 'Decrees and circulars are numbered anew every year: without the year there is one of that number for each.',
  check: (unit) => [
    ...citationsIn(unit).flatMap(({ number, date, start, end }): Finding[] => {
      if (!withoutYear.test(number)) return []
      const at = unit.text.indexOf(number, start)
      const span = at === -1 || at > end ? ([start, end] as const) : ([at, at + number.length] as const)
      const year = date?.slice(0, 4)
      const expected = year === undefined ? '' : number.replace('/', `/${year}/`)
      const finding = report(unit, number, span, expected)
      return [
        expected === '' || at === -1
          ? finding
          : {
              ...finding,
              fix: { label: `Thay bằng “${expected}”`, changes: [{ spot: finding.spot, text: expected }] },
            },
      ]
    }),
    ...(unit.text.includes('QH')
      ? [...unit.text.matchAll(assemblyWithoutYear)].map(({ 0: number, index }) =>
          report(unit, number, [index, index + number.length], ''),
        )
      : []),
  ],
  examples: {
    good: [
      withText('Nghị định số 179/2025/NĐ-CP; Thông tư số 36/2025/TT-BKHCN.'),
      withText('Nghị quyết số 71/NQ-CP; Chỉ thị số 12/CT-TTg; Quyết định số 06/QĐ-TTg.'),
      withText('Luật Khoa học, công nghệ và đổi mới sáng tạo số 93/2025/QH15; Tờ trình số 12/TTr-UBTVQH15.'),
      withText('Thông tri số 12-TT/TU, Công văn số 812/UBTVQH15-PL.'),
      withRow({ sourceDocument: '08-CTr/BCĐ, 41-KH/TU' }),
    ],
    bad: [
      { notice: withText('Thực hiện Thông tư số 36/TT-BKHCN.'), finds: [{ in: 'item 1', found: '36/TT-BKHCN' }] },
      {
        notice: withText('Thực hiện Nghị định số 179/NĐ-CP, ngày 01/7/2025 của Chính phủ.'),
        finds: [
          {
            in: 'item 1',
            found: '179/NĐ-CP',
            expected: '179/2025/NĐ-CP',
            afterFix: 'Thực hiện Nghị định số 179/2025/NĐ-CP, ngày 01/7/2025 của Chính phủ.',
          },
        ],
      },
      {
        notice: withText('Rà soát các quy định theo Luật số 93/QH15 của Quốc hội.'),
        finds: [{ in: 'item 1', found: '93/QH15' }],
      },
    ],
  },
}

function report(unit: TextUnit, number: string, span: readonly [number, number], expected: string): Finding {
  return {
    spot: spotAt(unit, ...span),
    found: unit.text.slice(...span),
    expected,
    message: `Số hiệu “${number}” thiếu năm ban hành. Hãy ghi đủ số, năm và ký hiệu.`,
  }
}
