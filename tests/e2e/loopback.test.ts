/** The built screen on the loopback host, in a real browser. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { type LocalApp, openLocalAppOnCall } from '../../src/hosts/local-app.ts'
import { type Loopback, startLoopback } from '../../src/hosts/loopback.ts'
import { sampleText } from '../helpers/samples.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { ensureBuilt } from './built.ts'
import { type Desk, findBarriers, goTo, launchChromium, openTab, pasteNotice } from './desk.ts'
import { followNotice } from './story.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let browser: Browser
beforeAll(async () => {
  await ensureBuilt()
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const clerk = { name: 'clerk', role: 'clerk' } as const

async function serve(directory: string): Promise<{ app: LocalApp; host: Loopback }> {
  const app = openLocalAppOnCall(directory, diskFiles({}, directory), ({ error }) => console.error(error))
  return { app, host: await startLoopback({ app, actor: clerk, screen: 'out/renderer' }) }
}

async function openDesk(directory: string): Promise<Desk> {
  const { app, host } = await serve(directory)
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(host.makeAddress())
  const close = async () => {
    await context.close()
    await host.close()
    await app.close()
  }
  return {
    page,
    exported: async (_extension, begin) => {
      const [download] = await Promise.all([page.waitForEvent('download'), begin()])
      return { fileName: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
    },
    withFile: async (path, begin) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), begin()])
      await chooser.setFiles(path)
    },
    restart: async () => {
      await close()
      return openDesk(directory)
    },
    close,
  }
}

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
  test('has no barriers on any of its places, by mouse or keyboard', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    for (const place of ['Trang chủ', 'Thông báo', 'Nhập văn bản', 'Cài đặt'] as const) {
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
    expect(await findBarriers(page), 'the about box').toEqual([])
    await desk.close()
  })

  test('takes Vietnamese typing as input methods send it, in a field and in a cell', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    const keyboard = await page.context().newCDPSession(page)
    const fields = [
      { tab: /^Nội dung/, open: null, field: 'Mở đầu, đoạn 1' },
      { tab: /^Phụ lục/, open: /^Nhiệm vụ 1:/, field: 'Yêu cầu kết quả' },
    ]
    for (const { tab, open, field } of fields) {
      await openTab(page, tab)
      if (open !== null) await page.getByRole('button', { name: open }).click()
      const area = page.getByLabel(field, { exact: true })
      await area.fill('')
      await area.focus()
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
      const burst = await area.inputValue()
      // A system input method: a composition that changes under way, ended by a blank.
      for (const text of ['s', 'so', 'số'])
        await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
      await keyboard.send('Input.insertText', { text: 'số' })
      await page.keyboard.type(' 13')
      expect(await area.inputValue()).toBe(`${burst}số 13`)
      // The caret inside the text: what follows is not lost and the caret does not jump.
      await page.keyboard.press('Home')
      await page.keyboard.insertText('Việc ')
      await page.keyboard.insertText('gì ')
      expect(await area.inputValue()).toBe(`Việc gì ${burst}số 13`)
    }
    await desk.close()
  })

  test('shows what the checker finds as one types, leads to it by F8, mends it by one key and takes it back', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await openTab(page, /^Phụ lục/)
    await page.getByRole('button', { name: /^Nhiệm vụ 1:/ }).click()
    const lead = page.getByLabel('Cơ quan chủ trì', { exact: true })
    await lead.fill('Sở Tài chính;')
    await openTab(page, /^Kiểm tra/)
    const found = page.getByText('Thừa dấu phân cách cuối ô')
    await found.waitFor()
    expect(await findBarriers(page), 'the panel').toEqual([])
    await page.getByRole('button', { name: /^Lỗi \d/ }).click()
    await page.getByRole('button', { name: /^Lưu ý \d/ }).click()
    const card = page.getByRole('listitem').filter({ has: found })
    await card.getByRole('button', { name: /^Tới chỗ này/ }).click()
    await expect
      .poll(() =>
        page.evaluate(
          'document.activeElement?.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)',
        ),
      )
      .toBe(';')
    await page.keyboard.press('Control+.')
    await page.getByText(/^Đã sửa: /).waitFor()
    await expect.poll(() => lead.inputValue()).toBe('Sở Tài chính')
    await page.keyboard.press('Control+z')
    await expect.poll(() => lead.inputValue()).toBe('Sở Tài chính;')
    await openTab(page, /^Kiểm tra/)
    await found.waitFor()
    await page.keyboard.press('F8')
    await expect.poll(() => page.getByRole('tab', { name: /^Kiểm tra/ }).getAttribute('aria-selected')).toBe('false')
    await desk.close()
  })

  test('holds a notice with an open error back until the error is mended or waived with a reason', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await pasteNotice(page, sampleText('phan-cong'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await openTab(page, /^Nơi nhận/)
    await page.getByLabel('Số bản').fill('')
    await page.getByRole('button', { name: /^Trình duyệt \(còn \d+ lỗi\)/ }).click()
    await expect.poll(() => page.getByRole('tab', { name: /^Kiểm tra/ }).getAttribute('aria-selected')).toBe('true')
    const errors = async () =>
      Number(/\d+/.exec((await page.getByRole('button', { name: /^Lỗi \d/ }).textContent()) ?? '')?.[0])
    for (let left = await errors(); left > 0; left -= 1) {
      await page
        .getByRole('listitem')
        .filter({ hasText: /Lỗi, [A-Z]/ })
        .first()
        .getByRole('button', { name: /^Bỏ qua có lý do/ })
        .click()
      await page.getByLabel(/^Lý do bỏ qua/).fill('Theo ý kiến của Chánh Văn phòng.')
      expect(await findBarriers(page), 'the reason').toEqual([])
      await page.getByRole('button', { name: 'Bỏ qua với lý do này' }).click()
      await expect.poll(errors).toBe(left - 1)
    }
    await page.getByRole('button', { name: 'Trình duyệt', exact: true }).click()
    await page.getByText('Chờ duyệt').first().waitFor()
    await openTab(page, /^Kiểm tra/)
    await page
      .getByRole('region', { name: 'Đã bỏ qua có lý do' })
      .getByText('Lý do: Theo ý kiến của Chánh Văn phòng.')
      .first()
      .waitFor()
    await openTab(page, /^Nơi nhận/)
    expect(await page.getByLabel('Số bản').isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Rút lại để sửa' }).click()
    await expect.poll(() => page.getByLabel('Số bản').isDisabled()).toBe(false)
    // Submitting saves first; the message that takes it back works from another screen too.
    await page.getByLabel('Số bản').fill('25')
    await page.getByRole('button', { name: 'Trình duyệt', exact: true }).click()
    await page.getByText(/^Đã trình\./).waitFor()
    await goTo(page, 'Thông báo')
    await page.getByRole('button', { name: 'Rút lại', exact: true }).last().click()
    await page.getByText('Đã rút về dự thảo, sửa tiếp được.').last().waitFor()
    await page
      .getByRole('row')
      .nth(1)
      .getByText(/Không có lỗi|cảnh báo/)
      .waitFor()
    await desk.close()
  })

  test('lets the office change a rule, and take the change back', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await goTo(page, 'Cài đặt')
    await page.getByRole('button', { name: 'Mở bộ quy tắc' }).click()
    await page.getByText('Phiên bản 1', { exact: true }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByLabel('Tìm quy tắc').fill('thieu so luong ban')
    await page.getByLabel('Mức độ của FMT-04').selectOption('off')
    await page.getByText('Có thay đổi chưa lưu').waitFor()
    await page.getByRole('button', { name: 'Lưu bộ quy tắc' }).click()
    await page.getByText('Phiên bản 2', { exact: true }).waitFor()
    expect(await page.getByLabel('Mức độ của FMT-04').inputValue()).toBe('off')
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await page.getByText('Phiên bản 3', { exact: true }).waitFor()
    expect(await page.getByLabel('Mức độ của FMT-04').inputValue()).toBe('error')
    await desk.close()
  })

  test('keeps what is typed while one looks elsewhere, and says that it is not saved', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await openTab(page, /^Đầu văn bản/)
    await page.getByLabel('Nơi ban hành').fill('Nơi khác')
    await goTo(page, 'Cài đặt')
    await page.getByTitle('1 thông báo có thay đổi chưa lưu').waitFor()
    await goTo(page, 'Thông báo')
    await page.getByRole('row').nth(1).click()
    await page.getByText('Có thay đổi chưa lưu').waitFor()
    await openTab(page, /^Đầu văn bản/)
    expect(await page.getByLabel('Nơi ban hành').inputValue()).toBe('Nơi khác')
    await desk.close()
  })

  test('two windows on one notice: the second save is told, and both texts are kept', async () => {
    const directory = temporaryFolder()
    const desk = await openDesk(directory)
    const { page } = desk
    await pasteNotice(page, sampleText('ket-luan'))
    await page.getByRole('button', { name: 'Lưu vào kho và mở' }).click()
    await openTab(page, /^Đầu văn bản/)
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByRole('tab', { name: /^Đầu văn bản/ }).click()
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

describe('the host', () => {
  /** A request with any headers: fetch would set Host and Origin by itself. */
  function ask(
    host: Loopback,
    path: string,
    headers: Record<string, string> = {},
    method = 'GET',
  ): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
    const { hostname, port } = new URL(host.makeAddress())
    return new Promise((done, failed) => {
      const sent = request({ hostname, port, path, method, headers }, (response) => {
        let body = ''
        response.on('data', (part: Buffer) => (body += part.toString()))
        response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }))
      })
      sent.on('error', failed)
      sent.end(method === 'POST' ? '{"input":{}}' : undefined)
    })
  }

  test('answers no call without the secret, from another name or from another site', async () => {
    const { app, host } = await serve(temporaryFolder())
    const { origin, hash, port } = new URL(host.makeAddress())
    const token = hash.slice('#token='.length)
    const enter = (headers: Record<string, string>) => ask(host, '/enter', headers, 'POST')
    const call = (headers: Record<string, string>) =>
      ask(host, '/call/notice.list', headers, 'POST').then(({ status }) => status)

    expect((await enter({ origin })).status).toBe(403)
    expect((await enter({ origin, 'x-ket-luan-token': 'wrong' })).status).toBe(403)
    expect((await enter({ origin: 'https://evil.example', 'x-ket-luan-token': token })).status).toBe(403)
    const entered = await enter({ origin, 'x-ket-luan-token': token })
    expect(entered.status).toBe(200)
    expect(entered.headers['set-cookie']).toBeUndefined()
    const secret = { 'x-ket-luan-secret': entered.body }
    // The token of an address is spent with its first use.
    expect((await enter({ origin, 'x-ket-luan-token': token })).status).toBe(403)

    expect(await call({ origin })).toBe(403)
    expect(await call({ origin, 'x-ket-luan-secret': token })).toBe(403)
    expect(await call({ origin, cookie: `ket-luan-${port}=${entered.body}` })).toBe(403)
    expect(await call({ origin, ...secret })).toBe(200)
    expect(await call({ origin: 'https://evil.example', ...secret })).toBe(403)
    expect(await call(secret)).toBe(403)
    expect(await call({ origin, ...secret, host: `evil.example:${port}` })).toBe(403)
    expect(await call({ origin: `http://localhost:${port}`, ...secret, host: `localhost:${port}` })).toBe(403)
    expect((await ask(host, '/../package.json')).status).toBe(404)
    expect((await ask(host, '/%2e%2e/%2e%2e/package.json')).status).toBe(404)
    expect((await ask(host, '/download/guessed')).status).toBe(404)

    const page = await ask(host, '/')
    expect(page.body).not.toContain(entered.body)
    expect(page.headers['content-security-policy']).toMatch(/script-src 'self';/)
    expect(page.headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
    await host.close()
    await app.close()
  })

  test('tells no other port of this machine its secret', async () => {
    const { app, host } = await serve(temporaryFolder())
    const heard: string[] = []
    const other = createServer((asked, response) => {
      heard.push(JSON.stringify(asked.headers))
      response.setHeader('access-control-allow-origin', '*')
      response.end('<!doctype html>')
    })
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
    const { port } = other.address() as AddressInfo
    const page = await browser.newPage()
    await page.goto(host.makeAddress())
    await page.getByText('Kho chưa có thông báo nào').waitFor()
    const secret = await page.evaluate<string>("localStorage.getItem('ket-luan-secret')")
    expect(secret).toMatch(/^[\w-]{43}$/)
    await page.goto(`http://127.0.0.1:${port}/`)
    expect(await page.evaluate('[document.cookie, localStorage.length]')).toEqual(['', 0])
    expect(heard.length).toBeGreaterThan(0)
    expect(heard.join()).not.toContain(secret)
    await page.close()
    await new Promise((closed) => other.close(closed))
    await host.close()
    await app.close()
  })

  test('opens one browser with one address; that goes on over a reload', async () => {
    const { app, host } = await serve(temporaryFolder())
    const address = host.makeAddress()
    const first = await browser.newPage()
    await first.goto(address)
    await first.getByText('Kho chưa có thông báo nào').waitFor()
    await first.reload()
    await first.getByText('Kho chưa có thông báo nào').waitFor()
    const second = await browser.newPage()
    await second.goto(address)
    await second
      .getByRole('alert')
      .getByText(/Địa chỉ này không mở được chương trình/)
      .first()
      .waitFor()
    await second.goto('about:blank')
    await second.goto(host.makeAddress())
    await second.getByText('Kho chưa có thông báo nào').waitFor()
    await first.close()
    await second.close()
    await host.close()
    await app.close()
  })

  test('is opened by a file that leads to it, as `npm start` does', async () => {
    const { app, host } = await serve(temporaryFolder())
    const file = join(temporaryFolder(), 'mo.html')
    writeFileSync(file, `<!doctype html><meta http-equiv="refresh" content="0;url=${host.makeAddress()}">`)
    const page = await browser.newPage()
    await page.goto(`file://${file}`)
    await page.getByText('Kho chưa có thông báo nào').waitFor()
    expect(page.url()).not.toContain('token')
    await page.close()
    await host.close()
    await app.close()
  })

  test('tells why a store does not open, and opens it once the reason is gone', async () => {
    const directory = join(temporaryFolder(), 'kho')
    writeFileSync(directory, 'a file where the folder should be')
    const desk = await openDesk(directory)
    await desk.page
      .getByRole('alert')
      .getByText(/Không tạo được thư mục kho/)
      .waitFor()
    const { rmSync } = await import('node:fs')
    rmSync(directory)
    await desk.page.getByRole('button', { name: 'Thử lại' }).first().click()
    await desk.page.getByText('Kho chưa có thông báo nào').waitFor()
    await desk.close()
  })
})
