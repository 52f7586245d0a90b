/** exceljs in memory, used as its manual shows it, with the style of the appendix. */
import exceljs from 'exceljs'
import type { TableBlock } from '../src/page/blocks.ts'
import { cellsOf } from './table.ts'

const typeface = 'Times New Roman'

/** The appendix with column styles. */
export async function plainExceljs(table: TableBlock): Promise<Uint8Array> {
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
