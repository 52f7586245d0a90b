/** A notice begun from its meeting, or as an earlier one, by keys alone. */
import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { connect } from '../../src/contract/client.ts'
import { newRecord } from '../../src/domain/office/office-record.ts'
import { direct } from '../../src/hosts/direct.ts'
import type { LocalApp } from '../../src/hosts/local-app.ts'
import { openSession } from '../../src/services/sessions.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'
import { findBarriers, look, openPart, openTab, pasteNotice } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

async function fillOffice(app: LocalApp): Promise<void> {
  const call = connect(direct(app, openSession()))
  const { version: readIn } = await call('office.get', {})
  const records = [
    newRecord('profile', 'office', {
      name: 'Văn phòng Tỉnh ủy',
      committee: 'Ban Chỉ đạo về phát triển lâm nghiệp tỉnh Hà Lâm',
      issuingOrgan: 'Cơ quan Thường trực',
      place: 'Hà Lâm',
      symbol: 'TB/CQTT',
    }),
    newRecord('person', 'khai', { name: 'Lương Đình Khải' }),
    newRecord('post', 'bi-thu', { title: 'Bí thư Tỉnh ủy', holder: 'khai' }),
  ]
  const changes = records.map((record) => ({ key: { kind: record.kind, id: record.id }, record }))
  await call('office.save', { readIn, changes })
}

/** Goes on with Tab to the field of this name. */
async function tabTo(page: Page, label: string): Promise<void> {
  const named = `(() => {
    const field = document.activeElement
    return field?.getAttribute('aria-label') ?? field?.labels?.[0]?.textContent ?? field?.textContent ?? ''
  })()`
  for (let count = 0; count < 60; count += 1) {
    await page.keyboard.press('Tab')
    if (((await page.evaluate(named)) as string).trim().startsWith(label)) return
  }
  throw new Error(`Tab does not come to ${label}`)
}

const lines = (page: Page) =>
  page.evaluate<string[]>("[...document.querySelectorAll('.ProseMirror p')].map((line) => line.textContent)")

describe('a notice begun from the office', () => {
  test('is written by its meeting, and written anew when the meeting changes', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await page.getByRole('button', { name: 'Thông báo kết luận từ cuộc họp' }).waitFor()
    await fillOffice(desk.app)
    await page.reload()
    await page.getByRole('button', { name: 'Thông báo kết luận từ cuộc họp' }).waitFor()
    await tabTo(page, 'Thông báo kết luận từ cuộc họp')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Thông báo kết luận từ cuộc họp' }).waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('SELECT')
    await tabTo(page, 'Lần thứ')
    await page.keyboard.type('thứ nhất năm 2026')
    await page.keyboard.press('Tab')
    await page.keyboard.type('31/3/2026')
    await tabTo(page, 'Chủ trì')
    await page.keyboard.type('đồng chí Lương Đình Khải, Bí thư Tỉnh ủy')
    await tabTo(page, 'Thêm người, cơ quan báo cáo')
    await page.keyboard.type('Cơ quan Thường trực')
    await page.keyboard.press('Enter')
    await tabTo(page, 'Thêm người, chức vụ, nhóm')
    for (const one of ['các đồng chí thành viên Ban Chỉ đạo', 'đại diện một số sở, ngành']) {
      await page.keyboard.type(one)
      await page.keyboard.press('Enter')
    }
    await look(page, 'tu-cuoc-hop')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('textbox', { name: 'Nội dung thông báo' }).waitFor()
    const written = await lines(page)
    expect(written[0]).toBe(
      'Ngày 31/3/2026, Ban Chỉ đạo về phát triển lâm nghiệp tỉnh Hà Lâm (sau đây gọi tắt là Ban Chỉ đạo) tổ chức ' +
        'Phiên họp thứ nhất năm 2026. Phiên họp do đồng chí Lương Đình Khải, Bí thư Tỉnh ủy chủ trì; tham dự có các ' +
        'đồng chí thành viên Ban Chỉ đạo; đại diện một số sở, ngành.',
    )
    expect(written[1]).toMatch(
      /^Sau khi nghe báo cáo của Cơ quan Thường trực .* đồng chí Bí thư Tỉnh ủy kết luận như sau:$/,
    )
    // The draft is named by its meeting.
    await page.getByRole('heading', { name: /^Phiên họp thứ nhất năm 2026/ }).waitFor()
    await look(page, 'du-thao-tu-cuoc-hop')

    await openPart(page, 'Đầu văn bản')
    await page.getByRole('button', { name: /^Hồ sơ cuộc họp/ }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Hồ sơ cuộc họp' })
    await dialog.getByLabel('Ngày họp').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('02/4/2026')
    await look(page, 'ho-so-cuoc-hop')
    await dialog.getByRole('button', { name: 'Lưu và viết lại' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await lines(page))[0]).toMatch(/^Ngày 02\/4\/2026, /)
    await desk.close()
  })

  test('as an earlier one: what is left over is listed until it was looked at, and named when it is submitted', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await page.getByRole('textbox', { name: 'Nội dung thông báo' }).waitFor()
    await page.keyboard.press('Alt+1')
    await page.getByRole('button', { name: 'Như thông báo trước' }).waitFor()
    await tabTo(page, 'Như thông báo trước')
    await page.keyboard.press('Enter')
    await page.getByRole('radio').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.getByText(/chỗ của thông báo trước sẽ được liệt kê/).waitFor()
    await look(page, 'nhu-thong-bao-truoc')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/chỗ của thông báo trước chưa xem/).waitFor()
    await openTab(page, /^Cần xem/)
    const list = page.getByRole('list', { name: 'Điểm cần xem' })
    const left = list.locator('li[data-settled="false"]')
    const first = list.getByText(/“Ngày 10\/4\/2026”/)
    await first.waitFor()
    await look(page, 'con-tu-thong-bao-truoc')
    const before = await left.count()
    // Its words gone, it has nothing to say.
    await page.keyboard.press('Control+2')
    await page.keyboard.press('Control+Home')
    for (let count = 0; count < 14; count += 1) await page.keyboard.press('Delete')
    await expect.poll(() => left.count()).toBeLessThan(before)
    await openTab(page, /^Lịch sử/)
    await page.getByRole('button', { name: /^So với thông báo trước/ }).click()
    await page.getByText(/thay đổi, từ đó đến văn bản đang mở/).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await desk.close()
  })
})
