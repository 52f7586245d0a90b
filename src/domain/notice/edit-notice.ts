/**
 * Changes to a notice, each a new notice: the parts that did not change keep their identity, so that what is
 * computed from them need not be computed again. An id that is not there changes nothing.
 */
import { type Appendix, type Item, type Notice, type TableRow, type TableSection, tableAppendices } from './notice.ts'

type Change<Part> = (part: Part) => Part

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

/** Takes out an item with what stands under it. */
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

/** Puts a row below the one of this id, in the same section. */
export function insertRowAfter(notice: Notice, id: string, added: TableRow): Notice {
  return changeSectionOfRow(notice, id, (rows, at) => rows.toSpliced(at + 1, 0, added))
}

/** Takes out a row. */
export function removeRow(notice: Notice, id: string): Notice {
  return changeSectionOfRow(notice, id, (rows, at) => rows.toSpliced(at, 1))
}

/** Moves a row inside its section: -1 up, 1 down. At the edge nothing changes. */
export function moveRow(notice: Notice, id: string, by: -1 | 1): Notice {
  return changeSectionOfRow(notice, id, (rows, at) => swap(rows, at, at + by))
}

function changeSectionOfRow(
  notice: Notice,
  id: string,
  change: (rows: readonly TableRow[], at: number) => readonly TableRow[],
): Notice {
  for (const appendix of tableAppendices(notice)) {
    for (const section of appendix.sections) {
      const at = section.rows.findIndex((row) => row.id === id)
      if (at !== -1) return changeSection(notice, section.id, (part) => ({ ...part, rows: change(part.rows, at) }))
    }
  }
  return notice
}

/** Changes the appendix section of this id. */
export function changeSection(notice: Notice, id: string, change: Change<TableSection>): Notice {
  return {
    ...notice,
    appendices: notice.appendices.map((appendix) =>
      appendix.kind !== 'text' && appendix.sections.some((section) => section.id === id)
        ? { ...appendix, sections: changeById(appendix.sections, id, change) }
        : appendix,
    ),
  }
}

/** Changes the appendix of this id. */
export function changeAppendix(notice: Notice, id: string, change: Change<Appendix>): Notice {
  return { ...notice, appendices: changeById(notice.appendices, id, change) }
}

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
