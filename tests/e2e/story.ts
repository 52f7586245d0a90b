/** The way of one notice through the app, told on any desk: in, looked at, corrected, out, and there again after a restart. */
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Desk, findBarriers, goTo, openTab, pasteNotice, sourceText, openPart, openCell } from './desk.ts'

/** What python-docx and openpyxl see in other tests, here only: are the words in the file. */
function textOf(bytes: Buffer, part: string): string {
  const content = unzipSync(bytes)[part]
  if (content === undefined) throw new Error(`the file has no ${part}`)
  return strFromU8(content).replace(/<[^>]*>/g, '')
}

const corrected = 'Sở Nội vụ (Trung tâm Thử nghiệm)'

/** The whole story, on a desk with an empty store. */
export async function followNotice(desk: Desk): Promise<void> {
  const doubtCount = await bringIn(desk.page)
  await correctCell(desk.page)
  await takeOut(desk)
  await findAgain((await desk.restart()).page, doubtCount)
}

/** In: the doubts stand beside the source, the chosen one's line is marked. Gives how many doubts there are. */
async function bringIn(page: Page): Promise<number> {
  await pasteNotice(page, sourceText())
  const doubts = page.getByRole('list', { name: 'Điểm cần xem' }).getByRole('listitem')
  const doubtCount = await doubts.count()
  expect(doubtCount).toBeGreaterThan(0)
  await page
    .getByRole('button', { name: /^Xem trong bản gốc: .*dòng/ })
    .first()
    .click()
  await expect.poll(() => page.locator('[data-chosen="true"][data-line]').count()).toBe(1)
  expect(await findBarriers(page)).toEqual([])
  await doubts.first().getByRole('button', { name: 'Đánh dấu đã xem' }).click()
  await page
    .getByText(doubtCount === 1 ? /^Đã xem cả/ : `Còn ${doubtCount - 1} trong ${doubtCount} điểm cần xem`)
    .waitFor()
  await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()

  // The page is drawn from what was understood, and the settled doubt is settled.
  await page.getByRole('tablist').waitFor()
  if (doubtCount > 1) {
    await openTab(page, /^Cần xem/)
    await expect.poll(() => page.getByRole('button', { name: 'Đã xem', exact: true }).count()).toBe(1)
  }
  return doubtCount
}

/** A cell is corrected: the page follows, undo and redo too. */
async function correctCell(page: Page): Promise<void> {
  await openTab(page, /^Trang/)
  const sheets = page.getByRole('region', { name: 'Trang văn bản', exact: true })
  await sheets.getByText('ĐẢNG CỘNG SẢN VIỆT NAM').waitFor()
  await openPart(page, 'Phụ lục')
  await openTab(page, /^Trang/)
  const lead = await openCell(page, 'Cơ quan chủ trì', 2)
  const before = await lead.inputValue()
  await lead.fill(corrected)
  const onPage = sheets.getByText(corrected.slice(0, 10))
  await onPage.first().waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(() => lead.inputValue()).toBe(before)
  await expect.poll(() => onPage.count()).toBe(0)
  await page.keyboard.press('Control+y')
  await expect.poll(() => lead.inputValue()).toBe(corrected)
  await page.keyboard.press('Control+s')
  await page.getByText(/^Bản 2, lưu/).waitFor()
  expect(await findBarriers(page)).toEqual([])
}

/** Out: Word and Excel, with the correction in them. */
async function takeOut(desk: Desk): Promise<void> {
  const { page } = desk
  const docx = await desk.exported('docx', () => page.getByRole('button', { name: 'Xuất Word' }).click())
  expect(docx.fileName).toMatch(/\.docx$/)
  expect(textOf(docx.bytes, 'word/document.xml').normalize('NFC')).toContain('Trung tâm Thử nghiệm')
  await page.getByText(/^Đã xuất .*\.docx/).waitFor()
  const xlsx = await desk.exported('xlsx', async () => {
    await page.getByRole('button', { name: 'Các loại xuất khác và thao tác' }).click()
    await page.getByRole('menuitem', { name: /Excel/ }).click()
  })
  expect(xlsx.fileName).toMatch(/\.xlsx$/)
  const sheet = `${textOf(xlsx.bytes, 'xl/worksheets/sheet1.xml')}${xlsx.bytes.includes('xl/sharedStrings.xml') ? textOf(xlsx.bytes, 'xl/sharedStrings.xml') : ''}`
  expect(sheet).toContain('Trung tâm Thử nghiệm')
  const fromMenu = (name: string) => async () => {
    await page.getByRole('button', { name: 'Các loại xuất khác và thao tác' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  const status = await desk.exported('xlsx', fromMenu('Phiếu báo cáo tình hình thực hiện (.xlsx)'))
  expect(status.fileName).toMatch(/-theo-doi\.xlsx$/)
  expect(textOf(status.bytes, 'xl/sharedStrings.xml')).toContain('PHIẾU BÁO CÁO')
  for (const [name, archive] of [
    ['Tệp PDF (.pdf)', false],
    ['Tệp PDF để lưu trữ (PDF/A)', true],
  ] as const) {
    const pdf = await desk.exported('pdf', fromMenu(name))
    expect(pdf.fileName).toMatch(/\.pdf$/)
    const written = pdf.bytes.toString('latin1')
    expect(written).toMatch(/^%PDF-1\.\d/)
    expect(written).toContain('/StructTreeRoot')
    expect(written.includes('/GTS_PDFA1')).toBe(archive)
  }
}

/** There again after a restart: the list, found without accents; the version, the cell, the settled doubt. */
async function findAgain(page: Page, doubtCount: number): Promise<void> {
  await goTo(page, 'Thông báo')
  await page.getByLabel('Tìm thông báo').fill('khong he co')
  await page.getByText(/^Không có thông báo nào/).waitFor()
  await page.getByLabel('Tìm thông báo').fill('thong bao ket luan')
  await page.getByText('1 thông báo', { exact: true }).waitFor()
  await page.getByRole('row').nth(1).click()
  await page.getByText(/^Bản 2, lưu/).waitFor()
  await openPart(page, 'Phụ lục')
  expect(await (await openCell(page, 'Cơ quan chủ trì', 2)).inputValue()).toBe(corrected)
  if (doubtCount > 1) {
    await openTab(page, /^Cần xem/)
    await expect.poll(() => page.getByRole('button', { name: 'Đã xem', exact: true }).count()).toBe(1)
  }
}
