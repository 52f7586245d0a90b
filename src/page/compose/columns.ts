/**
 * Widths of the columns of a table on its page: they follow what is in the cells, within the limits of the format.
 * No column is narrower than its longest date, number or word.
 */
import type { Column } from '../../domain/notice/notice.ts'
import type { CellsRow, Orientation, TableColumn, TableRow } from '../blocks.ts'
import type { FormatSpec } from '../format/spec.ts'
import { tieCentred } from './balance-lines.ts'
import { type FittedColumn, fitWidths, type RowPages } from './fit-widths.ts'
import { rowHeights } from './row-heights.ts'
import { tieNumbers } from './no-break.ts'
import { widestWord } from './text-measure.ts'
import { measureWords } from './word-lines.ts'

/** Rows whose lines are counted, evenly over the table: more would not change the widths. */
const mostRows = 80

/** Headings stand as they are written. Without rows the widths are those of the format, scaled to the page. */
export function setColumns(
  columns: readonly Column[],
  orientation: Orientation,
  spec: FormatSpec,
  rows: readonly TableRow[] = [],
): TableColumn[] {
  const page = orientation === 'portrait' ? spec.page : spec.landscapePage
  const available = page.width - page.left - page.right
  const forms = columns.map(({ role }) => spec.appendix.columns[role ?? 'other'])
  const usual = scaleTo(
    forms.map(({ width }) => width),
    available,
  )
  const withCells = rows.filter((row): row is CellsRow => row.kind === 'cells')
  const widths =
    withCells.length === 0
      ? usual
      : fitWidths(
          measureColumns(columns, usual, withCells, spec),
          available,
          withCells.length > mostRows ? undefined : pagesOf(rows, orientation, spec),
        )
  return columns.map(({ heading, role }, at) => ({
    heading,
    role,
    width: widths[at] ?? 0,
    align: forms[at]?.align ?? 'left',
  }))
}

/** The heading of a column as it is broken into lines. */
export function tieHeading(
  { heading, width }: Pick<TableColumn, 'heading' | 'width'>,
  { appendix }: FormatSpec,
): string {
  const { columnHeadingLook: face, cellPadding } = appendix
  return tieCentred(heading, { width: width - 2 * cellPadding, size: face.size, face })
}

/** Differences of rounded ends, so that the widths add up to the page. */
function scaleTo(widths: readonly number[], available: number): number[] {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const ends = widths.map((_, at) => {
    const end = widths.slice(0, at + 1).reduce((sum, width) => sum + width, 0)
    return Math.round((end * available * 10) / total) / 10
  })
  return ends.map((end, at) => Math.round((end - (ends[at - 1] ?? 0)) * 10) / 10)
}

function measureColumns(
  columns: readonly Column[],
  usual: readonly number[],
  rows: readonly CellsRow[],
  spec: FormatSpec,
): FittedColumn[] {
  const { columnHeadingLook, cellLook, cellPadding } = spec.appendix
  const padding = 2 * cellPadding
  const every = Math.ceil(rows.length / mostRows)
  const sampled = rows.filter((_, at) => at % every === 0)
  return columns.map(({ heading, role }, at) => {
    const form = spec.appendix.columns[role ?? 'other']
    const texts = new Set(rows.map(({ cells }) => cells[at] ?? ''))
    const widest = Math.max(
      widestPiece([heading], columnHeadingLook, form.most - padding),
      widestPiece(texts, cellLook, form.most - padding),
    )
    return {
      usual: usual[at] ?? 0,
      least: Math.max(form.least, Math.ceil(widest + padding)),
      most: form.most,
      padding,
      heading: measureWords(heading, columnHeadingLook.size, columnHeadingLook),
      cells: sampled.map(({ cells }) => measureWords(cells[at] ?? '', cellLook.size, cellLook)),
    }
  })
}

/** Where the rows are put, in lines. */
function pagesOf(rows: readonly TableRow[], orientation: Orientation, spec: FormatSpec): RowPages {
  const { line, around, page, opening } = rowHeights(orientation, spec)
  const sections: number[] = []
  let open = 0
  for (const { kind } of rows) {
    if (kind === 'section') open += 1
    else {
      sections.push(open)
      open = 0
    }
  }
  const { rowsMaySplit, gapForSplit } = spec.appendix
  return {
    height: page / line,
    opening: opening / line,
    aroundRow: around / line,
    sections,
    highestGap: rowsMaySplit ? (page / line) * gapForSplit : Infinity,
  }
}

/** Width of the widest piece that must not be broken, mm. What is wider than `most` is broken all the same. */
function widestPiece(texts: Iterable<string>, look: FormatSpec['appendix']['cellLook'], most: number): number {
  const setting = { width: most, size: look.size, face: look }
  let widest = 0
  for (const text of texts) widest = Math.max(widest, widestWord(tieNumbers(text, setting), most, look.size, look))
  return widest
}
