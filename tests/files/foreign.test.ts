/** Office files made to hang the program or to fill its memory: refused within five seconds and 512 MiB. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/domain/errors.ts'
import { readDocx } from '../../src/files/docx-read.ts'
import { writeDocx } from '../../src/files/docx-write.ts'
import { type ForeignKind, readForeign } from '../../src/files/foreign.ts'
import { readXlsx } from '../../src/files/xlsx-read.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { appendix, notice, spec, task } from './appendix-blocks.ts'
import type { Measured } from './measure-foreign.ts'

function measure(kind: ForeignKind, bytes: Uint8Array): Measured {
  const path = join(temporaryFolder(), 'tep')
  writeFileSync(path, bytes)
  const { stdout, stderr, status } = spawnSync(process.execPath, ['tests/files/measure-foreign.ts', kind, path], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The process of the reader died:\n${stderr}`)
  return JSON.parse(stdout) as Measured
}

/** Keeps the ratio of a file unsuspicious: what is refused is then its content. */
const ballast = (megabytes: number) => ({ 'ballast.bin': new Uint8Array(randomBytes(megabytes << 20)) })

const pack = (parts: Parameters<typeof zipSync>[0]) => zipSync(parts, { level: 1 })

function docx(body: string, parts: Parameters<typeof zipSync>[0] = {}): Uint8Array {
  return pack({
    'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
    ...parts,
  })
}

function listOf(level: string): Parameters<typeof zipSync>[0] {
  return {
    'word/numbering.xml': strToU8(
      `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">${level}</w:abstractNum>` +
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    ),
  }
}

const listed = (level: string | number = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>việc</w:t></w:r></w:p>`
const roman = (start: string) =>
  listOf(`<w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>`)
const grid = '<w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>'

function xlsx(
  sheet: string,
  parts: { readonly names?: string; readonly strings?: string } = {},
  more: Parameters<typeof zipSync>[0] = {},
): Uint8Array {
  return pack({
    ...more,
    'xl/workbook.xml': strToU8(
      '<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets>' +
        `${parts.names ?? ''}</workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="m">${sheet}</worksheet>`),
    ...(parts.strings === undefined ? {} : { 'xl/sharedStrings.xml': strToU8(parts.strings) }),
  })
}

const text = (words: string, address: string) => `<c r="${address}" t="inlineStr"><is><t>${words}</t></is></c>`
const headings = `<row r="1">${text('STT', 'A1')}${text('Tên', 'B1')}${text('Chủ trì', 'C1')}${text('Hạn', 'D1')}</row>`
const repeat = (times: number, piece: string) => piece.repeat(times)

describe('a DOCX', () => {
  test.each<[string, () => Uint8Array, string]>([
    ['whose Roman list starts at 2,000,000,000', () => docx(listed(), roman('2000000000')), 'source.beyondLimits'],
    ['whose list starts at no number', () => docx(listed(), roman('1e400')), 'source.beyondLimits'],
    ['of a list level far below the last', () => docx(listed(4_000_000_000), roman('1')), 'source.beyondLimits'],
    [
      'whose list number is a page long',
      () =>
        docx(repeat(50_000, listed()), listOf(`<w:lvl w:ilvl="0"><w:lvlText w:val="${repeat(5000, '%1')}"/></w:lvl>`)),
      'source.beyondLimits',
    ],
    [
      'with a cell over a billion columns',
      () => docx(`<w:tbl>${grid}<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr></w:tc></w:tr></w:tbl>`),
      'source.beyondLimits',
    ],
    ['nested 100,000 deep', () => docx(repeat(100_000, '<w:tbl>')), 'source.beyondLimits'],
    ['nested 100,000 deep in what was deleted', () => docx(repeat(100_000, '<w:del>')), 'source.beyondLimits'],
    ['of eight million elements', () => docx(repeat(8_000_000, '<w:p/>'), ballast(2)), 'source.beyondLimits'],
    [
      'of 300,000 rows',
      () => docx(`<w:tbl>${grid}${repeat(300_000, '<w:tr><w:tc/></w:tr>')}</w:tbl>`, ballast(2)),
      'source.beyondLimits',
    ],
    [
      'of 70 million letters',
      () => docx(`<w:p><w:t>${repeat(70_000_000, 'a')}</w:t></w:p>`, ballast(2)),
      'source.beyondLimits',
    ],
    ['of 90 MB unpacked', () => docx(repeat(90_000_000, ' '), ballast(2)), 'source.tooLarge'],
    ['of 70 MB unpacked that weighs little', () => docx(repeat(70_000_000, ' ')), 'source.tooLarge'],
    ['with an attribute of 60 MB', () => docx(`<w:p w:a="${repeat(60_000_000, 'a')}"/>`, ballast(2)), 'read'],
  ])('%s', (_name, make, outcome) => {
    const measured = measure('docx', make())
    expect(measured.outcome).toBe(outcome)
    expect(measured.milliseconds).toBeLessThan(20_000)
    expect(measured.megabytes).toBeLessThan(512)
  })
})

describe('an XLSX', () => {
  test.each<[string, () => Uint8Array, string]>([
    ['with row 1,000,000,000', () => xlsx(`<sheetData><row r="1000000000"/></sheetData>`), 'source.beyondLimits'],
    [
      'with a cell in row 1,000,000,000',
      () => xlsx(`<sheetData><row>${text('a', 'A1000000000')}</row></sheetData>`),
      'source.beyondLimits',
    ],
    [
      'with a cell in column ZZZZZZ',
      () => xlsx(`<sheetData><row>${text('a', 'ZZZZZZ1')}</row></sheetData>`),
      'source.beyondLimits',
    ],
    [
      'with its last row and column in use',
      () => xlsx(`<sheetData>${headings}<row>${text('1', 'A1048576')}${text('a', 'XFD1048576')}</row></sheetData>`),
      'read',
    ],
    [
      'with the whole sheet merged',
      () => xlsx(`<sheetData>${headings}</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>`),
      'read',
    ],
    [
      'with a validation and a name over the whole sheet',
      () =>
        xlsx(
          `<cols><col min="1" max="2000000000"/></cols><sheetData>${headings}</sheetData>` +
            '<dataValidations count="1"><dataValidation sqref="A1:XFD1048576" type="list"/></dataValidations>',
          { names: '<definedNames><definedName name="a">A!$A$1:$XFD$1048576</definedName></definedNames>' },
        ),
      'read',
    ],
    [
      'whose million cells all hold one long text',
      () =>
        xlsx(`<sheetData>${headings}<row>${repeat(300_000, '<c t="s"><v>0</v></c></row><row>')}</row></sheetData>`, {
          strings: `<sst><si><t>${repeat(30_000, 'a')}</t></si></sst>`,
        }),
      'source.beyondLimits',
    ],
    [
      'of half a million styled empty cells',
      () =>
        xlsx(
          `<sheetData>${headings}${repeat(500, `<row>${repeat(1000, '<c s="1"/>')}</row>`)}</sheetData>`,
          {},
          ballast(1),
        ),
      'read',
    ],
    [
      'of 200,000 rows',
      () => xlsx(`<sheetData>${repeat(200_000, '<row><c><v>1</v></c></row>')}</sheetData>`),
      'source.beyondLimits',
    ],
    [
      'of merged ranges that all lie on each other',
      () =>
        xlsx(
          `<sheetData>${headings}${repeat(15_000, '<row><c><v>1</v></c></row>')}</sheetData>` +
            `<mergeCells>${repeat(900, '<mergeCell ref="B2:C1048576"/>')}${repeat(49_000, '<mergeCell ref="XFC2:XFD3"/>')}</mergeCells>`,
        ),
      'read',
    ],
  ])('%s', (_name, make, outcome) => {
    const bytes = make()
    // As an appendix that comes back, and as a paper.
    for (const kind of ['xlsx', 'paper'] as const) {
      const measured = measure(kind, bytes)
      expect(measured.outcome, kind).toBe(outcome)
      expect(measured.milliseconds, kind).toBeLessThan(20_000)
      expect(measured.megabytes, kind).toBeLessThan(512)
    }
  })
})

describe('the worker', () => {
  const rows = Array.from({ length: 5000 }, (_, at) => task(String(at + 1)))

  test('reads what is read without it: an appendix of 5,000 rows, both ways', async () => {
    const document = await writeDocx(notice, appendix(rows), spec)
    expect(await readForeign('docx', document)).toEqual(readDocx(document))
    const workbook = new exceljs.Workbook()
    const sheet = workbook.addWorksheet('Bảng')
    sheet.addRow(['STT', 'Tên', 'Chủ trì', 'Hạn'])
    for (const { cells } of rows) sheet.addRow(cells.slice(0, 4))
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const read = await readForeign('xlsx', bytes)
    expect(read[0]?.rows).toHaveLength(5000)
    expect(read).toEqual(readXlsx(bytes))
  })

  test('is killed when its time is over; whoever asked was never held up', async () => {
    const document = await writeDocx(notice, appendix(rows), spec)
    const measured = measure('docx', document)
    expect(measured.outcome).toBe('read')
    expect(measured.heldUp).toBeLessThan(5_000)
    const refusal = await readForeign('docx', document, 1).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Refusal)
    expect((refusal as Refusal).code).toBe('source.beyondLimits')
  })

  test('refuses in the words of the reader', async () => {
    const refusal = await readForeign('docx', strToU8('THÔNG BÁO')).catch((error: unknown) => error)
    expect(refusal).toEqual(
      (() => {
        try {
          return readDocx(strToU8('THÔNG BÁO'))
        } catch (error) {
          return error
        }
      })(),
    )
  })
})
