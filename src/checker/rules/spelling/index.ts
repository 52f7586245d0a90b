/** Rules of this family. Of findings at one place, that of the earlier rule is listed first. */
import type { Rule } from '../../rule.ts'
import { commasInPlace } from './commas-in-place.ts'
import { fixedNamesComplete } from './fixed-names-complete.ts'
import { iAndYAlike } from './i-and-y-alike.ts'
import { namesCapitalised } from './names-capitalised.ts'
import { oneWordForAssuring } from './one-word-for-assuring.ts'
import { spacingRight } from './spacing-right.ts'
import { threeJoinedOnce } from './three-joined-once.ts'
import { toneMarksPlacedAlike } from './tone-marks-placed-alike.ts'
import { wordsInOrder } from './words-in-order.ts'
import { wordsNotRepeated } from './words-not-repeated.ts'
import { wordsSpeltRight } from './words-spelt-right.ts'

export const spellingRules: readonly Rule[] = [
  wordsSpeltRight,
  namesCapitalised,
  fixedNamesComplete,
  commasInPlace,
  wordsInOrder,
  threeJoinedOnce,
  toneMarksPlacedAlike,
  iAndYAlike,
  wordsNotRepeated,
  spacingRight,
  oneWordForAssuring,
]
