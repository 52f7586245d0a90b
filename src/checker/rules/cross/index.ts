/** Rules of this family. Of findings at one place, that of the earlier rule is listed first. */
import type { Rule } from '../../rule.ts'
import { appendixMentioned } from './appendix-mentioned.ts'
import { deadlineSameInAppendix } from './deadline-same-in-appendix.ts'
import { directivesInAppendix } from './directives-in-appendix.ts'
import { dutyGivenToOneMember } from './duty-given-to-one-member.ts'
import { leadSameInAppendix } from './lead-same-in-appendix.ts'
import { standardDutiesGiven } from './standard-duties-given.ts'
import { targetSameInAppendix } from './target-same-in-appendix.ts'
import { taskNotYetFulfilled } from './task-not-yet-fulfilled.ts'

export const crossRules: readonly Rule[] = [
  directivesInAppendix,
  targetSameInAppendix,
  leadSameInAppendix,
  appendixMentioned,
  dutyGivenToOneMember,
  standardDutiesGiven,
  deadlineSameInAppendix,
  taskNotYetFulfilled,
]
