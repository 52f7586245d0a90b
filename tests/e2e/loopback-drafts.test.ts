/** What a clerk types on the screen of the loopback host is kept: by input methods, across screens, against other windows. */
import { describe, expect, test } from 'vitest'
import { connect } from '../../src/contract/client.ts'
import { direct } from '../../src/hosts/direct.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import type { LocalApp } from '../../src/hosts/local-app.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'
import { findBarriers, goTo, pasteNotice, openPart, openCell } from './desk.ts'
import { openDesk, sessionOf } from './loopback-desk.ts'

/** Somebody else saves the notice. */
async function readFirst(app: LocalApp, folder: string): Promise<Notice> {
  const call = connect(direct(app, await sessionOf(folder, { name: 'pho.van.phong', role: 'deputy' })))
  const [first] = await call('notice.list', {})
  return (await call('notice.get', { id: first?.id ?? '' })).notice
}

async function saveAsDeputy(
  app: LocalApp,
  folder: string,
  change = (notice: Notice): Notice => ({ ...notice, contact: 'Điện thoại: 0123' }),
): Promise<void> {
  const call = connect(direct(app, await sessionOf(folder, { name: 'pho.van.phong', role: 'deputy' })))
  const [first] = await call('notice.list', {})
  const { notice, version } = await call('notice.get', { id: first?.id ?? '' })
  await call('notice.save', { id: notice.id, version, notice: change(notice) })
}

describe('the screen', () => {
  test('takes Vietnamese typing as input methods send it, in the text and in a cell', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    const keyboard = await page.context().newCDPSession(page)
    const fields = [
      { part: 'Mở đầu', isText: true },
      { part: 'Phụ lục', isText: false },
    ] as const
    for (const { part, isText } of fields) {
      await openPart(page, part)
      const area = isText
        ? page.getByLabel('Nội dung thông báo', { exact: true })
        : await openCell(page, 'Yêu cầu kết quả', 1)
      if (isText) {
        await area.locator('p').first().click({ clickCount: 3 })
        await page.keyboard.press('Backspace')
      } else {
        await area.focus()
      }
      const read = () => (isText ? area.locator('p').first().innerText() : area.inputValue())
      // UniKey: each key, then backspaces and the letters they become.
      for (const [typed, back, becomes] of [
        ['chuye', 0, ''],
        ['e', 2, 'ê'],
        ['n', 0, ''],
        ['r', 2, 'ển'],
        [' ddo', 3, 'đo'],
        ['oi', 2, 'ôi'],
        ['r', 2, 'ổi'],
      ] as const) {
        await page.keyboard.type(typed)
        for (let count = 0; count < back; count += 1) await page.keyboard.press('Backspace')
        if (becomes !== '') await page.keyboard.insertText(becomes)
      }
      const burst = await read()
      // A system input method: a composition that changes under way, ended by a blank.
      for (const text of ['s', 'so', 'số'])
        await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
      await keyboard.send('Input.insertText', { text: 'số' })
      await page.keyboard.type(' 13')
      expect(await read()).toBe(`${burst}số 13`)
      // The caret inside the text: what follows is not lost and the caret does not jump.
      await page.keyboard.press('Home')
      await page.keyboard.insertText('Việc ')
      await page.keyboard.insertText('gì ')
      expect(await read()).toBe(`Việc gì ${burst}số 13`)
    }
    await desk.close()
  })

  test('keeps what is typed while one looks elsewhere, and says that it is not saved', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await openPart(page, 'Đầu văn bản')
    await page.getByLabel('Nơi ban hành').fill('Nơi khác')
    await goTo(page, 'Cài đặt')
    await page.getByTitle('1 thông báo có thay đổi chưa lưu').waitFor()
    await goTo(page, 'Thông báo')
    await page.getByRole('row').nth(1).click()
    await page.getByText('Có thay đổi chưa lưu').waitFor()
    await openPart(page, 'Đầu văn bản')
    expect(await page.getByLabel('Nơi ban hành').inputValue()).toBe('Nơi khác')
    await desk.close()
  })

  test('two windows on one notice: the second save is told, and both texts are kept', async () => {
    const directory = temporaryFolder()
    const desk = await openDesk(directory)
    const { page } = desk
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await openPart(page, 'Đầu văn bản')
    const other = await page.context().newPage()
    await other.goto(page.url())
    await openPart(other, 'Đầu văn bản')
    await other.getByLabel('Nơi ban hành').fill('Nơi thứ hai')
    await other.keyboard.press('Control+s')
    await other.getByText(/^Bản 2, lưu/).waitFor()
    await page.getByLabel('Nơi ban hành').fill('Nơi thứ nhất')
    await page.keyboard.press('Control+s')
    await page.getByRole('dialog', { name: 'Thông báo đã được sửa ở nơi khác' }).waitFor()
    await page.getByRole('button', { name: 'Lưu bản của tôi thành bản mới nhất' }).click()
    await page.getByText(/^Bản 3, lưu/).waitFor()
    await desk.close()
  })

  test('after a reload what was typed is offered; where the saved one moved on, both times are shown', async () => {
    const folder = temporaryFolder()
    const desk = await openDesk(folder)
    const { page } = desk
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await openPart(page, 'Đầu văn bản')
    await page.getByLabel('Nơi ban hành').fill('Nơi đang gõ')
    await page.waitForTimeout(1500)
    await page.reload()
    const offer = page.getByRole('dialog', { name: 'Có bản đang soạn chưa lưu' })
    await offer.waitFor()
    expect(await findBarriers(page)).toEqual([])
    await offer.getByRole('button', { name: 'Bỏ' }).click()
    await openPart(page, 'Đầu văn bản')
    expect(await page.getByLabel('Nơi ban hành').inputValue()).toBe('Hà Lâm')
    await page.getByRole('button', { name: 'Hoàn tác' }).last().click()
    await expect.poll(() => page.getByLabel('Nơi ban hành').inputValue()).toBe('Nơi đang gõ')
    await page.waitForTimeout(1500)

    await saveAsDeputy(desk.app, folder)
    await page.reload()
    await offer.getByText(/Sau đó bản 2 đã được pho.van.phong lưu lúc/).waitFor()
    await offer.getByRole('button', { name: 'Mở bản này' }).click()
    await page.keyboard.press('Control+s')
    await page.getByText(/^Đã gộp với thay đổi của pho.van.phong/).waitFor()
    await page.getByText(/^Bản 3, lưu/).waitFor()
    expect(await readFirst(desk.app, folder)).toMatchObject({
      contact: 'Điện thoại: 0123',
      header: { place: 'Nơi đang gõ' },
    })
    // Where both wrote the same, somebody chooses.
    await openPart(page, 'Đầu văn bản')
    await page.getByLabel('Nơi ban hành').fill('Nơi của tôi')
    await saveAsDeputy(desk.app, folder, (notice) => ({
      ...notice,
      header: { ...notice.header, place: 'Nơi của phó' },
    }))
    await page.keyboard.press('Control+s')
    await page.getByRole('dialog', { name: 'Thông báo đã được sửa ở nơi khác' }).waitFor()
    // One's own is given up: the other is there to be written in at once.
    await page.getByRole('button', { name: 'Lấy bản mới, bỏ thay đổi của tôi' }).click()
    await openPart(page, 'Đầu văn bản')
    await page.getByLabel('Nơi ban hành').fill('Nơi sau cùng')
    await page.getByText('Có thay đổi chưa lưu').waitFor()
    await desk.close()
  })

  test('a deleted draft comes back with one key', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await page.getByRole('button', { name: 'Các loại xuất khác và thao tác' }).click()
    await page.getByRole('menuitem', { name: 'Xóa bản dự thảo' }).click()
    await page.getByText('Kho chưa có thông báo nào').waitFor()
    await page.getByText('Đã xóa bản dự thảo.').locator('..').getByRole('button', { name: 'Hoàn tác' }).click()
    await page.getByText('1 thông báo', { exact: true }).waitFor()
    await desk.close()
  })
})
