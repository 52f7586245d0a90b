/** The loopback host itself: whom it answers, how it is opened, what it says when the store does not open. */
import { rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Loopback } from '../../src/hosts/loopback.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { openDesk, serve, theBrowser } from './loopback-desk.ts'

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
    const page = await theBrowser().newPage()
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
    const first = await theBrowser().newPage()
    await first.goto(address)
    await first.getByText('Kho chưa có thông báo nào').waitFor()
    await first.reload()
    await first.getByText('Kho chưa có thông báo nào').waitFor()
    const second = await theBrowser().newPage()
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
    const page = await theBrowser().newPage()
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
    rmSync(directory)
    await desk.page.getByRole('button', { name: 'Thử lại' }).first().click()
    await desk.page.getByText('Kho chưa có thông báo nào').waitFor()
    await desk.close()
  })
})
