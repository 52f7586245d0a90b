/** Rules of this family, in the order of the catalogue. */
import { copiesCounted } from './copies-counted.ts'
import { daysAndMonthsPadded } from './days-and-months-padded.ts'
import { deadlinesTypesetAlike } from './deadlines-typeset-alike.ts'
import { headComplete } from './head-complete.ts'
import { officialFormKept } from './official-form-kept.ts'
import type { Rule } from './rule.ts'
import { secrecyMarkAllowed } from './secrecy-mark-allowed.ts'
import { signatureComplete } from './signature-complete.ts'

export const formatRules: readonly Rule[] = [
  deadlinesTypesetAlike,
  daysAndMonthsPadded,
  headComplete,
  copiesCounted,
  signatureComplete,
  secrecyMarkAllowed,
  officialFormKept,
]
