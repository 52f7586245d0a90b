/** Which rows of a table may run over to the next page. */
import type { CellsRow, Orientation, TableColumn, TableRow } from '../blocks.ts'
import type { FormatSpec } from '../format/spec.ts'
import { countLines } from './text-measure.ts'
import { naturalLine } from './line-height.ts'

const millimetresPerPoint = 25.4 / 72

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
  const page = orientation === 'portrait' ? spec.page : spec.landscapePage
  const lineHeight = appendix.cellLook.size * naturalLine * millimetresPerPoint
  const around = (2 * cellSpace + appendix.borderThickness) * millimetresPerPoint
  const head = heightOfHeadings(columns, spec)
  const room = page.height - page.top - page.bottom - head
  if (!appendix.keepRowsWhole) return rows.map((row) => (row.kind === 'cells' ? { ...row, maySplit: true } : row))
  const counter = rowCounter(columns, spec, Math.floor((room - around) / lineHeight))
  if (!appendix.rowsMaySplit)
    return rows.map((row) =>
      row.kind === 'cells' && counter.mayBeTall(row) && counter.lines(row) * lineHeight + around > room
        ? { ...row, maySplit: true }
        : row,
    )
  return placeRows(rows, { first: room - heightOfOpening(orientation, spec), room, gap: room * appendix.gapForSplit }, (row) =>
    row.kind === 'section' ? lineHeight + around : counter.lines(row) * lineHeight + around,
  )
}

/** Space above and below the text of a cell, pt: that of the paragraph styles. */
const cellSpace = 1

function heightOfHeadings(columns: readonly TableColumn[], { appendix }: FormatSpec): number {
  const { columnHeadingLook: look, cellPadding, borderThickness } = appendix
  const lines = columns.map(({ heading, width }) => countLines(heading, width - 2 * cellPadding, look.size, look))
  return (Math.max(...lines) * look.size * naturalLine + 2 * cellSpace + borderThickness) * millimetresPerPoint
}

/** What stands above the table of an appendix: label, title and link line, each on a line. */
function heightOfOpening(orientation: Orientation, { appendix }: FormatSpec): number {
  if (orientation === 'portrait') return 0
  const { labelLook, titleLook, linkLook } = appendix
  return (labelLook.size + titleLook.size + linkLook.size) * naturalLine * millimetresPerPoint
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
