/** From what was ordered to what was done, at the screen: the board, the history of a day, a result and its approval. */
import exceljs from 'exceljs'
import { expect, test } from 'vitest'
import { readZip } from '../../src/files/zip-read.ts'
import { writeSpendingTable } from '../../src/files/spending-workbook.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'
import { findBarriers, goTo, look, pasteNotice } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

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
  await dialog.getByRole('button', { name: 'Đóng' }).click()

  // A figure of the report opens its rows, and the report is a draft on the desk.
  await page.getByRole('button', { name: 'Báo cáo tháng' }).click()
  await page
    .getByRole('button', { name: /^Tổng số, đúng hạn gốc|^Tổng số, tổng số/ })
    .first()
    .click()
  await page.getByRole('region', { name: 'Tổng số' }).getByRole('button').nth(1).waitFor()
  expect(await findBarriers(page)).toEqual([])
  await look(page, 'theo-doi-bao-cao')
  await page.getByRole('button', { name: 'Lập báo cáo' }).click()
  await page.getByText('BÁO CÁO', { exact: true }).first().waitFor()
  await look(page, 'theo-doi-bao-cao-du-thao')

  await goTo(page, 'Theo dõi')
  for (const [part, name] of [
    ['Đôn đốc', 'don-doc'],
    ['Đánh giá', 'danh-gia'],
    ['Giải ngân', 'giai-ngan'],
  ] as const) {
    await page.getByRole('button', { name: part, exact: true }).click()
    await page.getByRole('button', { name: part, exact: true }).and(page.locator('[aria-current]')).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await look(page, `theo-doi-${name}`)
  }
  const project = { field: 'digital', unit: 'Sở KH&CN', from: '2026-01-01', to: '2026-12-31' } as const
  const table = await writeSpendingTable(
    [
      { ...project, project: 'Kho dữ liệu dùng chung của tỉnh', plan: 12_000, paid: 800 },
      { ...project, field: 'science', project: 'Nghiên cứu giống lúa chịu hạn', plan: 2500, paid: 2100 },
    ],
    { isTrial: false },
  )
  await page.getByLabel('Chọn bảng giải ngân').setInputFiles({
    name: 'giai-ngan.xlsx',
    mimeType: xlsx,
    buffer: Buffer.from(table),
  })
  await page.getByRole('rowheader', { name: 'Nghiên cứu giống lúa chịu hạn' }).waitFor()
  expect(await findBarriers(page)).toEqual([])
  await look(page, 'theo-doi-giai-ngan-so-lieu')

  // What is due and what is to be reported stands at home.
  await goTo(page, 'Trang chủ')
  await page.getByRole('button', { name: /Mở sổ theo dõi/ }).waitFor()
  await look(page, 'trang-chu-theo-doi')
  await page.getByRole('button', { name: /Mở sổ theo dõi/ }).click()
  await page.getByRole('button', { name: 'Phiếu báo cáo …' }).click()
  await dialog.getByRole('button', { name: 'Lập phiếu cho mọi cơ quan' }).waitFor()
  // Two copies of one sheet that differ stand side by side until one is chosen.
  const { bytes } = await desk.exported('zip', () =>
    dialog.getByRole('button', { name: 'Lập phiếu cho mọi cơ quan' }).click(),
  )
  const [, sheet] = Object.entries(readZip(bytes)).find(([name]) => name.startsWith('so-tai-chinh'))!
  await page
    .getByLabel('Chọn phiếu gửi về')
    .setInputFiles([await filled('mot.xlsx', sheet, 'Đang thực hiện'), await filled('hai.xlsx', sheet, 'Tạm dừng')])
  await dialog.getByRole('button', { name: /^Nhận bản này, tệp hai.xlsx/ }).click()
  await look(page, 'theo-doi-phieu')
  await dialog.getByRole('button', { name: 'Nhận 1 hàng' }).click()
  await page.getByText('Đã nhận 1 hàng, 0 kết quả chờ duyệt hoàn thành.').waitFor()
  await desk.close()
})

/** A sheet whose first row was given a status. */
async function filled(name: string, bytes: Uint8Array, status: string) {
  const book = new exceljs.Workbook()
  await book.xlsx.load(Uint8Array.from(bytes).buffer)
  const sheet = book.getWorksheet('Phiếu báo cáo')!
  const column = (sheet.getRow(4).values as string[]).indexOf('Tình trạng')
  sheet.getRow(5).getCell(column).value = status
  return { name, mimeType: xlsx, buffer: Buffer.from(await book.xlsx.writeBuffer()) }
}
