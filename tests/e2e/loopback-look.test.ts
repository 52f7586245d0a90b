/** The look of the office, on the built screen: changed beside its page, saved, out as a file, back to the regime, in again. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { findBarriers, goTo, look } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

const status = (page: Page) => page.getByRole('status')
const typeName = (page: Page) => page.getByRole('switch', { name: 'Tên loại ghi “THÔNG BÁO KẾT LUẬN”' })
const sheets = (page: Page) => page.getByRole('region', { name: 'Trang văn bản', exact: true })

test('is changed beside its page, saved as a version, out as a file, back to the regime by a key, and in again', async () => {
  const desk = await openDesk(temporaryFolder())
  const { page } = desk
  await goTo(page, 'Cài đặt')
  await page.getByRole('button', { name: 'Mở mẫu trình bày' }).click()
  await status(page).getByText('Đúng quy định').waitFor()

  await typeName(page).click()
  await sheets(page).getByText('THÔNG BÁO KẾT LUẬN').first().waitFor()
  const left = page.getByRole('textbox', { name: 'Lề trái (mm)' })
  await left.fill('38')
  await status(page)
    .getByText(/^2 chỗ khác quy định/)
    .waitFor()
  expect(await findBarriers(page), 'the look').toEqual([])
  await look(page, 'look-changed')
  await page.getByRole('button', { name: 'Lưu mẫu' }).click()
  await status(page).getByText('Bản 2: Mẫu của cơ quan').waitFor()

  // A number beyond what a page can have is said, and holds up nothing else.
  await left.fill('99')
  await page.getByText('các thay đổi khác vẫn lưu được: “Lề trái” phải từ 20 đến 40 mm.').waitFor()
  await page.getByRole('textbox', { name: 'Lề phải (mm)' }).fill('16')
  await page.getByRole('button', { name: 'Lưu mẫu' }).click()
  await page.getByText('bản 3. Chưa dùng được: “Lề trái” phải từ 20 đến 40 mm.').waitFor()
  expect(await left.inputValue()).toBe('99')
  await left.fill('38')
  await page.getByRole('textbox', { name: 'Lề phải (mm)' }).fill('15')
  await page.getByRole('button', { name: 'Lưu mẫu' }).click()
  await status(page).getByText('Bản 4: Mẫu của cơ quan').waitFor()

  await page.getByRole('button', { name: 'Tệp' }).click()
  const { bytes } = await desk.exported('docx', () => page.getByRole('menuitem', { name: 'Xuất mẫu ra tệp' }).click())
  const file = join(temporaryFolder(), 'mau.json')
  writeFileSync(file, bytes)

  await left.focus()
  await page.keyboard.press('Alt+0')
  await status(page).getByText('Đúng quy định').waitFor()
  await expect.poll(() => typeName(page).isChecked()).toBe(false)
  await page.getByRole('button', { name: 'Lưu mẫu' }).click()
  await status(page).getByText('Bản 5: Theo quy định').waitFor()

  await page.getByRole('button', { name: 'Tệp' }).click()
  await desk.withFile(file, () => page.getByRole('menuitem', { name: 'Lấy mẫu từ tệp' }).click())
  await page.getByText('Đã đọc mẫu “Mẫu của cơ quan” từ tệp.').waitFor()
  expect(await typeName(page).isChecked()).toBe(true)
  expect(await left.inputValue()).toBe('38')
  await page.getByRole('button', { name: 'Bỏ thay đổi' }).click()

  await page.getByRole('button', { name: 'Các bản' }).click()
  await page.getByRole('menuitem', { name: /^Bản 2: Mẫu của cơ quan/ }).click()
  await status(page).getByText('Có thay đổi chưa lưu').waitFor()
  expect(await left.inputValue()).toBe('38')
  await desk.close()
})
