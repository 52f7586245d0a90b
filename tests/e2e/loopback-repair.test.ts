/** A damaged text on the built screen: noticed, repaired by keys, undone, read on with the damaged text as the original. */
import { expect, test } from 'vitest'
import { damageText } from '../checker/repair/damage-text.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'
import { look, pasteNotice } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

/** The head and the first items; the day of the notice contradicts its meeting. */
const right = sampleText('ket-luan').normalize('NFC').split('\n').slice(0, 40).join('\n')
const damaged = damageText(right.replace('ngày 14 tháng 4 năm', 'ngày 14 tháng 8 năm'), 'marks lost')

test('is noticed, repaired word by word and all at once, taken back, read on and kept', async () => {
  const desk = await openDesk(temporaryFolder())
  const { page } = desk
  await pasteNotice(page, damaged)
  await page.getByText(/^Văn bản có vẻ mất dấu/).waitFor()
  await page.getByRole('button', { name: 'Sửa lại dấu …' }).click()

  const status = page.getByRole('status').filter({ hasText: 'chỗ' })
  await status.getByText(/^Còn /).waitFor()
  await page.getByText(/Xem lại ngày “14 thang 8 nam 2026”/).waitFor()
  await look(page, 'repair')
  const accepted = page.locator('button[data-decision="accepted"]')
  const kept = page.locator('button[data-decision="kept"]')
  await expect.poll(() => page.evaluate("document.activeElement?.getAttribute('data-at')")).toBe('0')
  await page.keyboard.press('Enter')
  await page.keyboard.press('j')
  await page.keyboard.press('Backspace')
  await expect.poll(async () => [await accepted.count(), await kept.count()]).toEqual([1, 1])
  await page.keyboard.press('Control+z')
  await expect.poll(() => kept.count()).toBe(0)

  await page.getByLabel('Chắc từ bao nhiêu phần trăm').selectOption('50')
  await page.getByRole('button', { name: /^Nhận tất cả từ 50 %/ }).click()
  await expect.poll(() => accepted.count()).toBeGreaterThan(300)
  await page.keyboard.press('Control+z')
  await expect.poll(() => accepted.count()).toBe(1)
  await page.getByRole('button', { name: /^Nhận tất cả từ 50 %/ }).click()
  await page.keyboard.press('Control+Enter')

  await page.getByRole('heading', { name: /^Xem lại/ }).waitFor()
  await page.getByText('Bản đã sửa dấu (bản quét được giữ làm bản gốc)').waitFor()
  await page.getByText('ĐẢNG CỘNG SẢN VIỆT NAM').first().waitFor()
  await look(page, 'repair-read')
  await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
  await page.getByRole('tablist').waitFor()
  await desk.close()
})
