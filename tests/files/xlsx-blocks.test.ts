/** Workbooks that somebody else has made, read as papers: what a reader of the sheets sees is what is read. */
import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../src/files/xlsx-blocks.ts'
import { writeXlsx } from '../../src/files/xlsx-write.ts'
import { readPaper } from '../../src/services/reading.ts'
import { countIds } from '../helpers/build.ts'
import { appendix, columns, notice, rows, section, spec, task } from './appendix-blocks.ts'

async function bytesOf(fill: (book: exceljs.Workbook) => void): Promise<Uint8Array> {
  const book = new exceljs.Workbook()
  fill(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const read = (bytes: Uint8Array) => readPaper(bytes, countIds(), '2026-06-01T00:00:00Z')
const day = (year: number, month: number, date: number) => new Date(Date.UTC(year, month - 1, date))

/** A list as an office keeps it: titles above, a heading of two rows, sections merged over it, a signature below. */
function keepList(book: exceljs.Workbook): void {
  const sheet = book.addWorksheet('Quý I')
  sheet.addRow(['DANH MỤC CÔNG VIỆC CẦN LÀM NĂM 2026'])
  sheet.mergeCells('A1:F1')
  sheet.addRow(['(Kèm theo Thông báo số 31-TB/BCĐ, ngày 05/5/2026 của Ban Chỉ đạo)'])
  sheet.addRow([])
  sheet.addRow(['STT', 'Nội dung công việc', 'Cơ quan thực hiện', null, 'Thời hạn hoàn thành', 'Yêu cầu kết quả'])
  sheet.addRow([null, null, 'Chủ trì', 'Phối hợp', null, null])
  for (const range of ['A4:A5', 'B4:B5', 'C4:D4', 'E4:E5', 'F4:F5']) sheet.mergeCells(range)
  sheet.addRow(['I. ĐƯỜNG GIAO THÔNG'])
  sheet.mergeCells('A6:F6')
  sheet.addRow([1, 'Rà soát các cầu yếu', 'Sở Xây dựng', 'UBND các xã', day(2026, 9, 5), 0.8])
  sheet.addRow([2, 'Lắp biển báo tải trọng', null, null, 'Trong quý III/2026', '#N/A'])
  sheet.mergeCells('C7:C8')
  sheet.addRow([3, 'Việc đã bỏ', 'Sở Tư pháp', null, '30/6/2026', null])
  sheet.addRow(['NƯỚC SẠCH'])
  sheet.mergeCells('A10:F10')
  sheet.addRow([4, 'Đo chất lượng nước', 'Sở Y tế', null, { formula: 'E7+30', result: day(2026, 10, 5) }, null])
  sheet.addRow([5, 'Báo cáo kết quả', 'Sở Y tế', null, day(2026, 12, 1), 'Báo cáo'])
  sheet.addRow([])
  sheet.addRow([null, null, null, null, 'NGƯỜI LẬP BIỂU'])
  for (const cell of ['E7', 'E11']) sheet.getCell(cell).numFmt = 'dd/mm/yyyy'
  sheet.getCell('E12').numFmt = 'mm/yyyy'
  sheet.getCell('F7').numFmt = '0%'
  sheet.getRow(9).hidden = true
}

describe('a workbook that is a list of tasks', () => {
  test('is read as its table, with sections, dates and merged cells as they are shown', async () => {
    const form = await read(await bytesOf(keepList))
    expect([form.kind, form.typeName, form.items, form.tables.length]).toEqual(['other', '', [], 1])
    const [table] = form.tables
    expect(table?.kind).toBe('tasks')
    expect(table?.title).toBe('DANH MỤC CÔNG VIỆC CẦN LÀM NĂM 2026')
    expect(table?.columns.map(({ role }) => role)).toEqual([
      'ordinal',
      'name',
      'lead',
      'coordinating',
      'planned',
      'result',
    ])
    expect(table?.sections.map(({ label, title }) => [label, title])).toEqual([
      ['I.', 'ĐƯỜNG GIAO THÔNG'],
      ['', 'NƯỚC SẠCH'],
    ])
    const cells = table?.sections.flatMap((one) => one.rows.map((row) => [row.ordinal, ...Object.values(row.cells)]))
    expect(cells).toEqual([
      ['1', 'Rà soát các cầu yếu', 'Sở Xây dựng', 'UBND các xã', '05/9/2026', '80%'],
      ['2', 'Lắp biển báo tải trọng', 'Sở Xây dựng', '', 'Trong quý III/2026', '#N/A'],
      ['4', 'Đo chất lượng nước', 'Sở Y tế', '', '05/10/2026', ''],
      ['5', 'Báo cáo kết quả', 'Sở Y tế', '', '12/2026', 'Báo cáo'],
    ])
    expect(form.unplaced.map(({ text }) => text)).toEqual(['NGƯỜI LẬP BIỂU'])
  })

  test('names what it left out and what it wrote again', async () => {
    const form = await read(
      await bytesOf((book) => {
        keepList(book)
        book.addWorksheet('Nháp', { state: 'hidden' }).addRow(['bỏ'])
      }),
    )
    expect(form.doubts.flatMap(({ code, message }) => (code.startsWith('sheet.') ? [message] : []))).toEqual([
      'Đã bỏ qua trang tính ẩn "Nháp".',
      'Trang tính "Quý I": đã bỏ qua hàng ẩn 9.',
      'Trang tính "Quý I": ô gộp qua nhiều hàng được ghi lại cho từng hàng 8.',
    ])
    expect(JSON.stringify(form)).not.toContain('Việc đã bỏ')
    expect(form.doubts.some(({ message }) => message.includes('"#N/A"'))).toBe(true)
  })

  test('keeps its sheets apart, each by its name where nothing stands above the table', async () => {
    const form = await read(
      await bytesOf((book) => {
        for (const name of ['Hạ tầng', 'Con người']) {
          const sheet = book.addWorksheet(name)
          sheet.addRow(['TT', 'Nhiệm vụ', 'Đơn vị chủ trì', 'Thời gian'])
          sheet.addRow([1, `Việc của ${name}`, 'Sở Nội vụ', '30/6/2026'])
        }
        book.addWorksheet('Ghi chú').addRow(['Số liệu đến hết tháng 5.'])
      }),
    )
    expect(form.tables.map(({ kind, title, sections }) => [kind, title, sections[0]?.rows.length])).toEqual([
      ['tasks', 'Hạ tầng', 1],
      ['tasks', 'Con người', 1],
      ['text', 'Ghi chú', 1],
    ])
  })

  test('one ordinal over several rows is one task; a formula that was never computed is told', async () => {
    const bytes = await bytesOf((book) => {
      const sheet = book.addWorksheet('Bảng')
      sheet.addRow(['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'])
      sheet.addRow([1, 'Lập đề án', 'Sở A', '30/6/2026'])
      sheet.addRow([null, null, 'Sở B', '30/7/2026'])
      sheet.addRow([{ formula: 'A2+1' }, 'Việc khác', 'Sở C', '30/8/2026'])
      sheet.mergeCells('A2:A3')
      sheet.mergeCells('B2:B3')
    })
    const form = await read(bytes)
    const found = form.tables[0]?.sections[0]?.rows.map(({ cells }) => Object.values(cells))
    expect(found).toEqual([
      ['Lập đề án', 'Sở A\nSở B', '30/6/2026\n30/7/2026'],
      ['Việc khác', 'Sở C', '30/8/2026'],
    ])
    expect(form.doubts.find(({ code }) => code === 'sheet.noValue')?.message).toContain('ô đầu tiên: A4')
  })

  test('without a table of tasks it is refused', async () => {
    const bytes = await bytesOf((book) => book.addWorksheet('Chi').addRow(['Tháng', 'Số tiền', 'Ghi chú', 'Ký']))
    await expect(read(bytes)).rejects.toMatchObject({ code: 'source.notNotice' })
  })
})

test('what we export is read back row by row', async () => {
  const last = task('9')
  const given = [
    ...rows,
    section('last', 'III', 'MỤC CUỐI'),
    { ...last, cells: last.cells.toSpliced(3, 1, 'Sở Nội vụ; Sở Y tế') },
  ]
  const { blocks, doubts } = readWorkbook(await writeXlsx(notice, appendix(given), spec))
  expect(doubts).toEqual([])
  const grids = blocks.filter((block) => block.kind === 'grid')
  expect(grids).toHaveLength(1)
  expect(grids[0]?.rows.map(({ cells }) => cells)).toEqual([
    columns.map(({ heading }) => heading),
    ...given.map((row) => (row.kind === 'cells' ? row.cells : [row.label, row.title].filter((cell) => cell !== ''))),
  ])
})
