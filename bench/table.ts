import type { TableBlock } from '../src/page/blocks.ts'

/** The cells of every row; a section row fills the first two. */
export function cellsOf(table: TableBlock): (readonly string[])[] {
  const rest = table.columns.slice(2).map(() => '')
  return table.rows.map((row) => (row.kind === 'cells' ? row.cells : [row.label, row.title, ...rest]))
}
