/** The built screen on the loopback host, in a real browser: a notice comes in and goes out, every place is reached. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTestApp, temporaryFolder } from '../helpers/app.ts'
import { item, notice } from '../helpers/build.ts'
import { copyStore } from '../helpers/damage.ts'
import { sampleText } from '../helpers/samples.ts'
import { findBarriers, goTo } from './desk.ts'
import { openDesk } from './loopback-desk.ts'
import { followNotice } from './story.ts'

describe('a notice', () => {
  test('comes in, is corrected, goes out and is there again', async () => {
    const directory = temporaryFolder()
    const desk = await openDesk(directory)
    await followNotice(desk)
  })

  test('comes in from a file, too', async () => {
    const desk = await openDesk(temporaryFolder())
    const file = join(temporaryFolder(), 'thong-bao.txt')
    writeFileSync(file, sampleText('phan-cong'))
    await goTo(desk.page, 'Nhập văn bản')
    await desk.withFile(file, () => desk.page.getByRole('button', { name: 'Chọn tệp …' }).click())
    await desk.page.getByRole('heading', { name: 'Xem lại: thong-bao.txt' }).waitFor()
    await desk.close()
  })

  test('that is no notice is refused in words, and the text stays', async () => {
    const desk = await openDesk(temporaryFolder())
    await goTo(desk.page, 'Nhập văn bản')
    await desk.page.getByLabel('Văn bản của thông báo').fill('Đây là công thức nấu phở.')
    await desk.page.getByRole('button', { name: 'Đọc văn bản đã dán' }).click()
    await desk.page.getByRole('alert').getByText('Không nhận ra đây là một thông báo.').waitFor()
    expect(await desk.page.getByLabel('Văn bản của thông báo').inputValue()).toBe('Đây là công thức nấu phở.')
    await desk.close()
  })
})

describe('the screen', () => {
  test('says above every place what the store lacks', async () => {
    const { call, store } = await openTestApp()
    await call('notice.create', { notice: notice({ items: [item('1.', 'Giao Sở Y tế rà soát.')] }) })
    const directory = temporaryFolder()
    copyStore(store.describe().directory, directory)
    rmSync(join(directory, 'ket-luan.db-wal'))
    const desk = await openDesk(directory)
    const { page } = desk
    for (const place of ['Trang chủ', 'Cài đặt'] as const) {
      await goTo(page, place)
      await page.getByRole('alert', { name: 'Tình trạng kho' }).getByText('Kho thiếu những việc đã làm').waitFor()
      expect(await findBarriers(page), place).toEqual([])
    }
    await page.getByRole('button', { name: 'Xác nhận phần thiếu …' }).click()
    await page.getByLabel('Lý do').fill('Không còn bản nào mới hơn.')
    expect(await findBarriers(page), 'the dialog').toEqual([])
    await page.getByRole('button', { name: 'Xác nhận', exact: true }).click()
    await page.getByText('Từ bây giờ ghi tiếp được vào kho.').waitFor()
    await page.getByRole('alert', { name: 'Tình trạng kho' }).waitFor({ state: 'detached' })
    await desk.close()
  })

  test('has no barriers on any of its places, by mouse or keyboard', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    for (const place of ['Trang chủ', 'Thông báo', 'Nhập văn bản', 'Cơ quan', 'Cài đặt'] as const) {
      await goTo(page, place)
      await page.getByRole('heading', { level: 1, name: place }).waitFor()
      expect(await findBarriers(page), place).toEqual([])
    }
    await page.keyboard.press('Alt+2')
    await page.getByRole('heading', { level: 1, name: 'Thông báo' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByLabel('Tìm lệnh hoặc thông báo').fill('cai dat')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Cài đặt' }).waitFor()
    await page.getByRole('button', { name: 'Giới thiệu' }).click()
    await page.getByText('Kho dữ liệu', { exact: true }).last().waitFor()
    // The box has its name a moment after its words, and the search leaves a moment after its choice.
    await page.getByRole('dialog', { name: 'Giới thiệu' }).waitFor()
    await expect.poll(() => page.locator('[role=dialog]').count()).toBe(1)
    expect(await findBarriers(page), 'the about box').toEqual([])
    await desk.close()
  })
})
