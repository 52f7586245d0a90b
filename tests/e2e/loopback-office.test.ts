/** The office as data, on the built screen: a body is added, renamed from a day on, ended; a workbook goes out and comes in. */
import ExcelJS from 'exceljs'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { findBarriers, goTo, openPart } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

const drawer = (page: Page) => page.getByRole('dialog')
const field = (page: Page, name: string) => drawer(page).getByRole('textbox', { name, exact: true })
const rows = (page: Page) => page.getByRole('grid').getByRole('row')

async function find(page: Page, words: string): Promise<void> {
  await page.getByLabel('Tìm trong danh mục').fill(words)
}

/** Adds a body by keys, as one does who adds many. */
async function addBody(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Insert')
  await field(page, 'Tên').fill(name)
  await drawer(page).getByLabel('Cấp').selectOption('Cấp tỉnh')
  await page.keyboard.press('Control+s')
  await page.getByText(`Đã thêm “${name}”.`).waitFor()
  await drawer(page).waitFor({ state: 'detached' })
}

async function openRecord(page: Page, words: string): Promise<void> {
  await find(page, words)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => rows(page).nth(1).and(page.locator(':focus')).count()).toBe(1)
  await page.keyboard.press('Enter')
  await drawer(page).waitFor()
}

describe('a body', () => {
  test('is added, renamed from a day on, told by its history, and both are undone', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await page.getByRole('heading', { level: 1, name: 'Trang chủ' }).waitFor()
    await page.keyboard.press('Alt+4')
    await page.getByRole('grid').waitFor()
    await addBody(page, 'Sở Vũ trụ')
    await openRecord(page, 'so vu tru')
    expect(await findBarriers(page), 'the form').toEqual([])
    await drawer(page).getByRole('radio', { name: 'Đổi từ ngày …' }).check()
    await field(page, 'Tên').fill('Sở Vũ trụ và Hàng không')
    await page.keyboard.press('Control+s')
    await drawer(page).getByText('Chưa ghi ngày.').waitFor()
    await page.keyboard.type('1/7/2026')
    await page.keyboard.press('Control+s')
    await drawer(page).waitFor({ state: 'detached' })
    await rows(page).getByText('từ 01/7/2026 (2 giai đoạn)').waitFor()

    await openRecord(page, 'hang khong')
    await drawer(page).getByRole('tab', { name: 'Lịch sử' }).click()
    await drawer(page).getByText('Tên (từ 01/7/2026):').waitFor()
    expect(await findBarriers(page), 'the history').toEqual([])
    await drawer(page).getByRole('button', { name: 'Khôi phục bản này' }).click()
    await page.getByText('Đã khôi phục “Sở Vũ trụ”.').waitFor()
    await drawer(page).waitFor({ state: 'detached' })
    await page.getByText('Đã khôi phục').locator('..').getByRole('button', { name: 'Hoàn tác' }).click()
    await rows(page).getByText('Sở Vũ trụ và Hàng không').waitFor()
    await desk.close()
  })

  test('that is in use is not removed, and what is typed is asked about once, kept on other screens', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await goTo(page, 'Cơ quan')
    await openRecord(page, 'van phong tinh uy')
    await drawer(page).getByRole('button', { name: 'Xóa' }).click()
    await drawer(page)
      .getByText(/đang được mục khác dùng đến/)
      .waitFor()
    await drawer(page).getByLabel('Ghi chú').fill('đang gõ dở')
    await page.keyboard.press('Escape')
    await drawer(page).getByText('Nội dung đã gõ chưa được lưu.').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+1')
    await page.getByRole('heading', { level: 1, name: 'Trang chủ' }).waitFor()
    await page.keyboard.press('Alt+4')
    expect(await drawer(page).getByLabel('Ghi chú').inputValue()).toBe('đang gõ dở')
    await page.keyboard.press('Escape')
    await drawer(page).getByRole('button', { name: 'Bỏ nội dung đã gõ' }).click()
    await drawer(page).waitFor({ state: 'detached' })
    await desk.close()
  })

  test('saved by another meanwhile: what they changed is shown, and what was typed is saved over it', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await goTo(page, 'Cơ quan')
    await openRecord(page, 'so noi vu')
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByRole('grid').waitFor()
    await openRecord(other, 'so noi vu')
    await other.getByLabel('Ghi chú').fill('của người kia')
    await other.keyboard.press('Control+s')
    await drawer(other).waitFor({ state: 'detached' })
    await page.bringToFront()
    await drawer(page).getByLabel('Tên khác, tên tắt').fill('SNV tỉnh')
    await page.keyboard.press('Control+s')
    await drawer(page).getByText('của người kia').first().waitFor()
    await drawer(page).getByRole('button', { name: 'Lấy bản mới, giữ những ô tôi đã gõ' }).click()
    expect(await drawer(page).getByLabel('Ghi chú').inputValue()).toBe('của người kia')
    expect(await drawer(page).getByLabel('Tên khác, tên tắt').inputValue()).toBe('SNV tỉnh')
    await page.keyboard.press('Control+s')
    await drawer(page).waitFor({ state: 'detached' })
    await rows(page).getByText('SNV tỉnh').waitFor()
    await desk.close()
  })
})

describe('a workbook', () => {
  test('goes out, comes in with a change, a new row and a fault, is saved at once and undone at once', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await goTo(page, 'Cơ quan')
    const { bytes } = await desk.exported('xlsx', () => page.getByRole('button', { name: 'Xuất bảng' }).click())
    const file = join(temporaryFolder(), 'co-quan.xlsx')
    writeFileSync(file, await edited(bytes))
    await desk.withFile(file, () => page.getByRole('button', { name: 'Nhập bảng' }).click())
    await page.getByRole('heading', { name: 'Nhập bảng: co-quan.xlsx' }).waitFor()
    await page.getByText(/thêm 1, sửa 1, không đổi 97, lỗi 1 hàng/).waitFor()
    await page.getByText(/Hàng 3, cột “Cấp”:/).waitFor()
    await page.getByText(/không có trong bảng: giữ nguyên/).waitFor()
    expect(await findBarriers(page), 'the preview').toEqual([])
    await page.getByRole('button', { name: 'Lưu 2 thay đổi' }).click()
    await page.getByText('Đã lưu 2 thay đổi ở Cơ quan, tổ chức.').waitFor()
    await find(page, 'tu bang tinh')
    await expect.poll(() => rows(page).count()).toBe(3)
    await page
      .getByText(/^Đã lưu 2 thay đổi/)
      .locator('..')
      .getByRole('button', { name: 'Hoàn tác' })
      .click()
    await page.getByText('Không có mục nào chứa “tu bang tinh”').waitFor()
    await desk.close()
  })

  test('that is no such table, chosen or dropped, is refused in words', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await goTo(page, 'Cơ quan')
    const file = join(temporaryFolder(), 'khac.xlsx')
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Sheet1').addRow(['a', 'b'])
    writeFileSync(file, new Uint8Array(await book.xlsx.writeBuffer()))
    await desk.withFile(file, () => page.getByRole('button', { name: 'Nhập bảng' }).click())
    await page
      .getByRole('alert')
      .getByText(/Hãy xuất bảng mẫu rồi điền vào đó/)
      .waitFor()
    const dropped = await page.evaluateHandle(
      `(() => { const carried = new DataTransfer(); carried.items.add(new File(['x'], 'hong.xlsx')); return carried })()`,
    )
    await page.getByRole('region', { name: 'Danh mục' }).dispatchEvent('drop', { dataTransfer: dropped })
    await page.getByRole('alert').getByText('Tệp bị hỏng hoặc không đúng loại.').waitFor()
    await desk.close()
  })
})

/** The first body gets another name, the second a level that is none, the third is left out, one is added. */
async function edited(bytes: Buffer): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const sheet = book.worksheets[0]!
  const headings = (sheet.getRow(1).values as unknown[]).map(String)
  const column = (name: string) => headings.indexOf(name)
  sheet.getRow(2).getCell(column('Tên')).value = 'Ban Từ bảng tính'
  sheet.getRow(3).getCell(column('Cấp')).value = 'Cấp trời'
  sheet.spliceRows(4, 1)
  const added = sheet.addRow([])
  added.getCell(column('Tên')).value = 'Sở Từ bảng tính'
  added.getCell(column('Cấp')).value = 'Cấp tỉnh'
  return new Uint8Array(await book.xlsx.writeBuffer())
}

test('a new notice begins as the profile of the office says', async () => {
  const desk = await openDesk(temporaryFolder())
  const { page } = desk
  await goTo(page, 'Cơ quan')
  await page.getByRole('navigation', { name: 'Các danh mục' }).getByRole('link', { name: 'Cơ quan sử dụng' }).click()
  await page.getByText('Chưa có hồ sơ cơ quan nào').waitFor()
  await page.keyboard.press('Insert')
  await field(page, 'Tên cơ quan').fill('Công an tỉnh Hà Lâm')
  await field(page, 'Địa danh').fill('Hà Lâm')
  await field(page, 'Danh sách nơi nhận thường dùng').fill('Thông báo kết luận')
  await page.keyboard.press('Control+s')
  await drawer(page).waitFor({ state: 'detached' })
  await page.keyboard.press('Alt+1')
  await page.getByRole('button', { name: 'Thông báo kết luận mới' }).click()
  await openPart(page, 'Đầu văn bản')
  expect(await page.getByLabel('Nơi ban hành').inputValue()).toBe('Hà Lâm')
  await openPart(page, 'Nơi nhận')
  await page.getByText('Thường trực Tỉnh ủy').first().waitFor()
  await desk.close()
})

test('who may not change the office reads it, and is told why', async () => {
  const desk = await openDesk(temporaryFolder(), { name: 'clerk', role: 'clerk' })
  const { page } = desk
  await goTo(page, 'Cơ quan')
  await page.getByText(/^Chỉ xem:/).waitFor()
  await openRecord(page, 'cong an tinh')
  expect(await field(page, 'Tên').getAttribute('readonly')).not.toBeNull()
  expect(await drawer(page).getByRole('button', { name: 'Lưu' }).count()).toBe(0)
  expect(await findBarriers(page), 'the form to read').toEqual([])
  await desk.close()
})
