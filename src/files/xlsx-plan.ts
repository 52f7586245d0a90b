/**
 * Where everything of an appendix is on its sheet, computed before anything is written: rows, heights
 * that show every line (hazard H10), cells that hold a date or a number.
 */
import { Refusal, type Place, describePlace } from '../domain/errors.ts'
import { type Block, type TableBlock, type TableColumn, type TableRow, sectionCells } from '../page/blocks.ts'
import type { FormatSpec, Look } from '../page/format/spec.ts'
import { countLines, measureText } from '../page/compose/text-measure.ts'
import { type WrittenDay, readWrittenDay } from './xlsx-form.ts'

/** A line above the table, merged over its columns. */
export interface PlannedTitle {
  readonly text: string
  readonly look: 'labelLook' | 'titleLook' | 'linkLook'
  /** Heights in pt of the sheet rows it takes. */
  readonly heights: readonly number[]
}

export interface SheetPlan {
  readonly appendixId: string
  readonly sheetName: string
  readonly columns: readonly TableColumn[]
  readonly titles: readonly PlannedTitle[]
  /** Sheet row of the column headings, and its height in pt. */
  readonly headingRow: number
  readonly headingHeight: number
  readonly rows: readonly TableRow[]
  /** Lines of text of each row. */
  readonly lines: Uint16Array
  readonly lastRow: number
  /** Heights in pt of the sheet rows that a row of so many lines takes. */
  readonly heightsOf: (row: TableRow, lines: number) => readonly number[]
  readonly fits: (column: number, text: string) => boolean
}

/** Longest text of a cell. */
const longestText = 32_767
/** Highest row, pt. */
const highestRow = 409.5
/** Between the text of a cell and its lines, both sides together, mm: 5 pixels at 96 dpi. */
const cellPadding = 1.33
/** Excel sets text on whole pixels: at 96 dpi, bold text of 11 pt runs 3 % wider than the face is. */
const pixelSlack = 0.97

/** Columns that may hold dates. */
const dateRoles: ReadonlySet<TableColumn['role']> = new Set(['plannedTime', 'assigned'] as const)

/**
 * A plan for each appendix in the blocks that is a table.
 * Refuses `export.noAppendix` without one, `export.tooLong` (with its place) for a text no cell can hold.
 */
export function planSheets(blocks: readonly Block[], spec: FormatSpec): SheetPlan[] {
  const headings = blocks.filter((block) => block.kind === 'appendixHeading')
  const sheets = headings.flatMap((heading, index): SheetPlan[] => {
    const table = blocks.find((block) => block.kind === 'table' && block.id === heading.id)
    if (table?.kind !== 'table') return []
    // No apostrophe, and none of []:*?/\ : exceljs writes a broken print range for such a name.
    return [planSheet(heading, table, headings.length === 1 ? 'Phụ lục' : `Phụ lục ${index + 1}`, spec)]
  })
  if (sheets.length === 0) throw new Refusal('export.noAppendix')
  return sheets
}

type Heading = Extract<Block, { kind: 'appendixHeading' }>

function planSheet(heading: Heading, table: TableBlock, sheetName: string, spec: FormatSpec): SheetPlan {
  const { appendix } = spec
  const { columns, rows } = table
  checkLengths(heading, table)
  const widths = columns.map((column) => textWidth(column.width))
  const tableWidth = textWidth(columns.reduce((sum, column) => sum + column.width, 0))
  const hasLabelCell = columns.length > 1 && columns[0]?.role === 'ordinal'
  const besideLabel = hasLabelCell ? columns.slice(1) : columns
  const titleWidth = textWidth(besideLabel.reduce((sum, column) => sum + column.width, 0))
  const titles = [
    { text: heading.label, look: 'labelLook' },
    { text: heading.title, look: 'titleLook' },
    { text: heading.link, look: 'linkLook' },
  ] as const
  const planned = titles
    .filter(({ text, look }) => text !== '' || look === 'labelLook')
    .map((title): PlannedTitle => {
      const look = appendix[title.look]
      return { ...title, heights: heightsOfLines(linesIn(title.text, tableWidth, look), look) }
    })
  const headingRow = planned.reduce((sum, title) => sum + title.heights.length, 1)
  const headingLook = appendix.columnHeadingLook
  const headingLines = maximum(columns, (column, at) => linesIn(column.heading, widths[at] ?? 0, headingLook))
  const lines = Uint16Array.from(rows, (row) =>
    row.kind === 'section'
      ? linesIn(sectionCells(row, columns).at(-1) ?? '', titleWidth, appendix.sectionLook)
      : maximum(row.cells, (text, at) => linesIn(text, widths[at] ?? 0, appendix.cellLook)),
  )
  const heightsOf = memoize(appendix)
  let lastRow = headingRow
  rows.forEach((row, at) => (lastRow += heightsOf(row, lines[at] ?? 1).length))
  return {
    appendixId: heading.id,
    sheetName,
    columns,
    titles: planned,
    headingRow,
    headingHeight: heightsOfLines(headingLines, headingLook)[0] ?? highestRow,
    rows,
    lines,
    lastRow,
    heightsOf,
    fits: (column, text) => measureText(text, appendix.cellLook.size) <= (widths[column] ?? 0),
  }
}

function textWidth(columnWidth: number): number {
  return (columnWidth - cellPadding) * pixelSlack
}

function linesIn(text: string, width: number, look: Look): number {
  return countLines(text, width, look.size, look)
}

function maximum<Value>(values: readonly Value[], measure: (value: Value, at: number) => number): number {
  let most = 1
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]
    if (value !== undefined) most = Math.max(most, measure(value, at))
  }
  return most
}

/**
 * A row can be 409.5 pt high. What needs more takes several sheet rows, merged downwards cell by cell, so
 * that the text stays whole in one cell and prints complete, over as many pages as it needs (hazard H7).
 */
function heightsOfLines(lines: number, look: Look): number[] {
  const lineHeight = lineHeightOf(look)
  const count = Math.ceil(lines / Math.floor(highestRow / lineHeight))
  const linesOfEach = Math.ceil(lines / count)
  return Array.from({ length: count }, () => linesOfEach * lineHeight)
}

/** Height that Excel gives one line, pt, on its grid of pixels: 15 at 11 pt, 15.75 at 12 pt. Print takes less. */
function lineHeightOf(look: Look): number {
  return Math.ceil((look.size * 1.3125) / 0.75) * 0.75
}

function memoize(appendix: FormatSpec['appendix']): SheetPlan['heightsOf'] {
  const known = { section: new Map<number, readonly number[]>(), cells: new Map<number, readonly number[]>() }
  return (row, lines) => {
    const ofKind = known[row.kind]
    let heights = ofKind.get(lines)
    if (heights === undefined) {
      heights = heightsOfLines(lines, row.kind === 'section' ? appendix.sectionLook : appendix.cellLook)
      ofKind.set(lines, heights)
    }
    return heights
  }
}

function checkLengths(heading: Heading, table: TableBlock): void {
  for (const text of [heading.label, heading.title, heading.link]) check(text, { component: 'appendix' })
  let row = 0
  for (const part of table.rows) {
    if (part.kind === 'section') {
      check(part.title, { component: 'appendix', path: part.label })
      continue
    }
    row += 1
    part.cells.forEach((text, at) => {
      if (text.length <= longestText) return
      check(text, { component: 'appendix', row, column: table.columns[at]?.heading ?? '' })
    })
  }
}

function check(text: string, place: Place): void {
  if (text.length <= longestText) return
  const [length, most] = [text.length, longestText].map((value) => value.toLocaleString('vi-VN'))
  throw new Refusal('export.tooLong', `${describePlace(place)}: ${length} ký tự, nhiều nhất ${most}.`, {
    place,
    found: String(text.length),
    expected: `<= ${longestText}`,
  })
}

const plainNumber = /^[1-9]\d{0,8}$/

/**
 * What a cell holds: a number for the STT, a day, else text. What does not fit its column stays text: a
 * number or day too wide shows as ####.
 */
export function typeOfCell(plan: SheetPlan, column: number, text: string): 'text' | 'number' | WrittenDay {
  const role = plan.columns[column]?.role ?? null
  if (role === 'ordinal') return plainNumber.test(text) && plan.fits(column, text) ? 'number' : 'text'
  if (!dateRoles.has(role)) return 'text'
  const day = readWrittenDay(text)
  return day !== null && plan.fits(column, text) ? day : 'text'
}
