/** Runs the rules over a notice. What did not change since the last run is not checked again. */
import { localDirectory } from '../domain/bodies/body-directory.ts'
import type { Component, Place } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { taskFields } from '../domain/notice/notice.ts'
import { appendixLabelsOf, walkItems } from '../domain/notice/numbering.ts'
import { digest } from '../domain/words/digest.ts'
import { type CheckMemory, checkParts, createMemory } from './memory.ts'
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

export interface Checked {
  readonly findings: readonly PlacedFinding[]
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

/** All findings of a notice, in reading order. With the memory of the last run only what changed since is checked. */
export function checkNotice(
  notice: Notice,
  rules: readonly Rule[],
  set: RuleSet,
  around: RuleContext,
  memory: CheckMemory = createMemory(),
): Checked {
  const run = memory.next(prepareRun, notice, around)
  const { context } = run
  const read = readForRules(notice, run.reading)
  const places = placesOf(read)
  const findings = rules.flatMap((rule): PlacedFinding[] => {
    const severity = set.severityOf(rule)
    if (severity === null) return []
    return [...runRule(rule, read, context), ...findDoubts(rule, read, context)].map((finding) => ({
      ...finding,
      rule: rule.id,
      name: rule.name,
      title: rule.title,
      severity,
      place: places.placeOf(finding.spot),
      key:
        rule.scope === 'notice'
          ? keyOf(finding, rule.id, places)
          : // A finding that was remembered is about the same words as before.
            read.memory.of(keyOf, finding, rule.id, places),
    }))
  })
  run.isWhole = true
  return { findings: inOrder(findings, places) }
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
  set: RuleSet,
  around: RuleContext,
  memory: CheckMemory,
): Generator<void, void> {
  const { context, reading, isWhole } = memory.next(prepareRun, notice, around)
  if (isWhole) return
  const read = readForRules(notice, reading)
  for (const rule of rules) {
    if (set.severityOf(rule) === null) continue
    const parts = { notice: 1, text: read.texts.length, row: read.rows.length }[rule.scope]
    for (let from = 0; from < parts; from += stepLength) {
      const to = from + stepLength
      runRule(
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
  /** With the directory of the place. */
  readonly context: RuleContext
  readonly reading: ReadingMemory
  /** Every part was checked once: what is left is what changed since. */
  isWhole: boolean
}

/** What rules find hangs on the context: with another one all is read anew. */
function prepareRun(last: Run | undefined, notice: Notice, around: RuleContext): Run {
  const { place } = notice.header
  const directory =
    last?.around.directory === around.directory && last.place === place
      ? last.context.directory
      : localDirectory(around.directory, place)
  const reading = rememberReading(notice, directory, last?.around === around ? last.reading : undefined)
  return reading === last?.reading
    ? last
    : { around, place, context: { ...around, directory }, reading, isWhole: false }
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

/** Not the message: a release that words a rule otherwise leaves waivers as they are. */
function keyOf({ spot, found, expected }: Finding, rule: string, { wordsOf }: Places): string {
  const said = [spot.part, spot.field, spot.span?.join('-') ?? '', found, expected, wordsOf(spot)]
  return `${rule}-${digest(said.join('\u0000'))}`
}

interface Places {
  readonly placeOf: (spot: Spot) => Place
  /** All words of the place, whatever the span. */
  readonly wordsOf: (spot: Spot) => string
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
  return {
    wordsOf: ({ part, field }) => {
      const owner = known.get(part)?.part ?? null
      const value: unknown = owner !== null && Object.hasOwn(owner, field) ? owner[field as keyof typeof owner] : owner
      return typeof value === 'string' ? value : JSON.stringify(value)
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
