/** The loopback host itself: whom it answers, how it is opened, what it says when the store does not open. */
import { rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
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
  ): Promise<{ status: number; headers: Record<string, unknown> }> {
    const { hostname, port } = new URL(host.url)
    return new Promise((done, failed) => {
      const sent = request({ hostname, port, path, method, headers }, (response) => {
        response.resume()
        response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers }))
      })
      sent.on('error', failed)
      sent.end(method === 'POST' ? '{"input":{}}' : undefined)
    })
  }

  test('answers nobody without the token, from another name or from another site', async () => {
    const { app, host } = await serve(temporaryFolder())
    const { origin, searchParams, host: name, port } = new URL(host.url)
    const cookie = `ket-luan-${port}=${searchParams.get('token')}`
    const call = (headers: Record<string, string>) =>
      ask(host, '/call/notice.list', headers, 'POST').then(({ status }) => status)

    expect((await ask(host, '/')).status).toBe(403)
    expect((await ask(host, '/?token=wrong')).status).toBe(403)
    expect((await ask(host, '/index.html', { cookie: `ket-luan-${port}=wrong` })).status).toBe(403)
    expect(await call({ origin })).toBe(403)
    expect(await call({ origin, cookie })).toBe(200)
    expect(await call({ origin: 'https://evil.example', cookie })).toBe(403)
    expect(await call({ cookie })).toBe(403)
    expect(await call({ origin, cookie, host: `evil.example:${port}` })).toBe(403)
    expect(await call({ origin: `http://localhost:${port}`, cookie, host: `localhost:${port}` })).toBe(403)
    expect((await ask(host, '/../package.json', { cookie })).status).toBe(404)
    expect((await ask(host, '/%2e%2e/%2e%2e/package.json', { cookie })).status).toBe(404)
    expect((await ask(host, '/download/guessed', { cookie })).status).toBe(404)
    expect(name).toBe(`127.0.0.1:${port}`)

    const page = await ask(host, '/', { cookie })
    expect(page.headers['content-security-policy']).toMatch(/script-src 'self';/)
    expect(page.headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
    const entry = await ask(host, `/?token=${searchParams.get('token')}`)
    expect(String(entry.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/)
    await host.close()
    await app.close()
  })

  test('is opened by a file that leads to it, as `npm start` does', async () => {
    const { app, host } = await serve(temporaryFolder())
    const file = join(temporaryFolder(), 'mo.html')
    writeFileSync(file, `<!doctype html><meta http-equiv="refresh" content="0;url=${host.url}">`)
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
