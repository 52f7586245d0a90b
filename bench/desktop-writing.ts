/** The text of a notice as the user feels it: a key in an item, what the window does after it, the page after a pause. */
import type { Page } from 'playwright-core'

/** In ms. */
export interface WritingFigures {
  /** From a key to the layout with it, sorted. */
  readonly keys: readonly number[]
  /** The longest task between two keys, sorted: the page, the check. */
  readonly tasks: readonly number[]
  /** From the last key of a word to the page with it. */
  readonly pages: readonly number[]
}

/** Until the first check has ended. */
const settles = 8000
const letters = 60
const pauses = 7
/** ms between two keys: a fast typist. */
const betweenKeys = 120

/** Opens the notice of this id and types at the end of an item in the midst of its text. */
export async function watchWriting(page: Page, id: string): Promise<WritingFigures> {
  await page.evaluate(`location.hash = '/thong-bao/${id}'`)
  await page.getByRole('textbox', { name: 'Nội dung thông báo' }).waitFor({ timeout: 60_000 })
  await page.locator('.page-desk[aria-busy=false] .page-sheet').first().waitFor({ timeout: 60_000 })
  await page.waitForTimeout(settles)
  const items = page.locator('.ProseMirror > p[data-part-of=item]')
  await items.nth(Math.floor((await items.count()) / 2)).click()
  await page.keyboard.press('End')
  await page.waitForTimeout(1000)
  await page.evaluate(watchKeys)
  for (let count = 0; count < letters; count += 1) {
    await page.keyboard.press(count % 6 === 5 ? 'Space' : 'a')
    await page.waitForTimeout(betweenKeys)
  }
  const { keys, tasks } = await page.evaluate<{ keys: number[]; tasks: number[] }>(
    '({ keys: window.keyTimes.splice(0), tasks: window.keyTasks.splice(0) })',
  )
  const pages: number[] = []
  for (let count = 0; count < pauses; count += 1) {
    const word = `cuoi${count}x`
    await page.keyboard.type(` ${word}`, { delay: betweenKeys })
    pages.push(await page.evaluate<number>(`(${untilOnPage})('${word}')`))
    await page.waitForTimeout(400)
  }
  // Nothing is left unsaved: the window would ask.
  await page.keyboard.press('Control+s')
  await page.getByText(/^Bản \d+, lưu/).waitFor({ timeout: 60_000 })
  const sorted = (times: readonly number[]) => times.toSorted((one, other) => one - other)
  return { keys: sorted(keys), tasks: sorted(tasks), pages: sorted(pages) }
}

export function ninetyFifth(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN
}

/** The layout is forced in the task after the key, when it was handled and drawn. */
const watchKeys = `(() => {
  window.keyTimes = []
  window.keyTasks = []
  window.lastKey = 0
  let longest = 0
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) longest = Math.max(longest, duration) })
    .observe({ type: 'longtask' })
  const channel = new MessageChannel()
  channel.port1.onmessage = () => {
    void document.querySelector('.ProseMirror').getBoundingClientRect().height
    window.keyTimes.push(performance.now() - window.lastKey)
  }
  window.addEventListener('keydown', () => {
    if (window.lastKey > 0) window.keyTasks.push(longest)
    longest = 0
    window.lastKey = performance.now()
    channel.port2.postMessage(null)
  }, true)
})()`

const untilOnPage = `async (word) => {
  while (!document.querySelector('.page-roll').textContent.includes(word)) await new Promise((next) => requestAnimationFrame(next))
  return performance.now() - window.lastKey
}`
