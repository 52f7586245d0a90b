/** Runs the rules over a notice. What did not change since the last run is not looked at again. */
import { localDirectory } from '../domain/bodies/body-directory.ts'
import type { Place } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { type Places, placesOf } from '../domain/notice/places.ts'
import { digest } from '../domain/words/digest.ts'
import { rememberLook } from './memory.ts'
import { type ReadingMemory, readForRules, rememberReading } from './reading/reading.ts'
import type { Finding, Reading, Rule, RuleContext, Severity } from './rule.ts'
import type { RuleSet } from './rule-set.ts'

/** A finding with its rule and its place in the reader's terms. */
export interface PlacedFinding extends Finding {
  /** The same as long as the rule says the same of the same words in the same place: what a waiver holds on to. */
  readonly key: string
  readonly rule: string
  readonly name: string
  readonly title: string
  readonly severity: Severity
  readonly place: Place
}

/** Keeps what was found of each part between two runs on the same notice. */
export interface CheckMemory {
  readonly reading: ReadingMemory
  readonly context: RuleContext
}

export interface Checked {
  readonly findings: readonly PlacedFinding[]
  readonly memory: CheckMemory
}

/** All findings of a notice, in reading order. `before` is the memory of the last run. */
export function checkNotice(
  notice: Notice,
  rules: readonly Rule[],
  set: RuleSet,
  around: RuleContext,
  before?: CheckMemory,
): Checked {
  const context: RuleContext = { ...around, directory: localDirectory(around.directory, notice.header.place) }
  // What a rule found nothing in hangs on the context: with another one all is read anew.
  const reading = rememberReading(notice, context.directory, before?.context === around ? before.reading : undefined)
  const read = readForRules(notice, reading)
  const places = placesOf(notice)
  const findings = rules.flatMap((rule): PlacedFinding[] => {
    const severity = set.severityOf(rule)
    if (severity === null) return []
    return [...runOf(rule)(read, context), ...findDoubts(rule, context)].map((finding) => ({
      ...finding,
      rule: rule.id,
      name: rule.name,
      title: rule.title,
      severity,
      place: places.placeOf(finding.spot),
      key:
        rule.scope === 'notice'
          ? keyOf(rule.id, finding, places.digestOf(finding.spot))
          : recallKey(rule.id, finding, places),
    }))
  })
  return { findings: inOrder(findings, places), memory: { reading, context: around } }
}

function inOrder(findings: readonly PlacedFinding[], { orderOf }: Places): PlacedFinding[] {
  return findings
    .map((finding) => ({ finding, order: orderOf(finding.spot) }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ finding }) => finding)
}

/** Texts or rows of one step. */
const stepLength = 100

/**
 * Looks at a notice step by step, so that a first look holds nobody up: a step is one rule over some parts, and yields
 * what is remembered so far; the first looks at nothing yet, and tells by its memory whether all was looked at before. `checkNotice` with the memory of the last step finds the same as without, and has little left to do.
 */
export function* checkBySteps(
  notice: Notice,
  rules: readonly Rule[],
  set: RuleSet,
  around: RuleContext,
  before?: CheckMemory,
): Generator<CheckMemory, void> {
  const context: RuleContext = { ...around, directory: localDirectory(around.directory, notice.header.place) }
  const reading = rememberReading(notice, context.directory, before?.context === around ? before.reading : undefined)
  const memory = { reading, context: around }
  yield memory
  const read = readForRules(notice, reading)
  for (const rule of rules) {
    if (set.severityOf(rule) === null) continue
    const parts = { notice: 1, text: read.texts.length, row: read.rows.length }[rule.scope]
    for (let from = 0; from < parts; from += stepLength) {
      const to = from + stepLength
      runOf(rule)(
        rule.scope === 'notice'
          ? read
          : { ...read, texts: read.texts.slice(from, to), rows: read.rows.slice(from, to) },
        context,
      )
      yield memory
    }
  }
}

type RunRule = (read: Reading, context: RuleContext) => readonly Finding[]

const runs = new WeakMap<Rule, RunRule>()

/** What runs a rule over a notice; one of single texts or rows looks only at those that changed. */
function runOf(rule: Rule): RunRule {
  const known = runs.get(rule)
  if (known !== undefined) return known
  const made = makeRun(rule)
  runs.set(rule, made)
  return made
}

function makeRun(rule: Rule): RunRule {
  if (rule.scope === 'notice') return rule.check
  if (rule.scope === 'text') {
    const look = rememberLook(rule.check)
    return ({ texts }, context) => look(texts, context)
  }
  const look = rememberLook(rule.check)
  return ({ rows, issuedOn }, context) => look(rows, { ...context, issuedOn })
}

function findDoubts({ doubt }: Rule, { doubts }: RuleContext): readonly Finding[] {
  if (doubt === undefined) return []
  return doubts
    .filter(({ code }) => doubt.includes(code))
    .map(({ spot, found, message }) => ({
      spot,
      found,
      expected: '',
      message: `${message} Hãy đối chiếu bản gốc, rồi đánh dấu đã xem.`,
    }))
}

const keys = new WeakMap<Finding, string>()

/** A finding that was remembered is about the same words as before. */
function recallKey(rule: string, finding: Finding, { digestOf }: Places): string {
  const before = keys.get(finding)
  if (before !== undefined) return before
  const key = keyOf(rule, finding, digestOf(finding.spot))
  keys.set(finding, key)
  return key
}

/** Not the message: a release that words a rule otherwise leaves waivers as they are. */
function keyOf(rule: string, { spot, found, expected }: Finding, digestOfWords: string): string {
  const said = [spot.part, spot.field, spot.span?.join('-') ?? '', found, expected, digestOfWords]
  return `${rule}-${digest(said.join('\u0000'))}`
}
