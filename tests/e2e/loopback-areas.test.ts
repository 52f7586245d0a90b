/** The areas of the drafting desk by keys: none is out of reach, the focus is never nowhere, none has barriers. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'
import { findBarriers, openTab, pasteNotice } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

/** The area that has the focus. */
const focused = (page: Page) =>
  page.evaluate<string | null>(
    "document.activeElement?.closest('#desk-outline, #desk-document, #desk-side, #desk-findings')?.id ?? null",
  )
const shown = async (page: Page) => {
  const areas = ['outline', 'document', 'side', 'findings']
  const seen = await Promise.all(areas.map((name) => page.locator(`#desk-${name}`).isVisible()))
  return areas.filter((_, at) => seen[at])
}

test('the areas are gone through by keys, on a wide window and on a narrow one', async () => {
  const desk = await openDesk(temporaryFolder())
  const { page } = desk
  await pasteNotice(page, sampleText('ket-luan'))
  await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
  await openTab(page, /^Trang/)
  await page.getByText(/^1 lỗi, \d+ cảnh báo và lưu ý/).waitFor()
  await page.keyboard.press('Control+2')
  await expect.poll(() => focused(page)).toBe('desk-document')
  for (const area of ['desk-side', 'desk-findings', 'desk-outline', 'desk-document']) {
    await page.keyboard.press('F6')
    await expect.poll(() => focused(page)).toBe(area)
  }
  await page.keyboard.press('Shift+F6')
  await expect.poll(() => focused(page)).toBe('desk-outline')

  // The outline: up and down, Enter goes there, and the text has the caret in it.
  await page.keyboard.press('Control+1')
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowDown')
  const entry = await page.evaluate<string>('document.activeElement.textContent')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('desk-document')
  expect(entry).toMatch(/^Cơ sở kết luận|^I\./)
  expect(await page.locator('p[data-current]').textContent()).toMatch(/^Trên cơ sở|^Ban Chỉ đạo/)

  await page.keyboard.press('Control+\\')
  await expect.poll(() => shown(page)).toEqual(['outline', 'document', 'findings'])
  await page.keyboard.press('Control+\\')

  await page.setViewportSize({ width: 911, height: 512 })
  await expect.poll(() => shown(page)).toEqual(['document', 'findings'])
  expect(await findBarriers(page), 'a narrow window').toEqual([])
  await page.keyboard.press('Control+1')
  await expect.poll(() => shown(page)).toEqual(['outline', 'findings'])
  await expect.poll(() => focused(page)).toBe('desk-outline')
  expect(await findBarriers(page), 'the outline alone').toEqual([])
  await page.keyboard.press('Control+3')
  await page.getByRole('grid').getByRole('rowheader', { name: '1', exact: true }).waitFor()
  await expect.poll(() => focused(page)).toBe('desk-document')
  await desk.close()
})

test('an empty notice says what is missing, and is nowhere green', async () => {
  const desk = await openDesk(temporaryFolder())
  const { page } = desk
  await page.getByText('Kho chưa có thông báo nào').waitFor()
  await page.keyboard.press('Alt+n')
  const outline = page.getByRole('navigation', { name: 'Mục lục' })
  await outline.getByText('trống').first().waitFor()
  expect(await outline.getByText('✓').count()).toBe(0)
  await openTab(page, /^Kiểm tra/)
  await page.getByRole('button', { name: 'Nơi nhận: còn trống' }).click()
  await expect.poll(() => page.evaluate('document.activeElement.dataset.place')).toBe('recipients')
  expect(await page.getByText('Không còn điểm nào cần xem').count()).toBe(0)
  expect(await findBarriers(page)).toEqual([])
  await desk.close()
})
