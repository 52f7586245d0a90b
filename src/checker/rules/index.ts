/** All rules, by family. */
import type { Rule } from '../rule.ts'
import { crossRules } from './cross/index.ts'
import { damageRules } from './damage/index.ts'
import { deadlinesRules } from './deadlines/index.ts'
import { formatRules } from './format/index.ts'
import { numberingRules } from './numbering/index.ts'
import { recipientsRules } from './recipients/index.ts'
import { registerRules } from './register/index.ts'
import { spellingRules } from './spelling/index.ts'
import { tableRules } from './table/index.ts'
import { termsRules } from './terms/index.ts'

export const rules: readonly Rule[] = [
  ...numberingRules,
  ...tableRules,
  ...deadlinesRules,
  ...formatRules,
  ...spellingRules,
  ...termsRules,
  ...registerRules,
  ...recipientsRules,
  ...crossRules,
  ...damageRules,
]
