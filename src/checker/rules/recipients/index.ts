/** Rules of this family. Of findings at one place, that of the earlier rule is listed first. */
import type { Rule } from '../../rule.ts'
import { addressedBodiesAmongRecipients } from './addressed-bodies-among-recipients.ts'
import { assignedBodiesAmongRecipients } from './assigned-bodies-among-recipients.ts'
import { recipientRolesEven } from './recipient-roles-even.ts'
import { recipientsAsBefore } from './recipients-as-before.ts'

export const recipientsRules: readonly Rule[] = [
  assignedBodiesAmongRecipients,
  addressedBodiesAmongRecipients,
  recipientRolesEven,
  recipientsAsBefore,
]
