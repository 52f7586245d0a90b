/** docx, used as its manual shows it, with the style of the appendix. */
import {
  BorderStyle,
  Document,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import type { TableBlock } from '../src/page/blocks.ts'
import { cellsOf } from './table.ts'

const typeface = 'Times New Roman'
const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4)

/** The appendix with a paragraph style for each kind of cell. */
export async function plainDocx(table: TableBlock): Promise<Uint8Array> {
  const widths = table.columns.map((column) => twips(column.width))
  const cell = (text: string, at: number, style: string) =>
    new TableCell({ width: { size: widths[at] ?? 0, type: WidthType.DXA }, children: [new Paragraph({ style, text })] })
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  const headings = table.columns.map((column, at) => cell(column.heading, at, 'Heading'))
  const rows = [
    new TableRow({ tableHeader: true, cantSplit: true, children: headings }),
    ...cellsOf(table).map(
      (texts) => new TableRow({ cantSplit: true, children: texts.map((text, at) => cell(text, at, 'Cell')) }),
    ),
  ]
  const font = { ascii: typeface, hAnsi: typeface, eastAsia: typeface, cs: typeface }
  const document = new Document({
    styles: {
      default: { document: { run: { font, size: 22 } } },
      paragraphStyles: [
        { id: 'Cell', name: 'Cell', basedOn: 'Normal', run: { size: 22 } },
        { id: 'Heading', name: 'Heading', basedOn: 'Normal', run: { size: 22, bold: true } },
      ],
    },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE } } },
        children: [
          new Table({
            rows,
            columnWidths: widths,
            layout: TableLayoutType.FIXED,
            width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
            borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
          }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
