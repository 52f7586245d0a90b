/** The libraries used plainly, as their manuals show it, with the look of the appendix. */
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
import exceljs from 'exceljs'
import type { TaskTableBlock } from '../src/page/blocks.ts'

const typeface = 'Times New Roman'
const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4)

/** The cells of every row; a section row fills the first two. */
export function cellsOf(table: TaskTableBlock): (readonly string[])[] {
  const rest = table.columns.slice(2).map(() => '')
  return table.rows.map((row) => (row.kind === 'task' ? row.cells : [row.label, row.title, ...rest]))
}

/** docx with a paragraph style for each kind of cell. */
export async function plainDocx(table: TaskTableBlock): Promise<Uint8Array> {
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

/** exceljs in memory with column styles. */
export async function plainExceljs(table: TaskTableBlock): Promise<Uint8Array> {
  const thin = { style: 'thin' } as const
  const border = { top: thin, left: thin, bottom: thin, right: thin }
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet('Phụ lục', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
  })
  sheet.columns = table.columns.map((column) => ({
    width: column.width / 2.1,
    style: {
      font: { name: typeface, size: 11 },
      border,
      alignment: { vertical: 'top', horizontal: column.align, wrapText: true },
    },
  }))
  sheet.addRow(table.columns.map((column) => column.heading)).font = { name: typeface, size: 11, bold: true }
  for (const texts of cellsOf(table)) sheet.addRow([Number(texts[0]) || texts[0], ...texts.slice(1)])
  sheet.autoFilter = `A1:I${table.rows.length + 1}`
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
