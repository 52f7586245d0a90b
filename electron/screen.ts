/** The screen's own address, app://ket-luan/, and the files it serves. */
import { protocol } from 'electron'
import { guardHeaders, readScreenFile } from '../src/hosts/screen-files.ts'

const scheme = 'app'
const origin = `${scheme}://ket-luan`

export interface Environment {
  /** What the window opens. */
  readonly address: string
  /** Where scripts and calls may come from. */
  readonly origin: string
  readonly developing: boolean
}

/** Must run before the app is ready. */
export function registerScreenScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** The built screen, or the development server's where this is no packaged app. */
export function readEnvironment(isPackaged: boolean): Environment {
  const development = isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
  return development === undefined || development === ''
    ? { address: `${origin}/index.html`, origin, developing: false }
    : { address: development, origin: new URL(development).origin, developing: true }
}

/** True for addresses of the screen itself. While developing, the server's socket is one too. */
export function isOwnAddress(url: string, { origin: own, developing }: Environment): boolean {
  const { protocol: urlScheme, host } = new URL(url)
  if (`${urlScheme}//${host}` === own) return true
  return developing && urlScheme === 'ws:' && host === new URL(own).host
}

/** Answers for the screen's files. */
export function serveScreen(folder: string): void {
  protocol.handle(scheme, async (request) => {
    const { host, pathname } = new URL(request.url)
    const file = host === 'ket-luan' && request.method === 'GET' ? await readScreenFile(folder, pathname) : null
    return file === null
      ? new Response('', { status: 404, headers: guardHeaders })
      : new Response(file.bytes, { headers: file.headers })
  })
}
