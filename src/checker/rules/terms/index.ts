/** Rules of this family. Of findings at one place, that of the earlier rule is listed first. */
import type { Rule } from '../../rule.ts'
import { abbreviationsExplained } from './abbreviations-explained.ts'
import { bodyNamedAlike } from './body-named-alike.ts'
import { clearPrinciplesAlike } from './clear-principles-alike.ts'
import { meetingNamedAlike } from './meeting-named-alike.ts'
import { memberTitlesAlike } from './member-titles-alike.ts'
import { shortNameFits } from './short-name-fits.ts'
import { smallNumbersAlike } from './small-numbers-alike.ts'
import { systemNamedAlike } from './system-named-alike.ts'

export const termsRules: readonly Rule[] = [
  bodyNamedAlike,
  abbreviationsExplained,
  shortNameFits,
  systemNamedAlike,
  meetingNamedAlike,
  clearPrinciplesAlike,
  smallNumbersAlike,
  memberTitlesAlike,
]
