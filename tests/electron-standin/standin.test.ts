/** The stand-in itself, on a small app (fixture/): what it offers behaves as Electron's. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from './fixture-app.ts'
import type { StandinApp } from './launch.ts'

describe('one app', () => {
  let app: StandinApp
  let page: Page
  const call = (channel: string, ...args: unknown[]): Promise<unknown> =>
    page.evaluate(`fixture.call(...${JSON.stringify([channel, ...args])})`)

  beforeAll(async () => {
    app = await launch()
    page = await app.window()
  })
  afterAll(async () => {
    expect(await app.close()).toBe(0)
    expect(app.notes.filter(({ kind }) => kind === 'error')).toEqual([])
  })

  test('the window has its size, the page its files and nothing of Node', async () => {
    expect(await page.evaluate('[document.title, innerWidth, innerHeight, pageValue]')).toEqual(['Thử', 1000, 700, 1])
    expect(await page.evaluate('[typeof require, typeof process, typeof module, typeof __standinSend]')).toEqual(
      Array(4).fill('undefined'),
    )
    expect(await page.evaluate('fixture.sees')).toEqual({
      require: 'undefined',
      process: 'undefined',
      page: 'undefined',
    })
    expect(await call('window')).toEqual({
      bounds: { x: 10, y: 20, width: 1000, height: 700 },
      maximized: false,
      area: { x: 0, y: 0, width: 1366, height: 728 },
    })
    await app.command('resize', { width: 900, height: 650 })
    await expect.poll(() => page.evaluate('[innerWidth, innerHeight]')).toEqual([900, 650])
  })

  test('the policy of the page is obeyed', async () => {
    expect(await page.evaluate('[typeof inline, document.scripts.length]')).toEqual(['undefined', 2])
    expect(await page.evaluate('fetch("/echo", { method: "POST", body: "đây" }).then((answer) => answer.text())')).toBe(
      'POST đây',
    )
    expect(await page.evaluate('fetch("/nothing").then((answer) => answer.status)')).toBe(404)
  })

  test('the bridge clones values, hands over functions, and is frozen', async () => {
    expect(await page.evaluate('Object.isFrozen(fixture) && Object.isFrozen(fixture.words)')).toBe(true)
    expect(
      await page.evaluate(
        'fixture.call("echo", { bytes: new Uint8Array([1, 2]), day: new Date(5), map: new Map([[1, -0]]) }).then(({ bytes, day, map }) => [bytes[1], day.getTime(), Object.is(map.get(1), -0)])',
      ),
    ).toEqual([2, 5, true])
    expect(await page.evaluate('fixture.call("echo", () => 1).catch(String)')).toContain(
      'An object could not be cloned',
    )
    expect(await page.evaluate('fixture.call("function").catch(String)')).toContain(
      "Error invoking remote method 'function'",
    )
    expect(await page.evaluate('fixture.call("fail").catch(String)')).toBe(
      "Error: Error invoking remote method 'fail': Error: no",
    )
    expect(await page.evaluate('fixture.call("nobody").catch(String)')).toContain("No handler registered for 'nobody'")
    expect(await page.evaluate('(() => { try { fixture.refuse() } catch (error) { return error.message } })()')).toBe(
      'refused in the preload',
    )
    expect(
      await page.evaluate(
        'new Promise((heard) => { const stop = fixture.onNews((value) => { stop(); heard(value) }); fixture.call("later", [1]) })',
      ),
    ).toEqual([1])
  })

  test('the sender is the page, with the identity of its frame', async () => {
    expect(await call('who')).toEqual({ url: 'app://fixture/index.html', origin: 'app://fixture', isTop: true })
    expect(await call('same')).toEqual([true, true, true])
    expect(await page.frames()[1]?.evaluate('typeof fixture')).toBe('undefined')
    const frame = { url: 'https://example.com/x', isTop: false }
    expect(await app.command('invokeFrom', { frame, channel: 'who', args: [] })).toEqual({
      url: 'https://example.com/x',
      origin: 'https://example.com',
      isTop: false,
    })
  })

  test('dialogs are answered by the test, in the order it says', async () => {
    await app.command('answer', { method: 'showOpenDialog', result: { canceled: false, filePaths: ['/a'] } })
    expect(await call('open')).toEqual({ canceled: false, filePaths: ['/a'] })
    await app.waitForNote(
      'dialog',
      ({ method, options }) => method === 'showOpenDialog' && (options as { title: string }).title === 'Mở',
    )
    const later = call('save')
    await app.waitForNote('dialog', ({ method }) => method === 'showSaveDialog')
    await app.command('answer', { method: 'showSaveDialog', result: { canceled: true, filePath: '' } })
    expect(await later).toEqual({ canceled: true, filePath: '' })
    await app.command('answer', { method: 'showMessageBox', result: { response: 1, checkboxChecked: false } })
    expect(await call('ask')).toEqual({ response: 1, checkboxChecked: false })
    await call('show')
    await app.waitForNote('showItemInFolder', ({ path }) => path === '/x/y.docx')
  })

  test('printing succeeds or not, as the test says', async () => {
    expect(await call('print')).toEqual([true, ''])
    await app.command('answer', { method: 'print', result: false })
    expect(await call('print')).toEqual([false, 'Print job canceled'])
    await app.waitForNote('print', ({ options }) => JSON.stringify(options) === '{"printBackground":true}')
  })

  test('a page is printed into a PDF', async () => {
    expect(await call('printToPdf')).toEqual(['%PDF-', 'Thử'])
    await app.waitForNote('printToPdf', ({ options }) => JSON.stringify(options) === '{"preferCSSPageSize":true}')
  })

  test('a menu item is clicked by its labels; one that is not there is named', async () => {
    await page.evaluate('void (globalThis.heard = new Promise((news) => fixture.onNews(news)))')
    await app.command('menu', { labels: ['Tệp', 'Báo'] })
    expect(await page.evaluate('heard')).toBe('menu')
    await expect(app.command('menu', { labels: ['Tệp', 'Không có'] })).rejects.toThrow('Tệp > Không có')
  })

  test('a refused window leaves one page and loads nothing', async () => {
    expect(await page.evaluate('window.open("https://example.com/opened")')).toBe(null)
    await page.click('#blank')
    await app.waitForNote('windowOpen', ({ url, action }) => url === 'https://example.com/blank' && action === 'deny')
    // Not a way that the page is asked about: Chromium makes the window, and the stand-in closes it.
    await page.evaluate(
      '{ const form = Object.assign(document.createElement("form"), { action: "https://example.com/form-opened", target: "_blank" }); document.body.append(form); form.submit() }',
    )
    await app.waitForNote(
      'windowOpen',
      ({ url, action }) => url.startsWith('https://example.com/form-opened') && action === 'deny',
    )
    await expect.poll(() => app.pages().length).toBe(1)
    await page.waitForTimeout(200)
    expect(
      app.notes.filter(({ kind, data }) => kind !== 'windowOpen' && /opened|blank/.test(JSON.stringify(data))),
    ).toEqual([])
  })

  test('the page stays where it is', async () => {
    await page.click('#away')
    await app.waitForNote('navigation', ({ url, refused }) => url === 'https://example.com/' && refused)
    await page.evaluate('void (location.href = "/away")')
    await expect.poll(() => app.notes.filter(({ kind }) => kind === 'navigation').length).toBe(3)
    expect(app.notes.filter(({ kind }) => kind === 'navigation').map(({ data }) => data)).toEqual([
      { url: 'https://example.com/', refused: true },
      { url: 'app://fixture/away', refused: false },
      { url: 'https://example.com/', refused: true },
    ])
    expect(await page.evaluate('document.title')).toBe('Thử')
  })

  test('what the app cancels is told from what the stand-in has no network for', async () => {
    const failures: string[] = []
    page.on('requestfailed', (request) =>
      failures.push(`${new URL(request.url()).pathname} ${request.failure()?.errorText}`),
    )
    const reach = (url: string) => page.evaluate(`fetch(${JSON.stringify(url)}).then(() => 'reached', () => 'failed')`)
    expect(await reach('https://example.com/refused')).toBe('failed')
    expect(await reach('https://example.com/let-through')).toBe('failed')
    await page.evaluate(
      'new Promise((done) => { const image = new Image(); image.onerror = done; image.src = "https://example.com/image" })',
    )
    await page.evaluate(
      'new Promise((done) => { const socket = new WebSocket("wss://example.com/socket"); socket.onerror = done })',
    )
    expect(
      await page.evaluate(
        'new Promise((done) => { const worker = new Worker("/worker.js"); worker.onmessage = (event) => done(event.data) })',
      ),
    ).toBe('failed')
    expect(failures).toEqual(
      expect.arrayContaining([
        '/refused net::ERR_BLOCKED_BY_CLIENT.Inspector',
        '/let-through net::ERR_INTERNET_DISCONNECTED',
        '/image net::ERR_BLOCKED_BY_CLIENT.Inspector',
      ]),
    )
    for (const part of ['refused', 'image', 'socket', 'from-worker'])
      await app.waitForNote('networkRefused', ({ url }) => url.endsWith(part))
    await app.waitForNote('networkAllowed', ({ url }) => url.endsWith('let-through'))
  })

  test('downloads reach the listener', async () => {
    const download = (name: string) =>
      page.evaluate(
        `{ const link = document.createElement("a"); link.href = URL.createObjectURL(new Blob(["x"])); link.download = "${name}"; link.click() }`,
      )
    await download('refused.txt')
    await app.waitForNote('download', ({ fileName, refused }) => fileName === 'refused.txt' && refused)
    await download('other.txt')
    await app.waitForNote('download', ({ fileName, refused }) => fileName === 'other.txt' && !refused)
  })

  test('the utility process answers, knows no main process, and its crash is told', async () => {
    expect(
      await page.evaluate(
        'fixture.call("child", new Uint8Array(2)).then(({ isBytes, argument, type, electron }) => [isBytes, argument, type, electron])',
      ),
    ).toEqual([true, 'an argument', 'utility', 'string'])
    expect(await call('child', 'electron')).toBe('electron stand-in: app.getVersion is not there in a utility process')
    await page.evaluate('void fixture.call("child", "throw")')
    await app.waitForNote('utilityExit', ({ code }) => code === 1)
    expect(await call('child-exits')).toMatchObject({
      exits: [1],
      pid: null,
      stderr: expect.stringContaining('the child has thrown') as string,
    })
  })

  test('a crashed page is told, and loads again', async () => {
    await app.command('crashPage', {})
    await expect.poll(() => app.notes.filter(({ kind }) => kind === 'pageLoaded').length).toBeGreaterThan(1)
  })
})
