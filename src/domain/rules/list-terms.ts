/** Rules of this family, in the order of the catalogue. */
import { abbreviationsExplained } from './abbreviations-explained.ts'
import { bodyNamedAlike } from './body-named-alike.ts'
import { clearPrinciplesAlike } from './clear-principles-alike.ts'
import { codesWrittenAlike } from './codes-written-alike.ts'
import { meetingNamedAlike } from './meeting-named-alike.ts'
import { memberTitlesAlike } from './member-titles-alike.ts'
import { oneWordForAssuring } from './one-word-for-assuring.ts'
import { ordinalsReadable } from './ordinals-readable.ts'
import type { Rule } from './rule.ts'
import { shortNameFits } from './short-name-fits.ts'
import { smallNumbersAlike } from './small-numbers-alike.ts'
import { systemNamedAlike } from './system-named-alike.ts'
import { textWithDiacritics } from './text-with-diacritics.ts'

export const termRules: readonly Rule[] = [
  oneWordForAssuring,
  bodyNamedAlike,
  abbreviationsExplained,
  shortNameFits,
  systemNamedAlike,
  meetingNamedAlike,
  clearPrinciplesAlike,
  smallNumbersAlike,
  memberTitlesAlike,
  textWithDiacritics,
  ordinalsReadable,
  codesWrittenAlike,
]
