import { documentTypeNames, documentTypes } from '../../../domain/words/document-types.ts'
import { item, notice, withText } from '../../examples.ts'
import { citationsIn, splitNumber } from '../../reading/citations.ts'
import { findUnusual, oncePerText, spotAt, type Usage } from '../../reading/usages.ts'
import type { NoticeRule } from '../../rule.ts'

/** QĐ stands for decisions and for regulations (F-NUM-13): such a symbol has two types, its number has one. */
const sharedAbbreviations = new Set(
  Object.entries(documentTypes).flatMap(([abbreviation, names]) => (names.length > 1 ? [abbreviation] : [])),
)
const abbreviationOf = /^(?:\d{4}\/)?(\p{L}+)/u

const usagesIn = oncePerText((unit): readonly Usage[] =>
  citationsIn(unit).flatMap(({ type, number, start, end, written }): Usage[] => {
    const symbol = splitNumber(number)?.symbol ?? ''
    // "Quy chế làm việc", "Quy chế phối hợp": the type is the regulation.
    const way = documentTypeNames.find((name) => type.toLowerCase().startsWith(name.toLowerCase()))
    if (symbol === '' || way === undefined) return []
    const isShared = sharedAbbreviations.has(abbreviationOf.exec(symbol)?.[1] ?? '')
    return [{ thing: isShared ? number : symbol, way, spot: spotAt(unit, start, end), found: written }]
  }),
)

export const symbolOfOneType: NoticeRule = {
  name: 'symbol-of-one-type',
  id: 'FMT-10',
  severity: 'info',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Một ký hiệu dùng cho hai tên loại',
  why: 'Under two type words a reader takes one document for two, or looks for one that was never issued.',
  check: ({ texts }) =>
    findUnusual(usagesIn(texts)).map(({ usage: { spot, found, way, thing }, usual }) => ({
      spot,
      found,
      expected: '',
      message: `“${thing}” nơi khác trong văn bản là “${usual}”, ở đây là “${way}”. Hãy đối chiếu văn bản gốc rồi ghi cùng một tên loại.`,
    })),
  examples: {
    good: [
      withText('Quyết định số 34-QĐ/BCĐ; Quyết định số 35-QĐ/BCĐ.'),
      withText('Quyết định số 34-QĐ/TU; Quy định số 36-QĐ/TU; Quyết định số 37-QĐ/TU.'),
      withText('Quy chế làm việc số 06-QC/BCĐ; Quy chế phối hợp số 07-QC/BCĐ; Kế hoạch số 41-KH/TU.'),
      withText('Chương trình hành động số 05-CTHĐ/TU; Chương trình số 06-CTHĐ/TU; thực hiện 07-CTHĐ/TU.'),
    ],
    bad: [
      {
        notice: withText('Theo Quy chế làm việc số 06-QC/BCĐ; các thành viên thực hiện Quy định số 06-QC/BCĐ.'),
        finds: [{ in: 'item 1', found: 'Quy định số 06-QC/BCĐ' }],
      },
      {
        notice: notice({
          items: [
            item('arabic', 'Thực hiện Quy định số 36-QĐ/TU.'),
            item('arabic', 'Sơ kết việc thực hiện Quyết định số 36-QĐ/TU.'),
          ],
        }),
        finds: [{ in: 'item 2', found: 'Quyết định số 36-QĐ/TU' }],
      },
      {
        notice: withText('Chương trình hành động số 05-CTHĐ/TU; Kế hoạch số 06-CTHĐ/TU.'),
        finds: [{ in: 'item 1', found: 'Kế hoạch số 06-CTHĐ/TU' }],
      },
    ],
  },
}
