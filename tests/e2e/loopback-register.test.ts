/** The registrar at the screen: a paper of the past is taken up and sent; a file that somebody brings is verified. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'
import { findBarriers, goTo, look, pasteNotice } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

test('number, sending and verification, on the screen', async () => {
  const folder = temporaryFolder()
  const desk = await openDesk(folder)
  const { page } = desk
  await pasteNotice(page, sampleText('ket-luan'))
  await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
  await page.getByRole('button', { name: 'Ghi nhận đã ban hành' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Số', { exact: true }).fill('7')
  await dialog.getByLabel('Ngày ban hành').fill('02/3/2026')
  expect(await findBarriers(page)).toEqual([])
  await dialog.getByRole('button', { name: /^Ghi nhận/ }).click()
  await page.getByText('Đã ban hành', { exact: true }).first().waitFor()

  await page.getByRole('button', { name: 'Gửi văn bản' }).click()
  await dialog.getByRole('button', { name: 'Chọn nơi chưa gửi' }).click()
  await dialog.getByLabel('Người ký nhận').fill('Nguyễn Thị Lan')
  expect(await findBarriers(page)).toEqual([])
  await dialog.getByRole('button', { name: /^Ghi đã gửi/ }).click()
  await dialog.getByText('Đã gửi mọi nơi nhận.').waitFor()
  await dialog.getByRole('button', { name: 'Xuất sổ giao' }).click()
  const log = await desk.exported('xlsx', () => page.getByRole('menuitem', { name: /Excel/ }).click())
  expect(log.fileName).toBe('so-giao-van-ban-di.xlsx')
  await dialog.getByRole('button', { name: 'Đóng' }).click()

  const paper = await desk.exported('docx', () => page.getByRole('button', { name: 'Xuất Word' }).click())
  const path = join(folder, paper.fileName)
  writeFileSync(path, paper.bytes)
  // The whole register: what was issued, and a number that is kept for a paper to come.
  await goTo(page, 'Sổ văn bản')
  const book = page.getByRole('region', { name: 'Sổ đăng ký văn bản đi' })
  await book.getByRole('row', { name: /^07-TB/ }).waitFor()
  await page.getByRole('button', { name: 'Ghi sổ …' }).click()
  await expect.poll(() => dialog.getByLabel('Số', { exact: true }).inputValue()).toBe('8')
  await look(page, 'so-ghi')
  await dialog.getByLabel('Lý do, ghi chú').fill('Cho thông báo thay thế')
  await dialog.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await book.getByRole('row', { name: /^08-TB.*Để dành\. Cho thông báo thay thế/ }).waitFor()
  await look(page, 'so-dang-ky')
  await page.getByRole('button', { name: 'Chưa gửi' }).click()
  await page.getByText('Mọi văn bản đã gửi đủ nơi nhận').waitFor()

  await goTo(page, 'Thông báo')
  await page.getByRole('button', { name: 'Kiểm tra tệp' }).click()
  await dialog.getByLabel('Chọn tệp để kiểm tra').setInputFiles(path)
  await dialog.getByText('Đúng bản đã ban hành', { exact: false }).first().waitFor()
  expect(await findBarriers(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Mở thông báo' }).click()
  await page.getByRole('button', { name: 'Gửi văn bản' }).waitFor()
  await desk.close()
})
