/** The grid of a long appendix as the user feels it: scrolling, a key in a cell, a pasted table. */
import type { Page } from 'playwright-core'
import { median } from './median.ts'

/** In ms. */
export interface GridFigures {
  /** Of the tasks of the window's thread while all rows are scrolled through, those over 50 ms. */
  readonly scrollTasks: readonly number[]
  /** From a key in a cell to the layout with it, at the 95th percentile. */
  readonly key: number
  readonly keyMedian: number
  /** From Ctrl+V to the preview, and from there to the rows in the grid. */
  readonly preview: number
  readonly paste: number
}

/** After the first check of the rows has ended. */
const settles = 15_000
const keys = 60

/** Opens the notice of this id at its appendix and uses its grid. */
export async function watchGrid(page: Page, id: string): Promise<GridFigures> {
  await page.evaluate(`location.hash = '/thong-bao/${id}'`)
  await page.getByRole('textbox', { name: 'Nội dung thông báo' }).waitFor({ timeout: 60_000 })
  await page.keyboard.press('Control+3')
  await page.getByRole('grid').waitFor()
  await page.waitForTimeout(settles)
  const scrollTasks = await watchScrolling(page)
  const times = await timeKeys(page)
  const { preview, paste } = await timePaste(page)
  // Nothing is left unsaved: the window would ask.
  await page.keyboard.press('Control+s')
  await page.getByText(/^Bản \d+, lưu/).waitFor({ timeout: 60_000 })
  return {
    scrollTasks,
    key: times[Math.floor(times.length * 0.95)] ?? Number.NaN,
    keyMedian: median(times),
    preview,
    paste,
  }
}

function watchScrolling(page: Page): Promise<number[]> {
  return page.evaluate<number[]>(`(async () => {
    const tasks = []
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)))
    observer.observe({ type: 'longtask' })
    const grid = document.querySelector('[role=grid]')
    while (grid.scrollTop + grid.clientHeight < grid.scrollHeight - 2) {
      grid.scrollTop += 400
      await new Promise((next) => requestAnimationFrame(next))
    }
    grid.scrollTop = 0
    await new Promise((next) => setTimeout(next, 500))
    observer.disconnect()
    return tasks
  })()`)
}

/** Sorted. The layout is forced after the key was handled, so that its time is in it. */
async function timeKeys(page: Page): Promise<number[]> {
  await page.keyboard.press('Control+3')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('F2')
  await page.evaluate(`(() => {
    window.keyTimes = []
    const area = document.activeElement
    let began = 0
    window.addEventListener('keydown', () => { began = performance.now() }, true)
    area.addEventListener('input', () => queueMicrotask(() => {
      void document.querySelector('[role=grid]').scrollHeight
      window.keyTimes.push(performance.now() - began)
    }))
  })()`)
  for (let count = 0; count < keys; count += 1) {
    await page.keyboard.press(count % 6 === 5 ? 'Space' : 'a')
    await page.waitForTimeout(40)
  }
  await page.keyboard.press('Escape')
  return page.evaluate<number[]>('window.keyTimes.sort((one, other) => one - other)')
}

async function timePaste(page: Page): Promise<{ readonly preview: number; readonly paste: number }> {
  const preview = await page.evaluate<number>(`(async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => [at + 1, 'Xây dựng công trình số ' + (at + 1), 'UBND tỉnh', 'Sở Xây dựng', 'Sở Tài chính<br>Sở Nội vụ', 'Nghiệm thu', 'Quý III', '12-CTr/BCĐ', 'Trước ngày 30/6/2026'])
    const data = new DataTransfer()
    data.setData('text/html', '<table>' + rows.map((row) => '<tr>' + row.map((text) => '<td>' + text + '</td>').join('') + '</tr>').join('') + '</table>')
    const began = performance.now()
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    while (document.querySelector('[role=dialog] table') === null) await new Promise((next) => requestAnimationFrame(next))
    return performance.now() - began
  })()`)
  const paste = await page.evaluate<number>(`(async () => {
    const grid = document.querySelector('[role=grid]')
    const before = Number(grid.getAttribute('aria-rowcount'))
    const button = [...document.querySelectorAll('[role=dialog] button')].find((one) => one.textContent.trim() === 'Dán')
    const began = performance.now()
    button.click()
    while (Number(grid.getAttribute('aria-rowcount')) < before + 1000) await new Promise((next) => requestAnimationFrame(next))
    return performance.now() - began
  })()`)
  return { preview, paste }
}
