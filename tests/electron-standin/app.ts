/** Electron's app: starts with the browser, ends with the last window or by `quit`. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openProtocol } from './addresses.ts'
import { Browser, isBrowserThere, setBrowser } from './browser.ts'
import { findPath, manifest, setUserData, userData } from './identity.ts'
import { setQuit } from './menu.ts'
import { note, noteError, onCommand, tellTest } from './notes.ts'
import { releaseLock, takeLock } from './single-instance.ts'
import { StrictEmitter, makeEvent, missing, strictObject } from './strict.ts'
import { endUtilityProcesses } from './utility-process.ts'
import { BrowserWindow, watchDownloads, windowNews } from './window.ts'

const events = [
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  'browser-window-created',
  'web-contents-created',
  'activate',
  'open-file',
  'open-url',
  'render-process-gone',
  'child-process-gone',
  'certificate-error',
  'login',
  'session-created',
]

const commandLine = strictObject('app.commandLine', {
  appendSwitch: (name: string, value = ''): void => note('commandLineSwitch', { name, value }),
  hasSwitch: (name: string): boolean =>
    process.argv.some((word) => word === `--${name}` || word.startsWith(`--${name}=`)),
  getSwitchValue: (name: string): string =>
    process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
})

let browser: Browser | undefined
let isSecondInstance = false

class App extends StrictEmitter {
  readonly isPackaged = process.env.STANDIN_PACKAGED === '1'
  readonly commandLine = commandLine
  readonly #ready: Promise<void>
  #isQuitting = false
  #isLeaving = false

  constructor() {
    super('app', events)
    // The app's main script runs before Electron is ready.
    this.#ready = new Promise((resolve) => setImmediate(resolve)).then(() => this.#start())
    this.#ready.catch((error: unknown) => {
      noteError(error)
      process.stderr.write(`${String(error)}\n`)
      process.exit(70)
    })
    windowNews.on('created', (window: BrowserWindow, contents: BrowserWindow['webContents']) => {
      this.emit('browser-window-created', makeEvent({}), window)
      this.emit('web-contents-created', makeEvent({}), contents)
    })
    windowNews.on('all-closed', () => this.#afterLastWindow())
    windowNews.on('stayed', () => {
      this.#isQuitting = false
    })
  }

  async #start(): Promise<void> {
    const profile = isSecondInstance ? join(tmpdir(), `standin-second-${process.pid}`) : join(userData, 'chromium')
    const { browser: started, url, pid } = await Browser.start(profile)
    browser = started
    if (this.#isLeaving) return
    setBrowser(started)
    watchDownloads()
    openProtocol()
    tellTest({ kind: 'ready', browserUrl: url, browserPid: pid })
    this.emit('ready', makeEvent({}), {})
  }

  whenReady(): Promise<void> {
    return this.#ready
  }

  isReady(): boolean {
    return isBrowserThere()
  }

  getName(): string {
    return manifest.name
  }

  get name(): string {
    return manifest.name
  }

  getVersion(): string {
    return manifest.version
  }

  getLocale(): string {
    return 'vi'
  }

  getAppPath(): string {
    return manifest.folder
  }

  getPath(name: string): string {
    return findPath(name)
  }

  setPath(name: string, folder: string): void {
    if (name !== 'userData') missing(`app.setPath('${name}')`)
    this.#refuseWhenReady('setPath')
    setUserData(folder)
  }

  setAppUserModelId(_id: string): void {}

  enableSandbox(): void {
    this.#refuseWhenReady('enableSandbox')
  }

  disableHardwareAcceleration(): void {
    this.#refuseWhenReady('disableHardwareAcceleration')
  }

  #refuseWhenReady(name: string): void {
    if (isBrowserThere()) throw new Error(`app.${name}() can only be called before app is ready`)
  }

  requestSingleInstanceLock(additionalData: unknown = {}): boolean {
    const held = takeLock(additionalData, ({ argv, workingDirectory, additionalData: given }) => {
      void this.#ready.then(() => this.emit('second-instance', makeEvent({}), [...argv], workingDirectory, given))
    })
    isSecondInstance = !held
    return held
  }

  quit(): void {
    if (this.#isQuitting || this.#isLeaving) return
    this.#isQuitting = true
    const event = makeEvent({})
    this.emit('before-quit', event)
    if (event.defaultPrevented) {
      this.#isQuitting = false
      return
    }
    const windows = BrowserWindow.getAllWindows()
    if (windows.length === 0) this.#leaveUnlessPrevented()
    for (const window of windows) window.close()
  }

  #afterLastWindow(): void {
    if (this.#isLeaving) return
    if (this.#isQuitting) this.#leaveUnlessPrevented()
    else if (this.listenerCount('window-all-closed') === 0) this.quit()
    else this.emit('window-all-closed')
  }

  #leaveUnlessPrevented(): void {
    const event = makeEvent({})
    this.emit('will-quit', event)
    this.#isQuitting = false
    if (event.defaultPrevented) return
    this.emit('quit', makeEvent({}), 0)
    this.exit(0)
  }

  exit(code = 0): void {
    if (this.#isLeaving) return
    this.#isLeaving = true
    releaseLock()
    endUtilityProcesses()
    if (browser === undefined) process.exit(code)
    void browser.close().finally(() => process.exit(code))
  }
}

export const app = new App()

setQuit(() => app.quit())
onCommand('quit', () => {
  setImmediate(() => app.quit())
})
process.on('disconnect', () => app.exit(0))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.exit(0))
