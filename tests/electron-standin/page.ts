/** One page of Chromium behind a window: its worlds, its frames, its messages. Knows nothing of Electron's surface. */
import { readFileSync } from 'node:fs'
import { type Browser, theBrowser } from './browser.ts'
import type { CdpEvent, Protocol } from './cdp.ts'
import { decode, encode } from './codec.ts'
import { FrameTree } from './frames.ts'
import { noteError } from './notes.ts'
import { type FromPage, type ToPage, pageWorldScript, writePreloadScript } from './page-worlds.ts'

const preloadWorld = 'Electron Isolated Context'

type Method = keyof Protocol.CommandParameters & keyof Protocol.CommandReturnValues

/** What the owner of the page does when something happens in it. */
export interface PageOwner {
  readonly onEvent: (event: CdpEvent) => void | Promise<void>
  readonly onMessage: (message: FromPage, frameId: string, reply: (message: ToPage) => Promise<void>) => Promise<void>
  readonly onPreloadError: (error: Error) => void
  /** The page is closed. */
  readonly onGone: () => void
}

/** The preload and the size a page starts with. */
export interface PageOptions {
  readonly preload: string | undefined
  readonly nodeIntegrationInSubFrames: boolean
  readonly width: number
  readonly height: number
}

export class Page {
  readonly frames = new FrameTree()
  readonly ready: Promise<void>
  readonly #owner: PageOwner
  readonly #browser: Browser
  readonly #contexts = new Map<number, string>()
  #sessionId = ''
  #targetId = ''
  /** True from an order of the app to load until the request for it comes: only the page's own wishes are asked about. */
  #isOrdered = false
  isClosed = false

  constructor(owner: PageOwner, options: PageOptions) {
    this.#owner = owner
    this.#browser = theBrowser('create BrowserWindow')
    this.ready = this.#attach(options)
  }

  async #attach({ preload, nodeIntegrationInSubFrames, width, height }: PageOptions): Promise<void> {
    const { sessionId, targetId } = await this.#browser.makePage()
    this.#sessionId = sessionId
    this.#targetId = targetId
    this.#browser.cdp.listen(sessionId, (event) => void this.#hear(event).catch(noteError))
    this.#browser.whenClosed(sessionId, () => this.#owner.onGone())
    const code = this.#readPreload(preload)
    await Promise.all([
      this.send('Page.enable'),
      this.send('Runtime.enable'),
      this.send('Network.enable'),
      this.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      this.send('Emulation.setFocusEmulationEnabled', { enabled: true }),
      this.send('Emulation.setGeolocationOverride', { latitude: 21.03, longitude: 105.85, accuracy: 10 }),
      this.resize(width, height),
      this.send('Runtime.addBinding', { name: '__standinSend', executionContextName: preloadWorld }),
      this.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript }),
      this.send('Page.addScriptToEvaluateOnNewDocument', {
        source: writePreloadScript(code, nodeIntegrationInSubFrames),
        worldName: preloadWorld,
      }),
      this.send('Runtime.runIfWaitingForDebugger'),
    ])
    const { frameTree } = await this.send('Page.getFrameTree')
    this.frames.navigate(frameTree.frame)
  }

  /** A preload that cannot be loaded leaves the page without one, and says so: as in Electron. */
  #readPreload(preload: string | undefined): string | null {
    if (preload === undefined) return null
    try {
      const code = readFileSync(preload, 'utf8')
      if (preload.endsWith('.mjs') || /^\s*(?:import\b[^(.]|export\b)/m.test(code)) {
        throw new SyntaxError('Cannot use import statement outside a module: a sandboxed preload must be CommonJS')
      }
      return code
    } catch (error) {
      this.#owner.onPreloadError(error as Error)
      return null
    }
  }

  send<Name extends Method>(
    method: Name,
    params?: Protocol.CommandParameters[Name],
  ): Promise<Protocol.CommandReturnValues[Name]> {
    return this.#browser.cdp.send(method, params, this.#sessionId)
  }

  async resize(width: number, height: number): Promise<void> {
    await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
  }

  /** Loads the address by order of the app. */
  async load(url: string): Promise<void> {
    await this.ready
    this.#isOrdered = true
    const { errorText } = await this.send('Page.navigate', { url })
    this.#isOrdered = false
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`)
  }

  async reload(): Promise<void> {
    await this.ready
    this.#isOrdered = true
    await this.send('Page.reload')
  }

  /** True once, for the request that follows an order of the app. */
  takeOrder(): boolean {
    const ordered = this.#isOrdered
    this.#isOrdered = false
    return ordered
  }

  /** Gives a message to the preload of the page itself. */
  async tell(message: ToPage): Promise<void> {
    const context = [...this.#contexts].findLast(([, frameId]) => this.frames.isTop(frameId))
    if (context !== undefined) await this.#deliver(message, context[0])
  }

  /** Asks the page to close; a page with `beforeunload` may stay. */
  async askToClose(): Promise<void> {
    await this.ready
    await this.send('Page.close')
  }

  async close(): Promise<void> {
    this.isClosed = true
    await this.ready
    await this.#browser.cdp.send('Target.closeTarget', { targetId: this.#targetId })
  }

  async #deliver(message: ToPage, executionContextId: number): Promise<void> {
    if (this.isClosed) return
    const params = {
      functionDeclaration: '(text) => globalThis.__standinReceive(text)',
      arguments: [{ value: encode(message) }],
      executionContextId,
    }
    // The page may have gone elsewhere meanwhile: then nobody waits for it.
    await this.send('Runtime.callFunctionOn', params).catch(() => {})
  }

  async #hear(event: CdpEvent): Promise<void> {
    switch (event.method) {
      case 'Runtime.executionContextCreated': {
        const { id, name, auxData } = event.params.context
        if (name === preloadWorld) this.#contexts.set(id, (auxData as { frameId: string }).frameId)
        return
      }
      case 'Runtime.executionContextDestroyed':
        this.#contexts.delete(event.params.executionContextId)
        return
      case 'Runtime.executionContextsCleared':
        this.#contexts.clear()
        return
      case 'Runtime.bindingCalled':
        return this.#receive(event.params.payload, event.params.executionContextId)
      case 'Page.frameAttached':
        this.frames.attach(event.params.frameId, event.params.parentFrameId)
        return
      case 'Page.frameDetached':
        if (event.params.reason === 'remove') this.frames.detach(event.params.frameId)
        return
      case 'Page.frameNavigated':
        this.frames.navigate(event.params.frame)
        break
      default:
    }
    await this.#owner.onEvent(event)
  }

  async #receive(payload: string, contextId: number): Promise<void> {
    const message = decode(payload) as FromPage
    const frameId = this.#contexts.get(contextId)
    if (frameId !== undefined) await this.#owner.onMessage(message, frameId, (reply) => this.#deliver(reply, contextId))
  }
}
