import exceljs from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/domain/errors.ts'
import { cleanText } from '../../src/domain/words/text.ts'
import { readXlsx } from '../../src/files/xlsx-read.ts'
import { writeXlsx } from '../../src/files/xlsx-write.ts'
import { writeZip } from '../../src/files/zip-write.ts'
import type { TableRow, CellsRow } from '../../src/page/blocks.ts'
import { columns as officeColumns, appendix, link, notice, rows, section, spec, task } from './appendix-blocks.ts'

/** The written workbook as somebody hands it back. */
async function handBack(given: readonly TableRow[], change: (sheet: exceljs.Worksheet) => void) {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(Uint8Array.from(await writeXlsx(notice, appendix(given), spec)).buffer)
  change(workbook.getWorksheet('Phụ lục')!)
  return readXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()))
}

/** The task with another text in one cell. */
function edit(row: TableRow | undefined, at: number, text: string): TableRow {
  const { kind, id, cells } = row as CellsRow
  return { kind, id, cells: cells.toSpliced(at, 1, text) }
}

/** "read", or the code of the refusal. */
function outcome(bytes: Uint8Array): string {
  try {
    readXlsx(bytes)
    return 'read'
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

describe('readXlsx', () => {
  test('a row in several parts is one again, however the sheet was sorted', async () => {
    const name = Array.from({ length: 60 }, (_, line) => `(${line + 1}) Nội dung;`).join('\n')
    const given = [task('1', { name, assigned: 'Từ '.repeat(900) }), task('2')]
    const [read] = await handBack(given, (sheet) => {
      const values = Array.from({ length: sheet.rowCount - 4 }, (_, at) => sheet.getRow(5 + at).values)
      values.toReversed().forEach((row, at) => (sheet.getRow(5 + at).values = row as exceljs.CellValue[]))
    })
    expect(read!.rows).toEqual(given.toReversed())
  })

  test('reads what was written', async () => {
    const blocks = [...appendix(rows, 'first', 'PHỤ LỤC 1'), ...appendix([task('1')], 'second', 'PHỤ LỤC 2')]
    const columns = officeColumns.map((column) => column.heading)
    const title = 'DANH MỤC NHIỆM VỤ GIAO CÁC CƠ QUAN, ĐƠN VỊ'
    const both = { noticeId: 'notice-21', columns }
    expect(readXlsx(await writeXlsx(notice, blocks, spec))).toEqual([
      { ...both, sheetName: 'Phụ lục 1', appendixId: 'first', heading: ['PHỤ LỤC 1', title, link], rows },
      { ...both, sheetName: 'Phụ lục 2', appendixId: 'second', heading: ['PHỤ LỤC 2', title, link], rows: [task('1')] },
    ])
  })

  test('reads any text as it was written, tall rows and all', async () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('=1+1', '_x0041_', '_x005F_x0041_', '&amp;lt;', '&#38;', ' x ', '12', 'IV'),
      fc.constantFrom('01/02/2026', '5/4/2026', '30/9/2026', '31/02/2026', '01/01/1900', '29/02/2028'),
      fc.string({ unit: fc.constantFrom('đ', 'Ợ', ' ', '\n', '&', '<', '_x0', '041_', '"', "'"), maxLength: 1500 }),
    )
    const text = wild.map((value) => cleanText(value).text)
    const taskRow = fc
      .tuple(fc.array(text, { minLength: 8, maxLength: 8 }), fc.uuid())
      .map(([cells, id]): CellsRow => ({ kind: 'cells', id, cells: ['1', ...cells] }))
    const sectionRow = fc.tuple(text, fc.uuid()).map(([title, id]) => section(id, 'I', `${title}.`))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(taskRow, sectionRow), { maxLength: 6 }), async (given) => {
        const [read] = readXlsx(await writeXlsx(notice, appendix(given), spec))
        expect(read!.rows).toEqual(given)
      }),
      { numRuns: 60 },
    )
  })

  test('an edited file keeps its ids; a new row has none', async () => {
    const [read] = await handBack(rows, (sheet) => {
      sheet.getCell('D6').value = { richText: [{ text: 'Sở ' }, { text: 'Nội vụ', font: { bold: true } }] }
      sheet.getCell('G7').value = new Date(Date.UTC(2026, 9, 5))
      for (const cell of ['G7', 'I9']) sheet.getCell(cell).style = { numFmt: 'dd/mm/yyyy' }
      sheet.getCell('I9').value = { formula: 'G6', result: new Date(Date.UTC(2026, 0, 15)) }
      sheet.getCell('B10').value = 'Việc thêm'
      sheet.getCell('A10').value = 4
    })
    expect(read!.rows).toEqual([
      rows[0],
      edit(rows[1], 3, 'Sở Nội vụ'),
      edit(rows[2], 6, '05/10/2026'),
      rows[3],
      edit(rows[4], 8, '15/01/2026'),
      { kind: 'cells', id: '', cells: ['4', 'Việc thêm', '', '', '', '', '', '', ''] },
    ])
  })

  test('a column moved in and rows put in another order are found again', async () => {
    const [read] = await handBack([task('1'), task('2', { name: 'Việc hai' })], (sheet) => {
      sheet.spliceColumns(1, 0, [])
      const [first, second] = [sheet.getRow(5).values, sheet.getRow(6).values]
      sheet.getRow(5).values = second as exceljs.CellValue[]
      sheet.getRow(6).values = first as exceljs.CellValue[]
    })
    expect(read!.rows).toEqual([task('2', { name: 'Việc hai' }), task('1')])
  })

  test('reads a workbook made by hand, without ids', async () => {
    const workbook = new exceljs.Workbook()
    workbook.addWorksheet('Ghi chú').addRow(['không có bảng'])
    const sheet = workbook.addWorksheet('Nhiệm vụ')
    sheet.addRow(['DANH MỤC NHIỆM VỤ'])
    sheet.addRow([])
    sheet.addRow(['TT', 'Nội dung nhiệm vụ', 'Đơn vị chủ trì', 'Thời hạn', null, 'ghi chú riêng'])
    sheet.addRow(['I.', 'HẠ TẦNG SỐ'])
    const name = { text: 'Lập kế hoạch', hyperlink: 'https://example.com' }
    sheet.addRow([1, name, 'Sở Tài chính', new Date(Date.UTC(2026, 2, 9)), null, 'bỏ'])
    sheet.addRow([])
    sheet.addRow([2.5, 'Việc không có đơn vị', null, '0.1'])
    expect(readXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()))).toEqual([
      {
        sheetName: 'Nhiệm vụ',
        noticeId: '',
        appendixId: '',
        heading: ['DANH MỤC NHIỆM VỤ'],
        columns: ['TT', 'Nội dung nhiệm vụ', 'Đơn vị chủ trì', 'Thời hạn'],
        rows: [
          { kind: 'section', id: '', label: 'I.', title: 'HẠ TẦNG SỐ' },
          { kind: 'cells', id: '', cells: ['1', 'Lập kế hoạch', 'Sở Tài chính', '09/3/2026'] },
          { kind: 'cells', id: '', cells: ['2.5', 'Việc không có đơn vị', '', '0.1'] },
        ],
      },
    ])
  })

  test('refuses what is no workbook, a damaged one, and one without a table', async () => {
    expect(outcome(new TextEncoder().encode('STT;Tên nhiệm vụ'))).toBe('source.damaged')
    expect(outcome(await writeZip([{ name: 'word/document.xml', content: '<a/>' }]))).toBe('source.damaged')
    const cutOff = await writeZip([{ name: 'xl/workbook.xml', content: '<workbook><sheets>' }])
    expect(outcome(cutOff)).toBe('source.damaged')
    const empty = new exceljs.Workbook()
    empty.addWorksheet('Trống')
    expect(outcome(new Uint8Array(await empty.xlsx.writeBuffer()))).toBe('source.badTable')
  })
})

test('every kind of value has its text', async () => {
  const values = [
    'một\r\nhai',
    0.1 + 0.2,
    45_000,
    true,
    new Date(Date.UTC(2026, 1, 3)),
    { richText: [{ text: 'a' }, { text: 'b' }] },
    { text: 'nơi', hyperlink: 'https://example.com' },
    { formula: '1/0', result: { error: '#DIV/0!' } },
    { formula: 'A1', result: 'x' },
    { formula: 'A1' },
    { error: '#N/A' },
  ]
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet('Bảng')
  sheet.addRow(['STT', 'Tên', 'Chủ trì', 'Giá trị'])
  for (const value of values) sheet.addRow(['1', 'việc', 'Sở', value])
  const [read] = readXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()))
  expect(read!.rows.map((row) => (row.kind === 'cells' ? row.cells.at(-1) : ''))).toEqual([
    'một\nhai',
    '0.3',
    '45000',
    'TRUE',
    '03/02/2026',
    'ab',
    'nơi',
    '#DIV/0!',
    'x',
    '',
    '#N/A',
  ])
})
