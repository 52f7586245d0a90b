import { documentTypes } from '../../../domain/words/document-types.ts'
import { withRow, withText } from '../../examples.ts'
import { citationsIn } from '../../reading/citations.ts'
import { spotAt } from '../../reading/usages.ts'
import type { Finding, TextRule } from '../../rule.ts'

const typeInNumber = /^\d{1,5}[a-z]?(?:-([A-ZĐ][A-Za-zĐ]*)\/|\/(?:\d{4}\/)?([A-ZĐ][A-Za-zĐ]*)-)/u

/** "kế hoạch 57-NQ/TW" is a plan for the resolution: only a capital or "số" makes the word the document's own. */
const ownType = /^\p{Lu}|\ssố\s/u

/** The abbreviation of the type in a number: "KH" of "41-KH/TU" and of "54/KH-UBND". */
function typeAbbreviation(number: string): string {
  const match = typeInNumber.exec(number)
  return match?.[1] ?? match?.[2] ?? ''
}

export const typeFitsSymbol: TextRule = {
  name: 'type-fits-symbol',
  id: 'FMT-09',
  severity: 'error',
  detection: 'mechanical',
  scope: 'text',
  title: 'Tên loại và ký hiệu không khớp',
  why: 'A plan with the symbol of a decision: one of the two is wrong, and the document is not found.',
  check: (unit) =>
    citationsIn(unit).flatMap(({ type, number, start, end, written }): Finding[] => {
      const names = documentTypes[typeAbbreviation(number)]
      if (
        type === '' ||
        names === undefined ||
        !ownType.test(written) ||
        names.some((name) => type.toLowerCase().startsWith(name.toLowerCase()))
      )
        return []
      return [
        {
          spot: spotAt(unit, start, end),
          found: written,
          expected: names.join(' hoặc '),
          message: `Tên loại “${type}” không khớp ký hiệu “${number}”, là ký hiệu của ${names.join(' hoặc ')}. Hãy đối chiếu văn bản gốc.`,
        },
      ]
    }),
  examples: {
    good: [
      withText(
        'Kế hoạch số 41-KH/TU; Quyết định số 34-QĐ/BCĐ; Quy định số 204-QĐ/TW; Chương trình hành động số 08-CTr/TU.',
      ),
      withText('Quy chế làm việc số 06-QC/BCĐ; Thông báo kết luận số 13-TB/TU; Thông tư số 36/2025/TT-BKHCN.'),
      withText('Công văn số 120/UBND-KGVX; Luật Đất đai số 31/2024/QH15.'),
      withText('Rà soát tiến độ thực hiện kế hoạch 57-NQ/TW tại các xã, phường.'),
      withRow({ sourceDocument: '41-KH/TU' }),
    ],
    bad: [
      {
        notice: withText('Thực hiện Kế hoạch số 21-QĐ/TU.'),
        finds: [{ in: 'item 1', found: 'Kế hoạch số 21-QĐ/TU', expected: 'Quyết định hoặc Quy định' }],
      },
      {
        notice: withText('Thực hiện Nghị quyết số 12-KH/TU, ngày 02/02/2026.'),
        finds: [{ in: 'item 1', found: 'Nghị quyết số 12-KH/TU, ngày 02/02/2026', expected: 'Kế hoạch' }],
      },
    ],
  },
}
