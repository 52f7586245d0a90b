/**
 * The stand-in's side of a page, in the page's own world and in the preload's. Sent to the page as source text:
 * a function here uses only the names that `worldScript` hands over with it.
 */
import { decode, encode } from './codec.ts'
import { type CallOther, joinWorlds } from './page-bridge.ts'
import { guardPermissions } from './page-permissions.ts'
import { guardWindows } from './page-windows.ts'

type Listener = (event: unknown, ...args: unknown[]) => void
type Values = Record<string, unknown>

/** What a page tells the main process. */
export type FromPage = { readonly url: string; readonly origin: string } & (
  | { readonly type: 'invoke'; readonly id: number; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly type: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | {
      readonly type: 'permission'
      readonly id: number
      readonly kind: 'request' | 'check'
      readonly permission: string
      readonly mediaTypes: readonly string[]
    }
  | { readonly type: 'navigation'; readonly to: string }
  | { readonly type: 'open'; readonly to: string; readonly name: string; readonly features: string }
  | { readonly type: 'preloadError'; readonly text: string }
)

/** What the main process tells a page. */
export type ToPage =
  | { readonly type: 'reply'; readonly id: number; readonly ok: boolean; readonly value: unknown }
  | { readonly type: 'event'; readonly channel: string; readonly args: readonly unknown[] }

declare const location: { readonly href: string }
declare const origin: string
declare const window: { readonly top: unknown }
interface NavigateEvent {
  readonly destination: { readonly url: string; readonly sameDocument: boolean }
  readonly downloadRequest: string | null
  readonly preventDefault: () => void
}
declare const navigation: {
  readonly addEventListener: (name: 'navigate', listener: (event: NavigateEvent) => void) => void
}

/** The page's own world: holds what the preload exposes, and asks before the page gets a permission. */
export function startPageWorld(): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
    return value
  }
  const callPreload = joinWorlds('page', 'preload', (key, api) => {
    if (String(key) in globalThis)
      throw new Error('Cannot bind an API on top of an existing property on the window object')
    Object.defineProperty(globalThis, String(key), {
      value: freeze(api),
      enumerable: true,
      configurable: false,
      writable: false,
    })
  })
  guardPermissions((...question) => callPreload('permission', ...question))
  guardWindows((...wish) => void callPreload('open', ...wish))
  if (window.top !== globalThis) return
  // Addresses that make no request (about:, blob:) would be gone to before anybody could be asked.
  navigation.addEventListener('navigate', (event) => {
    const { url, sameDocument } = event.destination
    if (sameDocument || event.downloadRequest !== null || /^https?:/.test(url)) return
    event.preventDefault()
    callPreload('navigation', url)
  })
}

/** The preload's world: the `electron` that a sandboxed preload may require, and the way to the main process. */
export function startPreloadWorld(send: (text: string) => void): {
  receive: (text: string) => void
  load: (inSubFrames: boolean, run: (require: (name: string) => unknown) => void) => void
} {
  const waiting = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void; readonly what: string }
  >()
  const listeners = new Map<string, Set<Listener>>()
  let last = 0
  const tell = (message: Values): void => send(encode({ ...message, url: location.href, origin }))
  const ask = (what: string, message: Values): Promise<unknown> => {
    last += 1
    const id = last
    tell({ ...message, id })
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject, what }))
  }
  const callPage: CallOther = joinWorlds('preload', 'page', (type, ...rest) => {
    if (type === 'navigation') return tell({ type, to: rest[0] })
    if (type === 'open') return tell({ type, to: rest[0], name: rest[1], features: rest[2] })
    return ask('permission', { type, kind: rest[0], permission: rest[1], mediaTypes: rest[2] })
  })
  const strict = <Surface extends object>(name: string, surface: Surface): Surface =>
    new Proxy(surface, {
      get(target, key) {
        if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON')
          return Reflect.get(target, key) as unknown
        throw new Error(`electron stand-in: ${name}.${key} is not there`)
      },
    })
  const ipcRenderer = strict('ipcRenderer', {
    invoke: async (channel: string, ...args: unknown[]) => ask(channel, { type: 'invoke', channel, args }),
    send: (channel: string, ...args: unknown[]) => tell({ type: 'send', channel, args }),
    on(channel: string, listener: Listener) {
      const known = listeners.get(channel) ?? new Set()
      listeners.set(channel, known.add(listener))
      return ipcRenderer
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
    removeListener: (channel: string, listener: Listener): unknown => ipcRenderer.off(channel, listener),
  })
  const contextBridge = strict('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => void callPage(key, api),
  })
  const electron = strict('electron', { contextBridge, ipcRenderer })
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    // What Electron itself says when a sandboxed preload asks for more.
    throw new Error(`module not found: ${name}`)
  }
  return {
    receive(text) {
      const message = decode(text) as ToPage
      if (message.type === 'event') {
        for (const listener of Array.from(listeners.get(message.channel) ?? []))
          listener({ sender: ipcRenderer, senderId: 0 }, ...message.args)
        return
      }
      const waiter = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.ok) waiter?.resolve(message.value)
      else waiter?.reject(new Error(`Error invoking remote method '${waiter.what}': ${String(message.value)}`))
    },
    load(inSubFrames, run) {
      if (window.top !== globalThis && !inSubFrames) return
      try {
        run(require)
      } catch (error) {
        tell({ type: 'preloadError', text: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      }
    },
  }
}

const sourceOf = (...functions: readonly object[]): string =>
  functions.map((given) => Function.prototype.toString.call(given)).join('\n')

/** Source of the page's own world. */
export const pageWorldScript = `{${sourceOf(joinWorlds, guardPermissions, guardWindows)}\n(${sourceOf(startPageWorld)})()}`

/** What the preload sees of `process`, as in Electron's sandbox. */
const preloadProcess = {
  platform: process.platform,
  arch: process.arch,
  type: 'renderer',
  sandboxed: true,
  contextIsolated: true,
  env: {},
  argv: [],
  versions: { electron: process.versions.electron, chrome: process.versions.chrome, node: process.versions.node },
}

/** Source of the preload's world; `code` is the preload itself, null when there is none. */
export function writePreloadScript(code: string | null, inSubFrames: boolean): string {
  const given = `Object.freeze(${JSON.stringify(preloadProcess)})`
  const wrapped = `(function(require,module,exports,process,global){${code ?? ''}\n})`
  const load = `standin.load(${inSubFrames},(require)=>{const module={exports:{}};${wrapped}.call(undefined,require,module,module.exports,${given},globalThis)})`
  return `{${sourceOf(encode, decode, joinWorlds)}
    const send=globalThis.__standinSend
    const standin=(${sourceOf(startPreloadWorld)})((text)=>send(text))
    globalThis.__standinReceive=standin.receive
    ${code === null ? '' : load}}`
}
