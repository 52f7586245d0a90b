/** A notice read once for all rules; parts that did not change since the last reading are not read again. */
import { type BodyDirectory, withOwnNames } from '../../domain/bodies/body-directory.ts'
import {
  type Column,
  type Inline,
  type Item,
  type Notice,
  type Table,
  type TableRow,
  taskAppendices,
} from '../../domain/notice/notice.ts'
import { type TaskCells, taskCellsReader } from '../../domain/notice/table.ts'
import { tableLabelsOf, walkItems } from '../../domain/notice/numbering.ts'
import { plainText } from '../../domain/notice/plain-text.ts'
import { type Task, taskReader } from '../../domain/tasks/task.ts'
import { type CheckMemory, createMemory, newNoFinding } from '../memory.ts'
import type { Reading, RowReading, TextUnit } from '../rule.ts'
import type { Spot } from '../../domain/notice/spot.ts'

/** Remembers what was read of a part, for as long as the part lives. */
export interface ReadingMemory {
  /** What rules and readings make of the parts. */
  readonly derived: CheckMemory
  readonly texts: WeakMap<object, readonly TextUnit[]>
  readonly readTask: (row: TaskCells) => Task
  /** The cells of a table say the same few things over and over: by kind, field and words. */
  readonly noFinding: Map<string, Uint8Array>
  /** What the memory holds for: the year of "Quý III" hangs on the date, labels on the numbering. */
  readonly key: string
  /** What was given, and the same with the names that the notice writes apart. */
  readonly around: BodyDirectory
  readonly directory: BodyDirectory
}

/** A memory for readings of one notice; empty again when what all parts hang on has changed. */
export function rememberReading(notice: Notice, around: BodyDirectory, before?: ReadingMemory): ReadingMemory {
  const key = `${notice.header.date ?? ''} ${notice.numbering}`
  const directory = withOwnNames(before?.around === around ? before.directory : around, notice.distribution.recipients)
  if (before?.key === key && before.directory === directory) return before
  return {
    derived: createMemory(),
    texts: new WeakMap(),
    noFinding: new Map(),
    readTask: taskReader({ issuedOn: notice.header.date, directory }),
    key,
    around,
    directory,
  }
}

/** Reads a notice for the rules. */
export function readForRules(notice: Notice, memory: ReadingMemory): Reading {
  const issuedOn = notice.header.date
  const ordinals = new Map<string, string>()
  const rows: RowReading[] = []
  for (const appendix of taskAppendices(notice)) {
    const labels = tableLabelsOf(appendix, notice.numbering)
    const table = memory.derived.of(rememberTable, appendix.columns)
    appendix.sections.forEach((section, at) =>
      section.rows.forEach((row, index) => {
        ordinals.set(row.id, labels.rows[at]?.[index] ?? '')
        rows.push(recall(table.rows, row, () => readRow(table.cellsOf(row), memory)))
      }),
    )
  }
  return { notice, texts: readTexts(notice, memory), rows, ordinals, issuedOn, memory: memory.derived }
}

/** What was read of rows under the same columns: when the columns change, their rows are read again. */
interface TableMemory {
  readonly cellsOf: (row: TableRow) => TaskCells
  readonly rows: WeakMap<TableRow, RowReading>
  readonly texts: WeakMap<TableRow, readonly TextUnit[]>
}

function rememberTable(columns: readonly Column[]): TableMemory {
  return { cellsOf: taskCellsReader(columns), rows: new WeakMap(), texts: new WeakMap() }
}

function readRow(row: TaskCells, memory: ReadingMemory): RowReading {
  return { row, task: memory.readTask(row), memory: memory.derived, found: [], noFinding: newNoFinding() }
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
  const makeUnit: MakeUnit = (spot, text, kind, { holdsEntries = false, role } = {}) => {
    const key = `${kind} ${role ?? spot.field} ${text}`
    const noFinding = memory.noFinding.get(key) ?? newNoFinding()
    if (memory.noFinding.size >= mostRemembered) memory.noFinding.clear()
    memory.noFinding.set(key, noFinding)
    return { spot, text, kind, holdsEntries, role, memory: memory.derived, found: [], noFinding }
  }
  const add = (owner: object, part: string, kind: Kind, text: string, field = 'text') => {
    if (text.trim() === '') return
    units.push(...recall(memory.texts, owner, () => [makeUnit({ part, field }, text, kind)]))
  }
  const addInline = (owner: { readonly id: string; readonly content: readonly Inline[] }, kind: Kind) =>
    units.push(...recall(memory.texts, owner.content, () => readParagraph(owner, kind, notice.numbering, makeUnit)))
  const addTable = ({ columns, sections }: Table) => {
    const { texts } = memory.derived.of(rememberTable, columns)
    for (const section of sections) {
      if (section.title.trim() !== '')
        units.push(makeUnit({ part: section.id, field: 'title' }, section.title, 'sectionTitle'))
      for (const row of section.rows) units.push(...recall(texts, row, () => readCells(row, columns, makeUnit)))
    }
  }

  units.push(...recall(memory.texts, notice.header, () => readOrgans(notice.header, makeUnit)))
  add(notice.abstract, 'abstract', 'abstract', notice.abstract.join('\n'))
  for (const basis of notice.bases) add(basis, basis.id, 'basis', basis.text)
  for (const part of [...notice.intro, ...notice.grounds]) addInline(part, 'paragraph')
  for (const { item } of walkItems(notice)) {
    addInline(item, 'item')
    item.tables?.forEach(addTable)
  }
  for (const part of notice.closing) addInline(part, 'paragraph')
  for (const recipient of notice.distribution.recipients)
    add(recipient, recipient.id, 'recipient', recipient.name, 'name')
  for (const appendix of notice.appendices) {
    if (appendix.title.trim() !== '')
      units.push(makeUnit({ part: appendix.id, field: 'title' }, appendix.title, 'appendixTitle'))
    if (appendix.kind === 'text') for (const part of appendix.paragraphs) addInline(part, 'paragraph')
    else addTable(appendix)
  }
  return units
}

type MakeUnit = (
  spot: Spot,
  text: string,
  kind: Kind,
  more?: { readonly holdsEntries?: boolean; readonly role?: TextUnit['role'] },
) => TextUnit

/** While one types, a new text comes with every key. */
const mostRemembered = 50_000

function readCells({ id, cells }: TableRow, columns: readonly Column[], makeUnit: MakeUnit): TextUnit[] {
  return columns.flatMap(({ id: field, role }): TextUnit[] => {
    const text = cells[field] ?? ''
    return text.trim() === ''
      ? []
      : [makeUnit({ part: id, field }, text, 'cell', { role: role === 'ordinal' ? null : role })]
  })
}

function readOrgans({ superiorOrgan, issuingOrgans }: Notice['header'], makeUnit: MakeUnit): TextUnit[] {
  const superior: TextUnit[] =
    superiorOrgan.trim() === '' ? [] : [makeUnit({ part: 'header', field: 'superiorOrgan' }, superiorOrgan, 'organ')]
  const issuing = issuingOrgans.flatMap(({ id, name }): TextUnit[] =>
    name.trim() === '' ? [] : [makeUnit({ part: id, field: 'name' }, name, 'organ')],
  )
  return [...superior, ...issuing]
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
        makeUnit({ part: id, field: 'text' }, text, kind, {
          holdsEntries: content.some((node) => node.kind === 'enumeration'),
        }),
      ]
}

/** All items of a notice in reading order, without labels. */
export function allItems(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...allItems(item.items)])
}
