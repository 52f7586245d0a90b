/** Rules of this family, in the order of the catalogue. */
import type { Rule } from './rule.ts'

export const deadlineRules: readonly Rule[] = []
