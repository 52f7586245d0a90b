/** What the screen must not be able to do. Each probe tries it on the running app and lists what succeeded. */
import type { Page } from 'playwright-core'
import type { AppUnderTest, Note } from './app-under-test.ts'

type Probe = (app: AppUnderTest) => Promise<string[]>

const own = 'app://ket-luan/index.html'
const elsewhere = 'https://example.com'

/** The names of the entries that are true. */
const namesOf = (found: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(found).flatMap(([name, isTrue]) => (isTrue ? [name] : []))

const notesOf = <Kind extends Note['kind']>(app: AppUnderTest, kind: Kind) =>
  app.notes().filter((note): note is Extract<Note, { kind: Kind }> => note.kind === kind)

/** The page has what it needs to work, and nothing of Node or Electron. */
const findNode: Probe = async (app) => {
  const page = await app.window()
  const seen = await page.evaluate<Record<string, boolean>>(`({
    'the page has require': typeof require !== 'undefined',
    'the page has process': typeof process !== 'undefined',
    'the page has module': typeof module !== 'undefined',
    'the page has Buffer': typeof Buffer !== 'undefined',
    'the page has electron': typeof electron !== 'undefined' || typeof ipcRenderer !== 'undefined',
    'the bridge is not there': typeof bridge === 'undefined',
    'the bridge has more than one function': typeof bridge !== 'undefined' && Object.keys(bridge).join() !== 'call',
    'the bridge can be changed': typeof bridge !== 'undefined' && !Object.isFrozen(bridge),
  })`)
  const answer = await page.evaluate<{ ok?: boolean }>(
    `typeof bridge === 'undefined' ? {} : bridge.call('notice.list', {})`,
  )
  const failures = notesOf(app, 'preloadError').map(({ data }) => `the preload failed: ${data.text}`)
  return [...namesOf(seen), ...(answer.ok === true ? [] : ['a call is not answered']), ...failures]
}

/** Only the page itself is answered: no frame in it, no page of another address. */
const findOpenChannels: Probe = async (app) => {
  await app.window()
  const isAnswered = (url: string, isTop: boolean) =>
    app.invokeFrom({ url, isTop }, 'call', 'notice.list', {}).then(
      () => true,
      () => false,
    )
  const others = [
    'https://example.com/',
    'http://ket-luan/index.html',
    'app://ket-luan.example/index.html',
    'app://other/index.html',
    'file:///index.html',
    'about:blank',
  ]
  const found: string[] = (await isAnswered(own, true)) ? [] : ['the page itself is not answered']
  if (await isAnswered(own, false)) found.push('a frame inside the page is answered')
  for (const url of others) if (await isAnswered(url, true)) found.push(`${url} is answered`)
  const channels = notesOf(app, 'ipcHandler').map(({ data }) => data.channel)
  return [
    ...found,
    ...channels.filter((channel) => channel !== 'call').map((channel) => `a channel nobody probes: ${channel}`),
  ]
}

/** Whatever the page tries, it stays the page. */
const findWaysOut: Probe = async (app) => {
  const page = await app.window()
  await page.evaluate('globalThis.probeStays = true')
  const before = page.url()
  const ways = {
    'an assigned address': `void (location.href = '${elsewhere}/assigned')`,
    'a link': `{ const link = document.createElement('a'); link.href = '${elsewhere}/link'; document.body.append(link); link.click(); link.remove() }`,
    'an empty page': `void (location.href = 'about:blank')`,
    'data as a page': `void (location.href = 'data:text/html,x')`,
  }
  const found: string[] = []
  for (const [name, attempt] of Object.entries(ways)) {
    await page.evaluate(attempt)
    await page.waitForTimeout(100)
    const stays = await page.evaluate(`globalThis.probeStays === true`).catch(() => false)
    if (!stays || page.url() !== before) return [`${name} leads away: ${page.url()}`]
  }
  return found
}

/** The page opens no window. */
const findWindows: Probe = async (app) => {
  const page = await app.window()
  await page.evaluate(`void open('${elsewhere}/opened')`)
  await page.evaluate(`void open('${own}')`)
  await page.evaluate(
    `{ const link = document.createElement('a'); link.href = '${elsewhere}/new'; link.target = '_blank'; document.body.append(link); link.click(); link.remove() }`,
  )
  // A page that is opened and closed again is fine; one that stays is not.
  await page.waitForTimeout(500)
  for (let turn = 0; turn < 10 && app.pages().length > 1; turn += 1) await page.waitForTimeout(250)
  const allowed = notesOf(app, 'windowOpen').filter(({ data }) => data.action !== 'deny')
  return [
    ...app
      .pages()
      .slice(1)
      .map((other) => `a page opened: ${other.url()}`),
    ...allowed.map(({ data }) => `allowed to open: ${data.url}`),
  ]
}

/** The page is granted nothing. */
const findPermissions: Probe = async (app) => {
  const page = await app.window()
  const granted = await page.evaluate<Record<string, boolean>>(`(async () => {
    const succeeds = (promise) => promise.then(() => true, () => false)
    const query = (name) => navigator.permissions.query({ name }).then(({ state }) => state === 'granted', () => false)
    return {
      'the page is told where it is': await new Promise((done) => navigator.geolocation.getCurrentPosition(() => done(true), () => done(false))),
      'the page may notify': (await Notification.requestPermission()) === 'granted',
      'the page sees the camera': await succeeds(navigator.mediaDevices.getUserMedia({ video: true })),
      'the page hears the microphone': await succeeds(navigator.mediaDevices.getUserMedia({ audio: true })),
      'the page reads the clipboard': await succeeds(navigator.clipboard.readText()),
      'the page is said to have its place': await query('geolocation'),
      'the page is said to have the camera': await query('camera'),
    }
  })()`)
  return namesOf(granted)
}

/** The app itself cancels what would go out, even without the policy of its pages. */
const findNetwork: Probe = async (app) => {
  const page = await app.window()
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setBypassCSP', { enabled: true })
  await page.reload()
  const failures = new Map<string, string>()
  page.on('requestfailed', (request) => failures.set(request.url(), request.failure()?.errorText ?? ''))
  const tries = ['fetch', 'image', 'script', 'style'].map((kind) => `${elsewhere}/${kind}`)
  await page.evaluate(`(async ([fetched, image, script, style]) => {
    const load = (tag, properties) => new Promise((done) => {
      const element = Object.assign(document.createElement(tag), properties)
      element.onload = element.onerror = done
      document.body.append(element)
      setTimeout(done, 1000)
    })
    await fetch(fetched).catch(() => {})
    await Promise.all([load('img', { src: image }), load('script', { src: script }), load('link', { rel: 'stylesheet', href: style })])
    await new Promise((done) => { const socket = new WebSocket('wss://example.com/socket'); socket.onerror = socket.onopen = done })
  })(${JSON.stringify(tries)})`)
  await session.send('Page.setBypassCSP', { enabled: false })
  await page.reload()
  const notRefused = tries.filter((url) => !(failures.get(url) ?? '').startsWith('net::ERR_BLOCKED_BY_CLIENT'))
  const allowed = notesOf(app, 'networkAllowed').map(({ data }) => data.url)
  return [...new Set([...notRefused, ...allowed])].map((url) => `let out: ${url}`)
}

/** The policy of the page lets no foreign script run. */
const findScripts: Probe = async (app) => {
  const page = await app.window()
  await page.evaluate(`{
    const add = (properties) => document.head.append(Object.assign(document.createElement('script'), properties))
    add({ textContent: 'globalThis.probeInline = true' })
    add({ src: 'data:text/javascript,globalThis.probeData = true' })
    add({ src: URL.createObjectURL(new Blob(['globalThis.probeBlob = true'])) })
    const image = document.createElement('img')
    image.setAttribute('onerror', 'globalThis.probeHandler = true')
    image.src = 'data:image/png,x'
    document.body.append(image)
    setTimeout('globalThis.probeText = true')
    const link = document.createElement('a')
    link.href = 'javascript:void(globalThis.probeLink = true)'
    document.body.append(link)
    link.click()
    link.remove()
  }`)
  await page.waitForTimeout(300)
  const ran = await page.evaluate<Record<string, boolean>>(`({
    'an inline script ran': globalThis.probeInline === true,
    'a script in a data address ran': globalThis.probeData === true,
    'a script in a blob ran': globalThis.probeBlob === true,
    'a handler in an attribute ran': globalThis.probeHandler === true,
    'a text ran as a script': globalThis.probeText === true,
    'a javascript: address ran': globalThis.probeLink === true,
  })`)
  const policies = await readPolicies(page)
  const without = Object.entries(policies).flatMap(([path, policy]) =>
    /script-src 'self'(?:;|$)/.test(policy) ? [] : [`${path} has the policy ${policy}`],
  )
  return [...namesOf(ran), ...without]
}

const readPolicies = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(
    `Promise.all(['/index.html', '/not-there.html'].map(async (path) => [path, (await fetch(path)).headers.get('content-security-policy') ?? 'none'])).then(Object.fromEntries)`,
  )

/** The scheme serves the screen's own files and no other. */
const findFiles: Probe = async (app) => {
  const page = await app.window()
  const paths = [
    '/..%2fmain%2fmain.js',
    '/..%2fpreload%2fpreload.cjs',
    '/%2e%2e%2fmain%2fmain.js',
    '/assets%2f..%2f..%2fmain%2fmain.js',
    '/..%5cmain%5cmain.js',
    '/..%2f..%2fpackage.json',
    '/%2fetc%2fpasswd',
    '/index.html%00.js',
    '/../main/main.js',
    '/%E0%A4%A',
  ]
  const read = `Promise.all(${JSON.stringify(paths)}.map(async (path) => [path, await fetch(path).then(({ ok }) => ok, () => false)])).then(Object.fromEntries)`
  const given = await page.evaluate<Record<string, boolean>>(read)
  const posted = await page.evaluate<boolean>(
    `fetch('/index.html', { method: 'POST', body: 'x' }).then(({ ok }) => ok, () => false)`,
  )
  return [...namesOf(given).map((path) => `given: ${path}`), ...(posted ? ['a POST is answered'] : [])]
}

/** Every probe by its name. */
export const probes = {
  findNode,
  findOpenChannels,
  findWaysOut,
  findWindows,
  findPermissions,
  findNetwork,
  findScripts,
  findFiles,
}
export type ProbeName = keyof typeof probes

/** Starts the app, runs the probe and ends the app; an app that does not start is a violation that says why. */
export async function runProbe(name: ProbeName, launch: () => Promise<AppUnderTest>): Promise<string[]> {
  let app: AppUnderTest | undefined
  try {
    app = await launch()
    return await probes[name](app)
  } catch (error) {
    return [`the app does not work: ${error instanceof Error ? error.message : String(error)}`]
  } finally {
    await app?.kill()
  }
}
