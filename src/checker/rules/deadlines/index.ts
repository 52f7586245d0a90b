/** Rules of this family. Of findings at one place, that of the earlier rule is listed first. */
import type { Rule } from '../../rule.ts'
import { assignedNotLaterThanPlanned } from './assigned-not-later-than-planned.ts'
import { cadenceWithDayAndPeriod } from './cadence-with-day-and-period.ts'
import { deadlineAfterIssue } from './deadline-after-issue.ts'
import { deadlineAsADay } from './deadline-as-a-day.ts'
import { deadlineInAnnouncedPeriod } from './deadline-in-announced-period.ts'
import { deadlineNotRepeatingPlan } from './deadline-not-repeating-plan.ts'
import { deadlineOnWorkingDay } from './deadline-on-working-day.ts'
import { directiveWithDeadline } from './directive-with-deadline.ts'
import { endOfCampaignGiven } from './end-of-campaign-given.ts'
import { exceptionsListed } from './exceptions-listed.ts'
import { limitReadOneWay } from './limit-read-one-way.ts'
import { oneDeadlineFormula } from './one-deadline-formula.ts'
import { overdueTaskGivenNewDeadline } from './overdue-task-given-new-deadline.ts'
import { planDueBeforeTarget } from './plan-due-before-target.ts'
import { plannedNotYetPast } from './planned-not-yet-past.ts'
import { plannedQuarterAdvanced } from './planned-quarter-advanced.ts'
import { quarterWithYear } from './quarter-with-year.ts'
import { recurringTaskWithoutEnd } from './recurring-task-without-end.ts'
import { resultFitsDeadline } from './result-fits-deadline.ts'
import { taskNotRedated } from './task-not-redated.ts'
import { timeEnoughToAct } from './time-enough-to-act.ts'

export const deadlinesRules: readonly Rule[] = [
  assignedNotLaterThanPlanned,
  plannedQuarterAdvanced,
  deadlineNotRepeatingPlan,
  plannedNotYetPast,
  overdueTaskGivenNewDeadline,
  directiveWithDeadline,
  deadlineOnWorkingDay,
  timeEnoughToAct,
  limitReadOneWay,
  deadlineInAnnouncedPeriod,
  endOfCampaignGiven,
  recurringTaskWithoutEnd,
  deadlineAsADay,
  quarterWithYear,
  deadlineAfterIssue,
  planDueBeforeTarget,
  resultFitsDeadline,
  taskNotRedated,
  cadenceWithDayAndPeriod,
  oneDeadlineFormula,
  exceptionsListed,
]
