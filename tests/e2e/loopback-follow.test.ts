/** From what was ordered to what was done, at the screen: the board, the history of a day, a result and its approval. */
import { expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'
import { findBarriers, goTo, look, pasteNotice } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

test('a task is found overdue, extended, reported and closed', async () => {
  const desk = await openDesk(temporaryFolder())
  const { page } = desk
  await goTo(page, 'Theo dõi')
  await page.getByText('Chưa có nhiệm vụ nào để theo dõi').waitFor()
  await goTo(page, 'Nhập văn bản')
  await pasteNotice(page, sampleText('ket-luan'))
  await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
  await page.getByRole('button', { name: 'Ghi nhận đã ban hành' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Số', { exact: true }).fill('7')
  await dialog.getByLabel('Ngày ban hành').fill('02/3/2026')
  await dialog.getByRole('button', { name: /^Ghi nhận/ }).click()
  await page.getByText('Đã ban hành', { exact: true }).first().waitFor()

  await goTo(page, 'Theo dõi')
  await page.getByLabel('Tính đến ngày').fill('16/5/2026')
  const board = page.getByRole('grid', { name: 'Sổ theo dõi' })
  await board.getByText('Quá hạn').first().waitFor()
  await look(page, 'theo-doi')
  await page.getByRole('button', { name: 'Theo cơ quan' }).click()
  expect(await findBarriers(page)).toEqual([])
  await look(page, 'theo-doi-co-quan')

  await board.getByRole('row').filter({ hasText: 'Quá hạn' }).filter({ hasText: 'STT' }).first().press('Enter')
  await dialog.getByRole('button', { name: 'Gia hạn …' }).click()
  await dialog.getByLabel('Văn bản đồng ý gia hạn').fill('15-TB/CQTT')
  await dialog.getByLabel('Cơ quan đề nghị').fill('Sở Khoa học và Công nghệ')
  await dialog.getByLabel('Ngày đề nghị').fill('20/3/2026')
  await dialog.getByLabel('Hạn mới').fill('31/12/2027')
  await look(page, 'theo-doi-gia-han')
  await dialog.getByRole('button', { name: 'Ghi', exact: true }).click()
  await dialog.getByText(/Hạn mới 31\/12\/2027 theo 15-TB\/CQTT/).waitFor()
  await dialog.getByRole('button', { name: 'Báo cáo kết quả …' }).click()
  await dialog.getByLabel('Văn bản kết quả').fill('88/BC-SKHCN')
  await dialog.getByRole('button', { name: 'Ghi', exact: true }).click()
  await dialog.getByText('Chờ duyệt hoàn thành').first().waitFor()
  await dialog.getByRole('button', { name: 'Duyệt hoàn thành …' }).click()
  await dialog.getByRole('button', { name: 'Ghi', exact: true }).click()
  await dialog.getByRole('button', { name: 'Mở lại …' }).waitFor()
  expect(await findBarriers(page)).toEqual([])
  await look(page, 'theo-doi-qua-trinh')
  await desk.close()
})
