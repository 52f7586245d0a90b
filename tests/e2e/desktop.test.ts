/** The built desktop app: its shell, its door in a process of its own, its screen. On real Electron where that is there. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'
import { type AppUnderTest, launchDesktop } from './app-under-test.ts'
import { type Desk, goTo, pasteNotice, openPart } from './desk.ts'
import { followNotice } from './story.ts'

interface Desktop extends Desk {
  readonly app: AppUnderTest
}

async function openDesktop(folder: string, words: readonly string[] = []): Promise<Desktop> {
  const app = await launchDesktop({
    userData: join(folder, 'user'),
    storeDirectory: join(folder, 'kho'),
    arguments: words,
  })
  const page = await app.window()
  page.setDefaultTimeout(20_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const papers = join(folder, 'xuat')
  mkdirSync(papers, { recursive: true })
  const close = async () => expect(await app.close()).toBe(0)
  let count = 0
  return {
    app,
    page,
    exported: async (extension, begin) => {
      count += 1
      const folderOfOne = join(papers, String(count))
      mkdirSync(folderOfOne)
      const asked = () =>
        app
          .notes()
          .filter(({ kind, data }) => kind === 'dialog' && (data as { method?: string }).method === 'showSaveDialog')
      const before = asked().length
      const target = join(folderOfOne, `ban-xuat.${extension}`)
      await app.answerSave(target)
      await begin()
      await expect.poll(() => readIfThere(target)?.length ?? 0).toBeGreaterThan(0)
      const { options } = asked()[before]!.data as { options: { defaultPath: string } }
      return { fileName: basename(options.defaultPath), bytes: readFileSync(target) }
    },
    withFile: async (path, begin) => {
      await app.answerOpen(path)
      await begin()
    },
    restart: async () => {
      await close()
      return openDesktop(folder)
    },
    close,
  }
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

describe('a notice on the desktop', () => {
  test('comes in, is corrected, goes out by the dialogs and is there again', async () => {
    await followNotice(await openDesktop(temporaryFolder()))
  })

  test('comes in from a file; a cancelled dialog saves nothing; a saved file can be shown', async () => {
    const folder = temporaryFolder()
    const desk = await openDesktop(folder)
    const { app, page } = desk
    const source = join(folder, 'thong-bao.txt')
    writeFileSync(source, sampleText('ket-luan'))
    await goTo(page, 'Nhập văn bản')
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Chọn tệp …' }).click(),
    ])
    await chooser.setFiles(source)
    await page.getByRole('heading', { name: 'Xem lại: thong-bao.txt' }).waitFor()
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()

    await app.answerSave(null)
    await page.getByRole('button', { name: 'Xuất Word' }).click()
    await expect
      .poll(() =>
        app
          .notes()
          .some(({ kind, data }) => kind === 'dialog' && (data as { method?: string }).method === 'showSaveDialog'),
      )
      .toBe(true)
    expect(await page.getByText(/^Đã xuất/).count()).toBe(0)

    const target = join(folder, 'ket-luan.docx')
    await app.answerSave(target)
    await page.getByRole('button', { name: 'Xuất Word' }).click()
    await page.getByText(`Đã xuất ${target}`).waitFor()
    await page.getByRole('button', { name: 'Mở thư mục' }).click()
    await expect.poll(() => app.notes().filter(({ kind }) => kind === 'showItemInFolder').length).toBe(1)
    await desk.close()
  })

  test('is printed as its pages, and nothing else of the screen is', async () => {
    const desk = await openDesktop(temporaryFolder())
    const { app, page } = desk
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await page.getByRole('tablist').waitFor()
    await page.keyboard.press('Control+p')
    const printed = () => app.notes().filter(({ kind }) => kind === 'print')
    await expect.poll(() => printed().length).toBe(1)
    // A draft is printed once; what is issued, for everybody it goes to.
    expect(printed()[0]!.data).toEqual({ options: { printBackground: true, copies: 1 } })
    await desk.close()
  })
})

describe('the shell', () => {
  test('opens one window for one user, and tells of a handover package it cannot open yet', async () => {
    const folder = temporaryFolder()
    const desk = await openDesktop(folder)
    await desk.app.answerMessage(0)
    await expect(openDesktop(folder, ['/tmp/tu-may-khac.ketluan'])).rejects.toThrow()
    await expect
      .poll(
        () =>
          desk.app
            .notes()
            .filter(({ kind, data }) => kind === 'dialog' && JSON.stringify(data).includes('tu-may-khac.ketluan'))
            .length,
      )
      .toBe(1)
    await desk.close()
  })

  test('a second start with another store opens that store, beside the first', async () => {
    const folder = temporaryFolder()
    const start = (name: string) =>
      launchDesktop({ userData: join(folder, 'user'), storeDirectory: join(folder, name) })
    const first = await start('kho-1')
    const page = await first.window()
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await openPart(page, 'Đầu văn bản')
    const second = await start('kho-2')
    await (await second.window()).getByText('Kho chưa có thông báo nào').waitFor()
    expect(existsSync(join(folder, 'kho-2', 'ket-luan.db'))).toBe(true)
    expect(await second.close()).toBe(0)
    await page.getByLabel('Nơi ban hành').waitFor()
    expect(await first.close()).toBe(0)
  })

  test('survives the death of the door’s process, says so, and goes on with what is typed', async () => {
    const desk = await openDesktop(temporaryFolder())
    const { app, page } = desk
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await openPart(page, 'Đầu văn bản')
    await page.getByLabel('Nơi ban hành').fill('Nơi khác')
    await app.answerMessage(0)
    app.killDoorProcess()
    await expect
      .poll(
        () =>
          app.notes().filter(({ kind, data }) => kind === 'dialog' && JSON.stringify(data).includes('khởi động lại'))
            .length,
      )
      .toBe(1)
    await page.keyboard.press('Control+s')
    await page.getByText(/^Bản 2, lưu/).waitFor()
    expect(await page.getByLabel('Nơi ban hành').inputValue()).toBe('Nơi khác')
    await desk.close()
  })

  test('keeps what is typed two seconds behind: after a crash the next start offers it', async () => {
    const folder = temporaryFolder()
    const { app, page } = await openDesktop(folder)
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    const text = page.getByRole('textbox', { name: 'Nội dung thông báo' })
    await openPart(page, 'Mở đầu')
    await text.locator('p').first().click()
    await page.keyboard.press('Home')
    await page.keyboard.type('Mới gõ. ')
    // At most two seconds behind, and what a busy machine takes besides.
    await page.waitForTimeout(3000)
    await app.kill()
    const again = await openDesktop(folder)
    await goTo(again.page, 'Thông báo')
    await again.page.getByRole('row').nth(1).click()
    const offer = again.page.getByRole('dialog', { name: 'Có bản đang soạn chưa lưu' })
    await offer.getByText(/^Có bản đang soạn lúc \d\d:\d\d hôm nay chưa lưu\.$/).waitFor()
    await expect.poll(() => again.page.evaluate('document.activeElement.textContent')).toBe('Mở bản này')
    await again.page.keyboard.press('Enter')
    await openPart(again.page, 'Mở đầu')
    await again.page.getByRole('textbox', { name: 'Nội dung thông báo' }).getByText('Mới gõ.').waitFor()
    await again.page.keyboard.press('Control+s')
    await again.page.getByText(/^Bản 2, lưu/).waitFor()
    await goTo(again.page, 'Thông báo')
    await again.page.getByRole('row').nth(1).click()
    await again.page.getByText(/^Bản 2, lưu/).waitFor()
    expect(await again.page.getByRole('dialog').count()).toBe(0)
    await again.close()
  })

  test('lets the screen copy, has a Vietnamese menu, and ends by it', async () => {
    const { app, page } = await openDesktop(temporaryFolder())
    await page.getByRole('button', { name: 'Giới thiệu' }).click()
    await page.getByRole('button', { name: 'Chép thông tin chẩn đoán' }).click()
    await page.getByRole('button', { name: 'Đã chép' }).waitFor()
    await app.menu('Tệp', 'Thoát')
    expect(await app.close()).toBe(0)
  })

  test('asks before it closes over what is not saved', async () => {
    const desk = await openDesktop(temporaryFolder())
    const { app, page } = desk
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await openPart(page, 'Đầu văn bản')
    await page.getByLabel('Nơi ban hành').fill('Nơi khác')
    await app.answerMessage(0)
    await app.menu('Tệp', 'Thoát')
    await expect
      .poll(
        () =>
          app.notes().filter(({ kind, data }) => kind === 'dialog' && JSON.stringify(data).includes('chưa lưu')).length,
      )
      .toBe(1)
    expect(await page.getByLabel('Nơi ban hành').inputValue()).toBe('Nơi khác')
    await app.answerMessage(1)
    expect(await app.close()).toBe(0)
  })
})
