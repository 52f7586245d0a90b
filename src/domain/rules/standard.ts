/** The rule set, the days off and the wording that ship with the product, and a context of rules made of them. */
import daysOff from '../../../resources/calendar/days-off.json' with { type: 'json' }
import wording from '../../../resources/lexicon/lexicon.json' with { type: 'json' }
import standard from '../../../resources/rules/default.json' with { type: 'json' }
import type { BodyDirectory } from '../body-directory.ts'
import { makeCalendar } from '../calendar.ts'
import { findSpellings } from '../lexicon/find-spellings.ts'
import { findWordingFaults } from '../lexicon/find-wording-faults.ts'
import { type Lexicon, readLexicon } from '../lexicon/read-lexicon.ts'
import type { KnownNotice, RuleContext, SourceDoubt } from './rule.ts'
import { type RuleSet, readRuleSet } from './rule-set.ts'

/** What the product ships; an office's own set takes its place. */
export const standardSet: RuleSet = readRuleSet(standard)

const calendar = makeCalendar(daysOff)

/** The lexicon takes a moment to read: the last one is kept for as long as the words it was made of are the same. */
let last: { readonly words: readonly string[]; readonly directory: BodyDirectory; readonly lexicon: Lexicon } | null = null

function lexiconFor(words: readonly string[], directory: BodyDirectory): Lexicon {
  if (last?.words !== words || last.directory !== directory) {
    const names = directory.bodies.filter(({ kind }) => kind === 'body').map(({ name }) => name)
    last = { words, directory, lexicon: readLexicon(wording, words, names) }
  }
  return last.lexicon
}

/** What rules know around a notice: the office's parameters, the product's own data, the other notices. */
export function makeContext({ parameters }: RuleSet, directory: BodyDirectory, others: readonly KnownNotice[], doubts: readonly SourceDoubt[] = []): RuleContext {
  const lexicon = () => lexiconFor(parameters.officeWords, directory)
  return {
    parameters,
    directory,
    isDayOff: calendar.isDayOff,
    findWordingFaults: oncePerWords((text) => findWordingFaults(text, lexicon())),
    findSpellings: (text) => findSpellings(text, lexicon()),
    doubts,
    others,
  }
}

const mostRemembered = 20_000

/** The cells of a table say the same few things over and over. */
function oncePerWords<Value>(look: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = look(text)
    if (known.size >= mostRemembered) known.clear()
    known.set(text, value)
    return value
  }
}
