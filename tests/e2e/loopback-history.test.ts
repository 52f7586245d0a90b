/** The history of a notice on the screen: versions, what changed since, a version put back and taken back again. */
import { expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'
import { findBarriers, openPart, openTab, pasteNotice } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

test('a version is compared with what is typed, read as a page, put back, and that undone', async () => {
  const desk = await openDesk(temporaryFolder())
  const { page } = desk
  await pasteNotice(page, sampleText('ket-luan'))
  await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
  await openPart(page, 'Đầu văn bản')
  const place = page.getByLabel('Nơi ban hành')
  await place.fill('Hà Sơn')
  await page.keyboard.press('Control+s')
  await page.getByText(/^Bản 2, lưu/).waitFor()
  await place.fill('Hà Giang')
  await openTab(page, /^Lịch sử/)
  await page
    .getByRole('list', { name: 'Các bản đã lưu' })
    .getByRole('button', { name: /^Bản 1/ })
    .click()
  const changes = page.getByRole('list', { name: 'Các thay đổi' })
  await changes.getByRole('listitem').first().waitFor()
  expect(await changes.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(/^Phần đầu văn bản sửa Hà\s*Lâm\s*Giang$/),
  ])
  expect(await findBarriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Trang', exact: true }).click()
  await page.getByRole('region', { name: 'Trang văn bản', exact: true }).getByText('Hà Lâm, ngày').first().waitFor()
  // What was typed is a version of its own before the earlier one comes back.
  await page.getByRole('button', { name: 'Khôi phục bản này' }).click()
  await page.getByText('Đã khôi phục bản 1 thành bản 4.').waitFor()
  await expect.poll(() => place.inputValue()).toBe('Hà Lâm')
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click()
  await expect.poll(() => place.inputValue()).toBe('Hà Giang')
  await desk.close()
})
