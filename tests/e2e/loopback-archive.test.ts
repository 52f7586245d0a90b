/** The archivist at the screen: from words typed without marks to the receipt of the archive. */
import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from '../../src/contract/client.ts'
import { newRecord } from '../../src/domain/office/office-record.ts'
import { direct } from '../../src/hosts/direct.ts'
import { openSession } from '../../src/services/sessions.ts'
import { openStore } from '../../src/store/open.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { allowTampering } from '../helpers/database.ts'
import { sampleText } from '../helpers/samples.ts'
import { goTo, look, pasteNotice } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

type LocalDesk = Awaited<ReturnType<typeof openDesk>>

test('a notice is found without a mouse, gets its scan, is filed, kept for its period and handed over', async () => {
  const directory = temporaryFolder()
  const desk = await openDesk(directory)
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
  await handOver(desk, directory)
  await desk.close()
})

const keptFor = '15 năm'

/** The office's own schedule, as whoever keeps its records enters it. */
async function enterSchedule({ app }: LocalDesk): Promise<void> {
  const call = connect(direct(app, openSession()))
  const { version: readIn } = await call('office.get', {})
  const facts = { title: 'Phiên họp', years: 15, permanent: false, basis: 'Bảng thời hạn của cơ quan' }
  const record = newRecord('retention', 'meetings', facts)
  await call('office.save', { readIn, changes: [{ key: { kind: record.kind, id: record.id }, record }] })
}

/** From the dialog of case files: kept for so long, handed over as a bag, damaged, closed by the receipt. */
async function handOver(desk: LocalDesk, directory: string): Promise<void> {
  const { page } = desk
  const dialog = page.getByRole('dialog')
  await enterSchedule(desk)
  await dialog.getByRole('tab', { name: 'Thời hạn bảo quản' }).click()
  const period = dialog.getByLabel('Thời hạn bảo quản của hồ sơ 01.TB, 2026')
  await period.selectOption({ label: `Phiên họp: ${keptFor}` })
  await dialog.getByRole('cell', { name: '2041' }).waitFor()
  await look(page, 'luu-tru-thoi-han')

  await dialog.getByRole('tab', { name: 'Giao nộp' }).click()
  await dialog.getByRole('checkbox', { name: /^01\.TB, 2026/ }).check()
  const bag = await desk.exported('zip', () => dialog.getByRole('button', { name: 'Lập gói giao nộp' }).click())
  const hash = createHash('sha256').update(bag.bytes).digest('hex')
  await dialog.getByText(`SHA-256 của gói: ${hash}`).waitFor()
  const inside = Object.keys(unzipSync(bag.bytes))
  for (const name of ['bagit.txt', 'manifest-sha256.txt', 'ban-quet/ban-ky.pdf'])
    expect(inside.filter((path) => path.endsWith(`/${name}`))).toHaveLength(1)
  await page.keyboard.press('Escape')

  await flipByteOfScan(directory)
  await page.getByRole('button', { name: /^Toàn vẹn/ }).click()
  await page.getByRole('menuitem', { name: 'Kiểm tra mọi tệp ngay' }).click()
  await page.getByText('1 tệp đã bị thay đổi').waitFor()
  await page.getByText(/^ban-ky\.pdf: /).waitFor()
  await page.getByRole('button', { name: 'Toàn vẹn: 1 tệp hỏng' }).waitFor()

  await page.getByRole('button', { name: 'Hồ sơ', exact: true }).click()
  await dialog.getByRole('tab', { name: 'Giao nộp' }).click()
  await dialog.getByRole('button', { name: 'Ghi biên nhận', exact: true }).click()
  const receipt = `Mã băm: ${hash}\nSố: 12/BBGN\nNgày: 20/4/2026\nNgười nhận: Kho lưu trữ tỉnh\n`
  await dialog
    .getByLabel('Chọn tệp biên nhận')
    .setInputFiles({ name: 'bien-nhan.txt', mimeType: 'text/plain', buffer: Buffer.from(receipt) })
  await dialog.getByText(`Biên nhận ghi gói: ${hash}`).waitFor()
  await look(page, 'luu-tru-bien-nhan')
  await dialog.getByRole('button', { name: 'Ghi biên nhận và đóng hồ sơ' }).click()
  await dialog.getByText('Biên nhận số 12/BBGN ngày 20/4/2026', { exact: false }).waitFor()
  await dialog.getByRole('tab', { name: 'Các hồ sơ' }).click()
  await dialog.getByText('Đã giao nộp', { exact: false }).waitFor()
  expect(await dialog.getByRole('button', { name: 'Lấy ra' }).count()).toBe(0)
  await expect.poll(() => dialog.getByLabel('Số tờ của 07-TB', { exact: false }).isDisabled()).toBe(true)
}

/** As a failing disk does, past the program. */
async function flipByteOfScan(directory: string): Promise<void> {
  const store = await openStore({ directory })
  await allowTampering(store, 'scan')
  const { content } = await store.db.selectFrom('scan').select('content').executeTakeFirstOrThrow()
  const damaged = Buffer.from(content)
  damaged[0] = (damaged[0] ?? 0) ^ 1
  await sql`update scan set content = ${damaged}`.execute(store.db)
  await store.close()
}
