import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../src/page/blocks.ts'
import { specs } from '../../src/page/format/formats.ts'
import { countLines } from '../../src/page/compose/text-measure.ts'
import { writeXlsx } from '../../src/files/xlsx-write.ts'
import { readZip } from '../../src/files/zip-read.ts'
import { columns as officeColumns, appendix, link, notice, rows, section, spec, task } from './appendix-blocks.ts'

async function open(blocks: readonly Block[]): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(Uint8Array.from(await writeXlsx(notice, blocks, spec)).buffer)
  return workbook
}

async function partOf(blocks: readonly Block[], name: string, of = spec): Promise<string> {
  return Buffer.from(readZip(await writeXlsx(notice, blocks, of))[name]!).toString()
}

const sheetPart = 'xl/worksheets/sheet1.xml'
const headingRow = 4

/** The cells of the table as openpyxl, another program, reads them: values by address, dates as ISO text. */
function readWithOpenpyxl(bytes: Uint8Array): Record<string, unknown> {
  const script = `import json, sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1])['Phụ lục']
print(json.dumps({c.coordinate: [c.value.isoformat()[:10], c.number_format] if c.is_date else c.value
                  for row in sheet for c in row if c.value is not None}))`
  const folder = mkdtempSync(join(tmpdir(), 'xlsx-write-'))
  try {
    const file = join(folder, 'a.xlsx')
    writeFileSync(file, bytes)
    const said = execFileSync('/usr/bin/python3', ['-c', script, file], { encoding: 'utf8' })
    return JSON.parse(said) as Record<string, unknown>
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const inches = (millimetres: number) => expect.closeTo(millimetres / 25.4, 6)

/** Lines of a text in a column, 11 pt, without any slack. */
const linesOf = (text: string, width: number, bold = false) => countLines(text, width - 1.33, 11, { bold })

describe('writeXlsx', () => {
  test('another program reads the appendix cell by cell', async () => {
    const read = readWithOpenpyxl(await writeXlsx(notice, appendix(rows), spec))
    const common = {
      B: 'Xây dựng kho dữ liệu dùng chung',
      C: 'Tỉnh ủy',
      D: 'Sở Khoa học và Công nghệ',
      E: 'Sở Tài chính; Công an tỉnh',
      F: 'Kế hoạch',
      H: '57-NQ/TW',
    }
    const row = (number: number, cells: Record<string, unknown>) => {
      const all = Object.entries({ ...common, ...cells })
      return Object.fromEntries(all.map(([letter, value]) => [`${letter}${number}`, value]))
    }
    expect(read).toEqual({
      A1: 'PHỤ LỤC',
      A2: 'DANH MỤC NHIỆM VỤ GIAO CÁC CƠ QUAN, ĐƠN VỊ',
      A3: link,
      ...Object.fromEntries(officeColumns.map((column, at) => [`${'ABCDEFGHI'[at]}4`, column.heading])),
      J4: 'Mã',
      A5: 'I',
      B5: 'HẠ TẦNG SỐ',
      J5: 'section-1',
      ...row(6, {
        A: 1,
        G: ['2026-01-15', 'dd\\/mm\\/yyyy'],
        I: ['2026-04-05', 'dd\\/m\\/yyyy'],
        J: 'row-1',
      }),
      ...row(7, { A: 2, G: 'Thường xuyên', I: 'Hoàn thành trước ngày 15/4/2026', J: 'row-2' }),
      A8: 'II',
      B8: 'DỮ LIỆU SỐ',
      J8: 'section-2',
      // Not written as the official form writes a day: left as it stands.
      ...row(9, { A: 3, B: 'Rà soát dữ liệu:\n- Dân cư;\n- Đất đai.', G: '5/4/2026', I: '05/04/2026', J: 'row-3' }),
    })
  })

  test('text that looks like a formula or an escape stays text', async () => {
    const formulas = ['=SUM(A1:A2)', '+1', '-', '@x']
    const escapes = ['_x0041_', '_x0041__x00e1_', '&lt;b&gt; & "x" \'y\' <z>']
    const texts = [...formulas, ...escapes, '  hai dấu cách ', '\n']
    const bytes = await writeXlsx(notice, appendix(texts.map((name, at) => task(String(at + 1), { name }))), spec)
    const read = readWithOpenpyxl(bytes)
    expect(texts.map((_, at) => read[`B${headingRow + 1 + at}`])).toEqual(texts)
  })

  test('is ready to print: A4 landscape, margins, one page wide, headings repeated, page number', async () => {
    const sheet = (await open(appendix(rows))).getWorksheet('Phụ lục')!
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: inches(30), bottom: inches(15), left: inches(20), right: inches(20), header: inches(10) },
    })
    expect(sheet.headerFooter).toMatchObject({ differentFirst: true, oddHeader: '&C&"Times New Roman,Regular"&14&P' })
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: headingRow })
    expect(sheet.autoFilter).toBe('A4:J9')
    const workbook = await partOf(appendix(rows), 'xl/workbook.xml')
    const names = [...workbook.matchAll(/<definedName name="([^"]+)"[^>]*>([^<]+)</g)]
    expect(names.map((found) => [found[1], found[2]])).toEqual([
      ['_xlnm.Print_Area', '&apos;Phụ lục&apos;!$A$1:$I$9'],
      ['_xlnm.Print_Titles', '&apos;Phụ lục&apos;!$4:$4'],
    ])
  })

  test('the columns fit the page at full size', async () => {
    for (const of of [specs.hd36, specs.hd05]) {
      const sheet = await partOf(appendix(rows), sheetPart, of)
      const characters = [...sheet.matchAll(/<col [^>]*width="([\d.]+)"(?! hidden)/g)].map((found) => Number(found[1]))
      const width = characters.reduce((sum, part) => sum + part, 0) * (8 / 96) * 25.4
      expect(characters).toHaveLength(9)
      expect(width).toBeLessThan((of.landscapePage.width - of.landscapePage.left - of.landscapePage.right) * 1.01)
    }
  })

  test('every face is Times New Roman, and every cell of the table has its lines', async () => {
    const styles = await partOf(appendix(rows), 'xl/styles.xml')
    const faces = [...styles.matchAll(/<name val="([^"]+)"/g)].map((found) => found[1])
    expect(new Set(faces)).toEqual(new Set(['Times New Roman']))
    expect(styles).not.toContain('<scheme')
    const sheet = (await open(appendix(rows))).getWorksheet('Phụ lục')!
    for (let row = headingRow; row <= 9; row += 1) {
      for (let column = 1; column <= 9; column += 1) {
        const { border, alignment, font } = sheet.getRow(row).getCell(column)
        const thin = { style: 'thin' }
        expect(border).toEqual({ top: thin, bottom: thin, left: thin, right: thin })
        expect(alignment).toMatchObject({ wrapText: true, vertical: row === headingRow ? 'middle' : 'top' })
        expect(font.bold ?? false).toBe([4, 5, 8].includes(row))
      }
    }
  })

  test('sections are merged, ids and facts are hidden', async () => {
    const workbook = await open(appendix(rows))
    const sheet = workbook.getWorksheet('Phụ lục')!
    expect(sheet.model.merges).toEqual(['A1:I1', 'A2:I2', 'A3:I3', 'B5:I5', 'B8:I8'])
    expect(sheet.getColumn(10).hidden).toBe(true)
    expect(sheet.getColumn(9).hidden).toBe(false)
    const hidden = workbook.getWorksheet('ket-luan')!
    expect(hidden.state).toBe('veryHidden')
    expect(
      hidden
        .getSheetValues()
        .slice(1)
        .map((row) => (row as unknown[]).slice(1)),
    ).toEqual([
      ['notice', 'notice-21'],
      ['appendix', 'Phụ lục', 'appendix'],
      ['format', 'hd05', String(spec.version)],
    ])
  })

  test('every row is high enough for its longest cell', async () => {
    const long = 'Rà soát, tổng hợp, báo cáo tiến độ thực hiện các nhiệm vụ được giao trong kỳ. '
    const tasks = [1, 2, 5, 8].map((times) => task(String(times), { name: long.repeat(times) }))
    const sheet = (await open(appendix([section('s', 'I', long.repeat(6)), ...tasks]))).getWorksheet('Phụ lục')!
    const columns = officeColumns
    const acrossTable = columns.slice(1).reduce((sum, column) => sum + column.width, 0)
    expect(sheet.getRow(5).height).toBeGreaterThanOrEqual(15 * linesOf(long.repeat(6), acrossTable, true))
    tasks.forEach((row, at) => {
      const most = Math.max(...row.cells.map((text, column) => linesOf(text, columns[column]!.width)))
      const { height } = sheet.getRow(6 + at)
      expect(height).toBeGreaterThanOrEqual(15 * most)
      expect(height).toBeLessThanOrEqual(15 * (most * 1.15 + 1))
    })
  })

  test('a row taller than a sheet row can be takes several, merged downwards, its text whole in one cell', async () => {
    const name = Array.from({ length: 70 }, (_, line) => `(${line + 1}) Nội dung;`).join('\n')
    const sheet = (await open(appendix([task('1', { name }), task('2')]))).getWorksheet('Phụ lục')!
    expect([5, 6, 7].map((row) => sheet.getRow(row).height)).toEqual([360, 360, 360])
    expect(sheet.getCell('B5').value).toBe(name)
    expect(sheet.getCell('J5').value).toBe('row-1')
    expect(sheet.model.merges.slice(3)).toEqual('ABCDEFGHI'.split('').map((letter) => `${letter}5:${letter}7`))
    expect(sheet.getCell('A8').value).toBe(2)
    expect(await partOf(appendix([task('1', { name }), task('2')]), 'xl/workbook.xml')).toContain('$A$1:$I$8')
    const tallSection = appendix([section('s', 'I', name), task('1')])
    expect((await open(tallSection)).getWorksheet('Phụ lục')!.model.merges.slice(3)).toEqual(['A5:A7', 'B5:I7'])
  })

  test('what would not fit its narrow column as a number or a date stays text', async () => {
    const narrow = appendix([task('123456', { planned: '15/01/2026' })]).map((block): Block =>
      block.kind === 'table'
        ? { ...block, columns: block.columns.map((column, at) => (at === 6 ? { ...column, width: 12 } : column)) }
        : block,
    )
    const sheet = (await open(narrow)).getWorksheet('Phụ lục')!
    expect([sheet.getCell('A5').value, sheet.getCell('G5').value]).toEqual(['123456', '15/01/2026'])
  })

  test('several appendices have a sheet each; rows may be missing', async () => {
    const workbook = await open([...appendix(rows, 'first', 'PHỤ LỤC 1'), ...appendix([], 'second', 'PHỤ LỤC 2')])
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['Phụ lục 1', 'Phụ lục 2', 'ket-luan'])
    expect(workbook.getWorksheet('Phụ lục 2')!.getCell('A1').value).toBe('PHỤ LỤC 2')
    expect(workbook.getWorksheet('Phụ lục 2')!.rowCount).toBe(headingRow)
    expect(workbook.getWorksheet('Phụ lục 2')!.autoFilter).toBe('A4:J4')
  })

  test('the properties name the notice and its organ', async () => {
    const { title, subject, creator, lastModifiedBy, company, created } = await open(appendix(rows))
    const organ = 'CƠ QUAN THƯỜNG TRỰC BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ'
    expect({ title, subject, creator, lastModifiedBy, company, created }).toEqual({
      title: 'DANH MỤC NHIỆM VỤ GIAO CÁC CƠ QUAN, ĐƠN VỊ',
      subject: '21-TB/CQTT',
      creator: organ,
      lastModifiedBy: organ,
      company: organ,
      created: new Date('2026-06-01T00:00:00Z'),
    })
  })

  test('equal notices give equal bytes', async () => {
    const first = await writeXlsx(notice, appendix(rows), spec)
    expect(Buffer.compare(first, await writeXlsx(notice, appendix(rows), spec))).toBe(0)
  })

  test('refuses a notice without appendix, and a text that no cell holds, with its place', async () => {
    await expect(writeXlsx(notice, [], spec)).rejects.toMatchObject({ code: 'export.noAppendix' })
    const tooLong = [section('s', 'I', 'A'), task('1'), task('2', { assigned: 'x'.repeat(32_768) })]
    await expect(writeXlsx(notice, appendix(tooLong), spec)).rejects.toMatchObject({
      code: 'export.tooLong',
      details: { place: { component: 'appendix', row: 2, column: 'Nội dung Ban Chỉ đạo giao' } },
    })
    await expect(writeXlsx(notice, appendix(tooLong), spec)).rejects.toThrow(
      'Phụ lục, hàng 2, cột "Nội dung Ban Chỉ đạo giao": 32.768 ký tự, nhiều nhất 32.767.',
    )
    await expect(writeXlsx(notice, appendix([section('s', 'IV', 'x'.repeat(32_768))]), spec)).rejects.toThrow('mục IV')
    const longest = appendix([task('1', { assigned: 'x'.repeat(32_767) })])
    expect(await writeXlsx(notice, longest, spec)).toBeInstanceOf(Uint8Array)
  })
})
