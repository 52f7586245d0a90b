/** The sheet that an office in charge fills in: what it may change, and that it stays the plan it was. */
import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { readXlsx } from '../../src/files/xlsx-read.ts'
import { type StatusOf, writeXlsx } from '../../src/files/xlsx-write.ts'
import { readZip } from '../../src/files/zip-read.ts'
import { appendix, notice, rows, spec } from './appendix-blocks.ts'

const everybody: StatusOf = { rows: null, lead: null }
const bytesOf = (status = everybody, given = rows) => writeXlsx(notice, appendix(given), spec, { status })

async function open(status = everybody, given = rows): Promise<exceljs.Worksheet> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(Uint8Array.from(await bytesOf(status, given)).buffer)
  return workbook.getWorksheet('Phụ lục')!
}

const headingRow = 4
const columnOf = (sheet: exceljs.Worksheet, heading: string): number => {
  const texts = sheet.getRow(headingRow).values as unknown[]
  return texts.indexOf(heading)
}
const filledIn = ['Tình trạng', 'Ngày hoàn thành', 'Kết quả thực hiện', 'Văn bản, sản phẩm', 'Ghi chú']

describe('a status sheet', () => {
  test('has the rows of the appendix with their ids, and five columns to fill in', async () => {
    const sheet = await open()
    expect(sheet.getCell('A1').value).toBe('PHIẾU BÁO CÁO TÌNH HÌNH THỰC HIỆN NHIỆM VỤ')
    const [ids, name] = [columnOf(sheet, 'Mã'), columnOf(sheet, 'Tên nhiệm vụ')]
    const table = [5, 6, 7, 8, 9].map((row) => sheet.getRow(row))
    expect(table.map((row) => row.getCell(ids).value)).toEqual(rows.map(({ id }) => id))
    expect(table[1]!.getCell(name).value).toBe('Xây dựng kho dữ liệu dùng chung')
    expect(filledIn.map((heading) => columnOf(sheet, heading))).toEqual([10, 11, 12, 13, 14])
  })

  test('only what is filled in can be changed, without a password; sorting and filtering are allowed', async () => {
    const sheet = await open()
    for (const row of [6, 7, 9].map((number) => sheet.getRow(number))) {
      const locked = Array.from({ length: 18 }, (_, at) => row.getCell(at + 1).protection?.locked ?? true)
      expect(locked).toEqual(locked.map((_, at) => !(at >= 9 && at < 14)))
    }
    const xml = Buffer.from(readZip(await bytesOf())['xl/worksheets/sheet1.xml']!).toString()
    const protection = /<sheetProtection [^>]*>/.exec(xml)![0]
    for (const allowed of ['sheet="1"', 'sort="0"', 'autoFilter="0"', 'formatRows="0"', 'selectLockedCells="1"'])
      expect(protection).toContain(allowed)
    expect(protection).not.toMatch(/password|hashValue/)
    // Excel sorts locked cells only in a range that may be changed.
    expect(xml).toContain('<protectedRange sqref="A5:R9" name="BangNhiemVu"/>')
    expect(sheet.autoFilter).toBe('A4:R9')
  })

  test('the columns are in the print area, and lists, days and lengths are checked', async () => {
    const parts = readZip(await bytesOf())
    expect(Buffer.from(parts['xl/workbook.xml']!).toString()).toContain('$A$1:$N$9')
    const xml = Buffer.from(parts['xl/worksheets/sheet1.xml']!).toString()
    const validations = [...xml.matchAll(/<dataValidation [^>]*type="(\w+)"[^>]*sqref="([^"]+)"[^>]*>/g)]
    expect(validations.map(([, type, range]) => [range, type])).toEqual([
      ['J5:J9', 'list'],
      ['K5:K9', 'date'],
      ['L5:L9', 'list'],
      ['M5:M9', 'textLength'],
      ['N5:N9', 'textLength'],
    ])
    expect(xml).toContain(
      '<formula1>&quot;Chưa thực hiện,Đang thực hiện,Đã hoàn thành,Tạm dừng,Đề nghị gia hạn&quot;</formula1>',
    )
    expect(xml).not.toMatch(/<row r="[5-9]" [^>]*customHeight/)
  })

  test('what an answer does not need is hidden, so that the print stays readable', async () => {
    const sheet = await open()
    const hidden = Array.from({ length: 18 }, (_, at) => at + 1).filter((column) => sheet.getColumn(column).hidden)
    const headings = hidden.map((column) => sheet.getRow(headingRow).getCell(column).text)
    expect(headings).toEqual(['Cơ quan chỉ đạo', 'Cơ quan phối hợp', 'Yêu cầu kết quả', 'Văn bản giao nhiệm vụ', 'Mã'])
    const width = Array.from({ length: 14 }, (_, at) => at + 1)
      .filter((column) => !hidden.includes(column))
      .reduce((sum, column) => sum + (sheet.getColumn(column).width ?? 0) * (8 / 96) * 25.4, 0)
    expect(width).toBeLessThan((spec.landscapePage.width - spec.landscapePage.left - spec.landscapePage.right) / 0.86)
  })

  test('of one lead has the wanted rows under their sections, and says whose it is', async () => {
    const status = { rows: new Set(['row-3']), lead: 'Sở Nội vụ' }
    const sheet = await open(status)
    expect(sheet.getCell('A4').value).toBe('Cơ quan chủ trì: Sở Nội vụ')
    expect([6, 7, 8].map((row) => sheet.getCell(`R${row}`).value)).toEqual(['section-2', 'row-3', null])
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(Uint8Array.from(await bytesOf(status)).buffer)
    const facts = workbook.getWorksheet('ket-luan')!.getSheetValues().slice(1)
    expect(facts.map((row) => (row as unknown[]).slice(1))).toContainEqual(['kind', 'status', 'Sở Nội vụ'])
  })

  test('is read as a table with the ids of its rows', async () => {
    const [read] = readXlsx(await bytesOf())
    expect(read!.rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
    expect(read!.columns.slice(-5)).toEqual(filledIn)
  })

  test('equal notices give equal sheets', async () => {
    expect(Buffer.compare(await bytesOf(), await bytesOf())).toBe(0)
  })
})
