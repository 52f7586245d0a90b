/**
 * Where everything of an appendix is on its sheet, computed before anything is written: rows, heights
 * that show every line (hazard H10), cells that hold a date or a number.
 */
import { Refusal, type Place, describePlace } from '../domain/errors.ts'
import { type Block, type TableBlock, type TableColumn, type TableRow, sectionCells } from '../page/blocks.ts'
import type { FormatSpec, Look } from '../page/format/spec.ts'
import { countLines, measureText } from '../page/compose/text-measure.ts'
import { type ReadingContext, type TableFacts, helpersFor, readFacts } from './xlsx-facts.ts'
import { type Helper, type StatusColumn, type WrittenDay, readWrittenDay } from './xlsx-form.ts'
import { layOutLeads, layOutStatus } from './xlsx-layouts.ts'
import { type TallPart, splitRow } from './xlsx-tall.ts'

export interface PlannedTitle {
  readonly text: string
  readonly look: 'labelLook' | 'titleLook' | 'linkLook'
}

/** What a sheet is for: the appendix itself, its tasks lead by lead, a sheet that comes back filled in. */
export type SheetKind = 'appendix' | 'leads' | 'status'

/** What is on a sheet, before it is measured. */
export interface SheetLayout {
  readonly kind: SheetKind
  readonly appendixId: string
  readonly sheetName: string
  readonly titles: readonly PlannedTitle[]
  readonly columns: readonly (TableColumn & { readonly hidden?: boolean })[]
  readonly rows: readonly TableRow[]
  readonly facts: TableFacts
  readonly statusColumns: readonly StatusColumn[]
  /** Columns beside the table, outside the print area; after them the ids. */
  readonly helpers: readonly Helper[]
}

export interface SheetPlan extends SheetLayout {
  /** Heights in pt of the sheet rows of each title, merged over the table. */
  readonly titleHeights: readonly (readonly number[])[]
  /** Columns of the print area; all columns, the ids among them. */
  readonly printed: number
  readonly width: number
  /** Sheet row of the column headings, and its height in pt. */
  readonly headingRow: number
  readonly headingHeight: number
  /** Lines of text of each row; a section's title runs over the columns, on one line. */
  readonly lines: Uint16Array
  /** The rows that take several sheet rows, by their index. */
  readonly tall: ReadonlyMap<number, readonly TallPart[]>
  readonly lastRow: number
  /** Height in pt of a row with so many lines. */
  readonly heightOf: (row: TableRow, lines: number) => number
  readonly linesOf: (cells: readonly string[]) => number
  readonly fits: (column: number, text: string) => boolean
}

/** Whose tasks a status sheet holds: these rows, and the name that is written over them. */
export interface StatusOf {
  readonly rows: ReadonlySet<string> | null
  readonly lead: string | null
}

/** Longest text of a cell. */
const longestText = 32_767
/** Highest row, pt. */
const highestRow = 409.5
/** Of the height of a page below its headings, what a row may take: programs print rows a little higher. */
const pageShare = 0.95
/** Between the text of a cell and its lines, both sides together, mm: 5 pixels at 96 dpi. */
const cellPadding = 1.33
/** Excel sets text on whole pixels: at 96 dpi, bold text of 11 pt runs 3 % wider than the face is. */
const pixelSlack = 0.97
const pointsPerMillimetre = 72 / 25.4

/** Columns that may hold dates. */
const dateRoles: ReadonlySet<TableColumn['role']> = new Set(['plannedTime', 'assigned'] as const)

/**
 * A plan for each sheet: one for each appendix in the blocks that is a table, and one by leads where a task has several.
 * With `status`, sheets to be filled in. Refuses `export.noAppendix` without a table, `export.tooLong` (with its place)
 * for a text no cell can hold.
 */
export function planSheets(
  blocks: readonly Block[],
  spec: FormatSpec,
  context: ReadingContext,
  status: StatusOf | null = null,
): SheetPlan[] {
  const headings = blocks.filter((block) => block.kind === 'appendixHeading')
  const layouts = headings.flatMap((heading, index): SheetLayout[] => {
    const table = blocks.find((block) => block.kind === 'table' && block.id === heading.id)
    if (table?.kind !== 'table') return []
    checkLengths(heading, table)
    const number = headings.length === 1 ? '' : ` ${index + 1}`
    const appendix = layOutAppendix(heading, table, `Phụ lục${number}`, context)
    if (status !== null) return layOutStatus(appendix, status, spec)
    return [appendix, ...layOutLeads(appendix, `Theo chủ trì${number}`, spec)]
  })
  if (layouts.length === 0) throw new Refusal('export.noAppendix')
  return layouts.map((layout) => planSheet(layout, spec))
}

type Heading = Extract<Block, { kind: 'appendixHeading' }>

/** No apostrophe in the name, and none of []:*?/\ : exceljs writes a broken print range for such a name. */
function layOutAppendix(
  { id, label, title, link }: Heading,
  table: TableBlock,
  sheetName: string,
  context: ReadingContext,
): SheetLayout {
  const titles = [
    { text: label, look: 'labelLook' },
    { text: title, look: 'titleLook' },
    { text: link, look: 'linkLook' },
  ] as const
  return {
    kind: 'appendix',
    appendixId: id,
    sheetName,
    titles: titles.filter(({ text, look }) => text !== '' || look === 'labelLook'),
    columns: table.columns,
    rows: table.rows,
    facts: readFacts(table, context),
    statusColumns: [],
    helpers: helpersFor(table),
  }
}

function planSheet(layout: SheetLayout, spec: FormatSpec): SheetPlan {
  const { appendix, landscapePage: page } = spec
  const { columns, rows, statusColumns } = layout
  const shown = [...columns.filter((column) => column.hidden !== true), ...statusColumns]
  const tableWidth = textWidth(shown.reduce((sum, column) => sum + column.width, 0))
  const titleHeights = layout.titles.map(({ text, look }) =>
    heightsOfLines(linesIn(text, tableWidth, appendix[look]), appendix[look]),
  )
  const headingRow = titleHeights.reduce((sum, heights) => sum + heights.length, 1)
  const headingLook = appendix.columnHeadingLook
  const headingLines = maximum(shown, ({ heading, width }) => linesIn(heading, textWidth(width), headingLook))
  const headingHeight = Math.min(highestRow, headingLines * lineHeightOf(headingLook))
  const widths = columns.map(({ width, hidden }) => (hidden === true ? Infinity : textWidth(width)))
  const linesOfCell = (text: string, column: number) => linesIn(text, widths[column] ?? Infinity, appendix.cellLook)
  const linesOf = (cells: readonly string[]) => maximum(cells, linesOfCell)
  const lines = Uint16Array.from(rows, (row) => (row.kind === 'section' ? 1 : linesOf(row.cells)))
  const pageHeight = (page.height - page.top - page.bottom) * pointsPerMillimetre - headingHeight
  const mostLines = Math.floor(Math.min(highestRow, pageHeight * pageShare) / lineHeightOf(appendix.cellLook))
  const tall = new Map<number, readonly TallPart[]>()
  const cutSection = sectionCutter(columns, tableWidth, appendix.sectionLook)
  rows.forEach((row, at) => {
    const own = lines[at] ?? 1
    // Parts of like height: a full page and a line more would leave most of a page empty.
    const least = Math.ceil(own / Math.ceil(own / mostLines))
    if (row.kind === 'section') {
      const parts = cutSection(row)
      if (parts.length > 1) tall.set(at, parts)
    } else if (own > mostLines)
      tall.set(
        at,
        splitRow(row.cells, (text, column) => linesOfCell(text, column) <= least),
      )
  })
  const more = [...tall.values()].reduce((sum, parts) => sum + parts.length - 1, 0)
  return {
    ...layout,
    titleHeights,
    printed: columns.length + statusColumns.length,
    width: columns.length + statusColumns.length + layout.helpers.length + 1,
    headingRow,
    headingHeight,
    lines,
    tall,
    lastRow: headingRow + rows.length + more,
    heightOf: heightReader(appendix),
    linesOf,
    fits: (column, text) => measureText(text, appendix.cellLook.size) <= (widths[column] ?? 0),
  }
}

/** The title of a section runs over the columns, unmerged: only one line can. A longer one takes a row for each line. */
function sectionCutter(
  columns: SheetLayout['columns'],
  tableWidth: number,
  look: Look,
): (row: Extract<TableRow, { kind: 'section' }>) => TallPart[] {
  return (row) => {
    const cells = sectionCells(row, columns)
    const width = cells.length === 1 ? tableWidth : tableWidth - (columns[0]?.width ?? 0)
    const fits = (text: string) => !text.includes('\n') && measureText(text, look.size, look) <= width
    const title = cells.length - 1
    return splitRow(cells, (text, column) => column !== title || fits(text)).map((part, at) =>
      at === 0 ? part : { ...part, cells: part.cells.with(0, title === 0 ? (part.cells[0] ?? '') : '') },
    )
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

/** A title can take several sheet rows, merged: it is outside what is sorted and filtered. */
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

function heightReader({ cellLook, sectionLook }: FormatSpec['appendix']): SheetPlan['heightOf'] {
  const [ofCell, ofSection] = [lineHeightOf(cellLook), lineHeightOf(sectionLook)]
  return (row, lines) => Math.min(highestRow, Math.max(1, lines) * (row.kind === 'section' ? ofSection : ofCell))
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
