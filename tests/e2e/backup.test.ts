/** The administrator's backups at the screen: made, kept in a second place, and the store put back from one. */
import { readdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'
import { goTo, look, pasteNotice } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

test('a backup is made and copied, and the store goes back to it', async () => {
  const [folder, stick] = [temporaryFolder(), temporaryFolder()]
  const desk = await openDesk(folder)
  const { page } = desk
  await pasteNotice(page, sampleText('ket-luan'))
  await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
  await goTo(page, 'Cài đặt')
  await page.getByText(/^Chưa chọn nơi sao lưu thứ hai/).waitFor()
  await page.getByLabel('Nơi sao lưu thứ hai').fill(stick)
  await page.getByRole('button', { name: 'Ghi', exact: true }).click()
  await page.getByText(/^Chưa có bản nào ở nơi sao lưu thứ hai/).waitFor()
  await page.getByRole('button', { name: 'Sao lưu ngay' }).click()
  await page.getByRole('list', { name: 'Các bản sao lưu' }).getByRole('listitem').waitFor()
  await expect.poll(() => readdirSync(stick).length).toBe(1)
  await look(page, 'sao-luu')

  await pasteNotice(page, sampleText('ket-luan').replace(/Số \d+/, 'Số 99'))
  await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
  await page.getByRole('tab').first().waitFor()
  await goTo(page, 'Cài đặt')
  await page.getByRole('button', { name: 'Khôi phục …' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/^Sẽ mất \d+ việc làm sau bản sao lưu/).waitFor()
  await look(page, 'khoi-phuc')
  await dialog.getByLabel('Tôi đã đọc và chấp nhận').check()
  await dialog.getByRole('button', { name: 'Khôi phục', exact: true }).click()
  await page.getByRole('heading', { name: 'Trang chủ' }).waitFor()
  await goTo(page, 'Thông báo')
  await page.getByText('1 thông báo').first().waitFor()
  await desk.close()
})

test('a store that does not open offers the way back', async () => {
  const folder = temporaryFolder()
  const first = await openDesk(folder)
  await pasteNotice(first.page, sampleText('ket-luan'))
  await first.page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
  await goTo(first.page, 'Cài đặt')
  await first.page.getByRole('button', { name: 'Sao lưu ngay' }).click()
  await first.page.getByRole('list', { name: 'Các bản sao lưu' }).getByRole('listitem').waitFor()
  await first.close()
  rmSync(join(folder, 'ket-luan.db-wal'), { force: true })
  truncateSync(join(folder, 'ket-luan.db'), 0)

  const desk = await openDesk(folder)
  const { page } = desk
  await page.getByText('Khôi phục từ bản sao lưu').waitFor()
  await page.getByRole('button', { name: 'Xem và khôi phục …' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/^Kho hiện nay không mở được/).waitFor()
  await dialog.getByLabel('Tôi đã đọc và chấp nhận').check()
  await look(page, 'khoi-phuc-kho-hong')
  await dialog.getByRole('button', { name: 'Khôi phục', exact: true }).click()
  await page.getByRole('heading', { name: 'Trang chủ' }).waitFor()
  await goTo(page, 'Thông báo')
  await page.getByText('1 thông báo').first().waitFor()
  await desk.close()
})
