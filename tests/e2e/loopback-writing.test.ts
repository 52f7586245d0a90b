/** The writing surface on the screen: the keys of a word processor, undo, the clipboard, places. */
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { connect } from '../../src/contract/client.ts'
import { direct } from '../../src/hosts/direct.ts'
import { openSession } from '../../src/services/sessions.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { enumeration, item, notice } from '../helpers/build.ts'
import { sampleText } from '../helpers/samples.ts'
import { typeAsUnikey } from '../helpers/unikey.ts'
import { findBarriers, openTab, pasteNotice, openPart } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

async function openSample(page: Page): Promise<Locator> {
  await pasteNotice(page, sampleText('ket-luan'))
  await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
  await openPart(page, 'Mở đầu')
  const text = page.getByRole('textbox', { name: 'Nội dung thông báo' })
  await text.waitFor()
  return text
}

/** Puts the caret at the end of the line that begins so. */
async function goToEnd(page: Page, text: Locator, beginning: string): Promise<void> {
  const line = text.locator('p').filter({ hasText: beginning }).first()
  await line.click()
  await page.evaluate(`(() => {
    const line = [...document.querySelectorAll('.ProseMirror p')].find((each) => each.textContent.startsWith(${JSON.stringify(beginning)}))
    const range = document.createRange()
    range.selectNodeContents(line)
    range.collapse(false)
    getSelection().removeAllRanges()
    getSelection().addRange(range)
  })()`)
  await page.waitForTimeout(50)
}

/** The lines with their labels. */
const lines = (text: Locator) =>
  text
    .page()
    .evaluate<string[]>(
      "[...document.querySelectorAll('.ProseMirror p')].map((line) => `${line.dataset.label ?? ''} ${line.textContent}`.trim())",
    )

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(`(() => {
    const data = new DataTransfer()
    data.setData('text/plain', ${JSON.stringify(text)})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })()`)
}

describe('the writing surface', () => {
  test('takes new items by keys alone, shows deadlines with their day, and gives each step back', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    const text = await openSample(page)
    await openTab(page, /^Trang/)
    const before = await lines(text)
    await goToEnd(page, text, 'Lấy dữ liệu làm căn cứ')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const keyboard = await page.context().newCDPSession(page)
    await typeAsUnikey(keyboard, 'Giao Sở Tài chính báo cáo trước ngày 15/11/2026')
    const added = text.locator('p[data-current]')
    expect(await added.getAttribute('data-label')).toBe('-')
    expect(await added.textContent()).toBe('Giao Sở Tài chính báo cáo trước ngày 15/11/2026')
    await page.getByText('Ngày cuối cùng: thứ Bảy, 14/11/2026').first().waitFor()
    await page.getByText('ngày nghỉ cuối tuần').first().waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page
      .getByRole('region', { name: 'Trang văn bản', exact: true })
      .getByText('- Giao Sở Tài chính báo')
      .waitFor()

    // A step is some twenty keys at the end of a word, never the whole line.
    await page.keyboard.press('Control+z')
    const undone = (await added.textContent()) ?? ''
    expect(undone).toMatch(/^Giao Sở Tài/)
    expect(undone.length).toBeLessThan(45)
    for (let step = 0; step < 12 && (await lines(text)).length > before.length; step += 1)
      await page.keyboard.press('Control+z')
    expect(await lines(text)).toEqual(before)
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('Control+y')
    expect((await lines(text)).includes('- Giao Sở Tài chính báo cáo trước ngày 15/11/2026')).toBe(true)
    await desk.close()
  })

  test('asks what pasted lines are to become, and one undo takes them away', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    const text = await openSample(page)
    const before = await lines(text)
    await goToEnd(page, text, 'Lấy dữ liệu làm căn cứ')
    await page.keyboard.press('Enter')
    await paste(page, '3. Rà soát dữ liệu\r\n3.1. Dữ liệu đất đai\r\n3.2. Dữ liệu\r\ncông chứng\r\n')
    const dialog = page.getByRole('dialog', { name: 'Dán nhiều dòng' })
    await dialog.getByText('Dữ liệu công chứng').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect
      .poll(() => lines(text))
      .toEqual(expect.arrayContaining(['3. Rà soát dữ liệu', '3.2. Dữ liệu công chứng']))
    // The caret is where the lines end.
    await page.keyboard.type('!')
    expect(await lines(text)).toContain('3.2. Dữ liệu công chứng!')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    expect((await lines(text)).filter((line) => line.includes('Rà soát dữ liệu'))).toEqual([])
    await page.keyboard.press('Control+z')
    expect(await lines(text)).toEqual(before)

    // Ctrl+Shift+V asks nothing: one paragraph, in the line of the caret.
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate("navigator.clipboard.writeText('một dòng\\nhai dòng')")
    await page.keyboard.press('Control+Shift+v')
    await expect.poll(() => text.locator('p[data-current]').textContent()).toContain('một dòng hai dòng')
    expect(await lines(text)).toHaveLength(before.length)
    await desk.close()
  })

  test('sets bold by hand, and the page shows it', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    const text = await openSample(page)
    await goToEnd(page, text, 'Lấy dữ liệu làm căn cứ')
    await page.keyboard.type(' Rất ')
    await page.keyboard.press('Control+b')
    await page.keyboard.type('quan trọng')
    await page.keyboard.press('Control+b')
    await page.keyboard.type('.')
    expect(await text.locator('p[data-current] strong').textContent()).toBe('quan trọng')
    await page.keyboard.press('Control+s')
    await page.getByText(/^Bản 2, lưu/).waitFor()
    await page.reload()
    await openPart(page, 'Mở đầu')
    await text.locator('strong', { hasText: 'quan trọng' }).waitFor()
    await desk.close()
  })

  test('moves items and entries by keys; what refers to them follows in the same step of undo', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    const list = enumeration('digits', 'trình phương án vốn;', 'báo cáo kết quả.')
    const items = [
      item('1.', ['Giao Sở Tài chính:', list]),
      item('2.', 'Giao Sở Nội vụ rà soát.'),
      item('3.', 'Kinh phí cho điểm (2) mục 1 và mục 2 Thông báo này.'),
    ]
    const call = connect(direct(desk.app, openSession()))
    await call('notice.create', {
      notice: notice({ id: 'moves', items, header: { ...notice().header, number: null, date: null } }),
    })
    await page.evaluate("location.hash = '/thong-bao/moves'")
    const text = page.getByRole('textbox', { name: 'Nội dung thông báo' })
    await text.waitFor()
    const shown = async () => (await lines(text)).filter((line) => /^\d\./.test(line))
    const before = await shown()
    await goToEnd(page, text, 'Giao Sở Nội vụ')
    await page.keyboard.press('Alt+Shift+ArrowUp')
    await expect
      .poll(shown)
      .toEqual([
        '1. Giao Sở Nội vụ rà soát.',
        '2. Giao Sở Tài chính: (1) trình phương án vốn; (2) báo cáo kết quả.',
        '3. Kinh phí cho điểm (2) mục 2 và mục 1 Thông báo này.',
      ])
    await page.getByText('Đã sửa 2 chỗ viện dẫn theo số thứ tự mới.').waitFor()
    await goToEnd(page, text, 'Giao Sở Tài chính')
    await page.keyboard.press('Alt+ArrowUp')
    await expect
      .poll(shown)
      .toEqual([
        '1. Giao Sở Nội vụ rà soát.',
        '2. Giao Sở Tài chính: (1) báo cáo kết quả; (2) trình phương án vốn.',
        '3. Kinh phí cho điểm (1) mục 2 và mục 1 Thông báo này.',
      ])
    // The caret went along: what is typed now is in the entry that moved.
    await page.keyboard.type(' sớm')
    await expect.poll(async () => (await shown())[1]).toContain('(1) báo cáo kết quả sớm;')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(shown).toEqual(before)
    await desk.close()
  })
})
