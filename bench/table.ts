import type { TaskTableBlock } from '../src/page/blocks.ts'

/** The cells of every row; a section row fills the first two. */
export function cellsOf(table: TaskTableBlock): (readonly string[])[] {
  const rest = table.columns.slice(2).map(() => '')
  return table.rows.map((row) => (row.kind === 'task' ? row.cells : [row.label, row.title, ...rest]))
}
