/** A workbook that openpyxl has written, whose parts differ from those of exceljs: inline texts, no values of formulas. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPaper } from '../../src/services/reading.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { countIds } from '../helpers/build.ts'

const script = `
import datetime, sys, openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.title = 'Kế hoạch'
sheet['B1'] = 'DANH MỤC VIỆC TRỒNG RỪNG NĂM 2026'
sheet.merge_cells('B1:F1')
for row in [
    ['STT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Thời gian hoàn thành', 'Kết quả'],
    ['A', 'VƯỜN ƯƠM'],
    [1, 'Gieo ươm cây bản địa', 'Chi cục Kiểm lâm', datetime.date(2026, 3, 9), 0.95],
    ['=B4+1', 'Kiểm tra nguồn giống', 'Sở Nông nghiệp và Môi trường', 'Trước ngày 30/4/2026', 'Báo cáo'],
]:
    sheet.append([None] + row)
sheet.merge_cells('C3:F3')
sheet['E4'].number_format = 'dd/mm/yyyy'
sheet['F4'].number_format = '0%'
book.create_sheet('Danh mục mã').append(['KL', 'Kiểm lâm'])
book['Danh mục mã'].sheet_state = 'veryHidden'
book.save(sys.argv[1])
`

test('is read as its table', async () => {
  const path = join(temporaryFolder(), 'rung.xlsx')
  execFileSync('/usr/bin/python3', ['-c', script, path])
  const form = await readPaper(readFileSync(path), countIds(), '2026-06-01T00:00:00Z')
  const [table] = form.tables
  expect([form.kind, form.tables.length, table?.title]).toEqual(['other', 1, 'DANH MỤC VIỆC TRỒNG RỪNG NĂM 2026'])
  expect(table?.sections.map(({ label, title }) => `${label} ${title}`)).toEqual(['A VƯỜN ƯƠM'])
  expect(table?.sections[0]?.rows.map(({ cells }) => Object.values(cells))).toEqual([
    ['Gieo ươm cây bản địa', 'Chi cục Kiểm lâm', '09/3/2026', '95%'],
    ['Kiểm tra nguồn giống', 'Sở Nông nghiệp và Môi trường', 'Trước ngày 30/4/2026', 'Báo cáo'],
  ])
  const messages = form.doubts.map(({ message }) => message)
  expect(messages).toContain('Đã bỏ qua trang tính ẩn "Danh mục mã".')
  expect(messages.find((one) => one.includes('công thức'))).toContain('ô đầu tiên: B5')
})
