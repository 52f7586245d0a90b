/**
 * Changes to a notice, each a new notice: the parts that did not change keep their identity, so that what is
 * computed from them need not be computed again. An id that is not there changes nothing.
 */
import type { IsoDate } from '../deadline/dates.ts'
import type {
  Appendix,
  Column,
  Item,
  Notice,
  NoticeHeader,
  Signature,
  Table,
  TableRow,
  TableSection,
} from './notice.ts'

type Change<Part> = (part: Part) => Part

/** The day of issue, or none: nothing is left of what was known of it before. */
export function issuedOn(date: IsoDate | null): Pick<NoticeHeader, 'date' | 'month' | 'year'> {
  return { date, month: null, year: undefined }
}

/** Changes the item of this id, however deep. */
export function changeItem(notice: Notice, id: string, change: Change<Item>): Notice {
  return {
    ...notice,
    items: changeSiblings(notice.items, id, (siblings, at) =>
      siblings.map((item, index) => (index === at ? change(item) : item)),
    ),
  }
}

/** Puts an item below the one of this id, as its next sibling. */
export function insertItemAfter(notice: Notice, id: string, added: Item): Notice {
  return { ...notice, items: changeSiblings(notice.items, id, (siblings, at) => siblings.toSpliced(at + 1, 0, added)) }
}

/** Takes out an item with what is under it. */
export function removeItem(notice: Notice, id: string): Notice {
  return { ...notice, items: changeSiblings(notice.items, id, (siblings, at) => siblings.toSpliced(at, 1)) }
}

/** Moves an item among its siblings: -1 up, 1 down. At the edge nothing changes. */
export function moveItem(notice: Notice, id: string, by: -1 | 1): Notice {
  return { ...notice, items: changeSiblings(notice.items, id, (siblings, at) => swap(siblings, at, at + by)) }
}

/** Applies a change to the list of siblings that holds the id. Lists without it stay the same objects. */
function changeSiblings(
  items: readonly Item[],
  id: string,
  change: (siblings: readonly Item[], at: number) => readonly Item[],
): readonly Item[] {
  const at = items.findIndex((item) => item.id === id)
  if (at !== -1) return change(items, at)
  let changed = false
  const next = items.map((item) => {
    const below = changeSiblings(item.items, id, change)
    if (below === item.items) return item
    changed = true
    return { ...item, items: below }
  })
  return changed ? next : items
}

/** Changes the appendix row of this id. */
export function changeRow(notice: Notice, id: string, change: Change<TableRow>): Notice {
  return changeSectionOfRow(notice, id, (rows, at) => rows.map((row, index) => (index === at ? change(row) : row)))
}

/** Writes the cell of a column. */
export function changeCell(notice: Notice, rowId: string, column: string, text: string): Notice {
  return changeRow(notice, rowId, (row) => ({ ...row, cells: { ...row.cells, [column]: text } }))
}

function changeSectionOfRow(
  notice: Notice,
  id: string,
  change: (rows: readonly TableRow[], at: number) => readonly TableRow[],
): Notice {
  return changeTables(notice, (table) => {
    const section = table.sections.find(({ rows }) => rows.some((row) => row.id === id))
    if (section === undefined) return table
    const at = section.rows.findIndex((row) => row.id === id)
    return {
      ...table,
      sections: changeById(table.sections, section.id, (part) => ({ ...part, rows: change(part.rows, at) })),
    }
  })
}

/** Changes the section of this id, in an appendix or in the body. */
export function changeSection(notice: Notice, id: string, change: Change<TableSection>): Notice {
  return changeTables(notice, (table) =>
    table.sections.some((section) => section.id === id)
      ? { ...table, sections: changeById(table.sections, id, change) }
      : table,
  )
}

/** Changes the columns of the table of this id: an appendix, or a table of the body. */
export function changeColumns(
  notice: Notice,
  id: string,
  change: (columns: readonly Column[]) => readonly Column[],
): Notice {
  return changeTable(notice, id, (table) => ({ ...table, columns: change(table.columns) }))
}

/** Changes the table of this id: an appendix, or a table of the body. */
export function changeTable(notice: Notice, id: string, change: <Of extends Table>(table: Of) => Of): Notice {
  return changeTables(notice, (table, tableId) => (tableId === id ? change(table) : table))
}

/** Goes through all tables; what `change` gives back as it was keeps its identity. */
function changeTables(notice: Notice, change: <Of extends Table>(table: Of, id: string) => Of): Notice {
  const items = changeTablesOfItems(notice.items, change)
  const appendices = keepSame(notice.appendices, (appendix) =>
    appendix.kind === 'text' ? appendix : change(appendix, appendix.id),
  )
  return items === notice.items && appendices === notice.appendices ? notice : { ...notice, items, appendices }
}

function changeTablesOfItems(
  items: readonly Item[],
  change: <Of extends Table>(table: Of, id: string) => Of,
): readonly Item[] {
  return keepSame(items, (item) => {
    const below = changeTablesOfItems(item.items, change)
    const tables = item.tables === undefined ? undefined : keepSame(item.tables, (table) => change(table, table.id))
    if (below === item.items && tables === item.tables) return item
    return { ...item, items: below, ...(tables === undefined ? {} : { tables }) }
  })
}

/** The same list where no part changed. */
function keepSame<Part>(parts: readonly Part[], change: Change<Part>): readonly Part[] {
  const next = parts.map(change)
  return next.every((part, at) => part === parts[at]) ? parts : next
}

/** Changes the appendix of this id. */
export function changeAppendix(notice: Notice, id: string, change: Change<Appendix>): Notice {
  return { ...notice, appendices: changeById(notice.appendices, id, change) }
}

/** Puts who signs in the place of an empty block, else of the only one; beside the others where several sign. */
export function putSignature(notice: Notice, block: Omit<Signature, 'id'>, ids: () => string): Notice {
  const { signatures } = notice
  const at = Math.max(signatures.findIndex(isEmpty), signatures.length === 1 ? 0 : -1)
  const former = signatures[at]
  if (former !== undefined) return { ...notice, signatures: signatures.with(at, { id: former.id, ...block }) }
  return signatures.length >= mostSignatures
    ? notice
    : { ...notice, signatures: [...signatures, { id: ids(), ...block }] }
}

const isEmpty = ({ title, signatory }: Signature) => title.trim() === '' && signatory.trim() === ''

/** As many as a notice may have. */
export const mostSignatures = 6

/** A list with the part of this id changed. */
export function changeById<Part extends { readonly id: string }>(
  parts: readonly Part[],
  id: string,
  change: Change<Part>,
): readonly Part[] {
  return parts.map((part) => (part.id === id ? change(part) : part))
}

function swap<Part>(parts: readonly Part[], one: number, other: number): readonly Part[] {
  const first = parts[one]
  const second = parts[other]
  if (first === undefined || second === undefined) return parts
  return parts.with(one, second).with(other, first)
}
