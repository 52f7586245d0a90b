/**
 * Breaks the parts of a page, from top to bottom, into sheets. Pure: the heights come from the layout. The rules are
 * those of a word processor: what is kept with the next part moves with it, no paragraph leaves a single line behind or
 * sends a single line ahead, a table begins each sheet with its headings. All lengths in one unit (mm).
 */

/** Lines that are under each other: one paragraph of the text, or the paragraphs of one cell. */
export interface Column {
  /** Number of lines of each paragraph. */
  readonly paragraphs: readonly number[]
  readonly lineHeight: number
  /** Space above the first line of each piece, between two paragraphs and under the last. */
  readonly before: number
  readonly between: number
  readonly after: number
}

/** The table a row belongs to. */
export interface TableFrame {
  /** Height of the row of column headings, which opens the table. */
  readonly headHeight: number
  /** Whether the headings open the table on each sheet. */
  readonly repeatsHead: boolean
  /** The line that closes the table on each sheet. */
  readonly footHeight: number
}

/** One paragraph, table row or block. */
export interface Part {
  readonly height: number
  /** Space above and below. Of two spaces that meet the larger counts; none is at the edge of a sheet. */
  readonly before: number
  readonly after: number
  /** Stays on the sheet of what follows, and whole as long as a sheet has room for it. */
  readonly keepNext: boolean
  /** Present when the part may run over to the next sheet: the lines it can be cut between. */
  readonly columns?: readonly Column[] | undefined
  /** What each piece of a cut part takes beyond its lines: the border of a row. */
  readonly frame?: number | undefined
  readonly table?: TableFrame | undefined
}

/** The lines of a piece, for each column: from the first one to before the last one. */
export interface Cut {
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** A part, or the piece of it that is on a sheet. */
export interface Slice<P extends Part> {
  readonly part: P
  readonly top: number
  readonly height: number
  /** Absent when the part is whole. */
  readonly cut?: Cut | undefined
  /** Whether the column headings of its table stand above it, from `top - headHeight`. */
  readonly headed: boolean
}

/** Fewest lines of a paragraph on either side of a cut. */
const fewestLines = 2
/** Lengths are rounded differently from program to program: a part this much too tall still fits. */
const tolerance = 0.02

/** The parts on sheets of a height, in order; nothing is lost, doubled or moved before another part. */
export function paginate<P extends Part>(parts: readonly P[], sheetHeight: number): Slice<P>[][] {
  const sheets: Slice<P>[][] = []
  let sheet: Slice<P>[] = []
  let bottom = 0
  let index = 0
  /** First lines not yet placed, when the part at `index` has been cut. */
  let from: readonly number[] | undefined

  const place = (part: P, cut: Cut | undefined, height: number, gap: number, head: number): void => {
    const top = bottom + gap + head
    sheet.push({ part, top, height, headed: head > 0, ...(cut === undefined ? {} : { cut }) })
    bottom = top + height
  }
  const turn = (): void => {
    sheets.push(sheet)
    sheet = []
    bottom = 0
  }

  for (let part = parts[index]; part !== undefined; part = parts[index]) {
    const last = sheet.at(-1)
    const gap = last === undefined ? 0 : Math.max(last.part.after, part.before)
    const head = headAbove(part, last?.part.table, from === undefined && parts[index - 1]?.table !== part.table)
    const room = sheetHeight - bottom - gap - head - (part.table?.footHeight ?? 0) + tolerance
    const rest = from === undefined ? part.height : heightFrom(part, from)
    const alone = last === undefined
    const to = rest <= room || (part.keepNext && !alone) ? undefined : cutAt(part, from ?? startsOf(part), room, alone)
    if (to !== undefined) {
      const cut = { from: from ?? startsOf(part), to }
      place(part, cut, heightOf(part, cut), gap, head)
      from = to
      turn()
      continue
    }
    if (rest <= room || alone) {
      place(part, from === undefined ? undefined : { from, to: endsOf(part) }, rest, gap, head)
      index += 1
      from = undefined
      continue
    }
    const kept = countKept(sheet)
    sheet.length -= kept
    index -= kept
    turn()
  }
  if (sheet.length > 0) sheets.push(sheet)
  return sheets
}

/** Height of the column headings above a row: where its table opens, and again at the top of each sheet. */
function headAbove({ table }: Part, tableAbove: TableFrame | undefined, opens: boolean): number {
  if (table === undefined || table === tableAbove) return 0
  return table.repeatsHead || opens ? table.headHeight : 0
}

/** How many parts at the end of a sheet go over with the next one. None if that is the whole sheet: it would stay empty. */
function countKept(sheet: readonly Slice<Part>[]): number {
  const free = sheet.findLastIndex((slice) => !slice.part.keepNext || slice.cut !== undefined)
  return free === -1 ? 0 : sheet.length - 1 - free
}

function startsOf(part: Part): number[] {
  return (part.columns ?? []).map(() => 0)
}

function endsOf(part: Part): number[] {
  return (part.columns ?? []).map(countLines)
}

function countLines(column: Column): number {
  return column.paragraphs.reduce((sum, lines) => sum + lines, 0)
}

function heightFrom(part: Part, from: readonly number[]): number {
  return heightOf(part, { from, to: endsOf(part) })
}

function heightOf(part: Part, { from, to }: Cut): number {
  const heights = (part.columns ?? []).map((column, at) => measureLines(column, from[at] ?? 0, to[at] ?? 0))
  return Math.max(0, ...heights) + (part.frame ?? 0)
}

function measureLines(column: Column, from: number, to: number): number {
  const { lineHeight, before, between, after } = column
  if (to === from) return 0
  let height = before + (to - from) * lineHeight
  let start = 0
  for (const lines of column.paragraphs) {
    if (start > from && start < to) height += between
    start += lines
  }
  return to === start ? height + after : height
}

/** Where each column is cut so that the piece fits, or undefined when a column would have nothing on this sheet. */
function cutAt(part: Part, from: readonly number[], room: number, alone: boolean): number[] | undefined {
  if (part.columns === undefined) return undefined
  const space = room - (part.frame ?? 0)
  const to = part.columns.map((column, at) => cutColumn(column, from[at] ?? 0, space, alone))
  const moves = to.some((line, at) => line > (from[at] ?? 0))
  const stuck = part.columns.some((column, at) => to[at] === from[at] && to[at] !== countLines(column))
  return moves && (!stuck || alone) ? to : undefined
}

/** The line before which a column is cut. Alone on its sheet it must go on, even by a single line. */
function cutColumn(column: Column, from: number, room: number, alone: boolean): number {
  const end = countLines(column)
  let fits = from
  while (fits < end && measureLines(column, from, fits + 1) <= room) fits += 1
  if (fits === end) return end
  const wanted = avoidLoneLines(column, from, fits)
  if (wanted > from || !alone) return wanted
  return Math.max(fits, Math.min(from + 1, end))
}

function avoidLoneLines(column: Column, from: number, fits: number): number {
  let start = 0
  for (const lines of column.paragraphs) {
    const end = start + lines
    if (fits > start && fits < end) {
      const cut = Math.min(fits, end - fewestLines)
      const fewest = from > start ? from : start + fewestLines
      return cut >= fewest ? cut : Math.max(start, from)
    }
    start = end
  }
  return fits
}
