/** Rules of this family. Of findings at one place, that of the earlier rule is listed first. */
import type { Rule } from '../../rule.ts'
import { codesWrittenAlike } from './codes-written-alike.ts'
import { lettersOfToday } from './letters-of-today.ts'
import { ordinalsReadable } from './ordinals-readable.ts'
import { textWithDiacritics } from './text-with-diacritics.ts'

export const damageRules: readonly Rule[] = [textWithDiacritics, ordinalsReadable, codesWrittenAlike, lettersOfToday]
