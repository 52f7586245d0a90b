/** The pages on screen begin and end where those of the exported DOCX do, set by LibreOffice. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readText } from '../../../src/files/text-read.ts'
import { writeDocx } from '../../../src/files/docx-write.ts'
import { recognize } from '../../../src/page/recognize/recognize.ts'
import { layOutAll } from '../../../src/renderer/page-view/layout.ts'
import { countIds } from '../../helpers/build.ts'
import { type Composed, composed, sample } from '../../helpers/samples.ts'
import { renderPdfs } from '../../judges/judges.ts'
import { countDifferences, pdfPages, sheetLines, sortWords } from './office-pages.ts'
import { seeds } from '../../helpers/shared.ts'

const notices: [string, Composed][] = (['ket-luan', 'phan-cong', 'hd05'] as const).map((name) => [name, sample(name)])
if (existsSync(seeds)) {
  for (const file of readdirSync(seeds).filter((name) => name.endsWith('.txt'))) {
    const { blocks } = readText(readFileSync(join(seeds, file), 'utf8'))
    notices.push([file, composed(recognize(blocks, { ids: countIds() }).notice)])
  }
} else {
  console.log('The pages of the real notices were not compared: ../shared/seeds is not here.')
}

const folder = mkdtempSync(join(tmpdir(), 'ket-luan-office-pages-'))
const office = new Map<string, string[][]>()

beforeAll(async () => {
  const files: string[] = []
  for (const [name, { notice, blocks, spec }] of notices) {
    const file = join(folder, `${name}.docx`)
    writeFileSync(file, await writeDocx(notice, blocks, spec))
    files.push(file)
  }
  renderPdfs(files).forEach((pdf, index) => office.set(notices[index]![0], pdfPages(pdf)))
}, 120_000)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe.each(notices)('%s', (name, { blocks, spec }) => {
  const sheets = layOutAll(blocks, spec)
  const pages = () => office.get(name) ?? []

  it('has as many sheets as the exported file has pages, with the same numbers', () => {
    expect(sheets).toHaveLength(pages().length)
    sheets.forEach(({ number }, index) => {
      const [top] = pages()[index] ?? []
      if (number !== '') expect(top).toBe(number)
      else expect(top).not.toMatch(/^\d+$/)
    })
  })

  it('has the words of each page on the sheet of that page, but for one line', () => {
    // A line of the body has at most some 18 words.
    const mostWords = 18
    sheets.forEach((sheet, index) => {
      const own = sortWords([...sheetLines(sheet), sheet.number])
      expect(countDifferences(own, sortWords(pages()[index] ?? [])), `page ${index + 1}`).toBeLessThanOrEqual(mostWords)
    })
  })

  it('begins and ends each sheet of the body with the line of that page, or the one beside it', () => {
    sheets.forEach((sheet, index) => {
      const last = sheet.slices.at(-1)
      if (sheet.orientation !== 'portrait' || last?.part.drawing.kind !== 'stack') return
      const own = sheetLines(sheet)
      const lines = (pages()[index] ?? []).slice(sheet.number === '' ? 0 : 1)
      if (index > 0) expect(lines.slice(0, 2), `top of page ${index + 1}`).toContain(own[0])
      expect(lines.slice(-2), `end of page ${index + 1}`).toContain(own.at(-1))
    })
  })

  it('breaks nine lines of the body in ten where the exported file does', () => {
    let same = 0
    let all = 0
    sheets.forEach((sheet, index) => {
      if (sheet.orientation !== 'portrait' || index === 0) return
      const lines = new Set(pages()[index])
      const own = sheetLines(sheet)
      all += own.length
      same += own.filter((line) => lines.has(line)).length
    })
    expect(same).toBeGreaterThanOrEqual(all * 0.9)
  })
})
