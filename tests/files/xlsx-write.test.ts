import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, describe, expect, test } from 'vitest'
import type { Block } from '../../src/page/blocks.ts'
import { specs } from '../../src/page/format/formats.ts'
import { countLines } from '../../src/page/compose/text-measure.ts'
import { writeXlsx } from '../../src/files/xlsx-write.ts'
import { readZip } from '../../src/files/zip-read.ts'
import { judgeOoxml, measureLayout, renderPdfs } from '../judges/judges.ts'
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
      const all = Object.entries({ ...common, L: number - headingRow, ...cells })
      return Object.fromEntries(all.map(([letter, value]) => [`${letter}${number}`, value]))
    }
    expect(read).toEqual({
      A1: 'PHỤ LỤC',
      A2: 'DANH MỤC NHIỆM VỤ GIAO CÁC CƠ QUAN, ĐƠN VỊ',
      A3: link,
      ...Object.fromEntries(officeColumns.map((column, at) => [`${'ABCDEFGHI'[at]}4`, column.heading])),
      J4: 'Mục (để lọc)',
      K4: 'Hạn cuối (ngày)',
      L4: 'Thứ tự gốc',
      M4: 'Mã',
      A5: 'I',
      B5: 'HẠ TẦNG SỐ',
      J5: 'I. HẠ TẦNG SỐ',
      L5: 1,
      M5: 'section-1',
      ...row(6, {
        A: 1,
        G: ['2026-01-15', 'dd\\/mm\\/yyyy'],
        I: ['2026-04-05', 'dd\\/m\\/yyyy'],
        J: 'I. HẠ TẦNG SỐ',
        K: ['2026-04-05', 'dd\\/mm\\/yyyy'],
        M: 'row-1',
      }),
      ...row(7, {
        A: 2,
        G: 'Thường xuyên',
        I: 'Hoàn thành trước ngày 15/4/2026',
        J: 'I. HẠ TẦNG SỐ',
        K: ['2026-04-14', 'dd\\/mm\\/yyyy'],
        M: 'row-2',
      }),
      A8: 'II',
      B8: 'DỮ LIỆU SỐ',
      J8: 'II. DỮ LIỆU SỐ',
      L8: 4,
      M8: 'section-2',
      ...row(9, {
        A: 3,
        B: 'Rà soát dữ liệu:\n- Dân cư;\n- Đất đai.',
        // Not written as the official form writes a day: left as it stands.
        G: '5/4/2026',
        I: '05/04/2026',
        J: 'II. DỮ LIỆU SỐ',
        K: ['2026-04-05', 'dd\\/mm\\/yyyy'],
        M: 'row-3',
      }),
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
    expect(sheet.autoFilter).toBe('A4:M9')
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
      const columns = [...sheet.matchAll(/<col min="(\d+)" max="(\d+)" width="([\d.]+)"/g)].flatMap((found) =>
        Array.from({ length: Number(found[2]) - Number(found[1]) + 1 }, () => Number(found[3])),
      )
      const characters = columns.slice(0, 9)
      const width = characters.reduce((sum, part) => sum + part, 0) * (8 / 96) * 25.4
      expect(columns).toHaveLength(9 + 3 + 1)
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
        const isTitle = [5, 8].includes(row) && column > 1
        // The title of a section runs over the cells to its right: no line may cross it.
        const sides = isTitle
          ? { ...(column === 2 ? { left: thin } : {}), ...(column === 9 ? { right: thin } : {}) }
          : { left: thin, right: thin }
        expect(border).toEqual({ top: thin, bottom: thin, ...sides })
        expect(alignment).toMatchObject({ vertical: row === headingRow ? 'middle' : 'top' })
        expect(alignment.wrapText ?? false).toBe(!isTitle)
        expect(font.bold ?? false).toBe([4, 5, 8].includes(row))
      }
    }
  })

  test('nothing is merged where one sorts and filters; ids and facts are hidden', async () => {
    const workbook = await open(appendix(rows))
    const sheet = workbook.getWorksheet('Phụ lục')!
    expect(sheet.model.merges).toEqual(['A1:I1', 'A2:I2', 'A3:I3'])
    expect(Array.from({ length: 13 }, (_, at) => sheet.getColumn(at + 1).hidden)).toEqual([
      ...Array.from({ length: 12 }, () => false),
      true,
    ])
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
    // Too long for one line over the table: a row for each line, and the whole title beside them.
    const acrossTable = columns.slice(1).reduce((sum, column) => sum + column.width, 0)
    const title = [5, 6, 7, 8].map((row) => sheet.getCell(`B${row}`).text)
    expect(title.join('')).toBe(long.repeat(6))
    for (const [at, line] of title.entries()) {
      expect(linesOf(line.trimEnd(), acrossTable, true)).toBe(1)
      expect(sheet.getCell(`J${5 + at}`).value).toBe(`I. ${long.repeat(6)}`)
      expect(sheet.getRow(5 + at).height).toBe(15)
    }
    tasks.forEach((row, at) => {
      const most = Math.max(...row.cells.map((text, column) => linesOf(text, columns[column]!.width)))
      const { height } = sheet.getRow(9 + at)
      expect(height).toBeGreaterThanOrEqual(15 * most)
      expect(height).toBeLessThanOrEqual(15 * (most * 1.15 + 1))
    })
  })

  test('a row taller than a page goes on in rows of its own, broken between lines', async () => {
    const lines = Array.from({ length: 70 }, (_, line) => `(${line + 1}) Nội dung;`)
    const sheet = (await open(appendix([task('1', { name: lines.join('\n') }), task('2')]))).getWorksheet('Phụ lục')!
    expect([5, 6, 7, 8].map((row) => sheet.getRow(row).height)).toEqual([360, 360, 330, 45])
    const parts = [5, 6, 7].map((row) => sheet.getCell(`B${row}`).value)
    expect(parts).toEqual([
      `${lines.slice(0, 24).join('\n')}\n`,
      `${lines.slice(24, 48).join('\n')}\n`,
      lines.slice(48).join('\n'),
    ])
    expect([5, 6, 7, 8].map((row) => sheet.getCell(`L${row}`).value)).toEqual([
      'row-1',
      'row-1#2:2',
      'row-1#3:2',
      'row-2',
    ])
    // The other cells are there for sorting and filtering, but are not seen again.
    for (const column of ['A', 'D', 'G']) {
      const [first, ...more] = [5, 6, 7].map((row) => sheet.getCell(`${column}${row}`))
      expect(more.map(({ value, numFmt }) => [value, numFmt])).toEqual(more.map(() => [first!.value, ';;;']))
    }
    expect(sheet.model.merges).toEqual(['A1:I1', 'A2:I2', 'A3:I3'])
    expect(await partOf(appendix([task('1', { name: lines.join('\n') }), task('2')]), 'xl/workbook.xml')).toContain(
      '$A$1:$I$8',
    )
  })

  test('rows grow when more is typed into them', async () => {
    const sheet = await partOf(appendix(rows), sheetPart)
    const tableRows = [...sheet.matchAll(/<row r="(\d+)" [^>]*>/g)].filter((found) => Number(found[1]) > headingRow)
    expect(tableRows).toHaveLength(rows.length)
    for (const [row] of tableRows) {
      expect(row).toContain(' ht="')
      expect(row).not.toContain('customHeight')
    }
  })

  test('where a task has several leads, a second sheet has each task once for each of them', async () => {
    const shared = task('2', { name: 'Việc chung', planned: '30/6/2026' })
    const both = { ...shared, cells: shared.cells.toSpliced(3, 1, 'Sở Tài chính; Sở Khoa học và Công nghệ') }
    const workbook = await open(appendix([section('s', 'I', 'DỮ LIỆU'), task('1'), both]))
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['Phụ lục', 'Theo chủ trì', 'ket-luan'])
    const sheet = workbook.getWorksheet('Theo chủ trì')!
    const texts = sheet
      .getSheetValues()
      .slice(4)
      .map((row) => (row as unknown[]).slice(1, 5))
    expect(texts).toEqual([
      ['Sở Khoa học và Công nghệ', 'Xây dựng kho dữ liệu dùng chung', 'Quý II/2026', 1],
      ['Sở Khoa học và Công nghệ', 'Việc chung', new Date('2026-06-30T00:00:00Z'), 2],
      ['Sở Tài chính', 'Việc chung', new Date('2026-06-30T00:00:00Z'), 2],
    ])
    expect(sheet.autoFilter).toBe('A3:H6')
    // One lead each: the column of the table is enough.
    expect((await open(appendix(rows))).worksheets).toHaveLength(2)
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
    expect(workbook.getWorksheet('Phụ lục 2')!.autoFilter).toBe('A4:L4')
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

describe('on paper', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xlsx-paper-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const long = 'Rà soát, tổng hợp, báo cáo tiến độ thực hiện các nhiệm vụ được giao trong kỳ. '
  const tall = Array.from({ length: 150 }, (_, line) => `(${line + 1}) Nội dung;`)
  const given = [
    section('s-1', 'I', long.repeat(3).trim()),
    task('1', { planned: '15/01/2026' }),
    task('2', { name: tall.join('\n'), assigned: long.repeat(20).trim() }),
    task('3'),
  ]
  const several = given.map((row) =>
    row.id === 'row-3' && row.kind === 'cells' ? { ...row, cells: row.cells.with(3, 'Sở Y tế; Sở Nội vụ') } : row,
  )

  test('every line of a cell taller than a page is printed, on full pages; the judges object to nothing', async () => {
    const files = ['appendix', 'status'].map((name) => join(folder, `${name}.xlsx`))
    const [paper, status] = files as [string, string]
    writeFileSync(paper, await writeXlsx(notice, appendix(several), spec))
    writeFileSync(status, await writeXlsx(notice, appendix(given), spec, { status: { rows: null, lead: null } }))
    for (const file of files) expect(await judgeOoxml(file)).toEqual([])
    for (const pdf of renderPdfs(files)) {
      const { pages } = measureLayout(pdf)
      const printed = pages.flatMap((page) => page.lines.map(({ text }) => text)).join('\n')
      for (const line of tall) expect(printed).toContain(line)
      for (const page of pages) {
        expect(page.orientation).toBe('landscape')
        // A page that holds nothing but its heading is an empty one.
        expect(page.lines.filter((line) => line.y > 18).length, `page ${page.number}`).toBeGreaterThan(8)
        // Nothing stands in the lower margin, where a line would be cut.
        for (const line of page.lines) expect(line.y + line.height).toBeLessThan(210 - 14)
      }
    }
  })
})
