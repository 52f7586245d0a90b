/** The archivist at the screen: found by words without marks, walked through by keys. */
import { expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'
import { goTo, look, pasteNotice } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

test('a notice is found, looked at and opened without a mouse; the search is kept', async () => {
  const desk = await openDesk(temporaryFolder())
  const { page } = desk
  for (const name of ['ket-luan', 'phan-cong'] as const) {
    await pasteNotice(page, sampleText(name))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await page.getByRole('button', { name: 'Ghi nhận đã ban hành' }).waitFor()
  }
  await goTo(page, 'Lưu trữ')
  const field = page.getByLabel('Tìm trong kho lưu trữ')
  await page.getByText('Không tìm thấy văn bản nào').waitFor()
  await page.getByRole('button', { name: 'Bỏ mọi điều kiện' }).click()
  await page.getByText('2 văn bản').waitFor()
  await look(page, 'luu-tru')
  await field.fill('chuyen doi so')
  await page.locator('mark').first().waitFor()
  expect((await page.locator('mark').first().textContent())?.toLowerCase()).toBe('chuyển đổi số')
  await look(page, 'luu-tru-tim-thay')
  await field.press('ArrowDown')
  await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("role")')).toBe('option')
  await page.keyboard.press('Space')
  await page.getByRole('region', { name: 'Xem trước' }).getByRole('document').waitFor()

  await page.getByRole('button', { name: 'Lưu bộ lọc' }).click()
  await page.getByLabel('Tên bộ lọc').fill('Chuyển đổi số')
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByText('Đã lưu bộ lọc', { exact: false }).waitFor()
  await field.fill('"khong co chu nay"')
  await page.getByText('Không tìm thấy văn bản nào').waitFor()
  await page.getByRole('button', { name: 'Bỏ mọi điều kiện' }).click()
  await field.fill('chuyen doi so ')
  await page.locator('mark').first().waitFor()
  await field.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Ghi nhận đã ban hành' }).waitFor()

  await page.getByRole('button', { name: 'Ghi nhận đã ban hành' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Số', { exact: true }).fill('7')
  await dialog.getByLabel('Ngày ban hành').fill('02/3/2026')
  await dialog.getByRole('button', { name: /^Ghi nhận/ }).click()
  await page.getByRole('button', { name: 'Gửi văn bản' }).waitFor()
  await goTo(page, 'Cơ quan')
  await goTo(page, 'Lưu trữ')
  await field.fill('7-TB')
  const results = page.getByRole('listbox', { name: 'Kết quả tìm kiếm' })
  const first = results.getByRole('option').first()
  await first.getByText('Đã ban hành').waitFor()
  await first.click()
  await page.getByText('Bản gốc, bản quét').click()
  await page.getByLabel('Chọn bản quét').setInputFiles({
    name: 'ban-ky.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4 /Type /Page /Type /Page %%EOF'),
  })
  await page.getByText('Đã đính kèm bản quét, 2 trang.').waitFor()
  await look(page, 'luu-tru-ban-quet')
  await page.getByRole('button', { name: 'Xếp vào hồ sơ', exact: true }).click()
  await dialog.getByLabel('Tiêu đề hồ sơ').fill('Phiên họp của Ban Chỉ đạo')
  await dialog.getByLabel('Phông').fill('Phông Ban Chỉ đạo')
  await look(page, 'luu-tru-xep-ho-so')
  await dialog.getByRole('button', { name: 'Xếp vào hồ sơ' }).click()
  await page.getByText('Đã xếp 1 văn bản vào hồ sơ.').waitFor()
  await page.getByRole('button', { name: 'Hồ sơ', exact: true }).click()
  await dialog.getByLabel('Số tờ của 07-TB', { exact: false }).fill('4')
  await dialog.getByText('1-4').waitFor()
  await look(page, 'luu-tru-ho-so')
  await dialog.getByRole('button', { name: 'Mục lục văn bản' }).click()
  const list = await desk.exported('docx', () => page.getByRole('menuitem', { name: 'Mục lục văn bản (Word)' }).click())
  expect(list.fileName).toBe('muc-luc-van-ban-2026-1.docx')
  await desk.close()
})
