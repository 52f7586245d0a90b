/** The way of one notice through the app, told on any desk: in, looked at, corrected, out, and there again after a restart. */
import { strFromU8, unzipSync } from 'fflate'
import { expect } from 'vitest'
import { type Desk, findBarriers, goTo, openTab, pasteNotice, sourceText } from './desk.ts'

/** What python-docx and openpyxl see in other tests, here only: are the words in the file. */
function textOf(bytes: Buffer, part: string): string {
  const content = unzipSync(bytes)[part]
  if (content === undefined) throw new Error(`the file has no ${part}`)
  return strFromU8(content).replace(/<[^>]*>/g, '')
}

export async function followNotice(desk: Desk): Promise<void> {
  const { page } = desk

  // In: the doubts stand beside the source, the chosen one's line is marked.
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
  const sheets = page.getByRole('region', { name: 'Trang văn bản', exact: true })
  await sheets.getByText('ĐẢNG CỘNG SẢN VIỆT NAM').waitFor()

  // A cell is corrected: the page follows, undo and redo too.
  await openTab(page, /^Phụ lục/)
  await page.getByRole('button', { name: /^Nhiệm vụ 2:/ }).click()
  const lead = page.getByLabel('Cơ quan chủ trì', { exact: true })
  const before = await lead.inputValue()
  const after = 'Sở Nội vụ (Trung tâm Thử nghiệm)'
  await lead.fill(after)
  const onPage = sheets.getByText(after.slice(0, 10))
  await onPage.first().waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(() => lead.inputValue()).toBe(before)
  await expect.poll(() => onPage.count()).toBe(0)
  await page.keyboard.press('Control+y')
  await expect.poll(() => lead.inputValue()).toBe(after)
  await page.keyboard.press('Control+s')
  await page.getByText(/^Bản 2, lưu/).waitFor()
  expect(await findBarriers(page)).toEqual([])

  // Out: Word and Excel, with the correction in them.
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

  // There again after a restart: the list, found without accents; the version, the cell, the settled doubt.
  const again = (await desk.restart()).page
  await goTo(again, 'Thông báo')
  await again.getByLabel('Tìm thông báo').fill('khong he co')
  await again.getByText(/^Không có thông báo nào/).waitFor()
  await again.getByLabel('Tìm thông báo').fill('thong bao ket luan')
  await again.getByText('1 thông báo', { exact: true }).waitFor()
  await again.getByRole('row').nth(1).click()
  await again.getByText(/^Bản 2, lưu/).waitFor()
  await openTab(again, /^Phụ lục/)
  await again.getByRole('button', { name: /^Nhiệm vụ 2:/ }).click()
  expect(await again.getByLabel('Cơ quan chủ trì', { exact: true }).inputValue()).toBe(after)
  if (doubtCount > 1) {
    await openTab(again, /^Cần xem/)
    await expect.poll(() => again.getByRole('button', { name: 'Đã xem', exact: true }).count()).toBe(1)
  }
}
