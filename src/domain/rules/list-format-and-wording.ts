/** Rules of this family, in the order of the catalogue. */
import { commasInPlace } from './commas-in-place.ts'
import { fixedNamesComplete } from './fixed-names-complete.ts'
import { threeJoinedOnce } from './three-joined-once.ts'
import { namesCapitalised } from './names-capitalised.ts'
import type { Rule } from './rule.ts'
import { wordsInOrder } from './words-in-order.ts'
import { wordsSpeltRight } from './words-spelt-right.ts'

export const formatAndWordingRules: readonly Rule[] = [
  wordsSpeltRight,
  namesCapitalised,
  fixedNamesComplete,
  commasInPlace,
  wordsInOrder,
  threeJoinedOnce,
]
