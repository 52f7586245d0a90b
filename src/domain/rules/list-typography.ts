/** Rules of this family, in the order of the catalogue. */
import { dashesAlike } from './dashes-alike.ts'
import { dotsInThrees } from './dots-in-threes.ts'
import { iAndYAlike } from './i-and-y-alike.ts'
import { namesNotCut } from './names-not-cut.ts'
import { quotesCurly } from './quotes-curly.ts'
import type { Rule } from './rule.ts'
import { spacingRight } from './spacing-right.ts'
import { toneMarksPlacedAlike } from './tone-marks-placed-alike.ts'
import { wordsNotRepeated } from './words-not-repeated.ts'

export const typographyRules: readonly Rule[] = [
  quotesCurly,
  dashesAlike,
  namesNotCut,
  dotsInThrees,
  toneMarksPlacedAlike,
  iAndYAlike,
  wordsNotRepeated,
  spacingRight,
]
