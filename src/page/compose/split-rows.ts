/** Which rows of a table may run over to the next page. */
import type { CellsRow, Orientation, TableColumn, TableRow } from '../blocks.ts'
import type { FormatSpec } from '../format/spec.ts'
import { millimetresPerPoint } from './line-height.ts'
import { rowHeights } from './row-heights.ts'
import { countLines } from './text-measure.ts'

/**
 * A row stays whole (F-APP-9), unless it is taller than a page. Where the format lets rows split, one may also that
 * would leave more than `gapForSplit` of its page empty; the word processor splits it, the file holds it as one row.
 */
export function markSplits(
  rows: readonly TableRow[],
  columns: readonly TableColumn[],
  orientation: Orientation,
  spec: FormatSpec,
): readonly TableRow[] {
  const { appendix } = spec
  const { line, around, page, opening } = rowHeights(orientation, spec)
  const room = page - headingLines(columns, spec) * line - around
  if (!appendix.keepRowsWhole) return rows.map((row) => (row.kind === 'cells' ? { ...row, maySplit: true } : row))
  const counter = rowCounter(columns, spec, Math.floor((room - around) / line))
  if (!appendix.rowsMaySplit)
    return rows.map((row) =>
      row.kind === 'cells' && counter.mayBeTall(row) && counter.lines(row) * line + around > room
        ? { ...row, maySplit: true }
        : row,
    )
  return placeRows(rows, { first: room - opening, room, gap: room * appendix.gapForSplit }, (row) =>
    row.kind === 'section' ? line + around : counter.lines(row) * line + around,
  )
}

function headingLines(columns: readonly TableColumn[], { appendix }: FormatSpec): number {
  const { columnHeadingLook: look, cellPadding } = appendix
  return Math.max(...columns.map(({ heading, width }) => countLines(heading, width - 2 * cellPadding, look.size, look)))
}

interface RowCounter {
  /** False for a row whose cells are too short to fill a page, without measuring them. */
  readonly mayBeTall: (row: CellsRow) => boolean
  readonly lines: (row: CellsRow) => number
}

function rowCounter(columns: readonly TableColumn[], { appendix }: FormatSpec, allowed: number): RowCounter {
  const { size } = appendix.cellLook
  const widths = columns.map(({ width }) => width - 2 * appendix.cellPadding)
  // No letter is narrower than a fifth of an em: a text this short has fewer lines than are allowed.
  const harmless = widths.map((width) => allowed * (width / (size * 0.6 * millimetresPerPoint)))
  return {
    mayBeTall: ({ cells }) => cells.some((text, cell) => text.length > (harmless[cell] ?? 0)),
    lines: ({ cells }) => Math.max(...cells.map((text, cell) => countLines(text, widths[cell] ?? 0, size))),
  }
}

/** The rows put on pages one by one: where one does not fit, it splits if the gap it would leave is too high. */
function placeRows(
  rows: readonly TableRow[],
  { first, room, gap }: { readonly first: number; readonly room: number; readonly gap: number },
  heightOf: (row: TableRow) => number,
): TableRow[] {
  let free = first
  return rows.map((row) => {
    const height = heightOf(row)
    if (height <= free) {
      free -= height
      return row
    }
    if (row.kind === 'section' || (free < gap && height <= room)) {
      free = room - height
      return row
    }
    free = room - ((height - free) % room)
    return { ...row, maySplit: true }
  })
}
