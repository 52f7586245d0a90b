/** A folder of old papers on the screen: brought in with its report, then reviewed one after the other by keyboard. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'
import { goTo, look } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

test('a folder comes in as a whole, its report says why of each file, and the doubts wait until they were gone through', async () => {
  const folder = join(temporaryFolder(), 'thong-bao-cu')
  mkdirSync(join(folder, '2025'), { recursive: true })
  const text = sampleText('ket-luan')
  writeFileSync(join(folder, '2025', 'a.txt'), text)
  writeFileSync(join(folder, '2025', 'a (bản sao).txt'), text)
  writeFileSync(join(folder, 'b.txt'), sampleText('phan-cong'))
  writeFileSync(join(folder, 'hong.pdf'), '%PDF-1.7 hỏng')
  const desk = await openDesk(temporaryFolder())
  const { page } = desk
  await goTo(page, 'Nhập văn bản')
  await desk.withFile(folder, () => page.getByRole('button', { name: 'Chọn thư mục …' }).click())
  const files = page.getByRole('table', { name: 'Các tệp' })
  await page.getByText('Tất cả: 4').waitFor()
  await files.getByText('Tệp PDF bị hỏng').waitFor()
  await files.getByText(/Tệp này đã nhập ngày/).waitFor()
  await look(page, 'past-papers-report')
  const { fileName } = await desk.exported('xlsx', async () => {
    await page.getByRole('button', { name: 'Xuất báo cáo' }).click()
    await page.getByRole('menuitem', { name: 'Bảng Excel' }).click()
  })
  expect(fileName).toMatch(/^bao-cao-nhap-\d+\.xlsx$/)

  await page.getByRole('button', { name: 'Quay lại' }).click()
  await page.getByText(/^Còn 2 văn bản chờ rà soát/).waitFor()
  await look(page, 'past-papers-begin')
  await page.getByRole('button', { name: 'Rà soát tiếp' }).click()
  await page.getByRole('heading', { name: /^Rà soát 1\/2/ }).waitFor()
  const left = page.getByText(/^Còn \d+ trong \d+ điểm cần xem$/)
  await left.waitFor()
  await look(page, 'past-papers-review')
  // Enter settles the doubts one after the other, then goes on to the next paper.
  while (await left.isVisible()) {
    const before = await left.textContent()
    await page.keyboard.press('Enter')
    await expect.poll(async () => ((await left.isVisible()) ? left.textContent() : '')).not.toBe(before)
  }
  await page.getByText('Còn 1 văn bản chờ rà soát').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^Rà soát 2\/2/ }).waitFor()
  await desk.close()
})
