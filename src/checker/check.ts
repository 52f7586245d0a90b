/** Runs the rules over a notice. What did not change since the last run is not checked again. */
import { type BodyDirectory, localDirectory } from '../domain/bodies/body-directory.ts'
import type { Place } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { type Places, placesOf } from '../domain/notice/places.ts'
import { digest } from '../domain/words/digest.ts'
import { type CheckMemory, checkParts, createMemory } from './memory.ts'
import { type ReadingMemory, readForRules, rememberReading } from './reading/reading.ts'
import type { Finding, Reading, Rule, RuleContext, Severity } from './rule.ts'
import { type RuleSet, ruleSetFor } from './rule-set.ts'

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

export interface Checked {
  readonly findings: readonly PlacedFinding[]
  /** Rules that broke down on this notice: what they would have found is not known. */
  readonly failures: readonly RuleFailure[]
}

export interface RuleFailure {
  /** Catalogue id of the rule. */
  readonly rule: string
  readonly error: unknown
}

/** All findings of a notice, in reading order. With the memory of the last run only what changed since is checked. */
export function checkNotice(
  notice: Notice,
  rules: readonly Rule[],
  officeSet: RuleSet,
  around: RuleContext,
  memory: CheckMemory = createMemory(),
): Checked {
  const set = ruleSetFor(notice, officeSet)
  const run = memory.next(prepareRun, notice, around)
  const { context } = run
  const read = readForRules(notice, run.reading)
  const places = placesOf(notice)
  const failures: RuleFailure[] = []
  const findings = rules.flatMap((rule): PlacedFinding[] => {
    const severity = set.severityOf(rule)
    if (severity === null) return []
    const { found, failure } = tryRule(rule, read, context)
    if (failure !== null) failures.push(failure)
    const waiting = found.map((finding) => waitFor(finding, context))
    return [...waiting, ...findDoubts(rule, context)].map(({ waits = false, ...finding }: WaitingFinding) => ({
      ...finding,
      rule: rule.id,
      name: rule.name,
      title: rule.title,
      severity: waits ? 'info' : severity,
      place: places.placeOf(finding.spot),
      key:
        rule.scope === 'notice'
          ? keyOf(finding, rule.id, places)
          : // A finding that was remembered is about the same words as before.
            read.memory.of(keyOf, finding, rule.id, places),
    }))
  })
  run.isWhole = true
  return { findings: inOrder(findings, places), failures }
}

/** A rule that breaks down is a defect of that rule alone: the others go on, and nobody is kept from saving. */
function tryRule(
  rule: Rule,
  read: Reading,
  context: RuleContext,
): { readonly found: readonly Finding[]; readonly failure: RuleFailure | null } {
  try {
    return { found: runRule(rule, read, context), failure: null }
  } catch (error) {
    return { found: [], failure: { rule: rule.id, error } }
  }
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
 * Checks a notice step by step, so that a first check holds nobody up: a step is one rule over some parts. After the
 * last one `checkNotice` with the same memory has little left to do. Where only an edit lies between this and a check
 * of the whole, there are no steps.
 */
export function* checkBySteps(
  notice: Notice,
  rules: readonly Rule[],
  officeSet: RuleSet,
  around: RuleContext,
  memory: CheckMemory,
): Generator<void, void> {
  const set = ruleSetFor(notice, officeSet)
  const { context, reading, isWhole } = memory.next(prepareRun, notice, around)
  if (isWhole) return
  const read = readForRules(notice, reading)
  for (const rule of rules) {
    if (set.severityOf(rule) === null) continue
    const parts = { notice: 1, text: read.texts.length, row: read.rows.length }[rule.scope]
    for (let from = 0; from < parts; from += stepLength) {
      const to = from + stepLength
      tryRule(
        rule,
        rule.scope === 'notice'
          ? read
          : { ...read, texts: read.texts.slice(from, to), rows: read.rows.slice(from, to) },
        context,
      )
      yield
    }
  }
}

/** What the runs over one notice have in common for as long as the context stays the same. */
interface Run {
  readonly around: RuleContext
  readonly place: string
  readonly local: BodyDirectory
  /** With the directory of the place and of the notice. */
  readonly context: RuleContext
  readonly reading: ReadingMemory
  /** Every part was checked once: what is left is what changed since. */
  isWhole: boolean
}

/** What rules find hangs on the context: with another one all is read anew. */
function prepareRun(last: Run | undefined, notice: Notice, around: RuleContext): Run {
  const { place } = notice.header
  const local =
    last?.around.directory === around.directory && last.place === place
      ? last.local
      : localDirectory(around.directory, place)
  const reading = rememberReading(notice, local, last?.around === around ? last.reading : undefined)
  return reading === last?.reading
    ? last
    : { around, place, local, context: { ...around, directory: reading.directory }, reading, isWhole: false }
}

/** What a rule finds in a notice; one of single texts or rows checks only those that changed. */
function runRule(rule: Rule, read: Reading, context: RuleContext): readonly Finding[] {
  switch (rule.scope) {
    case 'notice':
      return rule.check(read, context)
    case 'text':
      return checkParts(rule.check, read.texts, context)
    case 'row':
      return checkParts(rule.check, read.rows, { ...context, issuedOn: read.issuedOn })
  }
}

interface WaitingFinding extends Finding {
  readonly waits?: boolean
}

/** Doubts about what the words are, not about how they are written. */
const doubtsOfReading: readonly string[] = [
  'numbering.unclear',
  'text.linesJoined',
  'type.unknown',
  'table.unread',
  'table.extraCells',
]

/** What the import took out rightly or not: the paper is not at fault, somebody is to look. */
const doubtsOfImport: readonly string[] = ['text.pageNumberRemoved']

/** What is found where the reading is in doubt may come of the reading: it waits until the doubt is settled, and says so. */
function waitFor(finding: Finding, { doubts }: RuleContext): WaitingFinding {
  const { part, field } = finding.spot
  const isDoubtful = doubts.some(
    ({ code, spot }) =>
      // Where the whole head is lost, nothing is known of its fields.
      (doubtsOfReading.includes(code) || (code === 'header.missing' && field === 'whole')) &&
      spot.part === part &&
      part !== 'document' &&
      // An empty cell too many takes nothing from the others of its row.
      (code !== 'table.extraCells' || spot.field !== 'whole') &&
      (spot.field === 'whole' || field === 'whole' || spot.field === field),
  )
  if (!isDoubtful) return finding
  return { ...finding, waits: true, message: `${finding.message} Chỗ này đọc chưa chắc: hãy xem lại chỗ đọc trước.` }
}

function findDoubts({ doubt }: Rule, { doubts }: RuleContext): readonly WaitingFinding[] {
  if (doubt === undefined) return []
  return doubts
    .filter(({ code }) => doubt.includes(code))
    .map(({ code, spot, found, message }) => ({
      waits: doubtsOfImport.includes(code),
      spot,
      found,
      expected: '',
      message: `${message} Hãy đối chiếu bản gốc, rồi đánh dấu đã xem.`,
    }))
}

/** Not the message: a release that words a rule otherwise leaves waivers as they are. */
function keyOf({ spot, found, expected }: Finding, rule: string, { digestOf }: Places): string {
  const said = [spot.part, spot.field, spot.span?.join('-') ?? '', found, expected, digestOf(spot)]
  return `${rule}-${digest(said.join('\u0000'))}`
}
