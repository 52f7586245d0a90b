/** The page in a real browser: the letters stand where the layout puts them, only sheets in sight are drawn, nothing is slow. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Block, TableBlock } from '../../../src/page/blocks.ts'
import { layOutAll } from '../../../src/renderer/page-view/layout.ts'
import { sample } from '../../helpers/samples.ts'
import { type Harness, openHarness } from './harness/open-harness.ts'
import { countDifferences, pdfPages, sheetLines, sortWords } from './office-pages.ts'

const { blocks, spec } = sample('ket-luan')
const sheets = layOutAll(blocks, spec)

let harness: Harness
beforeAll(async () => {
  harness = await openHarness()
}, 120_000)
afterAll(async () => {
  await harness.close()
})

const actualSize = { portrait: 1, landscape: 1 }
const atStart = { blocks, spec, scale: actualSize, current: null }
const evaluate = async <T>(script: string): Promise<T> => (await harness.page.evaluate(script)) as T

/** Scrolls a sheet to the top of the window and waits until it is drawn. */
async function scrollTo(index: number, scale = 1): Promise<void> {
  const gap = 24
  const above = sheets.slice(0, index).reduce((sum, { orientation }) => {
    return sum + ((orientation === 'portrait' ? spec.page : spec.landscapePage).height * scale * 96) / 25.4 + gap
  }, 0)
  await evaluate(`document.querySelector('.page-desk').scrollTop = ${above}`)
  await evaluate(`new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))`)
}

/** The sheet at the top of the window, in mm from its corner: its number, lines and rows. */
interface DrawnSheet {
  readonly number: string
  readonly lines: readonly {
    readonly text: string
    readonly left: number
    readonly right: number
    readonly columnLeft: number
    readonly columnRight: number
  }[]
  readonly rows: readonly { readonly id: string; readonly top: number; readonly height: number }[]
}
const readSheet = (scale = 1) =>
  evaluate<DrawnSheet>(`(() => {
    const unit = (96 / 25.4) * ${scale}
    const sheet = [...document.querySelectorAll('.page-sheet')].find((each) => each.getBoundingClientRect().bottom > 60)
    const corner = sheet.getBoundingClientRect()
    const text = document.createRange()
    const lines = [...sheet.querySelectorAll('.page-line')].map((line) => {
      text.selectNodeContents(line)
      const own = text.getBoundingClientRect()
      const column = line.parentElement.getBoundingClientRect()
      return {
        text: line.textContent,
        left: (own.left - corner.left) / unit,
        right: (own.right - corner.left) / unit,
        columnLeft: (column.left - corner.left) / unit,
        columnRight: (column.right - corner.left) / unit,
      }
    })
    const rows = [...sheet.querySelectorAll('tbody tr')].map((row) => {
      const own = row.getBoundingClientRect()
      return { id: row.dataset.part, top: (own.top - corner.top) / unit, height: own.height / unit }
    })
    return { number: sheet.querySelector('.page-number')?.textContent ?? '', lines: lines.filter((line) => line.text !== ''), rows }
  })()`)

const tidy = (text: string) => text.replace(/[\u00A0\s]+/g, ' ').trim()

describe('PageView', () => {
  beforeEach(async () => {
    await harness.show(atStart)
    await scrollTo(0)
  })

  it.each([
    [0, 1],
    [1, 1],
    [5, 1],
    [9, 0.6],
  ])('draws sheet %i line by line as it was laid out, at scale %d', async (index, scale) => {
    await harness.show({ scale: { portrait: scale, landscape: scale } })
    await scrollTo(index, scale)
    const drawn = await readSheet(scale)
    expect(drawn.number).toBe(sheets[index]?.number)
    expect(drawn.lines.map((line) => tidy(line.text))).toEqual(sheetLines(sheets[index]!))
  })

  it('has letters as wide as they were measured: every line fits, and the stretched ones fill their width', async () => {
    await scrollTo(1)
    const { lines } = await readSheet()
    const right = spec.page.width - spec.page.right
    for (const line of lines) {
      expect(line.left, line.text).toBeGreaterThanOrEqual(spec.page.left - 0.1)
      expect(line.right, line.text).toBeLessThanOrEqual(right + 0.1)
    }
    const full = lines.filter((line) => line.right > right - 0.4)
    expect(full.length).toBeGreaterThan(lines.length / 2)
  })

  it('keeps the text of each cell within its lines', async () => {
    await scrollTo(5)
    const { lines } = await readSheet()
    for (const line of lines) {
      expect(line.left, line.text).toBeGreaterThanOrEqual(line.columnLeft - 0.2)
      expect(line.right, line.text).toBeLessThanOrEqual(line.columnRight + 0.2)
    }
  })

  it('draws rows as high as they were laid out', async () => {
    await scrollTo(5)
    const { rows } = await readSheet()
    const laid = sheets[5]!.slices.filter((slice) => slice.part.table !== undefined)
    expect(rows.map((row) => row.id)).toEqual(laid.map((slice) => slice.part.id))
    rows.forEach((row, at) => {
      expect(row.height).toBeCloseTo(laid[at]!.height, 0)
      expect(Math.abs(row.top - spec.landscapePage.top - laid[at]!.top)).toBeLessThan(0.4)
    })
  })

  it('gives each sheet of the appendix a table with its column headings', async () => {
    await scrollTo(6)
    const headings = await evaluate<string[][]>(
      `[...document.querySelectorAll('.page-table')].map((table) => [...table.querySelectorAll('th[scope=col]')].map((cell) => cell.textContent))`,
    )
    expect(headings.length).toBeGreaterThan(1)
    for (const row of headings) expect(row).toHaveLength(9)
  })

  it('draws only the sheets in sight, at the height of all', async () => {
    const facts = await evaluate<{ drawn: number; height: number }>(
      `({ drawn: document.querySelectorAll('.page-sheet').length, height: document.querySelector('.page-roll').clientHeight })`,
    )
    expect(facts.drawn).toBeLessThanOrEqual(4)
    const paper = sheets.reduce((sum, { orientation }) => sum + (orientation === 'portrait' ? 297 : 210), 0)
    expect(facts.height).toBeCloseTo((paper * 96) / 25.4 + (sheets.length + 1) * 24, -1)
  })

  it('tells which part was clicked', async () => {
    await evaluate('window.picked.length = 0')
    await harness.page
      .locator('.page-columns')
      .first()
      .click({ position: { x: 40, y: 10 } })
    await harness.page.locator('[data-part=typeName]').click()
    await harness.page.locator('[data-part=abstract]').first().click()
    const paragraph = blocks.find((block) => block.kind === 'paragraph')!
    await harness.page.locator(`[data-part="${paragraph.id}"]`).click()
    expect(await evaluate('window.picked')).toEqual(['header', 'typeName', 'abstract', paragraph.id])
  })

  const table = blocks.find((block): block is TableBlock => block.kind === 'table')!
  const sign = blocks.find((block) => block.kind === 'signatureBlock')!
  it.each([
    ['a row', table.rows.at(-1)!.id],
    ['a recipient', sign.recipients.at(-1)!.id],
    ['the signature', 'signatureBlock'],
  ])('brings %s into view and marks it', async (_, id) => {
    await harness.show({ current: id })
    const marked = harness.page.locator('.page-current')
    await marked.first().waitFor()
    expect(await marked.count()).toBe(1)
    expect(await marked.getAttribute('data-part')).toBe(id)
    const box = await marked.first().boundingBox()
    expect(box!.y).toBeGreaterThanOrEqual(0)
    expect(box!.y).toBeLessThan(900)
  })

  it('stays where it was scrolled to when the text changes', async () => {
    await harness.show({ current: table.rows[0]!.id })
    await scrollTo(0)
    await harness.show({ blocks: changeText(blocks, ' thêm') })
    expect(await evaluate(`document.querySelector('.page-desk').scrollTop`)).toBe(0)
  })

  it('has no fault that axe can find', async () => {
    await harness.page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') })
    const faults = await evaluate<unknown[]>(
      `axe.run('.page-desk').then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]))`,
    )
    expect(faults).toEqual([])
    expect(await harness.page.getByRole('document', { name: 'Trang văn bản chính thức' }).count()).toBe(1)
  })
})

function changeText(all: readonly Block[], added: string): Block[] {
  const at = all.findIndex((block) => block.kind === 'paragraph')
  return all.map((block, index) =>
    index === at && block.kind === 'paragraph'
      ? { ...block, runs: [...block.runs, { text: added }] }
      : structuredClone(block),
  )
}

it('draws of 5,000 rows those that are near, and finds any of them', async () => {
  const long = multiplyRows(blocks, 5000)
  await harness.show({ ...atStart, blocks: long })
  await harness.show({ blocks: changeText(long, ' thêm') })
  const facts = await evaluate<{ drawn: number; busy: string }>(
    `({ drawn: document.querySelectorAll('.page-row').length, busy: document.querySelector('.page-desk').ariaBusy })`,
  )
  expect(facts.drawn).toBeLessThan(60)
  expect(facts.busy).toBe('false')
  await harness.show({ current: 'copy-4999' })
  await harness.page.locator('[data-part=copy-4999].page-current').waitFor()
}, 60_000)

function multiplyRows(all: readonly Block[], count: number): Block[] {
  return all.map((block) => {
    if (block.kind !== 'table') return block
    const rows = Array.from({ length: count }, (_, index) => {
      const row = block.rows[index % block.rows.length]!
      if (row.kind === 'section') return { ...row, id: `copy-${index}` }
      return {
        ...row,
        id: `copy-${index}`,
        cells: row.cells.map((cell, at) => (at === 1 || at === 5 ? `${cell} ${index}` : cell)),
      }
    })
    return { ...block, rows }
  })
}

describe('PrintView', () => {
  it.each(['ket-luan', 'hd05'] as const)(
    'prints %s on the pages of the screen, with their numbers and sizes',
    async (name) => {
      const notice = sample(name)
      const laid = layOutAll(notice.blocks, notice.spec)
      const folder = mkdtempSync(join(tmpdir(), 'ket-luan-print-'))
      try {
        await harness.showPrint(notice)
        const pdf = join(folder, 'print.pdf')
        await harness.page.pdf({ path: pdf, preferCSSPageSize: true })
        const pages = pdfPages(pdf)
        expect(pages).toHaveLength(laid.length)
        laid.forEach((sheet, index) => {
          const own = sortWords([...sheetLines(sheet), sheet.number])
          expect(countDifferences(own, sortWords(pages[index]!)), `page ${index + 1}`).toBe(0)
        })
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )
})
