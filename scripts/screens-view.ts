/** Windows that pictures are taken of, and the way between their screens. For `npm run screens`. */
import type { Browser, Page } from 'playwright-core'

/** A window, and how much larger than usual everything in it is. */
export interface View {
  readonly width: number
  readonly height: number
  readonly zoom?: number
}

export async function openPage(browser: Browser, { width, height, zoom = 1 }: View, address: string): Promise<Page> {
  const viewport = { width: Math.round(width / zoom), height: Math.round(height / zoom) }
  const page = await browser.newPage({ viewport, deviceScaleFactor: zoom, reducedMotion: 'reduce' })
  page.setDefaultTimeout(20_000)
  await page.goto(address)
  return page
}

export const goTo = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Điều hướng' }).getByRole('link', { name }).click()
