/**
 * The built screen and the dispatcher (services/app.ts) on 127.0.0.1, for a browser of this machine's own user. The
 * token in the address works once: the screen exchanges it for a secret, which it sends in a header with every call. A
 * cookie would be sent to every port of this machine, whatever program listens there. Host and Origin are checked, so
 * that neither another site nor a foreign name that points here can ask. Dialogs become uploads and downloads
 * (loopback-files.ts).
 */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { enterPath, secretHeader, tokenHeader, writeEntry } from '../contract/loopback.ts'
import type { App } from '../services/app.ts'
import type { Files } from '../services/context.ts'
import type { Session } from '../services/sessions.ts'
import { answerCall, headerOf, isSame, makeSecret, send, sendDownload } from './http-answers.ts'
import type { Downloads } from './loopback-files.ts'
import { readScreenFile } from './screen-files.ts'

export interface LoopbackOptions {
  readonly app: App
  /** That of everybody who has the secret. */
  readonly session: Session
  /** Folder of the built screen. */
  readonly screen: string
  /** Makes PDF; without it there is none. */
  readonly makePdf?: Files['makePdf']
  /** 0: whichever is free. */
  readonly port?: number
  /** Kept over restarts while developing, so that the open screen goes on; otherwise made anew. */
  readonly secret?: string
  /** Serves the files of the screen instead of `screen`: the development server. */
  readonly serveScreen?: (request: IncomingMessage, response: ServerResponse) => void
}

export interface Loopback {
  /** An address that opens the screen, or the page of it, once: in one browser. */
  readonly makeAddress: (page?: string) => string
  readonly close: () => Promise<void>
}

/** What every answer needs. */
interface Site extends Pick<LoopbackOptions, 'app' | 'session' | 'screen' | 'serveScreen' | 'makePdf'> {
  readonly secret: string
  /** Of the addresses that nobody has opened yet. */
  readonly tokens: Set<string>
  /** As the Host header must name it. */
  readonly host: string
  readonly origin: string
  readonly downloads: Downloads
}

/** Starts the host. The app stays the caller's to close. */
export async function startLoopback({
  port = 0,
  secret = makeSecret(),
  ...options
}: LoopbackOptions): Promise<Loopback> {
  const server = createServer((request, response) => {
    answer(site, request, response).catch(() => {
      if (!response.headersSent) send(response, 500)
      response.end()
    })
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', listening)
  })
  const address = server.address() as AddressInfo
  const host = `127.0.0.1:${address.port}`
  const origin = `http://${host}`
  const site: Site = { ...options, secret, tokens: new Set(), host, origin, downloads: new Map() }
  return {
    makeAddress: (page) => {
      const token = makeSecret()
      site.tokens.add(token)
      return writeEntry(origin, token, page)
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isFromHere(site, request)) return send(response, 403)
  const url = new URL(request.url ?? '/', site.origin)
  if (request.method === 'POST') {
    if (url.pathname === enterPath) return enter(site, request, response)
    if (!isSame(headerOf(request, secretHeader), site.secret)) return send(response, 403)
    return url.pathname.startsWith('/call/')
      ? answerCall(site, request, response, decodeURIComponent(url.pathname.slice('/call/'.length)))
      : send(response, 404)
  }
  if (request.method !== 'GET') return send(response, 405)
  if (url.pathname.startsWith('/download/'))
    return sendDownload(site.downloads, response, url.pathname.slice('/download/'.length))
  if (site.serveScreen !== undefined) return site.serveScreen(request, response)
  const file = await readScreenFile(site.screen, url.pathname)
  return file === null ? send(response, 404) : send(response, 200, file.headers, file.bytes)
}

/** A page of another origin may send a request here; a name of its own may point here (DNS rebinding). */
function isFromHere({ host, origin }: Site, { method, headers }: IncomingMessage): boolean {
  if (headers.host !== host) return false
  return headers.origin === undefined ? method === 'GET' : headers.origin === origin
}

/** Gives the secret in exchange for a token that has not been used yet. */
function enter({ tokens, secret }: Site, request: IncomingMessage, response: ServerResponse): void {
  const offered = headerOf(request, tokenHeader)
  const token = [...tokens].find((unused) => isSame(offered, unused))
  if (token === undefined) return send(response, 403)
  tokens.delete(token)
  send(response, 200, { 'content-type': 'text/plain; charset=utf-8' }, secret)
}
