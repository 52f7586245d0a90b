/** Electron's BrowserWindow: a headless page with a size and a place it believes in. */
import { EventEmitter } from 'node:events'
import { isAbsolute } from 'node:path'
import type { BrowserWindowConstructorOptions, Rectangle, WebPreferences } from 'electron'
import { theBrowser } from './browser.ts'
import { manifest } from './identity.ts'
import { note, noteError, onCommand } from './notes.ts'
import { primaryDisplay } from './screen.ts'
import { defaultSession } from './session.ts'
import { StrictEmitter, makeEvent, markDestroyed, missing } from './strict.ts'
import { WebContents } from './web-contents.ts'

const events = [
  'ready-to-show',
  'show',
  'hide',
  'focus',
  'blur',
  'close',
  'closed',
  'resize',
  'resized',
  'move',
  'moved',
  'maximize',
  'unmaximize',
  'minimize',
  'restore',
  'page-title-updated',
  'unresponsive',
  'responsive',
  'session-end',
  'query-session-end',
]
const knownOptions: readonly string[] = [
  'x',
  'y',
  'width',
  'height',
  'minWidth',
  'minHeight',
  'maxWidth',
  'maxHeight',
  'show',
  'center',
  'resizable',
  'title',
  'icon',
  'backgroundColor',
  'autoHideMenuBar',
  'webPreferences',
] satisfies (keyof BrowserWindowConstructorOptions)[]
const knownPreferences: readonly string[] = [
  'preload',
  'contextIsolation',
  'sandbox',
  'nodeIntegration',
  'nodeIntegrationInSubFrames',
  'nodeIntegrationInWorker',
  'webviewTag',
  'webSecurity',
  'spellcheck',
  'devTools',
  'navigateOnDragDrop',
  'allowRunningInsecureContent',
  'safeDialogs',
  'defaultEncoding',
  'enableWebSQL',
  'v8CacheOptions',
] satisfies (keyof WebPreferences)[]

function checkPreferences(preferences: WebPreferences): void {
  for (const name of Object.keys(preferences)) if (!knownPreferences.includes(name)) missing(`webPreferences.${name}`)
  if (preferences.contextIsolation === false) missing('a window with contextIsolation: false')
  if (preferences.sandbox === false) missing('a window with sandbox: false')
  if (preferences.nodeIntegration === true || preferences.nodeIntegrationInWorker === true)
    missing('a window with nodeIntegration: true')
  if (preferences.webSecurity === false || preferences.allowRunningInsecureContent === true)
    missing('a window with webSecurity: false')
  if (preferences.webviewTag === true) missing('a window with webviewTag: true')
  if (preferences.preload !== undefined && !isAbsolute(preferences.preload))
    throw new TypeError(`preload script must have absolute path: ${preferences.preload}`)
}

/** What windows tell the app object: 'created', 'all-closed', 'stayed' and 'gone' (render process). */
export const windowNews = new EventEmitter()

const windows = new Set<BrowserWindow>()
let lastId = 0

export class BrowserWindow extends StrictEmitter {
  readonly id: number
  readonly #contents: WebContents
  #bounds: Rectangle
  #normalBounds: Rectangle
  #isVisible = false
  #isMaximized = false
  #isMinimized = false
  #isShown = false
  #isDestroyed = false
  #title: string

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', events)
    theBrowser('create BrowserWindow')
    for (const name of Object.keys(options))
      if (!knownOptions.includes(name)) missing(`the BrowserWindow option ${name}`)
    const { width = 800, height = 600, title = manifest.name, show = true, webPreferences = {} } = options
    checkPreferences(webPreferences)
    const { workArea } = primaryDisplay
    lastId += 1
    this.id = lastId
    this.#title = title
    this.#bounds = {
      x: options.x ?? Math.max(0, Math.round((workArea.width - width) / 2)),
      y: options.y ?? Math.max(0, Math.round((workArea.height - height) / 2)),
      width: Math.max(width, options.minWidth ?? 0),
      height: Math.max(height, options.minHeight ?? 0),
    }
    this.#normalBounds = this.#bounds
    note('window', { id: this.id, title, width: this.#bounds.width, height: this.#bounds.height, webPreferences })
    const { preload, nodeIntegrationInSubFrames = false } = webPreferences
    this.#contents = new WebContents(
      { onLoad: () => this.#tellReady(), onGone: () => this.#forget(), onStay: () => void windowNews.emit('stayed') },
      { preload, nodeIntegrationInSubFrames, width: this.#bounds.width, height: this.#bounds.height },
    )
    windows.add(this)
    if (show) this.show()
    windowNews.emit('created', this, this.#contents)
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows]
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...windows].findLast((window) => window.isVisible()) ?? null
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows].find((window) => window.#contents === contents) ?? null
  }

  static fromId(id: number): BrowserWindow | null {
    return [...windows].find((window) => window.id === id) ?? null
  }

  get webContents(): WebContents {
    return this.#contents
  }

  loadURL(url: string): Promise<void> {
    return this.#contents.loadURL(url)
  }

  reload(): void {
    this.#contents.reload()
  }

  /** Its page is gone: by itself, or because the app destroyed the window. */
  #forget(): void {
    if (!this.#isDestroyed) this.destroy()
  }

  #tellReady(): void {
    if (this.#isShown) return
    this.#isShown = true
    this.emit('ready-to-show', makeEvent({}))
  }

  show(): void {
    if (this.#isVisible) return
    this.#isVisible = true
    this.emit('show')
    this.emit('focus')
  }

  hide(): void {
    this.#isVisible = false
    this.emit('hide')
  }

  isVisible(): boolean {
    return this.#isVisible
  }

  focus(): void {
    this.emit('focus')
  }

  isFocused(): boolean {
    return this.#isVisible && !this.#isMinimized
  }

  minimize(): void {
    this.#isMinimized = true
    this.emit('minimize')
  }

  isMinimized(): boolean {
    return this.#isMinimized
  }

  restore(): void {
    if (!this.#isMinimized) return
    this.#isMinimized = false
    this.emit('restore')
  }

  maximize(): void {
    if (this.#isMaximized) return
    this.#isMaximized = true
    this.#place(primaryDisplay.workArea)
    this.emit('maximize')
    this.show()
  }

  unmaximize(): void {
    if (!this.#isMaximized) return
    this.#isMaximized = false
    this.#place(this.#normalBounds)
    this.emit('unmaximize')
  }

  isMaximized(): boolean {
    return this.#isMaximized
  }

  isFullScreen(): boolean {
    return false
  }

  getBounds(): Rectangle {
    return { ...this.#bounds }
  }

  getNormalBounds(): Rectangle {
    return { ...this.#normalBounds }
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#normalBounds = { ...this.#bounds, ...bounds }
    this.#isMaximized = false
    this.#place(this.#normalBounds)
  }

  #place(bounds: Rectangle): void {
    const { x, y, width, height } = this.#bounds
    this.#bounds = { ...bounds }
    const page = WebContents.pageOf(this.#contents)
    void page.ready.then(() => page.resize(bounds.width, bounds.height)).catch(noteError)
    if (width !== bounds.width || height !== bounds.height) this.emit('resize')
    if (x !== bounds.x || y !== bounds.y) this.emit('move')
  }

  setTitle(title: string): void {
    this.#title = title
  }

  getTitle(): string {
    return this.#title
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  /** As in Electron: the app is asked, then the page; the window is gone later, if neither objects. */
  close(): void {
    const event = makeEvent({})
    this.emit('close', event)
    if (event.defaultPrevented) windowNews.emit('stayed')
    else
      WebContents.pageOf(this.#contents)
        .askToClose()
        .catch(() => this.destroy())
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    windows.delete(this)
    WebContents.pageOf(this.#contents)
      .close()
      .catch(() => {})
    WebContents.destroy(this.#contents)
    this.emit('closed')
    markDestroyed(this, ['id'])
    if (windows.size === 0) windowNews.emit('all-closed')
  }
}

/** Downloads belong to the session, but they are known by the frame that began them. */
export function watchDownloads(): void {
  theBrowser('watch downloads').onDownload = ({ frameId, url, fileName, cancel }) => {
    const owner = [...windows].find((window) => WebContents.pageOf(window.webContents).frames.find(frameId) !== null)
    const event = makeEvent({})
    const item = { getURL: () => url, getFilename: () => fileName, cancel }
    defaultSession.emit('will-download', event, item, owner?.webContents)
    note('download', { url, fileName, refused: event.defaultPrevented })
    // There is nobody to choose a place for it.
    cancel()
  }
}

const theWindow = (): BrowserWindow => [...windows][0] ?? missing('a window')
onCommand('resize', ({ width, height }) => theWindow().setBounds({ width, height }))
onCommand('crashPage', () => {
  // A crashed page does not answer any more.
  void WebContents.pageOf(theWindow().webContents)
    .send('Page.crash')
    .catch(() => {})
})
onCommand('invokeFrom', ({ frame, channel, args }) =>
  WebContents.invokeFrom(theWindow().webContents, frame, channel, args),
)
