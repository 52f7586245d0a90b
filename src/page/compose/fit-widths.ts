/** Widths of columns that hold their rows on as few pages as they can. */
import { type MeasuredText, linesIn } from './word-lines.ts'

export interface FittedColumn {
  /** Width of the format, scaled to the page, and what the column may have at least and at most, mm. */
  readonly usual: number
  readonly least: number
  readonly most: number
  /** Between the text and the edges of its column together. */
  readonly padding: number
  readonly heading: MeasuredText
  /** One for each row. */
  readonly cells: readonly MeasuredText[]
}

/** The pages the rows are put on; heights in lines of a cell. */
export interface RowPages {
  readonly height: number
  /** What stands above the table on its first page. */
  readonly opening: number
  /** What a row takes beyond its lines. */
  readonly aroundRow: number
  /** Section rows above each row. */
  readonly sections: readonly number[]
  /** The gap that a row may not leave, where rows may split. */
  readonly highestGap: number
}

/** Moved from one column to another at a time, mm. */
const steps = [8, 4, 2, 1]
/** In lines, what a column costs that has doubled or halved its width: columns stay as they are where nothing is won. */
const habit = 0.5
/** The headings stand on every page, which holds about so many rows. */
const rowsOnPage = 8
/** Worth of a line saved that saves no page. */
const looseLine = 0.1

/**
 * The widths in whole millimetres, but for the rest of the page; they add up to the page. A row is as high as its
 * longest cell: counted so at once, no single move would help where two cells of a row are long. So all cells count at
 * first, and then, where the pages are known, the place at which the last row ends.
 */
export function fitWidths(columns: readonly FittedColumn[], available: number, pages: RowPages | undefined): number[] {
  const { least, most } = boundsOf(columns, available)
  const linesOf = lineCounter(columns)
  const ofHabit = (widths: readonly number[]) =>
    habit * columns.reduce((cost, { usual }, at) => cost + Math.log2((widths[at] ?? usual) / usual) ** 2, 0)
  const allCells = (widths: readonly number[]) => sumOfNorms(linesOf(widths)) + ofHabit(widths)
  let widths = startWidths(columns, least, Math.floor(available))
  for (const step of steps) widths = descend(widths, step, { least, most, count: allCells })
  if (pages !== undefined) {
    const count = (tried: readonly number[]) => {
      const lines = linesOf(tried)
      return endOfRows(lines, pages) + looseLine * (sumOfNorms(lines) + ofHabit(tried))
    }
    for (const step of steps) widths = descend(widths, step, { least, most, count })
  }
  const widest = widths.indexOf(Math.max(...widths))
  const rest = available - widths.reduce((sum, width) => sum + width, 0)
  return widths.with(widest, Math.round(((widths[widest] ?? 0) + rest) * 10) / 10)
}

interface Descent {
  readonly least: readonly number[]
  readonly most: readonly number[]
  readonly count: (widths: readonly number[]) => number
}

/** Moves millimetres from column to column as long as that costs less. */
function descend(start: readonly number[], step: number, { least, most, count }: Descent): number[] {
  let widths = [...start]
  let cost = count(widths)
  for (let better = true; better;) {
    better = false
    for (const from of widths.keys()) {
      for (const to of widths.keys()) {
        const narrower = (widths[from] ?? 0) - step
        const wider = (widths[to] ?? 0) + step
        if (from === to || narrower < (least[from] ?? 0) || wider > (most[to] ?? 0)) continue
        const tried = widths.with(from, narrower).with(to, wider)
        const triedCost = count(tried)
        if (triedCost >= cost - 1e-6) continue
        widths = tried
        cost = triedCost
        better = true
      }
    }
  }
  return widths
}

/** Scaled where the page has less room than all need, or more than all may have. */
function boundsOf(columns: readonly FittedColumn[], available: number): { least: number[]; most: number[] } {
  const needed = columns.reduce((sum, column) => sum + column.least, 0)
  const allowed = columns.reduce((sum, column) => sum + column.most, 0)
  const least = columns.map((column) => Math.floor(column.least * Math.min(1, available / needed)))
  const most = columns.map((column) => Math.ceil(column.most * Math.max(1, available / allowed)))
  return { least, most }
}

function startWidths(columns: readonly FittedColumn[], least: readonly number[], available: number): number[] {
  let widths = columns.map(({ usual }, at) => Math.max(Math.round(usual), least[at] ?? 0))
  const spareOf = (at: number) => (widths[at] ?? 0) - (least[at] ?? 0)
  for (let excess = widths.reduce((sum, width) => sum + width, 0) - available; excess !== 0;) {
    const roomiest = [...widths.keys()].reduce((best, at) => (spareOf(at) > spareOf(best) ? at : best))
    const step = excess > 0 ? -1 : 1
    widths = widths.with(roomiest, (widths[roomiest] ?? 0) + step)
    excess += step
  }
  return widths
}

/** Lines of the headings, then of the cells of each row, by column. Those of a column are counted once a width. */
type Lines = readonly Uint16Array[]

function lineCounter(columns: readonly FittedColumn[]): (widths: readonly number[]) => Lines {
  const known = columns.map(() => new Map<number, Uint16Array>())
  return (widths) =>
    columns.map(({ heading, cells, padding }, at) => {
      const width = widths[at] ?? 0
      let lines = known[at]?.get(width)
      if (lines === undefined) {
        lines = Uint16Array.from([heading, ...cells], (text: MeasuredText) => linesIn(text, width - padding))
        known[at]?.set(width, lines)
      }
      return lines
    })
}

/** Heights of the rows, for which every cell counts, the longest by far the most. */
function sumOfNorms(lines: Lines): number {
  const rows = (lines[0]?.length ?? 1) - 1
  let sum = 0
  for (let row = 0; row <= rows; row += 1) {
    let total = 0
    for (const column of lines) total += (column[row] ?? 0) ** 2 * (column[row] ?? 0) ** 2
    const height = Math.sqrt(Math.sqrt(total))
    sum += row === 0 ? height * Math.max(1, rows / rowsOnPage) : height
  }
  return sum
}

/** Where the last row ends when they are put on pages one by one, in lines from the top of the first page. */
function endOfRows(lines: Lines, pages: RowPages): number {
  const heightOf = (row: number) => {
    let most = 0
    for (const column of lines) most = Math.max(most, column[row] ?? 0)
    return most + pages.aroundRow
  }
  const room = pages.height - heightOf(0)
  let full = 0
  let used = pages.opening
  for (let row = 1; row < (lines[0]?.length ?? 0); row += 1) {
    const height = heightOf(row) + (pages.sections[row - 1] ?? 0) * (1 + pages.aroundRow)
    const free = room - used
    if (height <= free) {
      used += height
    } else if (height <= room && free < pages.highestGap) {
      full += 1
      used = height
    } else {
      const over = height - free
      full += 1 + Math.floor(over / room)
      used = over % room
    }
  }
  return full * pages.height + used
}
