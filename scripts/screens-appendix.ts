/** The pictures of the user guide's chapter on the appendix: docs/hinh, made with the screens, of the project's own sample. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const folder = 'docs/hinh'

/** A table as Excel puts it on the clipboard. */
const rows = [
  ['STT', 'Nội dung công việc', 'Đơn vị chủ trì', 'Thời hạn'],
  ['I', 'HẠ TẦNG SỐ'],
  ['1', 'Hoàn thành kết nối mạng tới các thôn, bản chưa có sóng', 'Sở Khoa học và Công nghệ', 'Quý III'],
  ['2', 'Lắp đặt thiết bị họp trực tuyến tại các xã, phường', 'Văn phòng Tỉnh ủy', 'Quý II'],
  ['II', 'NHÂN LỰC'],
  ['3', 'Bồi dưỡng kỹ năng số cho cán bộ cấp xã', 'Sở Nội vụ', 'Quý IV'],
]
const table = `<table>${rows
  .map((cells) =>
    cells.length === 2
      ? `<tr><td>${cells[0]}</td><td colspan=3>${cells[1]}</td></tr>`
      : `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`,
  )
  .join('')}</table>`

/** Of the notice with the sample's appendix. */
export async function shootAppendix(page: Page, address: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await page.goto(address)
  await page.getByRole('navigation', { name: 'Điều hướng' }).getByRole('link', { name: 'Thông báo' }).click()
  await page.getByRole('row', { name: /18-TB/ }).click()
  await page.getByRole('tablist').waitFor()
  const shoot = async (name: string) => {
    // Letters settle.
    await page.waitForTimeout(700)
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }
  await page.keyboard.press('Control+3')
  await page.getByRole('grid').getByRole('textbox').waitFor()
  await page.keyboard.press('ArrowDown')
  await shoot('phu-luc-bang')
  for (const key of ['Tab', 'Tab', 'F2']) await page.keyboard.press(key)
  await page.keyboard.type('; cong an')
  await page.getByRole('listbox').waitFor()
  await shoot('phu-luc-co-quan')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F4')
  await shoot('phu-luc-chi-tiet-hang')
  await page.keyboard.press('F4')
  await page.evaluate(`{
    const data = new DataTransfer()
    data.setData('text/html', ${JSON.stringify(table)})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }`)
  await page.getByRole('dialog', { name: 'Dán bảng' }).waitFor()
  await shoot('phu-luc-dan')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F9')
  await page.getByText(/nội dung giao chưa xử lý$/).waitFor()
  await shoot('noi-dung-giao')
}
