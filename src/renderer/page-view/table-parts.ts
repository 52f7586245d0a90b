/** The task table of an appendix, row by row. */
import { type TableBlock, type TableRow, sectionCells } from '../../page/blocks.ts'
import { tieCentred } from '../../page/compose/balance-lines.ts'
import { tieHeading } from '../../page/compose/columns.ts'
import { breakingHyphens, tieNumbers } from '../../page/compose/no-break.ts'
import type { FormatSpec } from '../../page/format/spec.ts'
import { heightInCell, type PagePart, type PaperTable, type PartCache } from './page-parts.ts'
import type { Column } from './paginate.ts'
import { millimetresPerPoint, type PaperStyles } from './paper-styles.ts'
import { flow, type PaperParagraph } from './paragraphs.ts'

/** The rows of a table; one empty row for a table without any, so that its column headings are drawn. */
export function* tableParts(
  block: TableBlock,
  spec: FormatSpec,
  styles: PaperStyles,
  cache: PartCache,
): Generator<PagePart> {
  const key = JSON.stringify([block.id, block.columns])
  const table = cache.table(key, () => tableFrame(block, spec, styles))
  if (block.rows.length === 0) yield emptyTable(table)
  const layOutCells = cellLayouts(table, block, spec, styles)
  for (const row of block.rows) {
    const text =
      row.kind === 'section'
        ? `${row.label}\u0001${row.title}`
        : `${String(row.maySplit)}\u0001${row.cells.join('\u0001')}`
    yield cache.part(`${key}\u0001${row.id}\u0001${row.kind}\u0001${text}`, () =>
      layOutRow(row, layOutCells, table, block, styles),
    )
  }
}

function tableFrame({ id, columns }: TableBlock, spec: FormatSpec, styles: PaperStyles): PaperTable {
  const { cellPadding: padding, borderThickness, repeatColumnHeadings } = spec.appendix
  const border = borderThickness * millimetresPerPoint
  const widths = columns.map((column) => column.width)
  const headings = columns.map((column) =>
    flow(styles.ColumnHeading, [{ text: tieHeading(column, spec) }], column.width - 2 * padding),
  )
  return {
    id,
    widths,
    padding,
    border,
    headings,
    headHeight: Math.max(...headings.map((heading) => heightInCell([heading]))) + border,
    footHeight: border,
    repeatsHead: repeatColumnHeadings,
  }
}

function emptyTable(table: PaperTable): PagePart {
  return {
    id: table.id,
    height: 0,
    before: 0,
    after: 0,
    keepNext: false,
    table,
    drawing: { kind: 'row', section: false, cells: [] },
  }
}

type CellLayouts = readonly ((text: string) => readonly PaperParagraph[])[]

/** Cell text -> paragraphs, for each column. Bodies, symbols and deadlines recur, so each text is laid out once. */
function cellLayouts(table: PaperTable, block: TableBlock, spec: FormatSpec, styles: PaperStyles): CellLayouts {
  const { size } = spec.appendix.cellLook
  return block.columns.map((column) => {
    const known = new Map<string, readonly PaperParagraph[]>()
    const style = column.align === 'center' ? styles.CellCenter : styles.CellLeft
    const width = column.width - 2 * table.padding
    const tie = column.align === 'center' ? tieCentred : tieNumbers
    const setLine = (line: string) => {
      const text = tie(line, { width, size })
      return flow(style, [{ text }], width, breakingHyphens(text, { width, indent: 0, size }))
    }
    return (text) => {
      const cell = known.get(text) ?? text.split('\n').map(setLine)
      known.set(text, cell)
      return cell
    }
  })
}

function layOutRow(
  row: TableRow,
  layOutCells: CellLayouts,
  table: PaperTable,
  block: TableBlock,
  styles: PaperStyles,
): PagePart {
  const { widths, padding, border } = table
  const base = { id: row.id, before: 0, after: 0, frame: border, table }
  if (row.kind === 'section') {
    const [first = 0, ...others] = widths
    const wide = others.reduce((sum, width) => sum + width, 0)
    const texts = sectionCells(row, block.columns).map((text) => tieNumbers(text))
    const [label = '', title] = texts
    const cells =
      title === undefined
        ? [[flow(styles.SectionTitle, [{ text: label }], first + wide - 2 * padding)]]
        : [
            [flow(styles.SectionLabel, [{ text: label }], first - 2 * padding)],
            [flow(styles.SectionTitle, [{ text: title }], wide - 2 * padding)],
          ]
    const height = Math.max(...cells.map(heightInCell)) + border
    return { ...base, height, keepNext: true, drawing: { kind: 'row', section: true, cells } }
  }
  const cells = layOutCells.map((layOutCell, at) => layOutCell(row.cells[at] ?? ''))
  const height = Math.max(...cells.map(heightInCell)) + border
  return {
    ...base,
    height,
    keepNext: false,
    ...(row.maySplit === true ? { columns: cells.map(columnOf) } : {}),
    drawing: { kind: 'row', section: false, cells },
  }
}

function columnOf(paragraphs: readonly PaperParagraph[]): Column {
  const { before = 0, after = 0, lineHeight = 0 } = paragraphs[0]?.style ?? {}
  const lines = paragraphs.map((paragraph) => paragraph.lines.length)
  return { paragraphs: lines, lineHeight, before, between: Math.max(before, after), after }
}
