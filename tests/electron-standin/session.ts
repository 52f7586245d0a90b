/** The one session: who may ask what of the page, and which requests leave it. */
import type {
  BrowserWindow,
  OnBeforeRequestListenerDetails,
  Session as ElectronSession,
  WebRequestFilter,
} from 'electron'
import { protocol } from './addresses.ts'
import { note } from './notes.ts'
import { StrictEmitter, strictObject } from './strict.ts'

type RequestHandler = Parameters<ElectronSession['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<ElectronSession['setPermissionCheckHandler']>[0]
type DeviceHandler = Parameters<ElectronSession['setDevicePermissionHandler']>[0]
type Contents = BrowserWindow['webContents']
type RequestListener =
  | ((
      details: OnBeforeRequestListenerDetails,
      decide: (answer: { cancel?: boolean; redirectURL?: string }) => void,
    ) => void)
  | null

/** The name of a permission, as Electron gives it to the app. */
export type Permission = Parameters<NonNullable<CheckHandler>>[1]

let permissionHandler: RequestHandler = null
let checkHandler: CheckHandler = null
let beforeRequest: {
  readonly listener: NonNullable<RequestListener>
  readonly matches: (details: OnBeforeRequestListenerDetails) => boolean
} | null = null

function matchPattern(pattern: string): (url: string) => boolean {
  if (pattern === '<all_urls>') return () => true
  const [, scheme, rest] = /^([^:]+):\/\/(.*)$/.exec(pattern) ?? []
  if (scheme === undefined || rest === undefined) throw new TypeError(`Invalid url pattern ${pattern}`)
  const escape = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  const expression = new RegExp(`^${scheme === '*' ? '(?:https?|wss?|ftp)' : escape(scheme)}://${escape(rest)}$`)
  return (url) => expression.test(url)
}

function matchFilter({
  urls,
  excludeUrls = [],
  types = [],
}: WebRequestFilter): (details: OnBeforeRequestListenerDetails) => boolean {
  const included = urls.map(matchPattern)
  const excluded = excludeUrls.map(matchPattern)
  return ({ url, resourceType }) =>
    included.some((matches) => matches(url)) &&
    !excluded.some((matches) => matches(url)) &&
    (types.length === 0 || types.some((type) => type === resourceType))
}

const webRequest = strictObject('webRequest', {
  onBeforeRequest(filterOrListener: WebRequestFilter | RequestListener, after?: RequestListener): void {
    const listener = typeof filterOrListener === 'function' ? filterOrListener : (after ?? null)
    const matches =
      filterOrListener === null || typeof filterOrListener === 'function' ? () => true : matchFilter(filterOrListener)
    beforeRequest = listener === null ? null : { listener, matches }
  },
})

class Session extends StrictEmitter {
  readonly protocol = protocol
  readonly webRequest = webRequest

  constructor() {
    super('session', ['will-download'])
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    permissionHandler = handler
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    checkHandler = handler
  }

  // Chromium without a window has no chooser for devices, so no page gets one in any case.
  setDevicePermissionHandler(_handler: DeviceHandler): void {}

  setSpellCheckerEnabled(_enabled: boolean): void {}

  setSpellCheckerDictionaryDownloadURL(_url: string): void {}

  async closeAllConnections(): Promise<void> {}
}

export const defaultSession = new Session()

export const session = strictObject('session', { defaultSession })

/** Asks the app's handlers. As in Electron, what nobody handles is granted. */
export async function askPermission(
  contents: Contents,
  kind: 'request' | 'check',
  permission: Permission,
  frame: { readonly url: string; readonly origin: string; readonly isMainFrame: boolean },
  mediaTypes: readonly ('audio' | 'video')[],
): Promise<boolean> {
  const details = {
    requestingUrl: frame.url,
    isMainFrame: frame.isMainFrame,
    securityOrigin: frame.origin,
    mediaTypes: [...mediaTypes],
  }
  const checked =
    checkHandler === null
      ? kind === 'check'
      : checkHandler(contents, permission, frame.origin, { ...details, mediaType: mediaTypes[0] ?? 'unknown' })
  const handler = permissionHandler
  const granted =
    checked ||
    (kind === 'request' &&
      (handler === null || (await new Promise<boolean>((decide) => handler(contents, permission, decide, details)))))
  note('permission', { permission, kind, granted })
  return granted
}

/** Asks the app's listener whether the request may go out. */
export async function askRequest(details: OnBeforeRequestListenerDetails): Promise<boolean> {
  const asked = beforeRequest
  if (asked === null || !asked.matches(details)) return true
  const answer = await new Promise<{ cancel?: boolean; redirectURL?: string }>((decide) =>
    asked.listener(details, decide),
  )
  if (answer.redirectURL !== undefined) throw new Error('electron stand-in: webRequest redirectURL is not there')
  return answer.cancel !== true
}
