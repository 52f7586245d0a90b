/** A page of a PDF as its parts from the top: lines over its whole width, what stands side by side, tables. */
import { type ColumnTable, findColumnTables } from './pdf-columns.ts'
import type { PdfPage, PlacedText } from './pdf-page.ts'
import { type PlacedLine, goesOn, linesOf, partAt, placeKey, splitAt } from './pdf-lines.ts'
import { type RuledTable, type Span, findTables } from './pdf-tables.ts'

export type Part = LinePart | GridPart

export interface LinePart {
  readonly kind: 'line'
  readonly top: number
  readonly line: PlacedLine
  /** Small words at the foot of the first page. */
  readonly footer: boolean
}

export interface GridPart {
  readonly kind: 'grid'
  readonly top: number
  readonly rows: readonly (readonly string[])[]
  /** The right side of a table with lines; what stands side by side has none. */
  readonly right: number | null
}

interface PageFacts {
  readonly isFirst: boolean
  /** What stands on most pages, by its place. */
  readonly furniture: ReadonlySet<string>
}

const pageNumber = /^(?:[-–]\s*)?(?:trang\s*)?\d{1,3}(?:\s*[/|]\s*\d{1,3})?(?:\s*[-–])?$/iu

export function partsOfPage(page: PdfPage, { isFirst, furniture }: PageFacts): Part[] {
  const texts = page.texts.filter((text) => !(isAtEdge(page, text) && furniture.has(placeKey(text))))
  const tables = findTables(page)
  const free = texts.filter((text) => !tables.some((table) => isInside(table, text)))
  const all = linesOf(free).filter((line) => !(isAtEdge(page, line) && pageNumber.test(line.text.trim())))
  const unruled = findColumnTables(all)
  const inTables = new Set(unruled.flatMap((table) => table.lines))
  const lines = all.filter((line) => !inTables.has(line))
  const usual = all.map(({ size }) => size).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
  const isFooter = ({ size, base }: PlacedLine) => isFirst && size < usual * 0.9 && base > page.height * 0.85
  const parts = [
    ...sideBySide(lines, isFooter),
    ...unruled.map(readColumnTable),
    ...tables.map((table) =>
      readTable(
        table,
        texts.filter((text) => isInside(table, text)),
      ),
    ),
  ]
  return parts.toSorted((one, other) => one.top - other.top)
}

const isAtEdge = ({ height }: PdfPage, { base }: { readonly base: number }): boolean =>
  base < height * 0.1 || base > height * 0.92

const middleOf = ({ left, right }: Pick<PlacedText, 'left' | 'right'>): number => (left + right) / 2
/** Of the letters, not of their base. */
const heightOf = ({ base, size }: Pick<PlacedText, 'base' | 'size'>): number => base - size * 0.3
const isIn = (value: number, { from, to }: Span): boolean => value > from && value <= to

function isInside({ width, height }: RuledTable, text: PlacedText): boolean {
  return isIn(middleOf(text), width) && isIn(heightOf(text), height)
}

type Row = readonly [PlacedLine, ...PlacedLine[]]

/** The head and the ending: rows with two lines each, and the rows above and below that stand on one of their sides. */
function sideBySide(lines: readonly PlacedLine[], isFooter: (line: PlacedLine) => boolean): Part[] {
  const rows: [PlacedLine, ...PlacedLine[]][] = []
  for (const line of lines) {
    const row = rows.at(-1)
    if (row !== undefined && Math.abs(row[0].base - line.base) < 2) row.push(line)
    else rows.push([line])
  }
  const edge = Math.min(...lines.map(({ left }) => left))
  const centre = (edge + Math.max(...lines.map(({ right }) => right))) / 2
  const parts: Part[] = []
  for (let at = 0; at < rows.length;) {
    const block = blockAt(rows.slice(at), { edge, centre })
    if (block === null) {
      for (const line of rows[at] ?? [])
        parts.push({ kind: 'line', top: line.base - line.size, line, footer: isFooter(line) })
      at += 1
      continue
    }
    const top = Math.min(...[...block.left, ...block.right].map(({ base, size }) => base - size))
    parts.push({ kind: 'grid', top, rows: [[wordsOf(block.left), wordsOf(block.right)]], right: null })
    at += block.count
  }
  return parts
}

const wordsOf = (lines: readonly PlacedLine[]): string => lines.map(({ text }) => text.trim()).join('\n')

/** Rows that a block may have above its first row of two lines. */
const mostAbove = 12
/** Heights of the type between two rows of a block; below the titles there is room to sign. */
const mostBetween = { usual: 4.5, signing: 9 }

interface Block {
  count: number
  readonly left: PlacedLine[]
  readonly right: PlacedLine[]
}

/** The block that begins with the first row: it needs a row of two lines, and one place between them that no row crosses. */
function blockAt(rows: readonly Row[], { edge, centre }: Record<'edge' | 'centre', number>): Block | null {
  const [one, other] = rows.slice(0, mostAbove).find((row) => row.length === 2) ?? []
  if (one === undefined || other === undefined) return null
  let gap: readonly [number, number] = [one.right, other.left]
  const block: Block = { count: 0, left: [], right: [] }
  let hasPair = false
  let previous: PlacedLine | undefined
  for (const given of rows) {
    const row: readonly PlacedLine[] = hasPair && given.length === 1 ? partAt(given[0], gap) : given
    const [first, second, ...more] = row
    if (first === undefined || more.length > 0) break
    const isRight = second === undefined && first.left >= gap[0]
    const between = hasPair && isRight ? mostBetween.signing : mostBetween.usual
    if (previous !== undefined && first.base - previous.base > first.size * between) break
    if (second === undefined && !isOnOneSide(first, gap, { edge, centre, hasPair })) break
    const next = narrow(gap, isRight ? [undefined, first] : [first, second])
    if (next === null) break
    gap = next
    block.count += 1
    ;(isRight ? block.right : block.left).push(first)
    if (second !== undefined) block.right.push(second)
    hasPair ||= second !== undefined
    previous = first
  }
  return hasPair ? block : null
}

function narrow(
  [from, to]: readonly [number, number],
  [left, right]: readonly [PlacedLine | undefined, PlacedLine | undefined],
): readonly [number, number] | null {
  const gap = [Math.max(from, left?.right ?? from), Math.min(to, right?.left ?? to)] as const
  return gap[0] < gap[1] ? gap : null
}

function isOnOneSide(
  line: PlacedLine,
  [from, to]: readonly [number, number],
  { edge, centre, hasPair }: { edge: number; centre: number; hasPair: boolean },
): boolean {
  // A title stands in the middle, below a head.
  if (Math.abs(middleOf(line) - centre) < line.size * 2) return false
  const isAtLeftEdge = line.left < edge + line.size * 3
  // The last words of a paragraph stand above an ending as they stand above anything else.
  if (line.right <= to && line.left < from) return hasPair || !isAtLeftEdge
  return line.left >= from && !isAtLeftEdge
}

function readColumnTable({ rows, edges, top, right }: ColumnTable): GridPart {
  return {
    kind: 'grid',
    top,
    rows: rows.map((row) => row.map((texts, column) => cellText(texts, (edges[column] ?? 0) + padding))),
    right,
  }
}

/** Points between the text of a cell and its line. */
const padding = 4
/** "- 2030" goes on with years. */
const dash = /^\s*[-–+•*]\s*\p{Lu}/u

function readTable(table: RuledTable, texts: readonly PlacedText[]): GridPart {
  const borders = table.columns.slice(1).map(({ from }) => from)
  const cells = new Map<string, PlacedText[]>()
  for (const text of texts.flatMap((one) => splitAt(one, borders))) {
    const row = table.rows.findIndex((span) => isIn(heightOf(text), span))
    const column = table.firstColumn(
      row,
      table.columns.findIndex((span) => isIn(middleOf(text), span)),
    )
    const key = `${table.firstRow(row, column)} ${column}`
    cells.set(key, [...(cells.get(key) ?? []), text])
  }
  const rows = table.rows.map((_, row) =>
    table.columns.map((_span, column) => {
      const last = table.columns.findLast((_other, at) => at >= column && table.firstColumn(row, at) === column)
      return cellText(cells.get(`${row} ${column}`) ?? [], last?.to ?? 0)
    }),
  )
  return {
    kind: 'grid',
    top: table.height.from,
    rows: rows.filter((row) => row.some((cell) => cell !== '')),
    right: table.width.to,
  }
}

/** Lines of a cell: those that go on because the cell was full are one. */
function cellText(texts: readonly PlacedText[], edge: number): string {
  const lines = linesOf(texts, false)
  const isList = lines.length > 1 && dash.test(lines[0]?.text ?? '')
  // Where semicolons part the names, none ends without one.
  const hasMarks = !isList && lines.some((line) => line.text.includes(';'))
  return lines.reduce((text, line, at) => {
    const above = lines[at - 1]
    if (above === undefined) return line.text.trim()
    const begins = isList && dash.test(line.text)
    const isWithin = hasMarks && !/[;.:]\s*$/.test(above.text)
    return `${text}${isWithin || (!begins && goesOn(above, line, edge - padding, 1)) ? ' ' : '\n'}${line.text.trim()}`
  }, '')
}
