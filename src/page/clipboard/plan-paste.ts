/**
 * What a table from the clipboard becomes: cells written over others, as a spreadsheet does it, or rows of this table,
 * their columns told by the headings. Everything is a proposal that is shown before it is carried out.
 */
import {
  type CellTexts,
  addColumns,
  insertRows,
  insertSections,
  linesOf,
  sectionTitle,
  writeCells,
} from '../../domain/notice/edit-table.ts'
import type { Column, Table, TableRow, TableSection } from '../../domain/notice/notice.ts'
import { fillCells, mostColumns } from '../../domain/notice/table.ts'
import { fold, squeeze } from '../../domain/words/text.ts'
import { findColumns, findRoles } from '../recognize/recognize-columns.ts'
import { isLeaving } from '../../domain/words/leavings.ts'
import { readSectionRow } from '../recognize/recognize-table.ts'
import { isColumnNumbers, isTotal, mergeHeadings } from '../recognize/table-rows.ts'
import type { ReadRow } from '../blocks.ts'
import type { Cells } from './clipboard-table.ts'

/** Where a column of the clipboard goes: a column of the table by its id, `newColumn` or `nowhere`. */
export type Target = string
export const newColumn = '+'
export const nowhere = ''

export interface PastedSection {
  /** Null for rows that come before any section row. */
  readonly title: string | null
  readonly rows: Cells
}

export interface PastedTable {
  readonly cells: Cells
  /** The headings found; null where the first row is no heading. */
  readonly headings: readonly string[] | null
  readonly sections: readonly PastedSection[]
  /** How many rows say nothing by themselves: column numbers, totals, headings that come again. */
  readonly dropped: number
  /** What Excel left in cells that it could not show. */
  readonly leavings: readonly string[]
  /** Rows, by their numbers from 1 without section rows, whose lead is empty below a filled one: its cell may have been merged with that. */
  readonly mayBeMerged: readonly number[]
}

/** The words of a row, by which a heading that comes again is known. */
const wordsOf = (row: ReadRow) => row.cells.map((text) => fold(squeeze(text))).join('|')

/** Reads the rows of a clipboard table as rows of a table of tasks. */
export function readPasted(cells: Cells): PastedTable {
  const source = cells.map((row, at): ReadRow => ({ line: at + 1, cells: row }))
  const rows = mergeHeadings(source) ?? source
  const [first, ...others] = rows
  const headings = first !== undefined && isHeading(first, others) ? first.cells.map((text) => text.trim()) : null
  const body = headings === null ? rows : others
  const roles = findRoles((headings ?? []).map(squeeze))
  const heading = headings === null || first === undefined ? null : wordsOf(first)
  const kept = body.filter((row) => !isColumnNumbers(row) && !isTotal(row) && wordsOf(row) !== heading)
  return {
    cells,
    headings,
    sections: readSections(kept),
    dropped: body.length - kept.length,
    leavings: findLeavings(kept, roles),
    mayBeMerged: findMerged(kept, roles),
  }
}

type Roles = ReturnType<typeof findRoles>

function findLeavings(rows: readonly ReadRow[], roles: Roles): string[] {
  const isTime = (at: number) => roles[at] === 'plannedTime' || roles[at] === 'assigned'
  return rows.flatMap(({ cells }) => cells.filter((text, at) => isLeaving(text.trim(), isTime(at))))
}

function findMerged(rows: readonly ReadRow[], roles: Roles): number[] {
  const lead = roles.indexOf('lead')
  if (lead === -1) return []
  const tasks = rows.filter((row) => readSectionRow(row) === null)
  return tasks.flatMap(({ cells }, at) => {
    const filled = cells.filter((text, index) => index !== lead && text.trim() !== '').length
    const isEmpty = (cells[lead] ?? '').trim() === ''
    return isEmpty && filled >= fewestBeside && (tasks[at - 1]?.cells[lead] ?? '').trim() !== '' ? [at + 1] : []
  })
}

/** Filled cells that make a row one that ought to have a lead; a section row has two. */
const fewestBeside = 3

function isHeading(first: ReadRow, others: readonly ReadRow[]): boolean {
  if (readSectionRow(first) !== null) return false
  const known = findRoles(first.cells.map(squeeze)).filter((role) => role !== null)
  return others.length > 0 && (known.includes('ordinal') || known.length >= 2)
}

function readSections(rows: readonly ReadRow[]): PastedSection[] {
  const sections: { title: string | null; rows: (readonly string[])[] }[] = []
  for (const row of rows) {
    const opened = readSectionRow(row)
    if (opened !== null) sections.push({ title: opened.title, rows: [] })
    else {
      if (sections.length === 0) sections.push({ title: null, rows: [] })
      sections.at(-1)?.rows.push(row.cells)
    }
  }
  return sections
}

/** Whether the rows are to become rows of the table, rather than cells from the selected one on. */
export function becomesRows({ cells, headings, sections }: PastedTable, table: Table): boolean {
  const width = cells[0]?.length ?? 0
  const withCells = table.columns.filter(({ role }) => role !== 'ordinal').length
  return headings !== null || sections.some(({ title }) => title !== null) || width >= withCells
}

/** Where each column of the clipboard goes, by its heading, else by its place. */
export function proposeTargets({ cells, headings, sections }: PastedTable, table: Table): Target[] {
  const width = cells[0]?.length ?? 0
  const targets = table.columns.filter(({ role }) => role !== 'ordinal')
  if (headings === null) {
    const isCounted = width > targets.length || countsRows(sections)
    return Array.from({ length: width }, (_, at) => targets[isCounted ? at - 1 : at]?.id ?? nowhere)
  }
  const roles = findRoles(headings.map(squeeze))
  const used = new Set<string>()
  const take = (column: Column | undefined) => {
    if (column === undefined || used.has(column.id)) return undefined
    used.add(column.id)
    return column.id
  }
  const byWords = headings.map((heading) =>
    take(targets.find((column) => heading !== '' && fold(squeeze(column.heading)) === fold(squeeze(heading)))),
  )
  const found = headings.map(
    (_, at) => byWords[at] ?? take(targets.find(({ role }) => role !== null && role === roles[at])),
  )
  let room = mostColumns - table.columns.length
  return found.map((id, at) => {
    if (id !== undefined) return id
    if (roles[at] === 'ordinal' || headings[at] === '' || room <= 0) return nowhere
    room -= 1
    return newColumn
  })
}

/** The first cells are 1, 2, 3 …, section rows aside. */
function countsRows(sections: readonly PastedSection[]): boolean {
  const first = sections.flatMap(({ rows }) => rows.map(([text]) => (text ?? '').trim()))
  return first.length > 1 && first.every((text) => /^\d{1,3}\.?$/.test(text))
}

/** Puts the rows below a line (at the end where it is null), each column where its target says. Blank rows of a new table give way. */
export function pasteRows(
  { headings, sections }: PastedTable,
  targets: readonly Target[],
  after: string | null,
  ids: () => string,
): <Of extends Table>(table: Of) => Of {
  return (table) => {
    const added = targets.flatMap((target, at): { at: number; column: Column }[] =>
      target === newColumn ? [{ at, column: { id: ids(), role: null, heading: headings?.[at] ?? '' } }] : [],
    )
    const wide = added.length === 0 ? table : addColumns(added.map(({ column }) => column))(table)
    const idAt = (at: number) => added.find((one) => one.at === at)?.column.id ?? targets[at]
    const makeRow = (cells: readonly string[]): TableRow => ({
      id: ids(),
      cells: fillCells(wide.columns, ({ id }) => cells.find((_, at) => idAt(at) === id) ?? ''),
    })
    const made = sections.map(({ title, rows }): TableSection & { isOpen: boolean } => ({
      id: ids(),
      title: title ?? '',
      rows: rows.map(makeRow),
      isOpen: title === null,
    }))
    const [first] = made
    const above = first?.isOpen === true ? first.rows : []
    const closed = (first?.isOpen === true ? made.slice(1) : made).map(({ id, title, rows }) => ({ id, title, rows }))
    const target = isBlank(wide) ? { ...wide, sections: [] } : wide
    const place = target === wide ? after : null
    const withRows = above.length === 0 ? target : insertRows(place, above, ids())(target)
    return insertSections(above.at(-1)?.id ?? place, closed)(withRows)
  }
}

/** No word in it: a table that was just made. */
export function isBlank({ sections }: Table): boolean {
  return sections.every(
    ({ title, rows }) =>
      title === '' && rows.every(({ cells }) => Object.values(cells).every((text) => text.trim() === '')),
  )
}

/** The columns as the clipboard has them, for a table that is still blank; null where its headings are not known. */
export function pastedColumns({
  cells,
  headings,
}: PastedTable): { readonly kind: 'tasks' | 'plain'; readonly columns: readonly Column[] } | null {
  if (headings === null) return null
  const [, ...others] = cells
  const found = findColumns([{ line: 1, cells: headings }, ...others.map((row, at) => ({ line: at + 2, cells: row }))])
  return found === null ? null : { kind: found.kind, columns: found.columns }
}

/** Writes cells over others from one cell on, as a spreadsheet does it; rows that are missing are added at the end. */
export function pasteCells(
  cells: Cells,
  from: { readonly line: string; readonly column: string },
  ids: () => string,
): <Of extends Table>(table: Of) => Of {
  return (table) => {
    const columns = table.columns.filter(({ role }) => role !== 'ordinal')
    const column = Math.max(
      0,
      columns.findIndex(({ id }) => id === from.column),
    )
    const lines = linesOf(table, 'computed')
    const at = lines.findIndex(({ id }) => id === from.line)
    if (at === -1) return table
    const missing = Math.max(0, at + cells.length - lines.length)
    const added = Array.from({ length: missing }, (): TableRow => ({ id: ids(), cells: fillCells(columns, () => '') }))
    const long = added.length === 0 ? table : insertRows(null, added, ids())(table)
    const texts = new Map<string, Record<string, string>>()
    linesOf(long, 'computed')
      .slice(at, at + cells.length)
      .forEach((line, index) => {
        const words = cells[index] ?? []
        texts.set(
          line.id,
          line.kind === 'section'
            ? { [sectionTitle]: words.find((text) => text !== '') ?? '' }
            : Object.fromEntries(
                words.flatMap((text, beside) => {
                  const target = columns[column + beside]
                  return target === undefined ? [] : [[target.id, text]]
                }),
              ),
        )
      })
    const written: CellTexts = texts
    return writeCells(written)(long)
  }
}
