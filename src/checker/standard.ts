/** The rule set and the wording that ship with the product, and a context of rules made of them. */
import wording from '../../resources/lexicon/lexicon.json' with { type: 'json' }
import standard from '../../resources/rules/default.json' with { type: 'json' }
import { type BodyDirectory, findNamed, localDirectory } from '../domain/bodies/body-directory.ts'
import { Refusal } from '../domain/errors.ts'
import type { Calendar } from '../domain/deadline/calendar.ts'
import { findSpellings } from './lexicon/find-spellings.ts'
import { findWordingFaults } from './lexicon/find-wording-faults.ts'
import { type LearnedWording, learnWording, nothingLearned } from './lexicon/learn-wording.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import { readLexicon } from './lexicon/read-lexicon.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { PlacedFinding } from './check.ts'
import { type CheckMemory, createMemory } from './memory.ts'
import { damagedShare } from './repair/damaged-share.ts'
import { readForRules, rememberReading } from './reading/reading.ts'
import type { KnownNotice, RuleContext, SourceDoubt } from './rule.ts'
import { judgeCountable, patternOf } from './reading/results.ts'
import { type RuleSet, readRuleSet } from './rule-set.ts'

/** What the product ships; an office's own set takes its place. */
export const standardSet: RuleSet = readRuleSet(standard)

/** What the lexicon is made of, beside the shipped list. */
export interface Wording {
  readonly officeWords: readonly string[]
  readonly learned: LearnedWording
  readonly directory: BodyDirectory
}

/** A lexicon with what it said of the texts it has seen: a notice is read whole again with every save and every opening. */
interface Reader {
  /** What it is made of. */
  readonly key: string
  readonly lexicon: Lexicon
  readonly findWordingFaults: RuleContext['findWordingFaults']
  readonly findSpellings: RuleContext['findSpellings']
}

/** The lexicon takes a moment to read: the last one is kept for as long as it is made of the same words. */
function readerFor(last: Reader | undefined, { officeWords, learned, directory }: Wording): Reader {
  const names = directory.bodies
    .filter(({ kind }) => kind === 'body')
    .flatMap(({ name, otherNames }) => [name, ...otherNames])
  const key = JSON.stringify([officeWords, learned, names])
  if (last?.key === key) return last
  const lexicon = readLexicon(wording, officeWords, names, learned)
  return {
    key,
    lexicon,
    findWordingFaults: oncePerWords((text) => findWordingFaults(text, lexicon)),
    findSpellings: oncePerWords((text) => findSpellings(text, lexicon)),
  }
}

/** What rules know of the office: its bodies with the names of the notice's day, and its days off. */
export interface OfficeFacts {
  readonly directory: BodyDirectory
  readonly calendar: Pick<Calendar, 'isDayOff'>
  readonly signersOn?: RuleContext['signersOn']
}

/** What is known beside the rule set and the office. */
export interface Surroundings {
  readonly others?: readonly KnownNotice[]
  readonly doubts?: readonly SourceDoubt[]
  readonly learned?: LearnedWording
  readonly conclusionInType?: boolean
}

/** What rules know around a notice: the office's parameters, the product's own data, the other notices. The lexicon stays in the memory. */
export function makeContext(
  { parameters }: RuleSet,
  { directory, calendar, signersOn = () => [] }: OfficeFacts,
  memory: CheckMemory,
  { others = [], doubts = [], learned = nothingLearned, conclusionInType = false }: Surroundings = {},
): RuleContext {
  // Read when it is first asked for: what only counts need no lexicon.
  let read: Reader | null = null
  const reader = () => (read ??= memory.next(readerFor, { officeWords: parameters.officeWords, learned, directory }))
  return {
    parameters,
    directory,
    isDayOff: calendar.isDayOff,
    findWordingFaults: (text) => reader().findWordingFaults(text),
    findSpellings: (text) => reader().findSpellings(text),
    doubts,
    others,
    conclusionInType,
    signersOn,
  }
}

/** Whether a scan has probably lost the marks of a text, by the lexicon that its notice is checked with. */
export function findLostMarks(text: string, known: Wording, memory: CheckMemory): number | null {
  return damagedShare(text, memory.next(readerFor, known).lexicon)
}

/**
 * Makes all that is made of a rule set once, before it is saved: what an office may write must never end a check.
 * Refuses `input.invalid` for a set that cannot be used.
 */
export function tryRuleSet(set: Pick<RuleSet, 'parameters'>, office: OfficeFacts): void {
  try {
    judgeCountable('đáp ứng yêu cầu', '', patternOf(set.parameters.vagueResults))
    makeContext({ ...standardSet, parameters: set.parameters }, office, createMemory()).findWordingFaults(
      'Giao Sở Y tế rà soát.',
    )
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('input.invalid', 'Có cụm từ của cơ quan không dùng được để kiểm tra.', {
      field: 'parameters',
      reason: String(error),
    })
  }
}

/** What an issued notice teaches. Words of `open` findings, which nobody said are right, teach nothing. */
export function learnFrom(
  notice: Notice,
  directory: BodyDirectory,
  open: readonly Pick<PlacedFinding, 'rule' | 'found'>[],
  memory: CheckMemory,
): LearnedWording {
  const doubted = open.flatMap(({ rule, found }) => (rule.startsWith('SPL-') && found.trim() !== '' ? [found] : []))
  const here = localDirectory(directory, notice.header.place)
  const texts = readForRules(notice, rememberReading(notice, here)).texts.filter(({ kind }) => kind !== 'organ')
  const trusted = texts.map(({ text }) => doubted.reduce((rest, words) => rest.replaceAll(words, ' . '), text))
  const names = [
    ...notice.signatures.map(({ signatory }) => signatory),
    ...notice.distribution.recipients.map(({ name }) => name).filter((name) => findNamed(name, here) === null),
  ]
  const { lexicon } = memory.next(readerFor, { officeWords: [], learned: nothingLearned, directory })
  return learnWording(trusted, names, lexicon)
}

const mostRemembered = 20_000

/** The cells of a table say the same few things over and over. Older texts go when there are too many. */
function oncePerWords<Value>(find: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = find(text)
    if (known.size >= mostRemembered) known.clear()
    known.set(text, value)
    return value
  }
}
