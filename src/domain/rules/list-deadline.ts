/** Rules of this family, in the order of the catalogue. */
import { assignedNotLaterThanPlanned } from './assigned-not-later-than-planned.ts'
import { deadlineAfterIssue } from './deadline-after-issue.ts'
import { overdueTaskGivenNewDeadline } from './overdue-task-given-new-deadline.ts'
import { plannedQuarterAdvanced } from './planned-quarter-advanced.ts'
import type { Rule } from './rule.ts'
import { timeEnoughToAct } from './time-enough-to-act.ts'

export const deadlineRules: readonly Rule[] = [assignedNotLaterThanPlanned, plannedQuarterAdvanced, overdueTaskGivenNewDeadline, timeEnoughToAct, deadlineAfterIssue]
