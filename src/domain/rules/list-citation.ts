/** Rules of this family, in the order of the catalogue. */
import { citationsInOneStyle } from './citations-in-one-style.ts'
import { marksClosed } from './marks-closed.ts'
import type { Rule } from './rule.ts'
import { stateDocumentsWithYear } from './state-documents-with-year.ts'
import { symbolOfOneType } from './symbol-of-one-type.ts'
import { textWithoutPageNumbers } from './text-without-page-numbers.ts'
import { typeFitsSymbol } from './type-fits-symbol.ts'

export const citationRules: readonly Rule[] = [
  citationsInOneStyle,
  stateDocumentsWithYear,
  typeFitsSymbol,
  symbolOfOneType,
  textWithoutPageNumbers,
  marksClosed,
]
