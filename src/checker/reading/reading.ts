/** A notice read once for all rules; parts that did not change since the last reading are not read again. */
import type { BodyDirectory } from '../../domain/bodies/body-directory.ts'
import type { Enumeration, Inline, Item, Notice, TaskRow } from '../../domain/notice/notice.ts'
import { taskFields } from '../../domain/notice/notice.ts'
import { appendixLabelsOf, walkItems } from '../../domain/notice/numbering.ts'
import { plainText } from '../../domain/notice/plain-text.ts'
import { type Task, taskReader } from '../../domain/tasks/task.ts'
import { type CheckMemory, createMemory, newNoFinding } from '../memory.ts'
import type { Reading, RowReading, TextUnit } from '../rule.ts'
import type { Spot, SpotField } from '../../domain/notice/spot.ts'

/** Remembers what was read of a part, for as long as the part lives. */
export interface ReadingMemory {
  /** What rules and readings make of the parts. */
  readonly derived: CheckMemory
  readonly texts: WeakMap<object, readonly TextUnit[]>
  readonly rows: WeakMap<TaskRow, RowReading>
  readonly readTask: (row: TaskRow) => Task
  /** The cells of a table say the same few things over and over: by kind, field and words. */
  readonly noFinding: Map<string, Uint8Array>
  /** What the memory holds for: the year of "Quý III" hangs on the date, labels on the numbering. */
  readonly key: string
  readonly directory: BodyDirectory
}

/** A memory for readings of one notice; empty again when what all parts hang on has changed. */
export function rememberReading(notice: Notice, directory: BodyDirectory, before?: ReadingMemory): ReadingMemory {
  const key = `${notice.header.date ?? ''} ${notice.numbering}`
  if (before?.key === key && before.directory === directory) return before
  return {
    derived: createMemory(),
    texts: new WeakMap(),
    rows: new WeakMap(),
    noFinding: new Map(),
    readTask: taskReader({ issuedOn: notice.header.date, directory }),
    key,
    directory,
  }
}

/** Reads a notice for the rules. */
export function readForRules(notice: Notice, memory: ReadingMemory): Reading {
  const issuedOn = notice.header.date
  const ordinals = new Map<string, string>()
  const rows: RowReading[] = []
  for (const appendix of notice.appendices) {
    const labels = appendixLabelsOf(appendix, notice.numbering)
    appendix.sections.forEach((section, at) =>
      section.rows.forEach((row, index) => {
        ordinals.set(row.id, labels.rows[at]?.[index] ?? '')
        rows.push(
          recall(memory.rows, row, () => ({
            row,
            task: memory.readTask(row),
            memory: memory.derived,
            found: [],
            noFinding: newNoFinding(),
          })),
        )
      }),
    )
  }
  return { notice, texts: readTexts(notice, memory), rows, ordinals, issuedOn, memory: memory.derived }
}

function recall<Key extends object, Value>(known: WeakMap<Key, Value>, key: Key, read: () => Value): Value {
  const before = known.get(key)
  if (before !== undefined) return before
  const value = read()
  known.set(key, value)
  return value
}

type Kind = TextUnit['kind']

function readTexts(notice: Notice, memory: ReadingMemory): TextUnit[] {
  const units: TextUnit[] = []
  const makeUnit = (spot: Spot, text: string, kind: Kind, holdsEntries = false): TextUnit => {
    const key = `${kind} ${spot.field} ${text}`
    const noFinding = memory.noFinding.get(key) ?? newNoFinding()
    if (memory.noFinding.size >= mostRemembered) memory.noFinding.clear()
    memory.noFinding.set(key, noFinding)
    return { spot, text, kind, holdsEntries, memory: memory.derived, found: [], noFinding }
  }
  const add = (owner: object, part: string, kind: Kind, text: string, field: SpotField = 'text') => {
    if (text.trim() === '') return
    units.push(...recall(memory.texts, owner, () => [makeUnit({ part, field }, text, kind)]))
  }
  const addInline = (owner: { readonly id: string; readonly content: readonly Inline[] }, kind: Kind) =>
    units.push(...recall(memory.texts, owner.content, () => readParagraph(owner, kind, notice.numbering, makeUnit)))

  units.push(
    ...recall(memory.texts, notice.header, () =>
      (['superiorOrgan', 'issuingOrgan'] as const).flatMap((field): TextUnit[] =>
        notice.header[field].trim() === '' ? [] : [makeUnit({ part: 'header', field }, notice.header[field], 'organ')],
      ),
    ),
  )
  add(notice.abstract, 'abstract', 'abstract', notice.abstract.join('\n'))
  for (const basis of notice.bases) add(basis, basis.id, 'basis', basis.text)
  for (const part of [...notice.intro, ...notice.grounds]) addInline(part, 'paragraph')
  for (const { item } of walkItems(notice)) addInline(item, 'item')
  for (const part of notice.closing) addInline(part, 'paragraph')
  for (const recipient of notice.distribution.recipients)
    add(recipient, recipient.id, 'recipient', recipient.name, 'name')
  for (const appendix of notice.appendices) {
    if (appendix.title.trim() !== '')
      units.push(makeUnit({ part: appendix.id, field: 'title' }, appendix.title, 'appendixTitle'))
    for (const section of appendix.sections) {
      if (section.title.trim() !== '')
        units.push(makeUnit({ part: section.id, field: 'title' }, section.title, 'sectionTitle'))
      for (const row of section.rows) units.push(...recall(memory.texts, row, () => readCells(row, makeUnit)))
    }
  }
  return units
}

type MakeUnit = (spot: Spot, text: string, kind: Kind, holdsEntries?: boolean) => TextUnit

/** While one types, a new text comes with every key. */
const mostRemembered = 50_000

function readCells(row: TaskRow, makeUnit: MakeUnit): TextUnit[] {
  return taskFields.flatMap((field): TextUnit[] =>
    row[field].trim() === '' ? [] : [makeUnit({ part: row.id, field }, row[field], 'cell')],
  )
}

/** The paragraph as a whole: its run-in entries are in it, where they are printed. */
function readParagraph(
  { id, content }: { readonly id: string; readonly content: readonly Inline[] },
  kind: Kind,
  numbering: Notice['numbering'],
  makeUnit: MakeUnit,
): TextUnit[] {
  const text = plainText(content, numbering)
  return text.trim() === ''
    ? []
    : [
        makeUnit(
          { part: id, field: 'text' },
          text,
          kind,
          content.some((node) => node.kind === 'enumeration'),
        ),
      ]
}

/** Every run-in enumeration of a paragraph, the inner ones too. */
export function enumerationsOf(content: readonly Inline[]): Enumeration[] {
  return content.flatMap((node) =>
    node.kind === 'enumeration' ? [node, ...node.entries.flatMap((entry) => enumerationsOf(entry.content))] : [],
  )
}

/** All items of a notice in reading order, without labels. */
export function allItems(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...allItems(item.items)])
}
