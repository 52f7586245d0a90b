/** Tables of a page by the lines that are drawn around their cells. */
import type { PdfPage, Ruling } from './pdf-page.ts'

/** A table by its lines: cell (row, column) lies between lines row and row + 1, column and column + 1. */
export interface RuledTable {
  readonly columns: readonly number[]
  readonly rows: readonly number[]
  /** Column of the cell that a place belongs to, where cells were merged over columns; the same for rows. */
  readonly firstColumn: (row: number, column: number) => number
  readonly firstRow: (row: number, column: number) => number
}

/** Points by which lines may miss each other and still meet. */
const near = 4

const meets = (across: Ruling, down: Ruling): boolean =>
  down.at > across.from - near && down.at < across.to + near && across.at > down.from - near && across.at < down.to + near

export function findTables({ horizontal, vertical }: Pick<PdfPage, 'horizontal' | 'vertical'>): RuledTable[] {
  const rest = new Set(vertical)
  const tables: RuledTable[] = []
  for (const start of vertical) {
    if (!rest.has(start)) continue
    const downs = new Set([start])
    const acrosses = new Set<Ruling>()
    for (let grown = true; grown; ) {
      grown = false
      for (const across of horizontal)
        if (!acrosses.has(across) && [...downs].some((down) => meets(across, down))) grown = !!acrosses.add(across)
      for (const down of rest)
        if (!downs.has(down) && [...acrosses].some((across) => meets(across, down))) grown = !!downs.add(down)
    }
    for (const down of downs) rest.delete(down)
    const table = tableOf([...acrosses], [...downs])
    if (table !== null) tables.push(table)
  }
  return tables.toSorted((one, other) => (one.rows[0] ?? 0) - (other.rows[0] ?? 0))
}

/** A frame around one column is no table. */
function tableOf(acrosses: readonly Ruling[], downs: readonly Ruling[]): RuledTable | null {
  const ends = acrosses.flatMap(({ from, to }) => [from, to])
  // A table may have no line at its sides.
  const columns = places([...downs.map(({ at }) => at), Math.min(...ends), Math.max(...ends)])
  const rows = places([...acrosses.map(({ at }) => at), ...downs.flatMap(({ from, to }) => [from, to])])
  if (columns.length < 3 || rows.length < 2) return null
  const hasLine = (rulings: readonly Ruling[], at: number, from: number, to: number) =>
    rulings.some((one) => Math.abs(one.at - at) < near && one.from < (from + to) / 2 && one.to > (from + to) / 2)
  return {
    columns,
    rows,
    firstColumn: (row, column) => {
      let first = column
      while (first > 0 && !hasLine(downs, columns[first]!, rows[row]!, rows[row + 1]!)) first -= 1
      return first
    },
    firstRow: (row, column) => {
      let first = row
      while (first > 0 && !hasLine(acrosses, rows[first]!, columns[column]!, columns[column + 1]!)) first -= 1
      return first
    },
  }
}

function places(values: readonly number[]): number[] {
  const found: number[] = []
  for (const value of values.toSorted((one, other) => one - other))
    if (found.length === 0 || value - found.at(-1)! > near) found.push(value)
  return found
}
