/** Other apps than the usual one on the stand-in: permissions, what it lacks and says so, how apps begin and end. */
import { afterEach, describe, expect, test } from 'vitest'
import { launch, mainFile, makeUserData } from './fixture-app.ts'
import { AppEnded, StandinApp, endProcess } from './launch.ts'

describe('permissions', () => {
  const probe = `Promise.all([
    new Promise((done) => navigator.geolocation.getCurrentPosition(({ coords }) => done(coords.latitude), ({ code }) => done('refused ' + code))),
    Notification.requestPermission(),
    navigator.mediaDevices.getUserMedia({ video: true }).then((stream) => stream.getTracks().length, (error) => error.name),
    navigator.clipboard.readText().then(() => 'read', (error) => error.name),
    navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
    navigator.clipboard.writeText('x').then(() => 'written', (error) => error.name),
  ])`
  let app: StandinApp | undefined
  afterEach(() => app?.kill())

  test('what the app refuses fails', async () => {
    app = await launch()
    const page = await app.window()
    expect(await page.evaluate(probe)).toEqual([
      'refused 1',
      'denied',
      'NotAllowedError',
      'NotAllowedError',
      'denied',
      'NotAllowedError',
    ])
    await app.waitForNote(
      'permission',
      ({ permission, kind, granted }) => permission === 'media' && kind === 'request' && !granted,
    )
  })

  test('what the app allows is granted, and the rest is not', async () => {
    app = await launch('permit')
    const page = await app.window()
    expect(await page.evaluate(probe)).toEqual([21.03, 'granted', 1, 'read', 'granted', 'NotAllowedError'])
  })

  test('what nobody handles is granted, and let out', async () => {
    app = await launch('no-handlers')
    const page = await app.window()
    expect(await page.evaluate(probe)).toEqual([21.03, 'granted', 1, 'read', 'granted', 'written'])
    await page.evaluate('fetch("https://example.com/").catch(String)')
    await app.waitForNote('networkAllowed', ({ url }) => url === 'https://example.com/')
  })
})

describe('variants', () => {
  let app: StandinApp | undefined
  afterEach(() => app?.kill())

  /** What the app says when it cannot start. */
  const failureOf = async (variant: string): Promise<string> => {
    try {
      app = await launch(variant)
      await app.exited
      return app.output
    } catch (error) {
      return (error as Error).message
    }
  }

  test.each([
    ['unknown-name', 'app.setBadgeCount is not there'],
    ['unknown-event', "app.on('no-such-event') is not there"],
    ['unknown-option', 'the BrowserWindow option kiosk is not there'],
    ['no-isolation', 'contextIsolation: false is not there'],
    ['no-sandbox', 'sandbox: false is not there'],
    ['node-in-page', 'nodeIntegration: true is not there'],
    ['late-scheme', 'should be called before app is ready'],
  ])('%s is refused by name', async (variant, message) => {
    expect(await failureOf(variant)).toContain(message)
  })

  test.each([
    ['esm-preload', 'Cannot use import statement outside a module'],
    ['node-preload', 'module not found: node:fs'],
  ])('%s leaves the page without its bridge', async (variant, message) => {
    app = await launch(variant)
    const page = await app.window()
    await app.waitForNote('preloadError', ({ text }) => text.includes(message))
    expect(await page.evaluate('typeof fixture')).toBe('undefined')
  })

  test('a frame inside the page is its own sender', async () => {
    app = await launch('sub-frames')
    const page = await app.window()
    const frame = page.frames()[1]
    expect(await frame?.evaluate('fixture.call("who")')).toEqual({
      url: 'app://fixture/frame.html',
      origin: 'app://fixture',
      isTop: false,
    })
    expect(await frame?.evaluate('fixture.call("same")')).toEqual([true, false, true])
  })

  test('a window that nobody forbids opens', async () => {
    app = await launch('open')
    const page = await app.window()
    await page.evaluate('void window.open("https://example.com/opened")')
    await expect.poll(() => app?.pages().length).toBe(2)
    await app.waitForNote('networkAllowed', ({ url }) => url === 'https://example.com/opened')
  })

  test('a second start is told to the first and ends; a killed first leaves no lock', async () => {
    const userData = makeUserData()
    app = await launch('', userData)
    const page = await app.window()
    const second = StandinApp.launch({ mainFile, userData, arguments: ['--store=x', 'tệp.ketluan'] })
    await expect(second).rejects.toThrow(AppEnded)
    await expect.poll(() => page.evaluate('fixture.call("starts")')).toEqual([['--store=x', 'tệp.ketluan']])
    await app.kill()
    app = await launch('', userData)
    expect(await (await app.window()).title()).toBe('Thử')
    await app.command('menu', { labels: ['Tệp', 'Thoát'] })
    expect(await app.exited).toBe(0)
  })

  test('a page with something unsaved asks, and stays or goes as the answer says', async () => {
    app = await launch()
    const page = await app.window()
    await page.evaluate('addEventListener("beforeunload", (event) => event.preventDefault())')
    await page.click('#here')
    await app.command('answer', { method: 'showMessageBox', result: { response: 0, checkboxChecked: false } })
    await app.command('quit', {})
    await app.waitForNote('dialog', ({ method }) => method === 'showMessageBoxSync')
    expect(await page.evaluate('fixture.call("who")')).toMatchObject({ isTop: true })
    await app.command('answer', { method: 'showMessageBox', result: { response: 1, checkboxChecked: false } })
    expect(await app.close()).toBe(0)
  })

  test('a killed utility process is told with its signal, and nothing outlives a killed app', async () => {
    app = await launch()
    const page = await app.window()
    const pids = app.utilityPids()
    expect(pids).toHaveLength(1)
    pids.forEach(endProcess)
    await app.waitForNote('utilityExit', ({ code }) => code === 9)
    expect(await page.evaluate('fixture.call("child-exits")')).toMatchObject({ exits: [9] })
  })
})
