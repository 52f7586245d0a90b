/** What can be done with the lines of a table from the cell one is in; each is one step of undo, and the cell follows its line. */
import {
  appendRow,
  beginSection,
  fillDown,
  insertRows,
  mergeRows,
  moveLines,
  removeLines,
  splitRow,
  writeCells,
} from '../../domain/notice/edit-table.ts'
import { changeTable } from '../../domain/notice/edit-notice.ts'
import type { Table } from '../../domain/notice/notice.ts'
import { blankRow } from '../../domain/notice/table.ts'
import { newId, useEditor } from '../notice-editor/use-editor.ts'
import { type Range, type Shown, placeAt, rowsIn, textAt } from './selection.ts'
import type { Selection } from './use-selection.ts'

type TableChange = <Of extends Table>(table: Of) => Of

export function useTableActions(tableId: string, table: Table, shown: Shown, selection: Selection) {
  const { edit, readOnly } = useEditor()
  const { at, range, goToPlace } = selection
  const here = placeAt(shown, at)
  const line = shown.lines[at.line]
  const firstColumn = shown.columns[0]?.id ?? ''
  const apply = (what: string, change: TableChange) => {
    // The key is new each time: two of a kind are two steps of undo.
    if (!readOnly) edit(`${what}/${newId()}`, (now) => changeTable(now, tableId, change))
  }
  const goToRow = (id: string, column = firstColumn) => goToPlace({ line: id, column })

  function addRow(where: 'above' | 'below' | 'end'): void {
    const id = newId()
    if (where === 'end' || line === undefined) apply('rows/add', appendRow(id, newId()))
    else if (where === 'below')
      apply('rows/add', insertRows(shown.lines[range.bottom]?.id ?? line.id, [blankRow(id, table.columns)], newId()))
    else if (line.kind === 'section') return
    else {
      // Above a row is below itself, moved up by one.
      const add = insertRows(line.id, [blankRow(id, table.columns)], newId())
      apply('rows/add', (now) => swapUp(add(now), id))
    }
    goToRow(id)
  }

  function addSection(): void {
    const id = newId()
    if (line === undefined) return
    apply('sections/add', beginSection(line.id, id))
    goToPlace({ line: id, column: 'title' })
  }

  function split(caret: number | null): void {
    if (line?.kind !== 'row' || here === null) return
    const id = newId()
    const text = textAt(shown, at)
    const end = text.indexOf('\n')
    const where = caret ?? (end === -1 ? text.length : end)
    apply('rows/split', splitRow(line.id, here.column, where, id))
    goToRow(id, here.column)
  }

  function merge(): void {
    const rows = rowsIn(shown, range)
    const [first] = rows
    if (rows.length < 2 || first === undefined) return
    apply('rows/merge', mergeRows(rows))
    goToRow(first, here?.column)
  }

  function remove(): void {
    const ids = shown.lines.slice(range.top, range.bottom + 1).map(({ id }) => id)
    const next = shown.lines[range.bottom + 1] ?? shown.lines[range.top - 1]
    apply('rows/remove', removeLines(new Set(ids)))
    if (next !== undefined) goToRow(next.id, here?.column)
  }

  function move(by: -1 | 1): void {
    const rows = rowsIn(shown, range)
    const isSection = line?.kind === 'section' && range.top === range.bottom
    apply('rows/move', moveLines(isSection ? [line.id] : rows, by))
  }

  return { apply, addRow, addSection, split, merge, ...cellActions(shown, range, apply), remove, move, line, here }
}

export type TableActions = ReturnType<typeof useTableActions>

/** What is done with the cells of a range. */
function cellActions(shown: Shown, range: Range, apply: (what: string, change: TableChange) => void) {
  const columns = shown.columns.slice(range.left, range.right + 1).map(({ id }) => id)
  return {
    fill: () => {
      const rows = rowsIn(shown, range)
      const isOneLine = range.top === range.bottom
      const above = isOneLine ? shown.lines.slice(0, range.top).findLast(({ kind }) => kind === 'row') : undefined
      apply('cells/fill', fillDown(above === undefined ? rows : [above.id, ...rows], columns))
    },
    clear: () => {
      const blank = Object.fromEntries(columns.map((of) => [of, '']))
      const lines = shown.lines.slice(range.top, range.bottom + 1)
      apply(
        'cells/clear',
        writeCells(new Map(lines.map(({ id, kind }) => [id, kind === 'section' ? { title: '' } : blank]))),
      )
    },
  }
}

function swapUp<Of extends Table>(table: Of, id: string): Of {
  return moveLines([id], -1)(table)
}
