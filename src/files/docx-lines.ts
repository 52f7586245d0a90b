/** Paragraphs on lines that are chosen, and columns without borders: what the head and the signatures are made of. */
import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx'
import type { SetLines } from '../page/blocks.ts'
import { measureText } from '../page/compose/text-measure.ts'
import type { Look } from '../page/format/spec.ts'
import { twips } from './docx-styles.ts'

export function line(style: string, text: string, outlineLevel?: number): Paragraph {
  return new Paragraph({
    style,
    ...(outlineLevel === undefined ? {} : { outlineLevel }),
    children: [new TextRun({ text })],
  })
}

export function optional(style: string, text: string): Paragraph[] {
  return text === '' ? [] : [line(style, text)]
}

/** One paragraph on lines that are chosen, not left to the edge of the column. */
export function brokenLine(style: string, lines: readonly string[]): Paragraph {
  return new Paragraph({
    style,
    children: lines.map((text, index) => new TextRun(index === 0 ? { text } : { text, break: 1 })),
  })
}

/** A program that sets letters a little narrower may get so much more on a line. */
const slack = 1.06

/** The runs of one chosen line. Its words are tied line by line, so that it stays one text and reads back as it was. */
export function runsOnLines(lines: readonly string[], width: number, look: Look): TextRun[] {
  const merge = lines.some(
    (text, at) => at > 0 && measureText(`${lines[at - 1] ?? ''} ${text}`, look.size, look) <= width * slack,
  )
  if (merge) return lines.map((text, index) => new TextRun(index === 0 ? { text } : { text, break: 1 }))
  const [only] = lines
  const text = lines.length === 1 ? only : lines.map((part) => part.replaceAll(' ', '\u00A0')).join(' ')
  return [new TextRun({ text: text ?? '' })]
}

/** A centred text: a paragraph for each line that was chosen. */
export function centred(style: string, set: SetLines, width: number, look: Look): Paragraph[] {
  return set.map((lines) => new Paragraph({ style, children: runsOnLines(lines, width, look) }))
}

const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noLines = {
  top: noLine,
  bottom: noLine,
  left: noLine,
  right: noLine,
  insideHorizontal: noLine,
  insideVertical: noLine,
}

/** A column of the page: its width, and what stays free of it on either side, mm. */
export interface SideColumn {
  readonly width: number
  readonly left?: number
  readonly right?: number
  readonly children: readonly Paragraph[]
}

/** Columns without lines, on one row that is never split. */
export function sideBySide(columns: readonly SideColumn[]): Table {
  const widths = columns.map(({ width }) => twips(width))
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: noLines,
    margins: { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA },
    rows: [
      new TableRow({
        cantSplit: true,
        children: columns.map(
          ({ left = 0, right = 0, children }, at) =>
            new TableCell({
              width: { size: widths[at] ?? 0, type: WidthType.DXA },
              ...(left + right > 0
                ? { margins: { left: twips(left), right: twips(right), marginUnitType: WidthType.DXA } }
                : {}),
              children: children.length === 0 ? [new Paragraph({})] : [...children],
            }),
        ),
      }),
    ],
  })
}
