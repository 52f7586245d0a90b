/** Rules of this family, in the order of the catalogue. */
import { assignedNotLaterThanPlanned } from './assigned-not-later-than-planned.ts'
import { deadlineAfterIssue } from './deadline-after-issue.ts'
import { deadlineNotRepeatingPlan } from './deadline-not-repeating-plan.ts'
import { deadlineOnWorkingDay } from './deadline-on-working-day.ts'
import { oneDeadlineFormula } from './one-deadline-formula.ts'
import { overdueTaskGivenNewDeadline } from './overdue-task-given-new-deadline.ts'
import { plannedNotYetPast } from './planned-not-yet-past.ts'
import { plannedQuarterAdvanced } from './planned-quarter-advanced.ts'
import type { Rule } from './rule.ts'
import { timeEnoughToAct } from './time-enough-to-act.ts'

export const deadlineRules: readonly Rule[] = [assignedNotLaterThanPlanned, plannedQuarterAdvanced, deadlineNotRepeatingPlan, plannedNotYetPast, overdueTaskGivenNewDeadline, deadlineOnWorkingDay, timeEnoughToAct, deadlineAfterIssue, oneDeadlineFormula]
