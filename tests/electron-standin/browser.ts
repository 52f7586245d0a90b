/** The one Chromium behind all windows: started with the app, gone with it. */
import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { chromiumPath } from '../helpers/chromium.ts'
import { Cdp, type CdpEvent, type Protocol, browserSession } from './cdp.ts'
import { note, noteError } from './notes.ts'

/** Where nothing can be reached, no permission is held and no page is split over processes. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-startup-window',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--use-fake-device-for-media-stream',
  // Frames of other origins stay in their page's process, so one session sees all of a page.
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process,IsolateSandboxedIframes',
  // The pipe is the stand-in's, and with it Chromium ends however the app ends; the port is for the test.
  '--remote-debugging-pipe',
  '--remote-debugging-port=0',
]

/** The permissions that a page could ask for, by Electron's name. */
const chromiumPermissions: Readonly<Record<string, readonly string[]>> = {
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  media: ['camera', 'microphone'],
  'display-capture': ['display-capture'],
  midi: ['midi'],
}

/** A download that a page started. */
export interface StartedDownload {
  readonly frameId: string
  readonly url: string
  readonly fileName: string
  readonly cancel: () => void
}

type Attached = Protocol.Target.attachedToTargetPayload

export class Browser {
  readonly cdp: Cdp
  readonly #process: ChildProcess
  readonly #claimed = new Map<string, (sessionId: string) => void>()
  readonly #unclaimed = new Map<string, Attached>()
  readonly #closed = new Map<string, () => void>()
  #making = 0
  /** The answers of the app to windows that pages want, not yet used by one. */
  readonly #answers: boolean[] = []
  readonly gone: Promise<void>
  onDownload: (download: StartedDownload) => void = () => {}

  private constructor(child: ChildProcess) {
    this.#process = child
    this.gone = new Promise((resolve) => child.once('exit', () => resolve()))
    this.cdp = new Cdp(child.stdio[3] as Writable, child.stdio[4] as Readable)
    this.cdp.listen(browserSession, (event) => this.#hear(event))
  }

  /** Starts Chromium on its profile; gives the address for the test's own connection too. */
  static async start(
    profile: string,
  ): Promise<{ readonly browser: Browser; readonly url: string; readonly pid: number }> {
    const program = chromiumPath
    const child = spawn(program, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    })
    const url = await new Promise<string>((resolve, reject) => {
      let text = ''
      child.stderr?.on('data', (bytes: Buffer) => {
        text += bytes.toString('utf8')
        const [, address] = /DevTools listening on (ws:\S+)/.exec(text) ?? []
        if (address !== undefined) resolve(address)
      })
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}: ${text.slice(-500)}`)))
    })
    const browser = new Browser(child)
    for (const permission of Object.keys(chromiumPermissions)) await browser.setPermission(permission, false)
    await browser.cdp.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true })
    await browser.cdp.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    })
    return { browser, url, pid: child.pid ?? 0 }
  }

  /** Makes the page of a window; it waits for `Runtime.runIfWaitingForDebugger`. */
  async makePage(): Promise<{ readonly targetId: string; readonly sessionId: string }> {
    this.#making += 1
    const { targetId } = await this.cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true })
    this.#making -= 1
    const attached = this.#unclaimed.get(targetId)
    this.#unclaimed.delete(targetId)
    const sessionId =
      attached?.sessionId ?? (await new Promise<string>((resolve) => this.#claimed.set(targetId, resolve)))
    this.#turnToUnclaimed()
    return { targetId, sessionId }
  }

  /** Sets who is told when the page of this session is gone. */
  whenClosed(sessionId: string, tell: () => void): void {
    this.#closed.set(sessionId, tell)
  }

  /** What the app answered to the window that a page is about to open. */
  answerOpening(allowed: boolean): void {
    this.#answers.push(allowed)
  }

  /** Makes Chromium itself grant or refuse. */
  async setPermission(permission: string, granted: boolean): Promise<void> {
    for (const name of chromiumPermissions[permission] ?? []) {
      await this.cdp.send('Browser.setPermission', { permission: { name }, setting: granted ? 'granted' : 'denied' })
    }
  }

  async close(): Promise<void> {
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), 3000)
    await this.cdp.send('Browser.close').catch(() => this.#process.kill('SIGKILL'))
    await this.gone
    clearTimeout(timer)
  }

  #hear(event: CdpEvent): void {
    if (event.method === 'Target.attachedToTarget') this.#attach(event.params)
    if (event.method === 'Target.detachedFromTarget') this.#closed.get(event.params.sessionId)?.()
    if (event.method === 'Browser.downloadWillBegin') {
      const { frameId, guid, url, suggestedFilename } = event.params
      this.onDownload({
        frameId,
        url,
        fileName: suggestedFilename,
        cancel: () => void this.cdp.send('Browser.cancelDownload', { guid }).catch(() => {}),
      })
    }
  }

  #attach(attached: Attached): void {
    const { targetId } = attached.targetInfo
    const claim = this.#claimed.get(targetId)
    this.#claimed.delete(targetId)
    if (claim !== undefined) return claim(attached.sessionId)
    this.#unclaimed.set(targetId, attached)
    this.#turnToUnclaimed()
  }

  /** Once no window is being made, a page that is left over was opened by a page. */
  #turnToUnclaimed(): void {
    if (this.#making > 0 || this.#claimed.size > 0) return
    const opened = [...this.#unclaimed.values()]
    this.#unclaimed.clear()
    for (const page of opened) void this.#settleOpened(page).catch(noteError)
  }

  /** A page that a page opened is closed before any of its requests is answered, unless the app allowed it. */
  async #settleOpened({ sessionId, targetInfo: { targetId } }: Attached): Promise<void> {
    const answer = this.#shutOff(sessionId)
    // A page that is closed while it still waits for a debugger can leave its opener waiting for good.
    await Promise.race([this.cdp.send('Runtime.evaluate', { expression: '1' }, sessionId).catch(() => {}), pause(1000)])
    for (let turn = 0; this.#answers.length === 0 && turn < 50; turn += 1) await pause(20)
    if (this.#answers.shift() === true) answer()
    // With the app everything closes anyway.
    else await this.cdp.send('Target.closeTarget', { targetId }).catch(() => {})
  }

  /** Lets the page run, but answers none of its requests until told to; then all of them fail. */
  #shutOff(sessionId: string): () => void {
    const held: (() => void)[] = []
    let isHolding = true
    this.cdp.listen(sessionId, (event) => {
      if (event.method !== 'Fetch.requestPaused') return
      const { requestId, request, resourceType } = event.params
      const fail = () => {
        note('networkAllowed', { url: request.url, resourceType })
        void this.cdp
          .send('Fetch.failRequest', { requestId, errorReason: 'InternetDisconnected' }, sessionId)
          .catch(() => {})
      }
      if (isHolding) held.push(fail)
      else fail()
    })
    void this.cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, sessionId).catch(() => {})
    void this.cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => {})
    return () => {
      isHolding = false
      for (const fail of held) fail()
    }
  }

  /** Opens a page that the app allowed a page to open. It has no preload and reaches nothing. */
  async openPage(url: string): Promise<void> {
    const { sessionId } = await this.makePage()
    this.#shutOff(sessionId)()
    await this.cdp.send('Page.navigate', { url }, sessionId)
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

let running: Browser | undefined

/** The browser, once the app is ready. */
export function setBrowser(browser: Browser): void {
  running = browser
}

/** The browser; before the app is ready there is none, and `what` cannot be had. */
export function theBrowser(what: string): Browser {
  if (running === undefined) throw new Error(`Cannot ${what} before app is ready`)
  return running
}

export const isBrowserThere = (): boolean => running !== undefined
