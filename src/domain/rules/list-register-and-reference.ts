/** Rules of this family, in the order of the catalogue. */
import { addressedBodiesAmongRecipients } from './addressed-bodies-among-recipients.ts'
import { appendixMentioned } from './appendix-mentioned.ts'
import { assignedBodiesAmongRecipients } from './assigned-bodies-among-recipients.ts'
import { basesIssuedBefore } from './bases-issued-before.ts'
import { citedInFullFirst } from './cited-in-full-first.ts'
import { copiesFitRecipients } from './copies-fit-recipients.ts'
import { deadlineSameInAppendix } from './deadline-same-in-appendix.ts'
import { directivesInAppendix } from './directives-in-appendix.ts'
import { dutyGivenToOneMember } from './duty-given-to-one-member.ts'
import { issuedSoonAfterMeeting } from './issued-soon-after-meeting.ts'
import { leadSameInAppendix } from './lead-same-in-appendix.ts'
import { namesakesToldApart } from './namesakes-told-apart.ts'
import { numberFollowsDate } from './number-follows-date.ts'
import { postHeldByOne } from './post-held-by-one.ts'
import { recipientRolesEven } from './recipient-roles-even.ts'
import { recipientsAsBefore } from './recipients-as-before.ts'
import { replacedNoticeValid } from './replaced-notice-valid.ts'
import type { Rule } from './rule.ts'
import { seriesOfOneType } from './series-of-one-type.ts'
import { standardDutiesGiven } from './standard-duties-given.ts'
import { targetSameInAppendix } from './target-same-in-appendix.ts'
import { taskNotYetFulfilled } from './task-not-yet-fulfilled.ts'

export const registerAndReferenceRules: readonly Rule[] = [
  numberFollowsDate,
  issuedSoonAfterMeeting,
  seriesOfOneType,
  replacedNoticeValid,
  basesIssuedBefore,
  postHeldByOne,
  copiesFitRecipients,
  citedInFullFirst,
  namesakesToldApart,
  assignedBodiesAmongRecipients,
  addressedBodiesAmongRecipients,
  recipientRolesEven,
  recipientsAsBefore,
  directivesInAppendix,
  targetSameInAppendix,
  leadSameInAppendix,
  appendixMentioned,
  dutyGivenToOneMember,
  standardDutiesGiven,
  deadlineSameInAppendix,
  taskNotYetFulfilled,
]
