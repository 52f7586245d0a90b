/** Rules of this family. Of findings at one place, that of the earlier rule is listed first. */
import type { Rule } from '../../rule.ts'
import { authorityWithSlash } from './authority-with-slash.ts'
import { citationsInOneStyle } from './citations-in-one-style.ts'
import { copiesCounted } from './copies-counted.ts'
import { dashesAlike } from './dashes-alike.ts'
import { daysAndMonthsPadded } from './days-and-months-padded.ts'
import { deadlinesTypesetAlike } from './deadlines-typeset-alike.ts'
import { dotsInThrees } from './dots-in-threes.ts'
import { endsWithoutSlash } from './ends-without-slash.ts'
import { headComplete } from './head-complete.ts'
import { marksClosed } from './marks-closed.ts'
import { namesNotCut } from './names-not-cut.ts'
import { officialFormKept } from './official-form-kept.ts'
import { quotesCurly } from './quotes-curly.ts'
import { requiredParts } from './required-parts.ts'
import { secrecyMarkAllowed } from './secrecy-mark-allowed.ts'
import { signatureComplete } from './signature-complete.ts'
import { stateDocumentsWithYear } from './state-documents-with-year.ts'
import { symbolOfOneType } from './symbol-of-one-type.ts'
import { textWithoutPageNumbers } from './text-without-page-numbers.ts'
import { typeFitsSymbol } from './type-fits-symbol.ts'

export const formatRules: readonly Rule[] = [
  deadlinesTypesetAlike,
  daysAndMonthsPadded,
  headComplete,
  copiesCounted,
  signatureComplete,
  secrecyMarkAllowed,
  officialFormKept,
  citationsInOneStyle,
  stateDocumentsWithYear,
  typeFitsSymbol,
  symbolOfOneType,
  textWithoutPageNumbers,
  marksClosed,
  quotesCurly,
  dashesAlike,
  namesNotCut,
  dotsInThrees,
  requiredParts,
  endsWithoutSlash,
  authorityWithSlash,
]
