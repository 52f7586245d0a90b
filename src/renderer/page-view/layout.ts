/** Blocks -> sheets of paper. Pure and in steps, so that a long appendix does not hold up the screen. */
import type { Block, TableRow, TaskTableBlock } from '../../page/blocks.ts'
import { breakingHyphens, tieNumbers } from '../../page/no-break.ts'
import type { FormatSpec } from '../../page/spec.ts'
import { countLines } from '../../page/text-measure.ts'
import { type Column, type Part, type Slice, type TableFrame, paginate } from './paginate.ts'
import { millimetresPerPoint, type PaperStyles, paperStyles } from './paper-styles.ts'
import {
  abstractParagraphs,
  appendixHeading,
  bodyParagraph,
  centredLine,
  flow,
  headerColumns,
  type Paper,
  type PaperParagraph,
  signOffColumns,
} from './paragraphs.ts'

/** The task table of an appendix: what all its rows share. */
export interface PaperTable extends TableFrame {
  readonly id: string
  /** mm */
  readonly widths: readonly number[]
  readonly padding: number
  readonly border: number
  readonly headings: readonly PaperParagraph[]
}

interface StackDrawing {
  readonly kind: 'stack'
  readonly paragraphs: readonly PaperParagraph[]
}
interface ColumnsDrawing {
  readonly kind: 'columns'
  readonly columns: readonly { readonly width: number; readonly paragraphs: readonly PaperParagraph[] }[]
}
interface RowDrawing {
  readonly kind: 'row'
  readonly section: boolean
  readonly cells: readonly (readonly PaperParagraph[])[]
}

/** A part of the page with what is drawn in its place. */
export interface PagePart extends Part {
  /** What a click picks. */
  readonly id: string
  readonly drawing: StackDrawing | ColumnsDrawing | RowDrawing
  readonly table?: PaperTable | undefined
}

export type PageSlice = Slice<PagePart>

export interface Sheet {
  readonly orientation: 'portrait' | 'landscape'
  /** As printed; empty on a page without number. */
  readonly number: string
  readonly slices: readonly PageSlice[]
}

/**
 * Parts laid out before, so that an edit costs what it changed. `take` forgets what the last layout did not use.
 */
export class PartCache {
  private older = new Map<string, PagePart>()
  private newer = new Map<string, PagePart>()
  private spec: FormatSpec | undefined
  private readonly tables = new Map<string, PaperTable>()

  /** Begins a layout: parts of another format are of no use. */
  begin(spec: FormatSpec): void {
    if (this.spec !== spec) {
      this.older.clear()
      this.newer.clear()
      this.tables.clear()
      this.spec = spec
    }
  }

  /** Ends a complete layout: what it did not use is forgotten. */
  end(): void {
    this.older = this.newer
    this.newer = new Map()
  }

  part(key: string, make: () => PagePart): PagePart {
    const known = this.newer.get(key) ?? this.older.get(key) ?? make()
    this.newer.set(key, known)
    return known
  }

  table(key: string, make: () => PaperTable): PaperTable {
    const known = this.tables.get(key) ?? make()
    this.tables.set(key, known)
    return known
  }
}

/** A row with more lines than this share of the sheet may run over two sheets, as in files/docx-table.ts. */
const tallShare = 0.6

interface Section {
  readonly orientation: Sheet['orientation']
  readonly parts: PagePart[]
}

/**
 * Lays out the blocks, giving way after each of them and each row. What has been laid out so far is asked for by
 * calling the value of a step.
 */
export function* layOut(blocks: readonly Block[], spec: FormatSpec, cache: PartCache): Generator<() => Sheet[], Sheet[]> {
  cache.begin(spec)
  const styles = paperStyles(spec)
  const { page } = spec
  const paper: Paper = { spec, styles, width: page.width - page.left - page.right }
  const keptFrom = firstKept(blocks, spec)
  let section: Section = { orientation: 'portrait', parts: [] }
  const sections = [section]
  const soFar = () => sheetsOf(sections, spec)
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'landscape') {
      section = { orientation: 'landscape', parts: [] }
      sections.push(section)
    } else if (block.kind === 'taskTable') {
      for (const part of tableParts(block, spec, styles, cache)) {
        section.parts.push(part)
        yield soFar
      }
    } else {
      const keepNext = index >= keptFrom
      section.parts.push(cache.part(`${String(keepNext)}${JSON.stringify(block)}`, () => layOutBlock(block, keepNext, paper)))
      yield soFar
    }
  }
  cache.end()
  return soFar()
}

/** All sheets at once. */
export function layOutAll(blocks: readonly Block[], spec: FormatSpec): Sheet[] {
  const steps = layOut(blocks, spec, new PartCache())
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value
}

/** The section's sheets with their page numbers (F-PAGE-13, F-APP-2). */
function sheetsOf(sections: readonly Section[], spec: FormatSpec): Sheet[] {
  const { pageNumber } = spec
  let number = 0
  return sections.flatMap(({ orientation, parts }) => {
    const page = orientation === 'portrait' ? spec.page : spec.landscapePage
    const showsFirst = orientation === 'portrait' ? pageNumber.firstPage : pageNumber.appendixFirstPage
    if (orientation === 'landscape' && pageNumber.restartInAppendix) number = 0
    return paginate(parts, page.height - page.top - page.bottom).map((slices, index) => {
      number += 1
      return { orientation, number: index > 0 || showsFirst ? String(number) : '', slices }
    })
  })
}

/** The last lines of the body go with the signature, so that this never stands alone on a page. */
function firstKept(blocks: readonly Block[], spec: FormatSpec): number {
  const signAt = blocks.findIndex((block) => block.kind === 'signOff')
  const last = blocks[signAt - 1]
  if (last === undefined || !('runs' in last)) return signAt
  const { page, body } = spec
  const text = last.runs.map((run) => run.text).join('')
  const lines = countLines(text, page.width - page.left - page.right - body.firstLineIndent, body.look.size)
  return lines === 1 ? signAt - 2 : signAt - 1
}

type FlowBlock = Exclude<Block, { kind: 'landscape' | 'taskTable' }>

function layOutBlock(block: FlowBlock, keepNext: boolean, paper: Paper): PagePart {
  const { spec, styles } = paper
  switch (block.kind) {
    case 'header': {
      const { leftColumn, rightColumn } = spec.header
      return columnsPart('header', headerColumns(block, paper), [leftColumn, rightColumn])
    }
    case 'typeName':
      return stackPart('typeName', [centredLine('TypeName', block.text, paper)], true)
    case 'abstract':
      return stackPart('abstract', abstractParagraphs(block.lines, paper), true)
    case 'separator':
      return stackPart('abstract', [centredLine('Separator', block.text, paper)], false)
    case 'basis':
    case 'paragraph':
      return textPart(block.id, bodyParagraph('BodyText', block.runs, paper), keepNext)
    case 'item': {
      const label = { text: `${block.label}${block.label === '' ? '' : ' '}` }
      const paragraph = bodyParagraph(block.heading ? 'ItemHeading' : 'BodyText', [label, ...block.runs], paper)
      return textPart(block.id, paragraph, keepNext || block.heading)
    }
    case 'signOff': {
      const { leftColumn, rightColumn } = spec.signature
      return columnsPart('signOff', signOffColumns(block, paper), [leftColumn, rightColumn])
    }
    case 'appendixHeading': {
      const { width, left, right } = spec.landscapePage
      return stackPart(block.id, appendixHeading(block, styles, width - left - right), true)
    }
  }
}

/** A paragraph of the body, which may run over to the next sheet. */
function textPart(id: string, paragraph: PaperParagraph, keepNext: boolean): PagePart {
  const { style, lines } = paragraph
  const column = { paragraphs: [lines.length], lineHeight: style.lineHeight, before: 0, between: 0, after: 0 }
  return {
    id,
    height: lines.length * style.lineHeight,
    before: style.before,
    after: style.after,
    keepNext,
    ...(lines.length > 1 ? { columns: [column] } : {}),
    drawing: { kind: 'stack', paragraphs: [paragraph] },
  }
}

function stackPart(id: string, paragraphs: readonly PaperParagraph[], keepNext: boolean): PagePart {
  return {
    id,
    height: heightOfStack(paragraphs),
    before: paragraphs[0]?.style.before ?? 0,
    after: paragraphs.at(-1)?.style.after ?? 0,
    keepNext,
    drawing: { kind: 'stack', paragraphs },
  }
}

function columnsPart(id: string, columns: readonly (readonly PaperParagraph[])[], widths: readonly number[]): PagePart {
  return {
    id,
    height: Math.max(...columns.map(heightInCell)),
    before: 0,
    after: 0,
    keepNext: false,
    drawing: { kind: 'columns', columns: columns.map((paragraphs, at) => ({ width: widths[at] ?? 0, paragraphs })) },
  }
}

/** Height of paragraphs with the spaces between them, but not above and below. */
function heightOfStack(paragraphs: readonly PaperParagraph[]): number {
  let height = 0
  for (const [at, { style, lines }] of paragraphs.entries()) {
    const above = paragraphs[at - 1]
    height += (above === undefined ? 0 : spaceBetween(above, { style })) + lines.length * style.lineHeight
  }
  return height
}

/** A cell holds the outer spaces of its paragraphs too. */
function heightInCell(paragraphs: readonly PaperParagraph[]): number {
  return (paragraphs[0]?.style.before ?? 0) + heightOfStack(paragraphs) + (paragraphs.at(-1)?.style.after ?? 0)
}

/** Of the two spaces that meet the larger counts. */
export function spaceBetween(above: Pick<PaperParagraph, 'style'>, below: Pick<PaperParagraph, 'style'>): number {
  return Math.max(above.style.after, below.style.before)
}

function* tableParts(block: TaskTableBlock, spec: FormatSpec, styles: PaperStyles, cache: PartCache): Generator<PagePart> {
  const key = JSON.stringify([block.id, block.columns])
  const table = cache.table(key, () => tableFrame(block, spec, styles))
  if (block.rows.length === 0) yield emptyTable(table)
  const layOutCells = cellLayouts(table, block, spec, styles)
  for (const row of block.rows) {
    const text = row.kind === 'section' ? `${row.label}\u0001${row.title}` : row.cells.join('\u0001')
    yield cache.part(`${key}\u0001${row.id}\u0001${row.kind}\u0001${text}`, () => layOutRow(row, layOutCells, table, spec, styles))
  }
}

function tableFrame({ id, columns }: TaskTableBlock, spec: FormatSpec, styles: PaperStyles): PaperTable {
  const { cellPadding: padding, borderThickness, repeatColumnHeadings } = spec.appendix
  const border = borderThickness * millimetresPerPoint
  const widths = columns.map((column) => column.width)
  const headings = columns.map(({ heading, width }) => flow(styles.ColumnHeading, [{ text: heading }], width - 2 * padding))
  return {
    id,
    widths,
    padding,
    border,
    headings,
    headHeight: Math.max(...headings.map((heading) => heightInCell([heading]))) + border,
    footHeight: border,
    repeatsHead: repeatColumnHeadings,
  }
}

function emptyTable(table: PaperTable): PagePart {
  return { id: table.id, height: 0, before: 0, after: 0, keepNext: false, table, drawing: { kind: 'row', section: false, cells: [] } }
}

type CellLayouts = readonly ((text: string) => readonly PaperParagraph[])[]

/** Cell text -> paragraphs, for each column. Bodies, symbols and deadlines recur, so each text is laid out once. */
function cellLayouts(table: PaperTable, block: TaskTableBlock, spec: FormatSpec, styles: PaperStyles): CellLayouts {
  const { size } = spec.appendix.cellLook
  return block.columns.map((column) => {
    const known = new Map<string, readonly PaperParagraph[]>()
    const style = column.align === 'center' ? styles.CellCenter : styles.CellLeft
    const width = column.width - 2 * table.padding
    const setLine = (line: string) => {
      const text = tieNumbers(line)
      return flow(style, [{ text }], width, breakingHyphens(text, { width, indent: 0, size }))
    }
    return (text) => {
      const cell = known.get(text) ?? text.split('\n').map(setLine)
      known.set(text, cell)
      return cell
    }
  })
}

function layOutRow(row: TableRow, layOutCells: CellLayouts, table: PaperTable, spec: FormatSpec, styles: PaperStyles): PagePart {
  const { widths, padding, border } = table
  const base = { id: row.id, before: 0, after: 0, frame: border, table }
  if (row.kind === 'section') {
    const [first = 0, ...others] = widths
    const wide = others.reduce((sum, width) => sum + width, 0) - 2 * padding
    const cells = [
      [flow(styles.SectionLabel, [{ text: row.label }], first - 2 * padding)],
      [flow(styles.SectionTitle, [{ text: tieNumbers(row.title) }], wide)],
    ]
    const height = Math.max(...cells.map(heightInCell)) + border
    return { ...base, height, keepNext: true, drawing: { kind: 'row', section: true, cells } }
  }
  const cells = layOutCells.map((layOutCell, at) => layOutCell(row.cells[at] ?? ''))
  const height = Math.max(...cells.map(heightInCell)) + border
  const mayBreak = !spec.appendix.keepRowsWhole || isTall(cells, spec, styles)
  return {
    ...base,
    height,
    keepNext: false,
    ...(mayBreak ? { columns: cells.map(columnOf) } : {}),
    drawing: { kind: 'row', section: false, cells },
  }
}

function isTall(cells: readonly (readonly PaperParagraph[])[], { landscapePage: page }: FormatSpec, { CellLeft }: PaperStyles): boolean {
  const allowed = Math.floor(((page.height - page.top - page.bottom) * tallShare) / CellLeft.lineHeight)
  return cells.some((cell) => cell.reduce((sum, paragraph) => sum + paragraph.lines.length, 0) > allowed)
}

function columnOf(paragraphs: readonly PaperParagraph[]): Column {
  const { before = 0, after = 0, lineHeight = 0 } = paragraphs[0]?.style ?? {}
  const lines = paragraphs.map((paragraph) => paragraph.lines.length)
  return { paragraphs: lines, lineHeight, before, between: Math.max(before, after), after }
}
