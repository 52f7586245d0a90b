/** A table whose cells stand one below the other, as a copy out of a PDF has them. */
import { squeeze } from '../../domain/words/text.ts'
import type { ReadGrid, ReadRow } from '../blocks.ts'
import { findRoles, isOrdinalHeading } from './recognize-columns.ts'
import type { Line } from './source-reading.ts'

export interface CellsAsLines {
  /** Lines above the table. */
  readonly before: readonly Line[]
  readonly grid: ReadGrid
  /** Lines of rows whose cells could not be told apart. */
  readonly unsure: readonly number[]
}

const widest = 12

/**
 * The table in lines: "STT", the other headings, then "1" and the cells of a row for each. Null where there is none, or
 * where too few rows have as many cells as headings.
 */
export function readCellsAsLines(lines: readonly Line[]): CellsAsLines | null {
  const start = lines.findIndex(({ text }) => isOrdinalHeading(text))
  if (start === -1) return null
  const first = lines.findIndex(({ text }, at) => at > start && /^1\.?$/.test(text))
  if (first === -1) return null
  const headings = joinWrapped(lines.slice(start, first), null).map(({ text }) => text)
  const known = findRoles(headings).filter((role) => role !== null).length
  if (headings.length < 3 || headings.length > widest || known < 3) return null
  const rows = splitRows(lines.slice(first), headings.length)
  const built = rows.map(({ line, label, parts }) => buildRow(line, label, parts, headings.length))
  const unsure = built.filter(({ isSure }) => !isSure).map(({ row }) => row.line)
  if (unsure.length * 2 > built.length) return null
  const head: ReadRow = { line: lines[start]?.line ?? 1, cells: headings }
  return {
    before: lines.slice(0, start),
    grid: { kind: 'grid', line: head.line, rows: [head, ...built.map(({ row }) => row)] },
    unsure,
  }
}

interface RowOfLines {
  readonly line: number
  readonly label: string
  readonly parts: Line[]
}

/** A row begins at the next number; another number where the row has all its cells is that of a page. */
function splitRows(lines: readonly Line[], width: number): RowOfLines[] {
  const rows: RowOfLines[] = []
  for (const [at, line] of lines.entries()) {
    const open = rows.at(-1)
    const number = /^(\d{1,3})\.?$/.exec(line.text)?.[1]
    if (number !== undefined && Number(number) === rows.length + 1 && (open === undefined || open.parts.length > 0)) {
      rows.push({ line: line.line, label: number, parts: [] })
      continue
    }
    const isPage = number !== undefined && (open?.parts.length ?? 0) >= width - 1 && lines[at + 1]?.text !== undefined
    if (!isPage) open?.parts.push(line)
  }
  return rows
}

function buildRow(
  line: number,
  label: string,
  parts: readonly Line[],
  width: number,
): { row: ReadRow; isSure: boolean } {
  const cells = joinWrapped(parts, width - 1).map(({ text }) => text)
  const isSure = cells.length === width - 1
  const kept = cells.length <= width - 1 ? cells : [...cells.slice(0, width - 2), cells.slice(width - 2).join('\n')]
  return { row: { line, cells: [label, ...kept] }, isSure }
}

/** Lines of one cell: blank lines part the cells where there are any, otherwise a small letter goes on with the cell above. */
function joinWrapped(lines: readonly Line[], wanted: number | null): { text: string }[] {
  if (lines.length === wanted) return lines.map(({ text }) => ({ text: squeeze(text) }))
  const gaps = lines.filter(({ gapBefore }) => gapBefore).length
  const cells: { text: string }[] = []
  for (const { text, gapBefore } of lines) {
    const last = cells.at(-1)
    const goesOn = gaps > 1 ? !gapBefore : /^\p{Ll}/u.test(text)
    if (last !== undefined && goesOn) last.text = squeeze(`${last.text} ${text}`)
    else cells.push({ text: squeeze(text) })
  }
  return cells
}
