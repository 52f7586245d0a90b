/** The rules, in the order of the catalogue. */
import { citationRules } from './list-citation.ts'
import { deadlineRules } from './list-deadline.ts'
import { formatRules } from './list-format.ts'
import { formatAndWordingRules } from './list-format-and-wording.ts'
import { numberingAndTableRules } from './list-numbering-and-table.ts'
import { registerAndReferenceRules } from './list-register-and-reference.ts'
import { termRules } from './list-terms.ts'
import { typographyRules } from './list-typography.ts'
import type { Rule } from './rule.ts'

export const rules: readonly Rule[] = [
  ...numberingAndTableRules,
  ...deadlineRules,
  ...formatRules,
  ...citationRules,
  ...formatAndWordingRules,
  ...typographyRules,
  ...termRules,
  ...registerAndReferenceRules,
]
