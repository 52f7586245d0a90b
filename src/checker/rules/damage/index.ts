/** Rules of this family, in the order of the catalogue. */
import type { Rule } from '../../rule.ts'
import { codesWrittenAlike } from './codes-written-alike.ts'
import { ordinalsReadable } from './ordinals-readable.ts'
import { textWithDiacritics } from './text-with-diacritics.ts'

export const damageRules: readonly Rule[] = [textWithDiacritics, ordinalsReadable, codesWrittenAlike]
