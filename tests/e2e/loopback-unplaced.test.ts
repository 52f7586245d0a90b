/** A paper of another office on the screen: what is not understood is beside the page, is put in its place by keys, and is not printed before. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { look, openTab, pasteNotice } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

const paper = `Trang chủ » Văn bản chỉ đạo
UBND TỈNH TÂN PHÚ	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
VĂN PHÒNG	Độc lập - Tự do - Hạnh phúc
Số: 77/TB-VP	Tân Phú, ngày 10 tháng 6 năm 2026

THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về hồ chứa nước

Ngày 05/6/2026, Phó Chủ tịch UBND tỉnh chủ trì cuộc họp và kết luận như sau:
1. Giao Sở Xây dựng rà soát 12 hồ chứa, báo cáo trước ngày 15/7/2026.
Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện./.

Nơi nhận:
- Sở Xây dựng;
- Lưu: VT.

KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG

Lò Văn Thử

Các hồ chứa Nà Sầm, Bản Lang được ưu tiên vốn trong năm nay.
Lượt xem: 214 | In trang
`

test('a line that is not understood stands beside the page, and is printed once somebody has put it in its place', async () => {
  const { page, close } = await openDesk(temporaryFolder())
  await pasteNotice(page, paper)
  await page.getByText('3 dòng, giữ riêng và không in').waitFor()
  await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
  await openTab(page, /^Trang/)
  const sheets = page.getByRole('region', { name: 'Trang văn bản', exact: true })
  await sheets.getByText('rà soát 12 hồ chứa').first().waitFor()
  const unplaced = page.getByRole('region', { name: 'Dòng chưa xếp chỗ' })
  expect(await unplaced.getByRole('listitem').allTextContents()).toEqual([
    'Trang chủ » Văn bản chỉ đạo (dòng 1 của bản gốc)',
    'Các hồ chứa Nà Sầm, Bản Lang được ưu tiên vốn trong năm nay. (dòng 22 của bản gốc)',
    'Lượt xem: 214 | In trang (dòng 23 của bản gốc)',
  ])
  const printed = () => sheets.innerText()
  for (const words of ['Trang chủ', 'Bản Lang', 'Lượt xem']) expect(await printed()).not.toContain(words)
  await unplaced.scrollIntoViewIfNeeded()
  await look(page, 'unplaced')

  // By keys alone: to the line by the outline, to its menu, to a place.
  await page
    .getByRole('navigation', { name: 'Mục lục' })
    .getByRole('button', { name: /^Dòng chưa xếp chỗ/ })
    .focus()
  await page.keyboard.press('Enter')
  await tabTo(page, /^Thao tác với dòng: Các hồ chứa/)
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Đưa vào cuối phần nội dung' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(printed).toContain('Các hồ chứa Nà Sầm, Bản Lang được ưu tiên vốn')
  expect(await unplaced.getByRole('listitem').count()).toBe(2)
  for (const words of ['Trang chủ', 'Lượt xem']) expect(await printed()).not.toContain(words)
  await close()
})

/** Presses Tab until what has this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const focused = () => page.evaluate<string>("document.activeElement?.getAttribute('aria-label') ?? ''")
  for (let left = 12; left > 0 && !name.test(await focused()); left -= 1) await page.keyboard.press('Tab')
  expect(await focused()).toMatch(name)
}
