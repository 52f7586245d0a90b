/** The app in front of a user, whichever host shows it: what the stories of this folder are told on. */
import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, type Locator, type Page, chromium } from 'playwright-core'
import { expect } from 'vitest'
import { chromiumPath } from '../helpers/chromium.ts'
import { sampleText } from '../helpers/samples.ts'
import { seeds } from '../helpers/shared.ts'

export interface Desk {
  readonly page: Page
  /** Does something that exports, and gives the bytes of the file that came out with the name it was offered under. */
  readonly exported: (
    extension: 'docx' | 'xlsx' | 'pdf' | 'zip',
    begin: () => Promise<void>,
  ) => Promise<{ readonly fileName: string; readonly bytes: Buffer }>
  /** Does something that asks for a file, and gives this one. */
  readonly withFile: (path: string, begin: () => Promise<void>) => Promise<void>
  /** Ends the program and starts it again on the same store. */
  readonly restart: () => Promise<Desk>
  readonly close: () => Promise<void>
}

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A headless Chromium that asks nothing of any network. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: switches })
}

/** Notice 13-TB/CQTT where the real notices are at hand, else the project's own sample. */
export function sourceText(): string {
  try {
    const name = readdirSync(seeds).find((file) => file.startsWith('003'))
    if (name !== undefined) return readFileSync(`${seeds}/${name}`, 'utf8')
  } catch {
    // Not here: the project stands alone.
  }
  return sampleText('ket-luan')
}

/** What axe objects to on the page as it stands, each with the elements. Contrast of disabled controls is exempt by WCAG. */
export async function findBarriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source)
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
      resultTypes: ['violations'], preload: false })`,
  )) as axe.AxeResults
  return found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`)
        .join(' | ')}`,
  )
}

/** Set to a folder, what the tests look at is kept there as pictures. */
const pictures = process.env.TEST_PICTURES ?? ''

/** Holds a screen or a dialog to what axe asks. */
export async function look(page: Page, name: string): Promise<void> {
  expect([name, await findBarriers(page)]).toEqual([name, []])
  if (pictures === '') return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png` })
}

/** Opens a place of the rail. */
export async function goTo(
  page: Page,
  name: 'Trang chủ' | 'Thông báo' | 'Nhập văn bản' | 'Sổ văn bản' | 'Theo dõi' | 'Cơ quan' | 'Lưu trữ' | 'Cài đặt',
): Promise<void> {
  await page.getByRole('navigation', { name: 'Điều hướng' }).getByRole('link', { name }).click()
}

/** Brings in a pasted text, up to the review of what was understood. */
export async function pasteNotice(page: Page, text: string): Promise<void> {
  await goTo(page, 'Nhập văn bản')
  await page.getByLabel('Văn bản của thông báo').fill(text)
  await page.getByRole('button', { name: 'Đọc văn bản đã dán' }).click()
  await page.getByRole('heading', { name: /^Xem lại/ }).waitFor()
}

/** Opens what is beside the text of a notice: its page, its findings, its doubts. */
export async function openTab(page: Page, name: RegExp): Promise<void> {
  // Once the desk is there: beside the grid nothing is shown until it is asked for.
  await page.locator('#desk-document').waitFor()
  if ((await page.locator('#desk-side').count()) === 0) await page.keyboard.press('Control+\\')
  await page.getByRole('tab', { name }).click()
  await expect.poll(() => page.getByRole('tab', { name }).getAttribute('aria-selected')).toBe('true')
}

/** Goes to a part of a notice by its outline. */
export async function openPart(page: Page, name: 'Đầu văn bản' | 'Mở đầu' | 'Nơi nhận' | 'Phụ lục'): Promise<void> {
  const outline = page.getByRole('navigation', { name: 'Mục lục' })
  await outline.getByRole('button', { name: new RegExp(`^${name}`) }).click()
}

/** Selects a cell of the appendix by its heading and the number of its row; gives the text area that is in it. */
export async function openCell(page: Page, heading: string, row: number): Promise<Locator> {
  const grid = page.getByRole('grid')
  const headings = await grid.getByRole('columnheader').allTextContents()
  await grid
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: String(row), exact: true }) })
    .locator('> *')
    .nth(headings.indexOf(heading))
    .click()
  return grid.getByRole('textbox', { name: `${heading}, hàng ${row}`, exact: true })
}
