/** Rules of this family, in the order of the catalogue. */
import { requiredResultGiven } from './required-result-given.ts'
import type { Rule } from './rule.ts'

export const numberingAndTableRules: readonly Rule[] = [requiredResultGiven]
