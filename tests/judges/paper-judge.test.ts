/** The judge of the paper passes what the program sets, and objects to what is broken. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import bodies from '../../resources/bodies.json' with { type: 'json' }
import { writeDocx } from '../../src/files/docx-write.ts'
import { layOutAll } from '../../src/renderer/page-view/layout.ts'
import { readPaper } from '../../src/services/reading.ts'
import { countIds } from '../helpers/build.ts'
import { strainedPapers } from '../helpers/papers.ts'
import { countDifferences, pdfPages, sheetLines, sortWords } from '../renderer/page-view/office-pages.ts'
import { type BrokenPage, makeBrokenPapers } from './broken-papers.ts'
import { judgeOoxml, measureLayout, renderPdfs } from './judges.ts'
import { judgePaper } from './paper-judge.ts'

const folder = mkdtempSync(join(tmpdir(), 'ket-luan-paper-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const inOneRun = 8

const names = bodies.bodies.map(({ name }) => name)
const fileOf = (name: string) => join(folder, `${name}.docx`)
const brokenPapers: Readonly<Record<string, BrokenPage>> = makeBrokenPapers()

beforeAll(async () => {
  for (const [name, { notice, blocks, spec }] of Object.entries(strainedPapers))
    writeFileSync(fileOf(name), await writeDocx(notice, blocks, spec))
  for (const [name, { make }] of Object.entries(brokenPapers)) writeFileSync(fileOf(name), await make())
  // By several LibreOffices in turn: all papers at once take one longer than it may take on a busy machine.
  const files = [...Object.keys(strainedPapers), ...Object.keys(brokenPapers)].map(fileOf)
  for (let start = 0; start < files.length; start += inOneRun) renderPdfs(files.slice(start, start + inOneRun))
}, 600_000)

describe.each(Object.entries(strainedPapers))('the paper %s', (name, { notice, blocks, spec }) => {
  test('can be signed as it is', () => {
    const signatories = notice.signatures.map(({ signatory }) => signatory)
    expect(judgePaper(measureLayout(`${fileOf(name)}.pdf`), { names, signatories })).toEqual([])
  })

  test('is sound to the Open XML SDK and to our rules', async () => {
    expect(await judgeOoxml(fileOf(name))).toEqual([])
  })

  test('is read from its PDF as from its DOCX', async () => {
    const [docx, pdf] = await Promise.all(
      [fileOf(name), `${fileOf(name)}.pdf`].map(async (file) => {
        const { doubts, ...form } = await readPaper(readFileSync(file), countIds(), '2026-06-01T00:00:00Z')
        // A row that goes on over a page is put together with a doubt, and who is above whom of four is not told by place.
        const joined = doubts.some(({ code }) => code === 'table.rowJoined') || name === 'long-row'
        const signatures = form.signatures.toSorted((one, other) => one.name.localeCompare(other.name))
        const same = JSON.stringify({ ...form, signatures, unplaced: form.unplaced.map(({ text }) => text) })
        return joined ? same.replaceAll('\\n', ' ') : same
      }),
    )
    expect(JSON.parse(pdf ?? '')).toEqual(JSON.parse(docx ?? ''))
  })

  test('is on the screen as in the file', () => {
    const pages = pdfPages(`${fileOf(name)}.pdf`)
    const sheets = layOutAll(blocks, spec)
    expect(sheets).toHaveLength(pages.length)
    sheets.forEach((sheet, index) => {
      const own = sortWords([...sheetLines(sheet), sheet.number, ...(sheet.foot === undefined ? [] : [notice.contact])])
      expect(countDifferences(own, sortWords(pages[index] ?? [])), `page ${index + 1}`).toBeLessThanOrEqual(18)
    })
  })
})

describe('the judge', () => {
  test.each(Object.entries(brokenPapers))('objects to %s', (name, { objection }) => {
    const found = judgePaper(measureLayout(`${fileOf(name)}.pdf`), { names, signatories: ['Trần Văn Minh'] })
    expect(found).not.toEqual([])
    expect(found.filter((one) => !objection.test(one))).toEqual([])
  })
})
