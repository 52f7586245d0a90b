/** Tables that are drawn without lines: columns are told by places that stay free over several rows. */
import type { PlacedLine } from './pdf-lines.ts'
import type { PlacedText } from './pdf-page.ts'
import type { Span } from './pdf-tables.ts'

export interface ColumnTable {
  /** For each row, for each column, its words from the top. */
  readonly rows: readonly (readonly (readonly PlacedText[])[])[]
  /** Of each column, the right end of its words. */
  readonly edges: readonly number[]
  readonly top: number
  readonly right: number
  /** The lines it is made of. */
  readonly lines: readonly PlacedLine[]
}

/** Fewer columns are the head, the ending, or a list. */
const fewestColumns = 3
/** Heights on the page with words in so many columns; fewer are a chance. */
const fewestFull = 3
/** Heights of the type: between columns, and down to the next row. */
const gapOfColumns = 0.9
const gapOfRows = 4.5

/** What stands at one height. */
interface Level {
  readonly lines: readonly PlacedLine[]
  readonly texts: readonly PlacedText[]
  readonly base: number
  readonly size: number
}

export function findColumnTables(lines: readonly PlacedLine[]): ColumnTable[] {
  const levels = levelsOf(lines)
  const tables: ColumnTable[] = []
  for (let at = 0; at < levels.length;) {
    const run = runFrom(levels.slice(at))
    const table = run === null ? null : tableOf(run.levels, run.columns)
    if (table !== null) tables.push(table)
    at += table === null || run === null ? 1 : run.levels.length
  }
  return tables
}

function levelsOf(lines: readonly PlacedLine[]): Level[] {
  const rows: PlacedLine[][] = []
  for (const line of lines.toSorted((one, other) => one.base - other.base)) {
    const row = rows.at(-1)
    if (row?.[0] !== undefined && line.base - row[0].base < line.size * 0.3) row.push(line)
    else rows.push([line])
  }
  return rows.map((row) => ({
    lines: row,
    texts: row
      .flatMap(({ texts }) => texts)
      .filter(({ text }) => text.trim() !== '')
      .toSorted((one, other) => one.left - other.left),
    base: row[0]?.base ?? 0,
    size: Math.max(...row.map(({ size }) => size)),
  }))
}

interface Run {
  readonly levels: readonly Level[]
  readonly columns: readonly Span[]
}

/** The longest run of levels that leaves the same places free; null where it begins no table. */
function runFrom(levels: readonly Level[]): Run | null {
  const [first] = levels
  if (first === undefined || spansOf([first]).length < fewestColumns) return null
  let found: Run = { levels: [first], columns: spansOf([first]) }
  for (let count = 2; count <= levels.length; count += 1) {
    const own = levels.slice(0, count)
    const [above, last] = own.slice(-2)
    if (above === undefined || last === undefined || last.base - above.base > last.size * gapOfRows) break
    const columns = spansOf(own)
    if (columns.length < found.columns.length && columns.length < fewestColumns) break
    // A heading may be narrower than what stands below it, but no row makes two columns of many one.
    if (columns.length < Math.max(fewestColumns, found.columns.length - 1)) break
    found = { levels: own, columns }
  }
  const full = found.levels.filter((level) => spansOf([level]).length >= fewestColumns).length
  return full >= fewestFull ? found : null
}

/** What words cover over all levels, from left to right. */
function spansOf(levels: readonly Level[]): Span[] {
  const spans: { from: number; to: number }[] = []
  const texts = levels.flatMap((level) => level.texts).toSorted((one, other) => one.left - other.left)
  for (const { left, right, size } of texts) {
    const last = spans.at(-1)
    if (last !== undefined && left - last.to < size * gapOfColumns) last.to = Math.max(last.to, right)
    else spans.push({ from: left, to: right })
  }
  return spans
}

const ordinal = /^(?:\d{1,3}|[IVX]{1,5})[.)]?$/

function tableOf(levels: readonly Level[], columns: readonly Span[]): ColumnTable | null {
  const cells = levels.map(({ texts }) =>
    columns.map((column) => texts.filter(({ left, right }) => right > column.from && left < column.to)),
  )
  const starts = startsOf(levels, cells)
  if (starts.length < fewestFull) return null
  const rows = starts.map((from, at) => {
    const own = cells.slice(from, starts[at + 1] ?? cells.length)
    return columns.map((_, column) => own.flatMap((level) => level[column] ?? []))
  })
  const [first] = levels
  return {
    rows,
    edges: columns.map(({ to }) => to),
    top: (first?.base ?? 0) - (first?.size ?? 0),
    right: columns.at(-1)?.to ?? 0,
    lines: levels.flatMap(({ lines }) => lines),
  }
}

/** Levels at which a row begins: by its ordinal, else by the room above it, else each. */
function startsOf(levels: readonly Level[], cells: readonly (readonly (readonly PlacedText[])[])[]): number[] {
  const firsts = cells.map((level) => (level[0] ?? []).map(({ text }) => text.trim()).join(' '))
  const numbered = firsts.flatMap((text, at) => (ordinal.test(text) ? [at] : []))
  const named = firsts.filter((text) => text !== '').length
  if (numbered.length >= 2 && numbered.length >= (named - 1) / 2)
    return [
      ...new Set([
        0,
        ...numbered,
        ...firsts.flatMap((text, at) => (text !== '' && at > (numbered[0] ?? 0) ? [at] : [])),
      ]),
    ].toSorted((one, other) => one - other)
  const gaps = levels.slice(1).map(({ base }, at) => base - (levels[at]?.base ?? 0))
  const pitch = Math.min(...gaps)
  const apart = gaps.flatMap((gap, at) => (gap > pitch * 1.25 ? [at + 1] : []))
  return apart.length === 0 ? levels.map((_, at) => at) : [0, ...apart]
}
