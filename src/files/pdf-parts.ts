/** A page of a PDF as its parts from the top: lines over its whole width, what stands side by side, tables. */
import type { PdfPage, PlacedText } from './pdf-page.ts'
import { type PlacedLine, goesOn, linesOf, partAt, placeKey, splitAt } from './pdf-lines.ts'
import { type RuledTable, findTables } from './pdf-tables.ts'

export type Part =
  | { readonly kind: 'line'; readonly line: PlacedLine; readonly footer: boolean }
  | { readonly kind: 'grid'; readonly rows: readonly (readonly string[])[]; readonly columns: readonly number[] }

interface PageFacts {
  readonly isFirst: boolean
  /** What stands on most pages, by its place. */
  readonly furniture: ReadonlySet<string>
}

const pageNumber = /^(?:[-–]\s*)?(?:trang\s*)?\d{1,3}(?:\s*[/|]\s*\d{1,3})?(?:\s*[-–])?$/iu

export function partsOfPage(page: PdfPage, { isFirst, furniture }: PageFacts): Part[] {
  const texts = page.texts.filter((text) => !(isAtEdge(page, text) && furniture.has(placeKey(text))))
  const tables = findTables(page)
  const inside = (table: RuledTable, { left, right, base, size }: PlacedText) =>
    (left + right) / 2 > table.columns[0]! &&
    (left + right) / 2 < table.columns.at(-1)! &&
    base - size * 0.3 > table.rows[0]! &&
    base - size * 0.3 < table.rows.at(-1)!
  const free = texts.filter((text) => !tables.some((table) => inside(table, text)))
  const lines = linesOf(free).filter((line) => !(isAtEdge(page, line) && pageNumber.test(line.text.trim())))
  const usual = lines.map(({ size }) => size).toSorted((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0
  const placed = [
    ...sideBySide(lines).map((part) => ({ part, top: part.top })),
    ...tables.map((table) => ({
      part: { ...cellsOf(table, texts.filter((text) => inside(table, text)).flatMap((text) => splitAt(text, table.columns.slice(1, -1)))), top: table.rows[0]! },
      top: table.rows[0]!,
    })),
  ]
  return placed
    .toSorted((one, other) => one.top - other.top)
    .map(({ part }): Part => {
      if ('line' in part) {
        const isSmall = part.line.size < usual * 0.9 && part.line.base > page.height * 0.85
        return { kind: 'line', line: part.line, footer: isFirst && isSmall }
      }
      return { kind: 'grid', rows: part.rows, columns: part.columns }
    })
}

const isAtEdge = ({ height }: PdfPage, { base }: { readonly base: number }): boolean =>
  base < height * 0.1 || base > height * 0.92

type Placed =
  | { readonly top: number; readonly line: PlacedLine }
  | { readonly top: number; readonly rows: readonly (readonly string[])[]; readonly columns: readonly number[] }

/** The head and the ending: rows with two lines each, and the rows above and below that stand on one of their sides. */
function sideBySide(lines: readonly PlacedLine[]): Placed[] {
  const rows: PlacedLine[][] = []
  for (const line of lines) {
    const row = rows.at(-1)
    if (row !== undefined && Math.abs(row[0]!.base - line.base) < 2) row.push(line)
    else rows.push([line])
  }
  const edge = Math.min(...lines.map(({ left }) => left))
  const centre = (edge + Math.max(...lines.map(({ right }) => right))) / 2
  const placed: Placed[] = []
  for (let at = 0; at < rows.length; ) {
    const block = blockAt(rows, at, { edge, centre })
    if (block === null) {
      for (const line of rows[at]!) placed.push({ top: line.base - line.size, line })
      at += 1
      continue
    }
    const words = (of: readonly PlacedLine[]) => of.map(({ text }) => text.trim()).join('\n')
    const [first] = [...block.left, ...block.right].toSorted((one, other) => one.base - other.base)
    placed.push({ top: first!.base - first!.size, rows: [[words(block.left), words(block.right)]], columns: [] })
    at = block.end
  }
  return placed
}

/** Rows that a block may have above its first row of two lines. */
const mostAbove = 12

/** The block that begins with this row: it needs a row of two lines, and one place between them that no row crosses. */
function blockAt(
  rows: readonly (readonly PlacedLine[])[],
  start: number,
  { edge, centre }: Record<'edge' | 'centre', number>,
): { end: number; left: PlacedLine[]; right: PlacedLine[] } | null {
  const pair = rows.slice(start, start + mostAbove).find((row) => row.length === 2)
  if (pair === undefined) return null
  let [from, to] = [pair[0]!.right, pair[1]!.left]
  const [lefts, rights]: [PlacedLine[], PlacedLine[]] = [[], []]
  let end = start
  let hasPair = false
  for (let previous: PlacedLine | undefined; end < rows.length; end += 1) {
    const given = rows[end]!
    const row = given.length === 1 ? partAt(given[0]!, [from, to]) : given
    const [one, other] = row as readonly [PlacedLine, PlacedLine | undefined]
    if (row.length > 2) break
    if (previous !== undefined && one.base - previous.base > one.size * 4.5) break
    if (other === undefined) {
      // A title stands in the middle, below a head.
      if (Math.abs((one.left + one.right) / 2 - centre) < one.size * 2) break
      const isLeft = one.right <= to && one.left < from
      const isRight = one.left >= from && one.left > edge + one.size * 3
      // The last words of a paragraph stand above an ending as they stand above anything else.
      if (isLeft ? !hasPair && one.left < edge + one.size * 3 : !isRight) break
      if (isRight) to = Math.min(to, one.left)
      else from = Math.max(from, one.right)
      ;(isRight ? rights : lefts).push(one)
    } else {
      const [low, high] = [Math.max(from, one.right), Math.min(to, other.left)]
      if (low >= high) break
      ;[from, to] = [low, high]
      lefts.push(one)
      rights.push(other)
      hasPair = true
    }
    previous = one
  }
  return hasPair ? { end, left: lefts, right: rights } : null
}

/** "- 2030" goes on with years. */
const dash = /^\s*[-–+•*]\s*\p{Lu}/u
/** Points between the text of a cell and its line. */
const padding = 4

function cellsOf(table: RuledTable, texts: readonly PlacedText[]): { rows: string[][]; columns: readonly number[] } {
  const slots = (places: readonly number[], value: number) => places.findLastIndex((place) => place < value)
  const cells = new Map<string, PlacedText[]>()
  for (const text of texts) {
    const row = slots(table.rows, text.base - text.size * 0.3)
    const column = table.firstColumn(row, slots(table.columns, (text.left + text.right) / 2))
    const key = `${table.firstRow(row, column)} ${column}`
    cells.set(key, [...(cells.get(key) ?? []), text])
  }
  const lastColumn = table.columns.length - 1
  const rows = table.rows.slice(0, -1).map((_, row) =>
    table.columns.slice(0, -1).map((_start, column) => {
      let end = column + 1
      while (end < lastColumn && table.firstColumn(row, end) === column) end += 1
      return cellText(cells.get(`${row} ${column}`) ?? [], table.columns[end]!)
    }),
  )
  return { rows: rows.filter((row) => row.some((cell) => cell !== '')), columns: table.columns }
}

/** Lines of a cell: those that go on because the cell was full are one. */
function cellText(texts: readonly PlacedText[], edge: number): string {
  const lines = linesOf(texts, false)
  const isList = lines.length > 1 && dash.test(lines[0]!.text)
  return lines.reduce((text, line, at) => {
    const above = lines[at - 1]
    if (above === undefined) return line.text.trim()
    const begins = isList && dash.test(line.text)
    return `${text}${!begins && goesOn(above, line, edge - padding) ? ' ' : '\n'}${line.text.trim()}`
  }, '')
}
