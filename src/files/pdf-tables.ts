/** Tables of a page by the lines that are drawn around their cells. */
import type { PdfPage, Ruling } from './pdf-page.ts'

export interface Span {
  readonly from: number
  readonly to: number
}

export interface RuledTable {
  readonly columns: readonly Span[]
  readonly rows: readonly Span[]
  readonly width: Span
  readonly height: Span
  /** The first column of the cell that a place belongs to, where cells were merged; the same for rows. */
  readonly firstColumn: (row: number, column: number) => number
  readonly firstRow: (row: number, column: number) => number
}

/** Points by which lines may miss each other and still meet. */
const near = 4

const isWithin = (value: number, { from, to }: Span): boolean => value > from - near && value < to + near
const meets = (across: Ruling, down: Ruling): boolean => isWithin(down.at, across) && isWithin(across.at, down)

export function findTables({ horizontal, vertical }: Pick<PdfPage, 'horizontal' | 'vertical'>): RuledTable[] {
  const rest = new Set(vertical)
  const tables: RuledTable[] = []
  for (const start of vertical) {
    if (!rest.has(start)) continue
    const downs = new Set([start])
    const acrosses = new Set<Ruling>()
    for (let size = 0; downs.size + acrosses.size > size;) {
      size = downs.size + acrosses.size
      for (const across of horizontal) if ([...downs].some((down) => meets(across, down))) acrosses.add(across)
      for (const down of rest) if ([...acrosses].some((across) => meets(across, down))) downs.add(down)
    }
    for (const down of downs) rest.delete(down)
    const table = tableOf([...acrosses], [...downs])
    if (table !== null) tables.push(table)
  }
  return tables.toSorted((one, other) => one.height.from - other.height.from)
}

/** A frame around one column is no table. */
function tableOf(acrosses: readonly Ruling[], downs: readonly Ruling[]): RuledTable | null {
  // A table may have no line at its sides.
  const columns = spansOf([...downs.map(({ at }) => at), ...acrosses.flatMap(({ from, to }) => [from, to])])
  const rows = spansOf([...acrosses.map(({ at }) => at), ...downs.flatMap(({ from, to }) => [from, to])])
  if (columns.length < 2 || rows.length === 0) return null
  return {
    columns,
    rows,
    width: around(columns),
    height: around(rows),
    firstColumn: (row, column) => {
      let first = column
      while (first > 0 && !hasLine(downs, columns[first], rows[row])) first -= 1
      return first
    },
    firstRow: (row, column) => {
      let first = row
      while (first > 0 && !hasLine(acrosses, rows[first], columns[column])) first -= 1
      return first
    },
  }
}

/** Whether a line parts a span from the one before it, along the whole of another span. */
function hasLine(rulings: readonly Ruling[], parted: Span | undefined, along: Span | undefined): boolean {
  if (parted === undefined || along === undefined) return true
  const middle = (along.from + along.to) / 2
  return rulings.some(({ at, from, to }) => Math.abs(at - parted.from) < near && from < middle && to > middle)
}

const around = (spans: readonly Span[]): Span => ({
  from: Math.min(...spans.map(({ from }) => from)),
  to: Math.max(...spans.map(({ to }) => to)),
})

/** From each place to the next. */
function spansOf(values: readonly number[]): Span[] {
  const places: number[] = []
  for (const value of values.toSorted((one, other) => one - other))
    if (value - (places.at(-1) ?? -Infinity) > near) places.push(value)
  return places.slice(1).map((to, at) => ({ from: places[at] ?? to, to }))
}
