/** Electron's webContents on a page of Chromium. */
import type {
  BrowserWindow,
  Event as ElectronEvent,
  HandlerDetails,
  PrintToPDFOptions,
  WebContentsPrintOptions,
  WindowOpenHandlerResponse,
} from 'electron'
import { fromPage, toPage } from './addresses.ts'
import { theBrowser } from './browser.ts'
import type { CdpEvent, Protocol } from './cdp.ts'
import { takeAnswer } from './dialogs.ts'
import { type FrameMain, originOf } from './frames.ts'
import { type InvokeEvent, invokeHandler, ipcMain, makeInvokeEvent } from './ipc-main.ts'
import { type FrameDescription, note, noteError } from './notes.ts'
import { Page, type PageOptions } from './page.ts'
import { type RequestingPage, answerRequest, mayRequest } from './page-requests.ts'
import type { FromPage, ToPage } from './page-worlds.ts'
import { type Permission, askPermission, defaultSession } from './session.ts'
import { StrictEmitter, makeEvent, markDestroyed, missing, strictObject } from './strict.ts'

/** Events the stand-in sends, and after them those that never come here. */
const events = [
  'dom-ready',
  'did-finish-load',
  'did-navigate',
  'did-frame-navigate',
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-prevent-unload',
  'render-process-gone',
  'preload-error',
  'page-title-updated',
  'destroyed',
  'did-create-window',
  'will-attach-webview',
  'did-attach-webview',
  'unresponsive',
  'responsive',
  'context-menu',
]

/** Those that mean the same to Electron and to Chromium's protocol. */
const knownPdfOptions: readonly string[] = [
  'landscape',
  'preferCSSPageSize',
  'printBackground',
  'generateTaggedPDF',
  'generateDocumentOutline',
] satisfies (keyof PrintToPDFOptions)[]

type Contents = BrowserWindow['webContents']
type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse
type PrintCallback = (success: boolean, failureReason: string) => void

/** What a window needs to know of its page, and the app must not see. */
export interface ContentsOwner {
  readonly onLoad: () => void
  readonly onGone: () => void
  /** The page stays in spite of being asked to close. */
  readonly onStay: () => void
}

let lastId = 0

export class WebContents extends StrictEmitter {
  readonly id: number
  readonly session = defaultSession
  readonly #page: Page
  readonly #owner: ContentsOwner
  readonly #requesting: RequestingPage
  #openHandler: OpenHandler | undefined

  constructor(owner: ContentsOwner, options: PageOptions) {
    super('webContents', events)
    lastId += 1
    this.id = lastId
    this.#owner = owner
    this.#page = new Page(
      {
        onEvent: (event) => this.#hear(event),
        onMessage: (message, frameId, reply) => this.#receive(message, frameId, reply),
        onGone: () => owner.onGone(),
        onPreloadError: (error) => this.#tellPreloadError(options.preload ?? '', error),
      },
      options,
    )
    this.#requesting = {
      contents: this.#self,
      isTopFrame: (frameId) => this.#page.frames.isTop(frameId),
      findFrame: (frameId) => this.#page.frames.find(frameId),
      mayNavigate: (url, frameId, isRedirect) => this.#mayNavigate(url, frameId, isRedirect),
      fail: (requestId, errorReason) =>
        this.#page.send('Fetch.failRequest', { requestId, errorReason }).catch(() => {}),
      fulfill: (answer) => this.#page.send('Fetch.fulfillRequest', answer).catch(() => {}),
    }
    this.#page.ready.catch(noteError)
  }

  /** The stand-in's pages for the stand-in's windows. */
  static pageOf(contents: WebContents): Page {
    return contents.#page
  }

  /** Has the app answer a message that a subverted page could send from the described frame. */
  static invokeFrom(
    contents: WebContents,
    { url, isTop }: FrameDescription,
    channel: string,
    args: readonly unknown[],
  ): Promise<unknown> {
    const top = contents.#page.frames.top
    const described = {
      routingId: 0,
      processId: 2,
      url,
      origin: originOf(url),
      name: '',
      frames: [],
      isDestroyed: () => false,
    }
    const frame: FrameMain = strictObject('WebFrameMain', { ...described, parent: isTop ? null : top, top })
    return invokeHandler(makeInvokeEvent(contents.#self, frame), channel, args)
  }

  static destroy(contents: WebContents): void {
    contents.#page.isClosed = true
    contents.emit('destroyed')
    markDestroyed(contents, ['id'])
  }

  get #self(): Contents {
    return this as unknown as Contents
  }

  get mainFrame(): FrameMain {
    return this.#page.frames.top
  }

  getURL(): string {
    return this.#page.frames.url
  }

  isDestroyed(): boolean {
    return this.#page.isClosed
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  async loadURL(url: string): Promise<void> {
    await this.#page.load(toPage(url))
  }

  reload(): void {
    void this.#page.reload().catch(noteError)
  }

  send(channel: string, ...args: unknown[]): void {
    void this.#page.tell({ type: 'event', channel, args }).catch(noteError)
  }

  print(options: WebContentsPrintOptions = {}, callback: PrintCallback = () => {}): void {
    note('print', { options })
    const success = takeAnswer('print') !== false
    setImmediate(() => callback(success, success ? '' : 'Print job canceled'))
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    for (const name of Object.keys(options)) if (!knownPdfOptions.includes(name)) missing(`printToPDF({ ${name} })`)
    note('printToPdf', { options })
    const { data } = await this.#page.send('Page.printToPDF', options)
    return Buffer.from(data, 'base64')
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.#page.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  focus(): void {}

  openDevTools(): void {}

  #tellPreloadError(path: string, error: Error): void {
    note('preloadError', { text: error.stack ?? error.message })
    this.emit('preload-error', makeEvent({}), path, error)
  }

  #mayNavigate(url: string, frameId: string, isRedirect: boolean): boolean {
    const isMainFrame = this.#page.frames.isTop(frameId)
    if (!isRedirect && isMainFrame && this.#page.takeOrder()) return true
    const frame = this.#page.frames.find(frameId)
    const event = makeEvent({ url, isSameDocument: false, isMainFrame, frame, initiator: frame })
    const rest = [url, false, isMainFrame, 1, frame?.routingId ?? 0]
    if (isRedirect) this.emit('will-redirect', event, ...rest)
    else {
      this.emit('will-frame-navigate', event, ...rest)
      if (isMainFrame) this.emit('will-navigate', event, ...rest)
    }
    if (isMainFrame) note('navigation', { url, refused: event.defaultPrevented })
    return !event.defaultPrevented
  }

  async #hear(event: CdpEvent): Promise<void> {
    switch (event.method) {
      case 'Fetch.requestPaused':
        return answerRequest(this.#requesting, event.params)
      case 'Network.webSocketCreated':
        // Chromium lets nobody stop a socket; it fails by itself, as no name can be found here.
        await mayRequest(this.#requesting, event.params.url, 'GET', 'webSocket', '')
        return
      case 'Page.windowOpen':
        theBrowser('open a window').answerOpening(
          this.#mayOpen(event.params.url, event.params.windowName, event.params.windowFeatures.join(',')),
        )
        return
      case 'Page.javascriptDialogOpening':
        return this.#answerAlert(event.params)
      case 'Page.frameNavigated':
        if (event.params.frame.parentId === undefined)
          this.emit('did-navigate', makeEvent({}), fromPage(event.params.frame.url), 200, 'OK')
        return
      case 'Page.domContentEventFired':
        this.emit('dom-ready', makeEvent({}))
        return
      case 'Page.loadEventFired':
        note('pageLoaded', { url: this.getURL() })
        this.emit('did-finish-load', makeEvent({}))
        this.#owner.onLoad()
        return
      case 'Inspector.targetCrashed':
        this.emit('render-process-gone', makeEvent({}), { reason: 'crashed', exitCode: 5 })
        return
      default:
        this.#noteEvent(event)
    }
  }

  #noteEvent(event: CdpEvent): void {
    if (event.method === 'Runtime.exceptionThrown') {
      const { exception, text } = event.params.exceptionDetails
      note('pageError', { text: exception?.description ?? text })
    }
    if (event.method === 'Runtime.consoleAPICalled') {
      const { type, args } = event.params
      note('console', {
        level: type,
        text: args.map(({ value, description }) => String(value ?? description)).join(' '),
      })
    }
  }

  #mayOpen(address: string, frameName: string, features: string): boolean {
    const url = fromPage(address)
    const details = {
      url,
      frameName,
      features,
      disposition: 'foreground-tab',
      referrer: { url: this.getURL(), policy: 'default' },
    }
    // Electron opens the window when nobody forbids it.
    const { action } = this.#openHandler?.(details as HandlerDetails) ?? { action: 'allow' }
    note('windowOpen', { url, action })
    return action === 'allow'
  }

  async #answerAlert({ type, message }: Protocol.Page.javascriptDialogOpeningPayload): Promise<void> {
    if (type !== 'beforeunload') {
      note('alert', { type, message })
      await this.#page.send('Page.handleJavaScriptDialog', { accept: type === 'alert' })
      return
    }
    const event: ElectronEvent & { defaultPrevented: boolean } = makeEvent({})
    try {
      this.emit('will-prevent-unload', event)
    } finally {
      await this.#page.send('Page.handleJavaScriptDialog', { accept: event.defaultPrevented })
      if (!event.defaultPrevented) this.#owner.onStay()
    }
  }

  async #receive(message: FromPage, frameId: string, reply: (message: ToPage) => Promise<void>): Promise<void> {
    if (message.type === 'preloadError') return this.#tellPreloadError('', new Error(message.text))
    const url = fromPage(message.url)
    const origin = fromPage(message.origin)
    this.#page.frames.locate(frameId, url, origin)
    const event = makeInvokeEvent(this.#self, this.#page.frames.find(frameId))
    if (message.type === 'send') return void ipcMain.emit(message.channel, event, ...message.args)
    if (message.type === 'open') {
      if (this.#mayOpen(message.to, message.name, message.features))
        await theBrowser('open a window').openPage(message.to)
      return
    }
    if (message.type === 'navigation') {
      if (this.#mayNavigate(message.to, frameId, false)) await this.#page.load(message.to)
      return
    }
    if (message.type === 'permission') {
      const { permission, kind, mediaTypes } = message
      const frame = { url, origin: `${origin}/`, isMainFrame: this.#page.frames.isTop(frameId) }
      const granted = await askPermission(
        this.#self,
        kind,
        permission as Permission,
        frame,
        mediaTypes as ('audio' | 'video')[],
      )
      await theBrowser('ask for a permission').setPermission(permission, granted)
      return reply({ type: 'reply', id: message.id, ok: true, value: granted })
    }
    await reply(await this.#invoke(event, message))
  }

  async #invoke(event: InvokeEvent, { id, channel, args }: FromPage & { readonly type: 'invoke' }): Promise<ToPage> {
    try {
      const value = await invokeHandler(event, channel, args)
      // Throws for what cannot be sent, as it does in Electron.
      structuredClone(value)
      return { type: 'reply', id, ok: true, value }
    } catch (error) {
      return { type: 'reply', id, ok: false, value: String(error) }
    }
  }
}
