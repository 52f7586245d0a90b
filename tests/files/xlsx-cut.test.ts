import exceljs from 'exceljs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { writeXlsx } from '../../src/files/xlsx-write.ts'
import { readZip } from '../../src/files/zip-read.ts'
import { writeZip } from '../../src/files/zip-write.ts'
import { appendix, notice, rows, spec } from './appendix-blocks.ts'

/** Lets exceljs write as it does, and then one part otherwise, as another version of it might. */
function change(name: string, from: string | RegExp, to: string): void {
  const writer = Object.getPrototypeOf(new exceljs.Workbook().xlsx) as exceljs.Xlsx
  const write = Reflect.get(writer, 'writeBuffer') as (...given: unknown[]) => Promise<ArrayBuffer>
  vi.spyOn(writer, 'writeBuffer').mockImplementation(async function (this: unknown, ...given) {
    const parts = readZip(new Uint8Array(await write.apply(this, given)))
    const before = Buffer.from(parts[name]!).toString()
    const after = before.replace(from, to)
    expect(after).not.toBe(before)
    const changed = Object.entries({ ...parts, [name]: after })
    const zip = await writeZip(changed.map(([part, content]) => ({ name: part, content })))
    return zip.buffer as unknown as exceljs.Buffer
  })
}

afterEach(() => {
  vi.restoreAllMocks()
})

const sheet = 'xl/worksheets/sheet1.xml'
const strings = 'xl/sharedStrings.xml'

describe('another version of exceljs stops the export', () => {
  test.each([
    ['another default font', 'xl/styles.xml', 'Calibri', 'Aptos Narrow', 'default font'],
    ['another form of shared strings', strings, '<si><t>Mã</t></si>', '<si><r><t>Mã</t></r></si>', 'shared string'],
    ['a wrong count of shared strings', strings, /uniqueCount="\d+"/, 'uniqueCount="3"', 'shared strings'],
    ['no dimension', sheet, /<dimension [^>]*>/, '', 'dimension'],
    ['text in the cell itself', sheet, /(<c r="B11" s="\d+") t="s"><v>\d+<\/v>/, '$1 t="str"><v>Mã</v>', 'cell'],
    ['a height rounded', sheet, 'r="5" ht="99.75"', 'r="5" ht="100"', 'row'],
    ['a cell left out', sheet, /<c r="C12" s="\d+"\/>/, '', 'cell'],
    ['rows in another order', sheet, '<row r="6" ', '<row r="7" ', 'row'],
    ['no height of its own', sheet, /(<row r="5" [^>]*) customHeight="1"/, '$1', 'row'],
    ['a row of data after the prototypes', sheet, '</sheetData>', '<row r="17"/></sheetData>', sheet],
  ])('%s', async (_, name, from, to, what) => {
    change(name, from, to)
    const message = `exceljs writes otherwise than expected: ${what}`
    await expect(writeXlsx(notice, appendix(rows), spec)).rejects.toThrow(message)
  })
})
