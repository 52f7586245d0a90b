/** The rule set, the days off and the wording that ship with the product, and a context of rules made of them. */
import daysOff from '../../../resources/calendar/days-off.json' with { type: 'json' }
import wording from '../../../resources/lexicon/lexicon.json' with { type: 'json' }
import standard from '../../../resources/rules/default.json' with { type: 'json' }
import type { BodyDirectory } from '../body-directory.ts'
import { makeCalendar } from '../calendar.ts'
import { findMixedSpellings } from '../lexicon/find-mixed-spellings.ts'
import { findWordingFaults } from '../lexicon/find-wording-faults.ts'
import { type Lexicon, readLexicon } from '../lexicon/read-lexicon.ts'
import type { KnownNotice, RuleContext } from './rule.ts'
import { type RuleSet, readRuleSet } from './rule-set.ts'

export const standardSet: RuleSet = readRuleSet(standard)

const calendar = makeCalendar(daysOff)
let lexicon: Lexicon | null = null

/** What rules know around a notice by the product's own data. The lexicon is read when first needed. */
export function standardContext(directory: BodyDirectory, others: readonly KnownNotice[]): RuleContext {
  const lexiconOf = () =>
    (lexicon ??= readLexicon(wording, standardSet.parameters.officeWords, directory.bodies.filter(({ kind }) => kind === 'body').map(({ name }) => name)))
  return {
    parameters: standardSet.parameters,
    directory,
    isDayOff: calendar.isDayOff,
    findWordingFaults: (text) => findWordingFaults(text, lexiconOf()),
    findMixedSpellings: (texts) => findMixedSpellings(texts, lexiconOf()),
    others,
  }
}
