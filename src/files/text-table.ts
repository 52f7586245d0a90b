/** Tables in plain text: tab-separated rows (as copied from Word and Excel) and Markdown pipes. */
import { startsAppendix } from '../page/recognize/recognize-appendix.ts'
import { isOrdinalHeading } from '../page/recognize/recognize-columns.ts'

export interface TableLines {
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
  /** Index of the first line after the table. */
  readonly next: number
}

const pipeRow = /^\s*\|.*\|\s*$/
const pipeRule = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$/

/** Fewer tabs than this on a line and it is a line with two columns, not a row. */
const fewestTabs = 2

function tabCount(line: string): number {
  let count = 0
  for (let at = line.indexOf('\t'); at !== -1; at = line.indexOf('\t', at + 1)) count += 1
  return count
}

/** Whether a table starts at this line. A lone row of two cells is none, unless a table follows at once. */
export function isTableLine(line: string, lines: readonly string[], at: number): boolean {
  if (pipeRow.test(line)) return (line.match(/\|/g)?.length ?? 0) >= 3
  if (tabCount(line) >= fewestTabs) return true
  const next = lines[at + 1] ?? ''
  return tabCount(line) === 1 && tabCount(next) >= 1 && isOrdinalHeading(line.split('\t')[0] ?? '')
}

/** Width of the table: the cells of its first row without trailing empty ones. */
function widthOf(cells: readonly string[]): number {
  let width = cells.length
  while (width > 1 && (cells[width - 1] ?? '').trim() === '') width -= 1
  return width
}

/** All rows from line `at` on. Blank lines, and page numbers between rows, do not end a table. */
export function collectRows(lines: readonly string[], at: number): TableLines {
  const rows: { line: number; cells: string[] }[] = []
  const pipes = pipeRow.test(lines[at] ?? '')
  const width = pipes ? 0 : expectedWidth(lines, at)
  let index = at
  while (index < lines.length) {
    const line = lines[index] ?? ''
    if (line.trim() === '' && tabCount(line) === 0) {
      if (!tableGoesOn(lines, index + 1, pipes)) break
      index += 1
      continue
    }
    if (pipes) {
      if (pipeRule.test(line)) {
        index += 1
        continue
      }
      if (!pipeRow.test(line)) break
      rows.push({ line: index + 1, cells: splitPipes(line) })
      index += 1
      continue
    }
    // The label of the next appendix is no rest of a cell.
    if (startsAppendix(line)) break
    const last = rows.at(-1)
    const cells = line.split('\t')
    if (last !== undefined && width > 0 && goesOnInCell(last.cells, cells, width)) {
      appendToCell(last.cells, cells)
      index += 1
      continue
    }
    if (cells.length === 1) {
      if (!tableGoesOn(lines, index + 1, pipes)) break
      const isNumber = /^\d{1,3}$/.test(line.trim())
      if (!isNumber && !(last !== undefined && width > 2 && endsCell(last.cells, lines, index, width))) break
      if (!isNumber && last !== undefined) appendToCell(last.cells, cells)
      index += 1
      continue
    }
    const row = { line: index + 1, cells: [...cells] }
    index = closeQuotes(row.cells, lines, index) + 1
    rows.push(row)
  }
  return { rows, next: index }
}

/** Whether the next line that is not blank is a row again. */
function tableGoesOn(lines: readonly string[], from: number, pipes: boolean): boolean {
  for (let index = from; index < Math.min(lines.length, from + 6); index += 1) {
    const line = lines[index] ?? ''
    if (line.trim() === '' && tabCount(line) === 0) continue
    if (/^\d{1,3}$/.test(line.trim())) continue
    return pipes ? pipeRow.test(line) : tabCount(line) >= fewestTabs || /^(?:\d{1,3}|[IVX]+)\t/.test(line)
  }
  return false
}

function splitPipes(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replace(/\\\|/g, '|'))
}

/**
 * A cell with line breaks that were not quoted: the row is still short of its width, and what follows
 * fits into what is missing and does not look like a row of its own.
 */
function goesOnInCell(row: readonly string[], cells: readonly string[], width: number): boolean {
  const looksLikeRow = /^(?:\d{1,3}\.?|[IVX]+\.?)$/.test((cells[0] ?? '').trim()) && cells.length > 1
  return (
    row.length < width &&
    row.length >= 2 &&
    (row.length > 2 || startsRow(row)) &&
    !looksLikeRow &&
    (cells[0] ?? '').trim() !== '' &&
    row.length - 1 + cells.length <= width
  )
}

function startsRow(cells: readonly string[]): boolean {
  return /^(?:\d{1,3}\.?)$/.test((cells[0] ?? '').trim())
}

/** The second line of a last cell, as Word copies it: right below a row that is whole, with a row right below it. */
function endsCell(row: readonly string[], lines: readonly string[], at: number, width: number): boolean {
  const isBelow = (lines[at - 1] ?? '').trim() !== ''
  return isBelow && row.length >= width && tabCount(lines[at + 1] ?? '') >= fewestTabs
}

/** How many cells the rows have: a heading may be broken over two lines, so that rows further down tell. */
function expectedWidth(lines: readonly string[], at: number): number {
  const near = lines.slice(at, at + rowsThatTell)
  const end = near.findIndex((line) => line.trim() === '' || startsAppendix(line))
  const rows = (end === -1 ? near : near.slice(0, end)).map((line) => line.split('\t'))
  return Math.max(widthOf(rows[0] ?? []), ...rows.filter(startsRow).map(widthOf))
}

const rowsThatTell = 12

function appendToCell(row: string[], cells: readonly string[]): void {
  row.push(`${row.pop() ?? ''}\n${cells[0] ?? ''}`, ...cells.slice(1))
}

/**
 * Excel quotes a cell that holds line breaks; inner quotes are doubled (hazard H14). Returns the last line
 * used. A quote that no later line closes is an ordinary character.
 */
function closeQuotes(cells: string[], lines: readonly string[], from: number): number {
  const joined = [...cells]
  let index = from
  while (isOpen(joined) && index + 1 < lines.length && index - from < 60) {
    index += 1
    const more = (lines[index] ?? '').split('\t')
    // A row of its own, whole: the quote is an ordinary sign.
    if (startsRow(more) && more.length >= cells.length) return from
    appendToCell(joined, more)
  }
  if (isOpen(joined)) return from
  cells.splice(0, cells.length, ...joined.map(unquote))
  return index
}

function isOpen(cells: readonly string[]): boolean {
  const last = cells.at(-1) ?? ''
  return last.startsWith('"') && (last.match(/"/g)?.length ?? 0) % 2 === 1
}

function unquote(cell: string): string {
  return /^"[\s\S]*\n[\s\S]*"$/.test(cell) ? cell.slice(1, -1).replace(/""/g, '"') : cell
}
