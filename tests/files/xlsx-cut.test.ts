import exceljs from 'exceljs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { writeXlsx } from '../../src/files/xlsx-write.ts'
import { readZip } from '../../src/files/zip-read.ts'
import { writeZip } from '../../src/files/zip-write.ts'
import { appendix, notice, rows, spec } from './appendix-blocks.ts'

/** Lets exceljs write as it does, and then one part otherwise, as another version of it might. */
function change(name: string, from: string | RegExp, to: string): void {
  const write = Object.getPrototypeOf(new exceljs.Workbook().xlsx).writeBuffer as (...given: unknown[]) => Promise<ArrayBuffer>
  vi.spyOn(Object.getPrototypeOf(new exceljs.Workbook().xlsx), 'writeBuffer').mockImplementation(async function (this: unknown, ...given) {
    const parts = readZip(new Uint8Array(await write.apply(this, given)))
    const before = Buffer.from(parts[name]!).toString()
    const after = before.replace(from, to)
    expect(after).not.toBe(before)
    return writeZip(Object.entries(parts).map(([part, content]) => ({ name: part, content: part === name ? after : content })))
  })
}

afterEach(() => {
  vi.restoreAllMocks()
})

const sheet = 'xl/worksheets/sheet1.xml'

describe('another version of exceljs stops the export', () => {
  test.each([
    ['another default font', 'xl/styles.xml', 'Calibri', 'Aptos Narrow', 'default font'],
    ['another form of shared strings', 'xl/sharedStrings.xml', '<si><t>Mã</t></si>', '<si><r><t>Mã</t></r></si>', 'shared string'],
    ['a wrong count of shared strings', 'xl/sharedStrings.xml', /uniqueCount="\d+"/, 'uniqueCount="3"', 'shared strings'],
    ['no dimension', sheet, /<dimension [^>]*>/, '', 'dimension'],
    ['text in the cell itself', sheet, /(<c r="B7" s="\d+") t="s"><v>\d+<\/v>/, '$1 t="inlineStr"><is><t>Mã</t></is>', 'cell'],
    ['a height rounded', sheet, 'r="5" ht="99.75"', 'r="5" ht="100"', 'row'],
    ['a cell left out', sheet, /<c r="C8" s="\d+"\/>/, '', 'cell'],
    ['rows in another order', sheet, '<row r="6" ', '<row r="7" ', 'row'],
    ['an element after the merged cells gone', sheet, /<mergeCells.*<\/mergeCells>/, '', sheet],
  ])('%s', async (_, name, from, to, what) => {
    change(name, from, to)
    await expect(writeXlsx(notice, appendix(rows), spec)).rejects.toThrow(`exceljs writes otherwise than expected: ${what}`)
  })
})
