/**
 * Schemes of the app's own. Chromium cannot be taught one from outside, so it is shown app://host/x as
 * https://app--host.invalid/x, and the stand-in answers for it without a network.
 */
import type { CustomScheme, Privileges } from 'electron'
import { missing, strictObject } from './strict.ts'

/** Answers a request to a scheme of the app's own. */
export type SchemeHandler = (request: Request) => Response | Promise<Response>

const privileges = new Map<string, Privileges>()
const handlers = new Map<string, SchemeHandler>()
let isReady = false

/** From now on schemes can be handled, and no more be registered. */
export function openProtocol(): void {
  isReady = true
}

const supported = ['standard', 'secure', 'supportFetchAPI', 'corsEnabled', 'stream', 'codeCache']

export const protocol = strictObject('protocol', {
  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
    if (isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges: given = {} } of schemes) {
      for (const [name, value] of Object.entries(given))
        if (value === true && !supported.includes(name)) missing(`the privilege ${name}`)
      privileges.set(scheme, given)
    }
  },
  handle(scheme: string, handler: SchemeHandler): void {
    if (!isReady) throw new Error('protocol.handle can only be used after app is ready')
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    const { standard, secure } = privileges.get(scheme) ?? {}
    if (standard !== true || secure !== true)
      missing(`a scheme that is not registered as standard and secure (${scheme})`)
    handlers.set(scheme, handler)
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme)
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
})

/** The handler of the address, or undefined for the schemes of the network. */
export const findHandler = (url: string): SchemeHandler | undefined => handlers.get(url.slice(0, url.indexOf(':')))

/** Whether a page may `fetch` from the scheme of the address. */
export const allowsFetch = (url: string): boolean =>
  privileges.get(url.slice(0, url.indexOf(':')))?.supportFetchAPI === true

/** The address as Chromium is shown it. */
export function toPage(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/, (all, scheme: string, host: string) =>
    handlers.has(scheme) ? `https://${scheme}--${host}.invalid` : all,
  )
}

/** The address as the app knows it. */
export function fromPage(url: string): string {
  return url.replace(
    /^https:\/\/([a-z][a-z0-9+.]*)--([^/?#]+)\.invalid(?=[/?#]|$)/,
    (all, scheme: string, host: string) => (handlers.has(scheme) ? `${scheme}://${host}` : all),
  )
}

/** A header's value with the addresses in it as Chromium is shown them. */
export function headerToPage(value: string): string {
  return value.replace(/\b([a-z][a-z0-9+.-]*):\/\/[^\s/;,'"]+/g, (origin) => toPage(origin))
}
