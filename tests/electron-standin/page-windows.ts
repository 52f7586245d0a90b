/** Sent to the page as source text, so it uses no name from outside itself. */

interface Clicked {
  readonly target: {
    readonly closest?: (selector: string) => { readonly href: string; readonly target: string } | null
  } | null
  readonly defaultPrevented: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly preventDefault: () => void
}

declare const document: { readonly baseURI: string }
declare const window: {
  open: (url?: string, name?: string, features?: string) => unknown
  readonly addEventListener: (name: string, listener: (event: Clicked) => void) => void
}

/**
 * Takes `window.open` and links to new windows to the app before Chromium makes a window of them: a window that is
 * made and closed again is what Electron never makes. Other ways to a window end in browser.ts.
 */
export function guardWindows(ask: (url: string, name: string, features: string) => void): void {
  const native = window.open
  const stays = (name: string) => ['_self', '_top', '_parent'].includes(name)
  const resolve = (url: string) => (url === '' ? 'about:blank' : new URL(url, document.baseURI).href)
  Object.defineProperty(window, 'open', {
    configurable: true,
    writable: true,
    value: (...wish: readonly unknown[]): unknown => {
      const [url = '', name = '', features = ''] = wish.map(String)
      if (stays(name)) return native.call(window, url, name, features)
      ask(resolve(url), name, features)
      return null
    },
  })
  const guard = (event: Clicked): void => {
    const link = event.target?.closest?.('a[href], area[href]') ?? null
    const opens =
      link !== null && ((link.target !== '' && !stays(link.target)) || event.ctrlKey || event.metaKey || event.shiftKey)
    if (link === null || !opens || event.defaultPrevented) return
    event.preventDefault()
    ask(resolve(link.href), link.target, '')
  }
  window.addEventListener('click', guard)
  window.addEventListener('auxclick', guard)
}
