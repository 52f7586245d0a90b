/** Runs the rules over a notice. What did not change since the last run is not looked at again. */
import { localDirectory } from '../domain/bodies/body-directory.ts'
import type { Component, Place } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { taskFields } from '../domain/notice/notice.ts'
import { appendixLabelsOf, walkItems } from '../domain/notice/numbering.ts'
import { digest } from '../domain/words/digest.ts'
import { rememberLook } from './memory.ts'
import { type ReadingMemory, enumerationsOf, readForRules, rememberReading } from './reading/reading.ts'
import type { Finding, Reading, Rule, RuleContext, Severity } from './rule.ts'
import type { Spot } from '../domain/notice/spot.ts'
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

/** Headings of the columns, for places. */
const columnNames: Readonly<Record<(typeof taskFields)[number], string>> = {
  name: 'Tên nhiệm vụ',
  directing: 'Cơ quan chỉ đạo',
  lead: 'Cơ quan chủ trì',
  coordinating: 'Cơ quan phối hợp',
  requiredResult: 'Yêu cầu kết quả',
  plannedTime: 'Thời gian giao theo kế hoạch',
  sourceDocument: 'Văn bản giao nhiệm vụ',
  assigned: 'Nội dung Ban Chỉ đạo giao',
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
  const places = placesOf(read)
  const findings = rules.flatMap((rule): PlacedFinding[] => {
    const severity = set.severityOf(rule)
    if (severity === null) return []
    return [...runOf(rule)(read, context), ...findDoubts(rule, read, context)].map((finding) => ({
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

/** Parts that are there once. */
const partOf: Partial<Record<Component, Spot['part']>> = {
  header: 'header',
  type: 'typeName',
  abstract: 'abstract',
  bases: 'bases',
  recipients: 'recipients',
  signature: 'signature',
}

function findDoubts({ doubt }: Rule, { ordinals }: Reading, { doubts }: RuleContext): readonly Finding[] {
  if (doubt === undefined) return []
  return doubts
    .filter(({ code }) => doubt.includes(code))
    .map(({ place, found, message }) => {
      const row =
        place.row === undefined ? undefined : [...ordinals].find(([, ordinal]) => Number(ordinal) === place.row)?.[0]
      return {
        spot: { part: row ?? partOf[place.component] ?? 'document', field: 'whole' },
        found,
        expected: '',
        message: `${message} Hãy đối chiếu bản gốc, rồi đánh dấu đã xem.`,
      }
    })
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

interface Places {
  readonly placeOf: (spot: Spot) => Place
  /** Digest of all words of the place, whatever the span: taken once, however many findings stand there. */
  readonly digestOf: (spot: Spot) => string
  /** Grows in reading order. */
  readonly orderOf: (spot: Spot) => number
}

/** Where each part stands, in the reader's terms. */
function placesOf({ notice, ordinals }: Reading): Places {
  const known = new Map<string, { readonly place: Place; readonly order: number; readonly part: object | null }>()
  const add = (id: string, component: Component, more: Partial<Place> = {}, part: object | null = null) =>
    known.set(id, { place: { component, ...more }, order: known.size, part })
  add('document', 'document')
  add('header', 'header', {}, notice.header)
  add('typeName', 'type')
  add('abstract', 'abstract', {}, notice.abstract)
  add('bases', 'bases')
  for (const [index, basis] of notice.bases.entries()) add(basis.id, 'bases', { path: String(index + 1) }, basis)
  add('meeting', 'intro', {}, notice.meeting)
  for (const part of [...notice.intro, ...notice.grounds]) add(part.id, 'intro', {}, part)
  for (const { item, path } of walkItems(notice)) {
    add(item.id, 'items', { path }, item.content)
    for (const { entries } of enumerationsOf(item.content))
      for (const entry of entries) add(entry.id, 'items', { path }, entry.content)
  }
  for (const part of notice.closing) add(part.id, 'closing', {}, part)
  add('recipients', 'recipients', {}, notice.distribution)
  for (const [index, recipient] of notice.distribution.recipients.entries())
    add(recipient.id, 'recipients', { path: String(index + 1) }, recipient)
  add('signature', 'signature', {}, notice.signature)
  for (const appendix of notice.appendices) {
    add(appendix.id, 'appendix', {}, [appendix.title])
    const labels = appendixLabelsOf(appendix, notice.numbering)
    appendix.sections.forEach((section, at) => {
      add(section.id, 'appendix', { path: labels.sections[at] ?? '' }, [section.title])
      for (const row of section.rows) add(row.id, 'appendix', { row: Number(ordinals.get(row.id)) }, row)
    })
  }
  const fieldOrder = new Map<string, number>(taskFields.map((field, index) => [field, index]))
  const digests = new Map<string, string>()
  return {
    digestOf: ({ part, field }) => {
      const owner = known.get(part)?.part ?? null
      const ownField = owner !== null && Object.hasOwn(owner, field)
      const key = ownField ? `${part}/${field}` : part
      const taken = digests.get(key)
      if (taken !== undefined) return taken
      const value: unknown = ownField ? owner[field as keyof typeof owner] : owner
      const made = digest(typeof value === 'string' ? value : JSON.stringify(value))
      digests.set(key, made)
      return made
    },
    placeOf: ({ part, field }) => {
      const place = known.get(part)?.place ?? { component: 'document' }
      return Object.hasOwn(columnNames, field) && place.row !== undefined
        ? { ...place, column: columnNames[field as keyof typeof columnNames] }
        : place
    },
    orderOf: ({ part, field, span }) =>
      (known.get(part)?.order ?? 0) + ((fieldOrder.get(field) ?? 0) + (span?.[0] ?? 0) / 1e6) / 10,
  }
}
