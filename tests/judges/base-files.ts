/**
 * Two small good files, made by the libraries themselves, for the tests of the judges: a document with a portrait
 * body and a landscape table, and a sheet with the same table. Every break of break_files.py finds its place in them.
 */
import * as docx from 'docx'
import ExcelJS from 'exceljs'

const columnHeadings = ['STT', 'Nội dung nhiệm vụ', 'Thời hạn']
const columnWidths = [15, 160, 30]
export const tableRows = Array.from(
  { length: 40 },
  (_, index) =>
    [
      index + 1,
      `Rà soát, tổng hợp kết quả thực hiện phần việc thứ ${index + 1} trên địa bàn tỉnh, báo cáo đúng thời hạn được giao.`,
      new Date(Date.UTC(2026, 11, (index % 28) + 1)),
    ] as const,
)

const writeDate = (date: Date) =>
  `${String(date.getUTCDate()).padStart(2, '0')}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`
const twips = (mm: number) => Math.round((mm * 1440) / 25.4)

/** What a wrong document differs by: the tests of the layout judge change these. */
export interface BaseLook {
  readonly font?: string
  readonly leftMargin?: number
  /** Type size of the body, pt. */
  readonly size?: number
  readonly repeatedHeading?: boolean
}

const styles = (font: string, size: number): docx.IStylesOptions => ({
  default: { document: { run: { font, size: size * 2, language: { value: 'vi-VN' } } } },
  paragraphStyles: [
    {
      id: 'Body',
      name: 'Body',
      paragraph: { alignment: 'both', indent: { firstLine: twips(10) }, spacing: { after: 120 } },
    },
    { id: 'Cell', name: 'Cell', run: { size: 24 } },
  ],
})

const numbering: docx.INumberingOptions = {
  config: [
    {
      reference: 'list\u2063',
      levels: [
        { level: 0, format: 'decimal', text: '%1.', alignment: 'left' },
        { level: 1, format: 'lowerLetter', text: '%2)', alignment: 'left' },
      ],
    },
  ],
}

function makeTable(repeatedHeading: boolean): docx.Table {
  const row = (cells: readonly string[], heading: boolean) =>
    new docx.TableRow({
      ...(heading && repeatedHeading ? { tableHeader: true } : {}),
      cantSplit: true,
      children: cells.map(
        (text, column) =>
          new docx.TableCell({
            width: { size: twips(columnWidths[column]!), type: 'dxa' },
            ...(heading ? { verticalAlign: 'center' } : {}),
            children: [new docx.Paragraph({ style: 'Cell', text })],
          }),
      ),
    })
  return new docx.Table({
    width: { size: columnWidths.reduce((sum, width) => sum + twips(width), 0), type: 'dxa' },
    columnWidths: columnWidths.map(twips),
    layout: 'fixed',
    rows: [
      row(columnHeadings, true),
      ...tableRows.map(([stt, content, date]) => row([String(stt), content, writeDate(date)], false)),
    ],
  })
}

const makeBody = () => [
  new docx.Paragraph({
    alignment: 'center',
    children: [new docx.TextRun({ text: 'VĂN BẢN MẪU', bold: true, size: 28 })],
  }),
  ...tableRows.map(
    ([stt, content]) =>
      new docx.Paragraph({
        style: 'Body',
        children: [
          new docx.TextRun(`${content} `),
          new docx.TextRun({ text: `Xong trước ngày thứ ${stt}.`, bold: true, italics: true }),
        ],
      }),
  ),
  new docx.Paragraph({ text: 'Mục đánh số tự động', numbering: { reference: 'list\u2063', level: 0 } }),
]

/** A good DOCX: margins 20/20/30/15 mm, Times New Roman 14; table on landscape pages 20/20/20/15 mm, 12 pt. */
export async function makeBaseDocx(look: BaseLook = {}): Promise<Buffer> {
  const { font = 'Times New Roman', leftMargin = 30, size = 14, repeatedHeading = true } = look
  const page = (orientation: 'portrait' | 'landscape', left: number) => ({
    size: { width: twips(210), height: twips(297), orientation },
    margin: { top: twips(20), bottom: twips(20), left: twips(left), right: twips(15), header: twips(10) },
  })
  const pageNumber = new docx.Header({
    children: [
      new docx.Paragraph({
        alignment: 'center',
        children: [new docx.TextRun({ children: [docx.PageNumber.CURRENT] })],
      }),
    ],
  })
  const document = new docx.Document({
    title: 'Văn bản mẫu',
    styles: styles(font, size),
    numbering,
    sections: [
      {
        properties: { titlePage: true, page: page('portrait', leftMargin) },
        headers: { default: pageNumber },
        children: makeBody(),
      },
      {
        properties: { page: page('landscape', 20) },
        headers: { default: pageNumber },
        // LibreOffice 7.4 leaves a section that begins with a table on the pages of the one before.
        children: [new docx.Paragraph({ alignment: 'center', text: 'PHỤ LỤC' }), makeTable(repeatedHeading)],
      },
    ],
  })
  return docx.Packer.toBuffer(document)
}

/** A good XLSX: A4 landscape, heading row repeated, frozen and filtered, dates as dates, row ids in a hidden column. */
export async function makeBaseXlsx(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.title = 'Bảng mẫu'
  const sheet = book.addWorksheet('Phụ lục', {
    views: [{ state: 'frozen', ySplit: 2 }],
    pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.pageSetup.printTitlesRow = '1:2'
  sheet.pageSetup.printArea = `A1:C${tableRows.length + 2}`
  const font = { name: 'Times New Roman', size: 12 }
  const side = { style: 'thin' } as const
  const border = { top: side, left: side, bottom: side, right: side }
  sheet.columns = [...columnWidths.map((width) => ({ width: width / 2 })), { width: 10, hidden: true }]
  sheet.addRow(['Phụ lục']).font = { ...font, bold: true }
  sheet.mergeCells('A1:C1')
  sheet.addRow(columnHeadings).font = { ...font, bold: true }
  for (const [stt, content, date] of tableRows) {
    const row = sheet.addRow([stt, content, date, `row-${stt}`])
    row.height = 31.5
    row.eachCell((cell) => {
      cell.style = { font, border, alignment: { vertical: 'top', wrapText: true } }
    })
    row.getCell(3).numFmt = 'dd/mm/yyyy'
  }
  sheet.autoFilter = `A2:C${tableRows.length + 2}`
  return Buffer.from(await book.xlsx.writeBuffer())
}
