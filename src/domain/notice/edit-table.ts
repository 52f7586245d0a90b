/**
 * Changes to a table, each a new table in which the rows that did not change keep their identity. The table is worked on
 * as lines, one below the other: a section row is a line like any row. An id that is not there changes nothing.
 */
import type { Column, Table, TableRow, TableSection } from './notice.ts'
import { tableLabelsOf } from './numbering.ts'
import type { Notice } from './notice.ts'
import { blankRow } from './table.ts'

export interface SectionLine {
  readonly kind: 'section'
  readonly id: string
  readonly section: TableSection
  /** "II", computed; "" while it has no title. */
  readonly label: string
}
export interface RowLine {
  readonly kind: 'row'
  readonly id: string
  readonly row: TableRow
  /** STT. */
  readonly ordinal: string
}
/** One line of a table as it is worked on. */
export type TableLine = SectionLine | RowLine

/** The lines of a table. Rows before any section row have none above them. */
export function linesOf(table: Pick<Table, 'sections'>, numbering: Notice['numbering']): TableLine[] {
  const labels = tableLabelsOf(table, numbering)
  return table.sections.flatMap((section, at): TableLine[] => [
    ...(hasLine(section, at)
      ? [{ kind: 'section' as const, id: section.id, section, label: labels.sections[at] ?? '' }]
      : []),
    ...section.rows.map((row, index) => ({
      kind: 'row' as const,
      id: row.id,
      row,
      ordinal: labels.rows[at]?.[index] ?? '',
    })),
  ])
}

function hasLine({ title, writtenLabel }: TableSection, at: number): boolean {
  return at > 0 || title !== '' || writtenLabel !== undefined
}

type Editor = <Of extends Table>(table: Of) => Of

function withSections<Of extends Table>(table: Of, sections: readonly TableSection[]): Of {
  return { ...table, sections }
}

/** Where a line is: of a section row, `row` is -1. */
function findLine({ sections }: Table, id: string): { readonly section: number; readonly row: number } | null {
  for (const [section, { id: sectionId, rows }] of sections.entries()) {
    if (sectionId === id) return { section, row: -1 }
    const row = rows.findIndex((one) => one.id === id)
    if (row !== -1) return { section, row }
  }
  return null
}

function changeRowsOf(table: Table, section: number, change: (rows: readonly TableRow[]) => readonly TableRow[]) {
  return table.sections.map((part, at) => (at === section ? { ...part, rows: change(part.rows) } : part))
}

/** Puts rows below a line; at the end where the line is null. `sectionId` is for a table that has no section yet. */
export function insertRows(after: string | null, rows: readonly TableRow[], sectionId: string): Editor {
  return (table) => {
    const last = table.sections.length - 1
    if (last === -1) return withSections(table, [{ id: sectionId, title: '', rows }])
    const at = after === null ? { section: last, row: (table.sections[last]?.rows.length ?? 0) - 1 } : null
    const found = at ?? findLine(table, after ?? '')
    if (found === null) return table
    return withSections(
      table,
      changeRowsOf(table, found.section, (before) => before.toSpliced(found.row + 1, 0, ...rows)),
    )
  }
}

/** Puts sections with their rows below a line: what follows the line in its own section goes below them, into the last one. */
export function insertSections(after: string | null, added: readonly TableSection[]): Editor {
  return (table) => {
    if (added.length === 0) return table
    const lastId = table.sections.at(-1)?.rows.at(-1)?.id ?? table.sections.at(-1)?.id
    const found = findLine(table, after ?? lastId ?? '')
    if (found === null) return withSections(table, [...table.sections, ...added])
    return withSections(
      table,
      table.sections.flatMap((part, at) => {
        if (at !== found.section) return [part]
        const rest = part.rows.slice(found.row + 1)
        const head = rest.length === 0 ? part : { ...part, rows: part.rows.slice(0, found.row + 1) }
        const tail = added.map((one, index) =>
          index === added.length - 1 && rest.length > 0 ? { ...one, rows: [...one.rows, ...rest] } : one,
        )
        return [head, ...tail]
      }),
    )
  }
}

/** Begins a section above a row: the rows from there on are in it. */
export function beginSection(above: string, id: string, title = ''): Editor {
  return (table) => {
    const found = findLine(table, above)
    if (found === null) return table
    const begun = { id, title }
    return withSections(
      table,
      table.sections.flatMap((part, at) => {
        if (at !== found.section) return [part]
        if (found.row === -1) return [{ ...begun, rows: [] }, part]
        return [
          { ...part, rows: part.rows.slice(0, found.row) },
          { ...begun, rows: part.rows.slice(found.row) },
        ]
      }),
    )
  }
}

/** Takes out lines. The rows of a section row that goes belong to the section above it from then on. */
export function removeLines(ids: ReadonlySet<string>): Editor {
  return (table) => {
    const sections: TableSection[] = []
    for (const part of table.sections) {
      const rows = part.rows.some(({ id }) => ids.has(id)) ? part.rows.filter(({ id }) => !ids.has(id)) : part.rows
      const above = sections.at(-1)
      if (!ids.has(part.id)) sections.push(rows === part.rows ? part : { ...part, rows })
      else if (above !== undefined) sections[sections.length - 1] = { ...above, rows: [...above.rows, ...rows] }
      else if (rows.length > 0) sections.push({ id: part.id, title: '', rows })
    }
    return withSections(table, sections)
  }
}

/**
 * Moves neighbouring lines by one: -1 up, 1 down, rows also into the next section. A section row takes its rows with it
 * and changes places with the section it meets. At the edge nothing changes.
 */
export function moveLines(ids: readonly string[], by: -1 | 1): Editor {
  return (table) => {
    const [first] = ids
    const found = first === undefined ? null : findLine(table, first)
    if (found === null) return table
    if (found.row === -1) return moveSection(table, found.section, by)
    const moved = ids.flatMap((id) => table.sections.flatMap(({ rows }) => rows.filter((row) => row.id === id)))
    const edge = by === 1 ? moved.at(-1) : moved[0]
    const from = edge === undefined ? null : findLine(table, edge.id)
    if (from === null) return table
    const size = table.sections[from.section]?.rows.length ?? 0
    const isAtEdge = by === 1 ? from.row === size - 1 : from.row === 0
    const section = isAtEdge ? from.section + by : from.section
    if (table.sections[section] === undefined) return table
    const taken = new Set(moved.map(({ id }) => id))
    const next = table.sections[from.section]?.rows[from.row + by]
    return withSections(
      table,
      table.sections.map((part, at) => {
        const rows = part.rows.some(({ id }) => taken.has(id))
          ? part.rows.filter(({ id }) => !taken.has(id))
          : part.rows
        if (at !== section) return rows === part.rows ? part : { ...part, rows }
        const beside = rows.findIndex(({ id }) => id === next?.id)
        const place = isAtEdge ? (by === 1 ? 0 : rows.length) : by === 1 ? beside + 1 : beside
        return { ...part, rows: rows.toSpliced(place, 0, ...moved) }
      }),
    )
  }
}

function moveSection<Of extends Table>(table: Of, at: number, by: -1 | 1): Of {
  const other = table.sections[at + by]
  const own = table.sections[at]
  // Rows without a section row stay on top: below a section they would be that section's.
  if (own === undefined || other === undefined || !hasLine(other, at + by)) return table
  return withSections(table, table.sections.with(at, other).with(at + by, own))
}

/** Splits a row at a character of a cell: what follows goes into a new row below, which has the other cells alike. */
export function splitRow(id: string, column: string, at: number, newId: string): Editor {
  return (table) => {
    const found = findLine(table, id)
    const row = found === null ? undefined : table.sections[found.section]?.rows[found.row]
    const text = row?.cells[column]
    if (found === null || row === undefined || text === undefined) return table
    const upper = { ...row, cells: { ...row.cells, [column]: text.slice(0, at).trimEnd() } }
    const lower = { id: newId, cells: { ...row.cells, [column]: text.slice(at).trimStart() } }
    return withSections(
      table,
      changeRowsOf(table, found.section, (rows) => rows.toSpliced(found.row, 1, upper, lower)),
    )
  }
}

/** Makes one row of several: cells that differ are put one below the other, what they share stands once. The first keeps its id. */
export function mergeRows(ids: readonly string[]): Editor {
  return (table) => {
    const all = table.sections.flatMap(({ rows }) => rows)
    const [first, ...others] = ids.flatMap((id) => all.filter((row) => row.id === id))
    if (first === undefined || others.length === 0) return table
    const cells = Object.fromEntries(
      Object.keys(first.cells).map((column) => {
        const texts = [first, ...others].map((row) => row.cells[column] ?? '').filter((text) => text.trim() !== '')
        return [column, [...new Set(texts)].join('\n')]
      }),
    )
    const gone = new Set(others.map(({ id }) => id))
    return withSections(
      table,
      table.sections.map((part) => {
        if (!part.rows.some(({ id }) => id === first.id || gone.has(id))) return part
        const rows = part.rows.filter(({ id }) => !gone.has(id))
        return { ...part, rows: rows.map((row) => (row === first ? { ...first, cells } : row)) }
      }),
    )
  }
}

/** Texts of cells, by row and column; of a section row, its title under `sectionTitle`. */
export type CellTexts = ReadonlyMap<string, Readonly<Record<string, string>>>

/** The "column" that the words of a section row are in. */
export const sectionTitle = 'title'

/** Writes cells and titles. Columns and rows that are not there are passed over. */
export function writeCells(texts: CellTexts): Editor {
  return (table) =>
    texts.size === 0
      ? table
      : withSections(
          table,
          table.sections.map((part) => {
            const title = texts.get(part.id)?.[sectionTitle]
            const rows = part.rows.some(({ id }) => texts.has(id))
              ? part.rows.map((row) => writeRow(row, texts.get(row.id)))
              : part.rows
            if (rows === part.rows && title === undefined) return part
            return { ...part, rows, ...(title === undefined ? {} : { title }) }
          }),
        )
}

function writeRow(row: TableRow, texts: Readonly<Record<string, string>> | undefined): TableRow {
  const changed = Object.entries(texts ?? {}).filter(
    ([column, text]) => Object.hasOwn(row.cells, column) && row.cells[column] !== text,
  )
  return changed.length === 0 ? row : { ...row, cells: { ...row.cells, ...Object.fromEntries(changed) } }
}

/** Fills cells of the other rows with what the first of them has. */
export function fillDown(ids: readonly string[], columns: readonly string[]): Editor {
  return (table) => {
    const rows = table.sections.flatMap((part) => part.rows)
    const source = rows.find(({ id }) => id === ids[0])
    if (source === undefined) return table
    const words = Object.fromEntries(columns.map((column) => [column, source.cells[column] ?? '']))
    return writeCells(new Map(ids.slice(1).map((id) => [id, words])))(table)
  }
}

/** Sorts the rows of each section; rows that are equal stay in their order. */
export function sortRows(compare: (one: TableRow, other: TableRow) => number): Editor {
  return (table) =>
    withSections(
      table,
      table.sections.map((part) => {
        const rows = part.rows.toSorted(compare)
        return rows.every((row, at) => row === part.rows[at]) ? part : { ...part, rows }
      }),
    )
}

/** A blank row for the end of a table, below its last one. */
export function appendRow(id: string, sectionId: string): Editor {
  return (table) => insertRows(null, [blankRow(id, table.columns)], sectionId)(table)
}

/** Puts columns after the last one, their cells empty. */
export function addColumns(added: readonly Column[]): Editor {
  return (table) => ({
    ...table,
    columns: [...table.columns, ...added],
    sections: table.sections.map((part) => ({
      ...part,
      rows: part.rows.map((row) => ({
        ...row,
        cells: { ...row.cells, ...Object.fromEntries(added.map(({ id }) => [id, ''])) },
      })),
    })),
  })
}

/** Takes out a column with its cells. */
export function removeColumn(id: string): Editor {
  return (table) => ({
    ...table,
    columns: table.columns.filter((column) => column.id !== id),
    sections: table.sections.map((part) => ({
      ...part,
      rows: part.rows.map((row) => ({
        ...row,
        cells: Object.fromEntries(Object.entries(row.cells).filter(([column]) => column !== id)),
      })),
    })),
  })
}

/** Moves a column among the columns: -1 to the left, 1 to the right. */
export function moveColumn(id: string, by: -1 | 1): Editor {
  return (table) => {
    const at = table.columns.findIndex((column) => column.id === id)
    const other = table.columns[at + by]
    const own = table.columns[at]
    if (own === undefined || other === undefined) return table
    return { ...table, columns: table.columns.with(at, other).with(at + by, own) }
  }
}
