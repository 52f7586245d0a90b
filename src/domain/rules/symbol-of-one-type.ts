import { documentTypes } from '../citation.ts'
import { withText } from './examples.ts'
import { citationsIn, splitNumber } from './read-citations.ts'
import { findUnusual, oncePerText, spotAt, type Usage } from './read-usages.ts'
import type { NoticeRule } from './rule.ts'

const usagesIn = oncePerText((unit): readonly Usage[] =>
  citationsIn(unit).flatMap(({ type, number, start, written }): Usage[] => {
    const symbol = splitNumber(number)?.symbol ?? ''
    // What does not fit its symbol at all is FMT-09's.
    const shared = Object.entries(documentTypes).find(([abbreviation, names]) => names.length > 1 && (symbol.startsWith(`${abbreviation}/`) || symbol.startsWith(`${abbreviation}-`)))
    const name = shared?.[1].find((one) => type.toLowerCase().startsWith(one.toLowerCase()))
    return name === undefined ? [] : [{ thing: symbol, way: name, spot: spotAt(unit, start, start + written.length), found: written }]
  }),
)

export const symbolOfOneType: NoticeRule = {
  name: 'symbol-of-one-type',
  id: 'FMT-10',
  severity: 'info',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Một ký hiệu dùng cho hai tên loại',
  why: 'One symbol stands for decisions and for regulations: where both are cited, one of the words may be a slip.',
  check: ({ texts }) =>
    findUnusual(texts.flatMap(usagesIn)).map(({ usage: { spot, found, way, thing }, usual }) => ({
      spot,
      found,
      expected: '',
      message: `Ký hiệu “${thing}” nơi khác trong văn bản đi với “${usual}”, ở đây với “${way}”. Hãy kiểm tra tên loại.`,
    })),
  examples: {
    good: [withText('Quyết định số 34-QĐ/BCĐ; Quyết định số 35-QĐ/BCĐ.'), withText('Quy định số 204-QĐ/TW; Quyết định số 35-QĐ/BCĐ; Kế hoạch số 41-KH/TU.')],
    bad: [withText('Quyết định số 34-QĐ/TU; Quyết định số 35-QĐ/TU; Quy định số 36-QĐ/TU.')],
  },
}
