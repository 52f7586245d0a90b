/** Rules of this family. Of findings at one place, that of the earlier rule is listed first. */
import type { Rule } from '../../rule.ts'
import { enumerationsLabelledAlike } from './enumerations-labelled-alike.ts'
import { ordinalUsedOnce } from './ordinal-used-once.ts'
import { ordinalsWithoutGap } from './ordinals-without-gap.ts'
import { siblingHeadingsListedAlike } from './sibling-headings-listed-alike.ts'
import { siblingsOfOneNature } from './siblings-of-one-nature.ts'
import { statedCountMatchesList } from './stated-count-matches-list.ts'

export const numberingRules: readonly Rule[] = [
  ordinalUsedOnce,
  ordinalsWithoutGap,
  enumerationsLabelledAlike,
  siblingsOfOneNature,
  statedCountMatchesList,
  siblingHeadingsListedAlike,
]
