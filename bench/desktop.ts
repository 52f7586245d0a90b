/**
 * The screen as the user waits for it: `npm run bench desktop`. The built app on the stand-in for Electron, in headless
 * Chromium, so the figures hold for the app's own work; Electron's start is another one.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { readText } from '../src/files/text-read.ts'
import { recognize } from '../src/page/recognize/recognize.ts'
import { uuidV7 } from '../src/services/ids.ts'
import { transact } from '../src/store/db.ts'
import { columnsOf, insertNotice } from '../src/store/notices.ts'
import { openStore } from '../src/store/open.ts'
import { type AppUnderTest, launchDesktop } from '../tests/e2e/app-under-test.ts'
import { sourceText } from '../tests/e2e/desk.ts'
import { makeNotice } from './data.ts'
import { type GridFigures, watchGrid } from './desktop-grid.ts'
import { type WritingFigures, ninetyFifth, watchWriting } from './desktop-writing.ts'
import { median } from './median.ts'
import { withUnits } from './unit.ts'

const reach = { coldStart: 1500, opening: 200, longTask: 50, key: 16, page: 300, paste: 1500 }
const rounds = 5
const noticesInStore = 10_000
const longRows = 5000
const gridRows = 1000
/** Of 19 items each. */
const writtenParts = 20
/** ms: longer than the first check of so many rows. */
const firstLook = 15_000

const judge = (value: number, most: number) => `${value <= most ? 'reached' : '**missed**'} (<= ${most})`

/** What was measured, in ms. */
interface Measured {
  readonly starts: number[]
  /** From the window's first byte to the list. */
  readonly bareStarts: number[]
  readonly openings: number[]
  readonly exporting: Exporting
  readonly grid: GridFigures
  /** In the real notice, and in a long one. */
  readonly writing: { readonly real: WritingFigures; readonly long: WritingFigures }
}

/** What the window's thread did while the long notice was checked and exported, in ms. */
interface Exporting {
  readonly time: number
  readonly checkTasks: readonly number[]
  readonly longTasks: readonly number[]
}

/** Times starts, openings and an export of the built app, and shows the table of the results. */
export async function benchDesktop(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ket-luan-bench-'))
  build()
  try {
    printTable(await measure(folder))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function build(): void {
  const built = spawnSync(
    process.execPath,
    ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
    { stdio: 'ignore' },
  )
  if (built.status !== 0) throw new Error('electron-vite build failed')
}

async function measure(folder: string): Promise<Measured> {
  const storeDirectory = join(folder, 'kho')
  console.log(`filling a store with ${noticesInStore} notices …`)
  const { real, long, table, written } = await fillStore(storeDirectory)
  const starts: number[] = []
  const bareStarts: number[] = []
  const openings: number[] = []
  let exporting: Exporting = { time: Number.NaN, checkTasks: [], longTasks: [] }
  let grid: GridFigures | null = null
  let writing: Measured['writing'] | null = null
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    const app = await launch(storeDirectory, join(folder, `user-${round}`))
    const page = await app.window()
    await page.getByText('bản 1').first().waitFor()
    starts.push(performance.now() - began)
    bareStarts.push(await page.evaluate<number>('performance.now()'))
    openings.push(await timeOpening(page, real))
    if (round === 0) exporting = await watchExport(app, page, long, join(folder, 'xuat.docx'))
    if (round === 0) grid = await watchGrid(page, table)
    if (round === 0) writing = { real: await watchWriting(page, real), long: await watchWriting(page, written) }
    await app.close()
  }
  if (grid === null || writing === null) throw new Error('no round was run')
  return { starts, bareStarts, openings, exporting, grid, writing }
}

function printTable({ starts, bareStarts, openings, exporting, grid, writing }: Measured): void {
  const row = (what: string, value: number, most?: number) =>
    console.log(`| ${what} | ${withUnits(value, 0)} | ${most === undefined ? '' : judge(value, most)} |`)
  const { time, checkTasks, longTasks } = exporting
  console.log('\n| screen | ms | reach |\n| --- | --- | --- |')
  row(
    `cold start to the first list, ${noticesInStore} notices (median of ${rounds}, with the stand-in's own Chromium)`,
    median(starts),
    reach.coldStart,
  )
  row("of that, from the window's first byte to the list", median(bareStarts))
  row(`opening the real notice: click to fields and all pages (median of ${rounds})`, median(openings), reach.opening)
  row(
    `longest task of the checker's first look at ${longRows} rows, in steps (all over 50 ms: ${checkTasks.length})`,
    Math.max(0, ...checkTasks),
  )
  row(
    `longest task on the window's thread while ${longRows} rows are exported (${withUnits(time, 0)})`,
    Math.max(0, ...longTasks),
    reach.longTask,
  )
  row(
    `longest task while ${gridRows} rows of the grid are scrolled through (all over 50 ms: ${grid.scrollTasks.length})`,
    Math.max(0, ...grid.scrollTasks),
    reach.longTask,
  )
  row(`key to layout in a cell of ${gridRows} rows (95th percentile)`, grid.key, reach.key)
  row('of that, the median', grid.keyMedian)
  row('a table of 1000 rows pasted, to its preview', grid.preview)
  row('and from there to the rows', grid.paste)
  row('both', grid.preview + grid.paste, reach.paste)
  for (const [name, { keys, tasks, pages }] of [
    ['the real notice', writing.real],
    [`a text of ${writtenParts * 19} items`, writing.long],
  ] as const) {
    row(`key to layout in ${name} (95th percentile)`, ninetyFifth(keys), reach.key)
    row('of that, the median', median(keys))
    row('longest task between two keys there (95th percentile; 0: none over 50 ms)', ninetyFifth(tasks))
    row('from the last key of a word to the page with it (median)', median(pages), reach.page)
  }
}

function launch(storeDirectory: string, userData: string): Promise<AppUnderTest> {
  mkdirSync(userData, { recursive: true })
  return launchDesktop({ storeDirectory, userData, mainFile: resolve('out/main/main.js') })
}

async function fillStore(directory: string): Promise<{ real: string; long: string; table: string; written: string }> {
  const store = await openStore({ directory })
  const small = makeNotice(3)
  const long = makeNotice(longRows)
  const table = { ...makeNotice(gridRows), id: uuidV7() }
  const written = { ...makeNotice(60, writtenParts), id: uuidV7() }
  const real = recognize(readText(sourceText()).blocks, { ids: uuidV7 }).notice
  const stamp = (minute: number) => ({
    at: new Date(Date.UTC(2026, 3, 1, 0, minute)).toISOString(),
    by: 'bench',
    byId: 'bench',
  })
  await transact(store.db, async (db) => {
    for (let count = 0; count < noticesInStore - 4; count += 1) {
      await insertNotice(
        db,
        columnsOf({ ...small, id: uuidV7(), header: { ...small.header, number: count + 1 } }, 1),
        stamp(count),
      )
    }
    await insertNotice(db, columnsOf(written, 1), stamp(noticesInStore - 2))
    await insertNotice(db, columnsOf(table, 1), stamp(noticesInStore - 1))
    await insertNotice(db, columnsOf(long, 1), stamp(noticesInStore))
    await insertNotice(db, columnsOf(real, 1), stamp(noticesInStore + 1))
  })
  await store.close()
  return { real: real.id, long: long.id, table: table.id, written: written.id }
}

/** From the click on the line of the list to all fields and all sheets, a second after the list was there. */
async function timeOpening(page: Page, id: string): Promise<number> {
  await page.waitForTimeout(1000)
  const time = await page.evaluate<number>(`(async () => {
    const began = performance.now()
    location.hash = '/thong-bao/${id}'
    const isThere = () => document.querySelector('[role=tab]') !== null && document.querySelector('.page-desk[aria-busy=false] .page-sheet') !== null
    while (!isThere()) await new Promise((next) => requestAnimationFrame(next))
    return performance.now() - began
  })()`)
  await page.waitForTimeout(300)
  return time
}

/** Exports the long notice while the window's thread is watched. */
async function watchExport(app: AppUnderTest, page: Page, id: string, target: string): Promise<Exporting> {
  await page.evaluate(`location.hash = '/thong-bao/${id}'`)
  await page.locator('.page-desk[aria-busy=false]').waitFor({ timeout: 60_000 })
  await page.evaluate(`(() => {
    window.longTasks = []
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' })
  })()`)
  // The first check runs in small steps; the export is watched when it is done.
  await page.waitForTimeout(firstLook)
  const checkTasks = await page.evaluate<number[]>('window.longTasks.splice(0)')
  await app.answerSave(target)
  const began = performance.now()
  await page.getByRole('button', { name: 'Xuất Word' }).click()
  await page.getByText(`Đã xuất ${target}`).waitFor({ timeout: 60_000 })
  const time = performance.now() - began
  await page.waitForTimeout(300)
  if (readFileSync(target).length < 10_000) throw new Error('nothing was exported')
  return { time, checkTasks, longTasks: await page.evaluate<number[]>('window.longTasks') }
}
