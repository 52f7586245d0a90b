/** Widths of columns that hold their texts in as few lines as the page allows. */
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

/** Moved from one column to another at a time, mm. */
const steps = [8, 4, 2, 1]
/** In lines, what a column costs that has doubled or halved its width: columns stay as they are where nothing is won. */
const habit = 1.5
/** The headings stand on every page, which holds about so many rows. */
const rowsOnPage = 8

/** The widths in whole millimetres, all but what the page has beyond them; they add up to the page. */
export function fitWidths(columns: readonly FittedColumn[], available: number): number[] {
  const { least, most } = boundsOf(columns, available)
  const count = lineCounter(columns)
  let widths = startWidths(columns, least, Math.floor(available))
  let cost = count(widths)
  for (const step of steps) {
    for (let better = true; better;) {
      better = false
      for (const from of widths.keys()) {
        for (const to of widths.keys()) {
          if (from === to || widths[from]! - step < least[from]! || widths[to]! + step > most[to]!) continue
          const tried = widths.with(from, widths[from]! - step).with(to, widths[to]! + step)
          const triedCost = count(tried)
          if (triedCost >= cost - 1e-6) continue
          widths = tried
          cost = triedCost
          better = true
        }
      }
    }
  }
  const widest = widths.indexOf(Math.max(...widths))
  const rest = available - widths.reduce((sum, width) => sum + width, 0)
  return widths.with(widest, Math.round((widths[widest]! + rest) * 10) / 10)
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
  const widths = columns.map(({ usual }, at) => Math.max(Math.round(usual), least[at] ?? 0))
  const spareOf = (at: number) => widths[at]! - least[at]!
  for (let excess = widths.reduce((sum, width) => sum + width, 0) - available; excess !== 0; ) {
    const roomiest = [...widths.keys()].reduce((best, at) => (spareOf(at) > spareOf(best) ? at : best))
    const step = excess > 0 ? -1 : 1
    widths[roomiest]! += step
    excess += step
  }
  return widths
}

/** Lines of all rows together at some widths, and the headings; lines of a column are counted once a width. */
function lineCounter(columns: readonly FittedColumn[]): (widths: readonly number[]) => number {
  const rows = columns[0]?.cells.length ?? 0
  const known = columns.map(() => new Map<number, readonly number[]>())
  const linesOf = (at: number, width: number): readonly number[] => {
    const before = known[at]?.get(width)
    if (before !== undefined) return before
    const { heading, cells, padding } = columns[at]!
    const counted = [heading, ...cells].map((text) => linesIn(text, width - padding))
    known[at]?.set(width, counted)
    return counted
  }
  return (widths) => {
    const lines = widths.map((width, at) => linesOf(at, width))
    let sum = 0
    for (let row = 0; row <= rows; row += 1) {
      let most = 0
      for (const column of lines) most = Math.max(most, column[row] ?? 0)
      sum += row === 0 ? most * Math.max(1, rows / rowsOnPage) : most
    }
    return sum + habit * widths.reduce((cost, width, at) => cost + Math.log2(width / columns[at]!.usual) ** 2, 0)
  }
}
