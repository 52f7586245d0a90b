/** The parts of a sheet, drawn line by line in their places. */
import { type ReactNode, useContext } from 'react'
import type { PageSlice } from './layout.ts'
import { type PagePart, type PaperTable, type RowDrawing, spaceBetween } from './page-parts.ts'
import { Line, millimetres, paragraphStyle, shiftOf } from './line.tsx'
import { millimetresPerPoint } from './paper-styles.ts'
import type { PaperParagraph } from './paragraphs.ts'
import { PaperOutline, PrintedPart, PrintedParagraph } from './printed-text.tsx'

export { millimetres }

interface MarkProps {
  /** Id of the part in view, marked softly. */
  readonly current: string | null
}

/** Everything on a sheet but its page number. Rows of one table that follow each other are one table. */
export function SheetContent({ slices, current }: MarkProps & { readonly slices: readonly PageSlice[] }): ReactNode {
  const groups: PageSlice[][] = []
  for (const slice of slices) {
    const { table } = slice.part
    const group = groups.at(-1)
    if (group !== undefined && table !== undefined && group[0]?.part.table === table) group.push(slice)
    else groups.push([slice])
  }
  return groups.map((group) => {
    const [first] = group
    if (first === undefined) return null
    const { table } = first.part
    if (table !== undefined) return <SheetTable key={first.top} table={table} slices={group} current={current} />
    return <SheetPart key={first.top} slice={first} current={current} />
  })
}

function SheetPart({ slice, current }: MarkProps & { readonly slice: PageSlice }): ReactNode {
  const { part, top, height } = slice
  return (
    <div
      className={markedClass('page-part', part.id, current)}
      data-part={part.id}
      style={{ top: millimetres(top), height: millimetres(height) }}
    >
      <Drawing part={part} slice={slice} current={current} />
    </div>
  )
}

function Drawing({
  part,
  slice,
  current,
}: MarkProps & { readonly part: PagePart; readonly slice: PageSlice }): ReactNode {
  const { drawing } = part
  if (drawing.kind === 'columns') {
    return (
      <div className="page-columns">
        {drawing.columns.map(({ width, left = 0, right = 0, paragraphs }, at) => (
          <div
            key={at}
            style={{ width: millimetres(width), paddingLeft: millimetres(left), paddingRight: millimetres(right) }}
          >
            <Paragraphs paragraphs={paragraphs} outer={true} current={current} />
          </div>
        ))}
      </div>
    )
  }
  if (drawing.kind === 'row') return null
  return <Stack part={part} slice={slice} paragraphs={piecesOf(drawing.paragraphs, slice, 0)} current={current} />
}

/** On paper a paragraph is one, also where it runs over to the next sheet, and a heading is a heading. */
function Stack({
  part,
  slice,
  paragraphs,
  current,
}: MarkProps & {
  readonly part: PagePart
  readonly slice: PageSlice
  readonly paragraphs: readonly PaperParagraph[]
}): ReactNode {
  const outline = useContext(PaperOutline)
  if (outline === null) return <Paragraphs paragraphs={paragraphs} outer={false} current={current} />
  return <PrintedPart part={part} cut={slice.cut} paragraphs={paragraphs} outline={outline} />
}

function SheetTable({
  table,
  slices,
  current,
}: MarkProps & { readonly table: PaperTable; readonly slices: readonly PageSlice[] }): ReactNode {
  const { widths, border } = table
  const [first] = slices
  const headed = first?.headed === true
  const top = (first?.top ?? 0) - (headed ? table.headHeight : 0)
  const width = widths.reduce((sum, own) => sum + own, 0)
  const line = { borderWidth: `${border / millimetresPerPoint}pt` }
  // A thin border is drawn one pixel wide, half of it in each cell.
  const side = `calc(${millimetres(table.padding)} - 0.5px)`
  const padding = { paddingLeft: side, paddingRight: side, ...line }
  return (
    <table
      className="page-table"
      style={{ top: millimetres(top), left: millimetres(-border / 2), width: millimetres(width + border) }}
    >
      <colgroup>
        {widths.map((own, at) => (
          <col key={at} style={{ width: millimetres(own) }} />
        ))}
      </colgroup>
      {headed && (
        <thead>
          <tr style={{ height: millimetres(table.headHeight) }}>
            {table.headings.map((heading, at) => (
              <th key={at} scope="col" style={padding}>
                <Paragraphs paragraphs={[heading]} outer={true} current={null} />
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {slices.map((slice) => (
          <Row
            key={`${slice.part.id} ${slice.top}`}
            slice={slice}
            padding={padding}
            columns={widths.length}
            current={current}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps extends MarkProps {
  readonly slice: PageSlice
  readonly padding: { readonly paddingLeft: string; readonly paddingRight: string }
  readonly columns: number
}

function Row({ slice, padding, columns, current }: RowProps): ReactNode {
  const { part, height } = slice
  const { drawing } = part
  if (drawing.kind !== 'row' || drawing.cells.length === 0) return null
  return (
    <tr
      className={markedClass('page-row', part.id, current)}
      data-part={part.id}
      style={{ height: millimetres(height) }}
    >
      {drawing.cells.map((cell, at) => (
        <td key={at} style={padding} {...spanOf(drawing, at, columns)}>
          <Paragraphs paragraphs={piecesOf(cell, slice, at)} outer={true} current={null} />
        </td>
      ))}
    </tr>
  )
}

/** The title of a section runs over the columns that its numeral leaves. */
function spanOf({ section, cells }: RowDrawing, at: number, columns: number): { colSpan?: number } {
  return section && at === cells.length - 1 ? { colSpan: columns - at } : {}
}

function markedClass(name: string, id: string, current: string | null): string {
  return id === current ? `${name} page-current` : name
}

/** The paragraphs of a column with only the lines that are on this sheet. */
function piecesOf(
  paragraphs: readonly PaperParagraph[],
  { cut }: PageSlice,
  column: number,
): readonly PaperParagraph[] {
  if (cut === undefined) return paragraphs
  const from = cut.from[column] ?? 0
  const to = cut.to[column] ?? 0
  let start = 0
  return paragraphs.flatMap((paragraph) => {
    const first = Math.max(0, from - start)
    const lines = paragraph.lines.slice(first, Math.max(0, to - start))
    start += paragraph.lines.length
    if (lines.length === 0) return []
    return [{ ...paragraph, lines }]
  })
}

interface ParagraphsProps extends MarkProps {
  readonly paragraphs: readonly PaperParagraph[]
  /** Whether the space above the first paragraph counts: in a cell it does. */
  readonly outer: boolean
}

export function Paragraphs({ paragraphs, outer, current }: ParagraphsProps): ReactNode {
  return paragraphs.map((paragraph, at) => {
    const above = paragraphs[at - 1]
    const space = above === undefined ? (outer ? paragraph.style.before : 0) : spaceBetween(above, paragraph)
    return <Paragraph key={at} paragraph={paragraph} space={space} current={current} />
  })
}

function Paragraph({
  paragraph,
  space,
  current,
}: MarkProps & { readonly paragraph: PaperParagraph; readonly space: number }): ReactNode {
  const isPrinted = useContext(PaperOutline) !== null
  const { style, lines, id, rule } = paragraph
  if (rule !== undefined) {
    const line = { width: millimetres(rule.length), borderTopWidth: millimetres(rule.thickness) }
    return (
      <div style={paragraphStyle(paragraph, space)}>
        <div className="page-rule" style={line} />
      </div>
    )
  }
  if (isPrinted) return <PrintedParagraph paragraph={paragraph} space={space} />
  return (
    <p
      className={markedClass(`page-paragraph page-${style.align}`, id ?? '', id === undefined ? null : current)}
      {...(id === undefined ? {} : { 'data-part': id })}
      style={paragraphStyle(paragraph, space)}
    >
      {lines.map((line, at) => (
        <Line key={at} line={line} look={style.look} shift={shiftOf(style)} />
      ))}
    </p>
  )
}
