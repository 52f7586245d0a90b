/** The judges themselves are judged: they pass what is good and object to what is broken. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeBaseDocx, makeBaseXlsx, tableRows } from './base-files.ts'
import {
  checkRules,
  checkRulesOfAll,
  judgeOoxml,
  measureLayout,
  readWithOpenpyxl,
  readWithPythonDocx,
  renderPages,
  renderPdf,
  renderPdfs,
  validateOoxml,
} from './judges.ts'
import { findBands, findRepeatedHeading, runsOfOrientation, sizesOf } from './layout-facts.ts'

const folder = mkdtempSync(join(tmpdir(), 'ket-luan-judges-'))
const docx = join(folder, 'good.docx')
const xlsx = join(folder, 'good.xlsx')

beforeAll(async () => {
  writeFileSync(docx, await makeBaseDocx())
  writeFileSync(xlsx, await makeBaseXlsx())
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('judges of the bytes', () => {
  interface Broken {
    readonly file: string
    readonly what: string
    readonly judge: 'sdk' | 'rules'
  }
  let broken: Broken[] = []

  beforeAll(() => {
    const breaker = fileURLToPath(new URL('break_files.py', import.meta.url))
    mkdirSync(join(folder, 'broken'))
    broken = JSON.parse(
      execFileSync('/usr/bin/python3', [breaker, docx, xlsx, join(folder, 'broken')], { encoding: 'utf8' }),
    ) as Broken[]
  })

  test('pass the good files', async () => {
    expect([await judgeOoxml(docx), await judgeOoxml(xlsx)]).toEqual([[], []])
  })

  test('our rules object to every file broken against them', () => {
    const files = broken.filter(({ judge }) => judge === 'rules')
    const objections = checkRulesOfAll(files.map(({ file }) => file))
    expect(files.length).toBeGreaterThan(40)
    expect(files.filter(({ file }) => objections.get(file)?.length === 0).map(({ what }) => what)).toEqual([])
  })

  test('the SDK objects to every file whose fault the rules do not see', async () => {
    const files = broken.filter(({ judge }) => judge === 'sdk')
    const passed: string[] = []
    for (let start = 0; start < files.length; start += 4) {
      const batch = files.slice(start, start + 4)
      const objections = await Promise.all(batch.map(({ file }) => validateOoxml(file)))
      passed.push(...batch.filter((_, index) => objections[index]!.length === 0).map(({ what }) => what))
    }
    expect(files.length).toBeGreaterThan(15)
    expect(passed).toEqual([])
  })

  test('a file that is no package at all is objected to, not thrown about', async () => {
    const file = join(folder, 'text.docx')
    writeFileSync(file, 'Đây là văn bản thường.')
    expect(checkRules(file)).toEqual([expect.stringContaining('cannot read')])
    expect(await validateOoxml(file)).toHaveLength(1)
  })
})

describe('python-docx and openpyxl', () => {
  test('python-docx reads text, looks, tables, sections and properties', () => {
    const reading = readWithPythonDocx(docx)
    const [title, first] = reading.blocks
    expect(title).toMatchObject({
      kind: 'paragraph',
      text: 'VĂN BẢN MẪU',
      alignment: 'center',
      runs: [{ size: 14, bold: true, italic: false, font: 'Times New Roman' }],
    })
    expect(first).toMatchObject({ style: 'Body', alignment: 'both', firstLineIndent: 10 })
    expect(first).toHaveProperty('runs.1', expect.objectContaining({ bold: true, italic: true }))
    const table = reading.blocks.find((block) => block.kind === 'table')
    expect(table?.columnWidths).toEqual([14.99, 160, 30])
    expect(table?.rows.map(({ repeated, unsplit }) => [repeated, unsplit])).toEqual([
      [true, true],
      ...tableRows.map(() => [false, true]),
    ])
    expect(table?.rows.at(-1)?.cells.map(({ text }) => text)).toEqual(['40', tableRows[39]![1], '12/12/2026'])
    expect(table?.rows[1]?.cells[0]?.paragraphs[0]?.runs[0]?.size).toBe(12)
    expect(reading.sections.map(({ orientation, width, left }) => [orientation, width, left])).toEqual([
      ['portrait', 210, 30],
      ['landscape', 297, 20],
    ])
    expect(reading.sections[0]).toMatchObject({ differentFirstPage: true, header: [{ fields: ['PAGE'] }] })
    expect([reading.fonts, reading.languages]).toEqual([['Times New Roman'], ['vi-VN']])
    expect(reading.properties.title).toBe('Văn bản mẫu')
  })

  test('openpyxl reads typed cells, sizes, merges, freeze, filter and print settings', () => {
    const { sheets, properties } = readWithOpenpyxl(xlsx)
    const { rows, ...sheet } = sheets[0]!
    expect(rows[0]!.cells.map(({ ref }) => ref)).toEqual(['A1'])
    expect(rows[2]!.cells.map(({ type, value }) => [type, value])).toEqual([
      ['number', 1],
      ['text', tableRows[0]![1]],
      ['date', '2026-12-01'],
      ['text', 'row-1'],
    ])
    expect(rows[2]).toMatchObject({
      height: 31.5,
      cells: [{ wrapped: true, bordered: true, size: 12 }, {}, { numberFormat: 'dd/mm/yyyy' }, {}],
    })
    expect(sheet).toMatchObject({
      name: 'Phụ lục',
      columns: { B: { width: 80, hidden: false }, D: { hidden: true } },
      merged: ['A1:C1'],
      frozen: 'A3',
      autoFilter: 'A2:C42',
      printTitleRows: '$1:$2',
      printArea: ['$A$1:$C$42'],
      page: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    })
    expect(properties.title).toBe('Bảng mẫu')
  })

  test('they throw on what they cannot read', () => {
    expect(() => readWithPythonDocx(xlsx)).toThrow(/not a Word file/)
    expect(() => readWithOpenpyxl(docx)).toThrow()
  })
})

describe('judge of the layout', () => {
  const wrong = join(folder, 'wrong.docx')
  const unrepeated = join(folder, 'unrepeated.docx')
  const pdfOf = (file: string) => `${file}.pdf`

  // By one LibreOffice: its start takes most of the time.
  beforeAll(async () => {
    writeFileSync(wrong, await makeBaseDocx({ leftMargin: 25, font: 'Arial', size: 13.5 }))
    writeFileSync(unrepeated, await makeBaseDocx({ repeatedHeading: false }))
    const files = [docx, xlsx, wrong, unrepeated]
    expect(renderPdfs(files)).toEqual(files.map(pdfOf))
  })

  test('a good document measures as it was asked', () => {
    const pdf = pdfOf(docx)
    const layout = measureLayout(pdf)
    const body = layout.pages.filter(({ orientation }) => orientation === 'portrait')
    const appendix = layout.pages.filter(({ orientation }) => orientation === 'landscape')

    expect(runsOfOrientation(layout)).toEqual([
      { orientation: 'portrait', first: 1, last: body.length },
      { orientation: 'landscape', first: body.length + 1, last: layout.pages.length },
    ])
    expect(appendix.length).toBeGreaterThan(1)
    expect(new Set(layout.fonts.map(({ name }) => name.replace(/-.*/, '')))).toEqual(new Set(['LiberationSerif']))
    expect(body[0]).toMatchObject({ width: 210, height: 297 })
    expect(body[0]!.body!.left).toBeCloseTo(30, 0)
    expect(body[0]!.body!.right).toBeCloseTo(15, 0)
    expect(body[0]!.lines[0]).toMatchObject({ text: 'VĂN BẢN MẪU', size: 14, bold: true, italic: false })
    expect(sizesOf(body)).toEqual([14])
    expect(layout.contentSizes).toHaveProperty('14')
    expect(body[1]!.lines[0]).toMatchObject({ text: '2' })
    expect(body[0]!.lines.flatMap(({ runs }) => runs).find(({ bold, italic }) => bold && italic)?.text).toMatch(/^Xong/)

    expect(findRepeatedHeading(appendix)).toEqual(['STT', 'Nội dung nhiệm vụ', 'Thời hạn'])
    const bands = findBands(appendix)
    expect(bands.filter(({ firstCell }) => firstCell !== 'STT').map(({ firstCell }) => firstCell)).toEqual(
      tableRows.map(([stt]) => String(stt)),
    )
    expect(renderPages(pdf, 20)).toHaveLength(layout.pages.length)
  })

  test('wrong margins, type size and face are seen', () => {
    const layout = measureLayout(pdfOf(wrong))
    expect(layout.pages[0]!.body!.left).toBeCloseTo(25, 0)
    expect(layout.pages[0]!.lines[3]!.size).toBe(13.5)
    expect(layout.fonts.map(({ name }) => name)).toContain('LiberationSans')
  })

  test('a heading row that is not repeated is seen', () => {
    const layout = measureLayout(pdfOf(unrepeated))
    expect(findRepeatedHeading(layout.pages.filter(({ orientation }) => orientation === 'landscape'))).toEqual([])
  })

  test('a spreadsheet prints on landscape pages with its rows repeated', () => {
    const layout = measureLayout(pdfOf(xlsx), { ink: false })
    expect(runsOfOrientation(layout)).toEqual([{ orientation: 'landscape', first: 1, last: layout.pages.length }])
    expect(layout.pages.length).toBeGreaterThan(1)
    expect(findRepeatedHeading(layout.pages)).toEqual(['Phụ lục', 'STT', 'Nội dung nhiệm vụ', 'Thời hạn'])
  })

  test('what LibreOffice cannot open is an error', () => {
    const file = join(folder, 'cut-off.docx')
    writeFileSync(file, readFileSync(docx).subarray(0, 2000))
    expect(() => renderPdf(file)).toThrow()
    expect(() => renderPdf(join(folder, 'missing.docx'))).toThrow(/no such file/)
  })
})
