/** Rules of this family. Of findings at one place, that of the earlier rule is listed first. */
import type { Rule } from '../../rule.ts'
import { basesInForce } from './bases-in-force.ts'
import { basesIssuedBefore } from './bases-issued-before.ts'
import { basesUsed } from './bases-used.ts'
import { citedInFullFirst } from './cited-in-full-first.ts'
import { copiesFitRecipients } from './copies-fit-recipients.ts'
import { issuedSoonAfterMeeting } from './issued-soon-after-meeting.ts'
import { namesakesToldApart } from './namesakes-told-apart.ts'
import { numberFollowsDate } from './number-follows-date.ts'
import { postHeldByOne } from './post-held-by-one.ts'
import { replacedNoticeValid } from './replaced-notice-valid.ts'
import { seriesOfOneType } from './series-of-one-type.ts'

export const registerRules: readonly Rule[] = [
  numberFollowsDate,
  issuedSoonAfterMeeting,
  seriesOfOneType,
  replacedNoticeValid,
  basesIssuedBefore,
  basesInForce,
  basesUsed,
  postHeldByOne,
  copiesFitRecipients,
  citedInFullFirst,
  namesakesToldApart,
]
