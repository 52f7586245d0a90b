/**
 * The tables of a DOCX. The docx library writes the table, its header row and one prototype row
 * of each kind; the prototype is then stamped for every row of data. The library stays the only author of
 * the markup, and 5,000 rows take a fraction of the time.
 */
import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow as DocxRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import { type TableBlock, type TableColumn, sectionCells } from '../page/blocks.ts'
import { tieCentred } from '../page/compose/balance-lines.ts'
import { tieHeading } from '../page/compose/columns.ts'
import { breakingHyphens, tieNumbers } from '../page/compose/no-break.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import { twips } from './docx-styles.ts'
import { escapeXml } from './escape-xml.ts'

/** Private-use characters around a marker: no notice may hold them (domain/words/text.ts). */
const marker = (table: number, row: string, cell: number): string => `\uE000${table}${row}${cell}\uE001`

const rowKinds = ['section', 'cells', 'split'] as const
type RowKind = (typeof rowKinds)[number]

/** The table with its header row and one prototype row of each kind. `index` distinguishes the tables of a file. */
export function prototypeTable(block: TableBlock, index: number, spec: FormatSpec): Table {
  const { appendix } = spec
  const widths = block.columns.map((column) => twips(column.width))
  const line = { style: BorderStyle.SINGLE, size: Math.round(appendix.borderThickness * 8), color: '000000' }
  const padding = twips(appendix.cellPadding)
  return new Table({
    width: sumOf(widths),
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    margins: { left: padding, right: padding, marginUnitType: WidthType.DXA },
    rows: [
      headingRow(block, spec),
      sectionRow(block, index, widths),
      cellsRow(block, index, 'cells', true),
      cellsRow(block, index, 'split', false),
    ],
  })
}

function sumOf(widths: readonly number[]) {
  return { size: widths.reduce((sum, part) => sum + part, 0), type: WidthType.DXA }
}

function headingRow({ columns }: TableBlock, spec: FormatSpec): DocxRow {
  return new DocxRow({
    tableHeader: spec.appendix.repeatColumnHeadings,
    cantSplit: true,
    children: columns.map(
      (column) =>
        new TableCell({
          width: sumOf([twips(column.width)]),
          verticalAlign: VerticalAlign.CENTER,
          children: [new Paragraph({ style: 'ColumnHeading', text: tieHeading(column, spec) })],
        }),
    ),
  })
}

function hasLabelCell({ columns }: TableBlock): boolean {
  return sectionCells({ kind: 'section', id: '', label: '', title: '' }, columns).length === 2
}

function sectionRow(block: TableBlock, index: number, widths: readonly number[]): DocxRow {
  const [first = 0, ...others] = widths
  if (!hasLabelCell(block)) {
    const title = new Paragraph({ style: 'SectionTitle', text: marker(index, 'section', 0) })
    const cell = new TableCell({ width: sumOf(widths), columnSpan: widths.length, children: [title] })
    return new DocxRow({ cantSplit: true, children: [cell] })
  }
  return new DocxRow({
    cantSplit: true,
    children: [
      new TableCell({
        width: sumOf([first]),
        children: [new Paragraph({ style: 'SectionLabel', text: marker(index, 'section', 0) })],
      }),
      new TableCell({
        width: sumOf(others),
        columnSpan: others.length,
        children: [new Paragraph({ style: 'SectionTitle', text: marker(index, 'section', 1) })],
      }),
    ],
  })
}

function cellsRow({ columns }: TableBlock, index: number, kind: RowKind, keptWhole: boolean): DocxRow {
  return new DocxRow({
    cantSplit: keptWhole,
    children: columns.map(
      ({ width, align }, cell) =>
        new TableCell({
          width: sumOf([twips(width)]),
          children: [
            new Paragraph({
              style: align === 'center' ? 'CellCenter' : 'CellLeft',
              text: marker(index, kind, cell),
            }),
          ],
        }),
    ),
  })
}

/** A prototype row cut open: what comes before each cell text, and how a cell starts a further paragraph. */
interface CutRow {
  readonly literals: readonly string[]
  /** Between two lines of a cell: closes its paragraph and opens another like it. */
  readonly breaks: readonly string[]
}

/** document.xml in pieces, with the prototype rows of each table replaced by its rows. */
export function* stampTables(xml: string, blocks: readonly TableBlock[], spec: FormatSpec): Generator<string> {
  let done = 0
  for (const [index, block] of blocks.entries()) {
    const cuts = new Map<RowKind, CutRow>()
    let start = -1
    let end = -1
    for (const kind of rowKinds) {
      const row = findRow(xml, marker(index, kind, 0))
      if (start === -1) start = row.start
      end = row.end
      const cells = kind !== 'section' ? block.columns.length : hasLabelCell(block) ? 2 : 1
      cuts.set(kind, cutRow(xml.slice(row.start, row.end), index, kind, cells))
    }
    yield xml.slice(done, start)
    yield* stampRows(block, cuts, spec)
    done = end
  }
  yield xml.slice(done)
}

function findRow(xml: string, first: string): { start: number; end: number } {
  const at = xml.indexOf(first)
  const start = Math.max(xml.lastIndexOf('<w:tr>', at), xml.lastIndexOf('<w:tr ', at))
  const close = xml.indexOf('</w:tr>', at)
  if (at === -1 || start === -1 || close === -1) throw new Error('docx: prototype row not found')
  return { start, end: close + '</w:tr>'.length }
}

function cutRow(row: string, index: number, kind: RowKind, expected: number): CutRow {
  const literals: string[] = []
  const breaks: string[] = []
  let done = 0
  for (let cell = 0; ; cell += 1) {
    const sign = marker(index, kind, cell)
    const at = row.indexOf(sign, done)
    if (at === -1) break
    literals.push(row.slice(done, at))
    done = at + sign.length
    const open = Math.max(row.lastIndexOf('<w:p>', at), row.lastIndexOf('<w:p ', at))
    const close = row.indexOf('</w:p>', at) + '</w:p>'.length
    breaks.push(row.slice(done, close) + row.slice(open, at))
  }
  literals.push(row.slice(done))
  if (breaks.length !== expected || literals.some((part) => part.includes('\uE000'))) {
    throw new Error('docx: prototype row changed its shape')
  }
  return { literals, breaks }
}

function* stampRows(block: TableBlock, cuts: ReadonlyMap<RowKind, CutRow>, spec: FormatSpec): Generator<string> {
  const setCells = block.columns.map((column, cell) => cellSetter(column, spec, cuts.get('cells')?.breaks[cell] ?? ''))
  for (const row of block.rows) {
    if (row.kind === 'section') {
      const { literals } = cutOf(cuts, 'section')
      const texts = sectionCells(row, block.columns).map((text) => escapeXml(tieNumbers(text)))
      yield literals.map((literal, at) => literal + (texts[at] ?? '')).join('')
      continue
    }
    const { literals } = cutOf(cuts, row.maySplit === true ? 'split' : 'cells')
    let stamped = literals[0] ?? ''
    for (let cell = 0; cell < setCells.length; cell += 1) {
      stamped += (setCells[cell]?.(row.cells[cell] ?? '') ?? '') + (literals[cell + 1] ?? '')
    }
    yield stamped
  }
}

function cutOf(cuts: ReadonlyMap<RowKind, CutRow>, kind: RowKind): CutRow {
  const cut = cuts.get(kind)
  if (cut === undefined) throw new Error(`docx: no prototype for ${kind}`)
  return cut
}

/** Cell text -> markup of one column. Bodies, symbols and deadlines recur, so each text is set once. */
function cellSetter(column: TableColumn, spec: FormatSpec, paragraphBreak: string): (text: string) => string {
  const known = new Map<string, string>()
  const width = column.width - 2 * spec.appendix.cellPadding
  const setting = { width, indent: 0, size: spec.appendix.cellLook.size }
  const tie = column.align === 'center' ? tieCentred : tieNumbers
  const setLine = (line: string): string => {
    const tied = tie(line, setting)
    const hyphens = breakingHyphens(tied, setting)
    if (hyphens.length === 0) return escapeXml(tied)
    let set = ''
    let done = 0
    for (const at of hyphens) {
      set += `${escapeXml(tied.slice(done, at))}</w:t><w:noBreakHyphen/><w:t xml:space="preserve">`
      done = at + 1
    }
    return set + escapeXml(tied.slice(done))
  }
  return (text) => {
    let set = known.get(text)
    if (set === undefined) {
      set = text.includes('\n') ? text.split('\n').map(setLine).join(paragraphBreak) : setLine(text)
      known.set(text, set)
    }
    return set
  }
}
