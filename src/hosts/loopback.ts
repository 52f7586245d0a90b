/**
 * The built screen and the dispatcher (services/app.ts) on 127.0.0.1, for a browser of this machine's own user. The
 * token in the address works once: the screen exchanges it for a secret, which it sends in a header with every call. A
 * cookie would be sent to every port of this machine, whatever program listens there. Host and Origin are checked, so
 * that neither another site nor a foreign name that points here can ask. Dialogs become uploads and downloads
 * (loopback-files.ts).
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type GivenByScreen,
  type LoopbackReply,
  enterPath,
  secretHeader,
  tokenHeader,
  writeEntry,
} from '../contract/loopback.ts'
import { Refusal } from '../domain/errors.ts'
import type { App } from '../services/app.ts'
import type { Files } from '../services/context.ts'
import type { Session } from '../services/sessions.ts'
import { type Downloads, type Visit, filesOfScreen } from './loopback-files.ts'
import { guardHeaders, readScreenFile } from './screen-files.ts'

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

/** Larger than any notice with its original in base64. */
const largestBody = 96_000_000

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
      ? answerCall(site, request, response, url.pathname.slice('/call/'.length))
      : send(response, 404)
  }
  if (request.method !== 'GET') return send(response, 405)
  if (url.pathname.startsWith('/download/'))
    return sendDownload(site, response, url.pathname.slice('/download/'.length))
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

const noPdf = () => Promise.reject(new Refusal('pdf.noBrowser'))

async function answerCall(
  { app, session, downloads, makePdf = noPdf }: Site,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  const body = await readBody(request)
  if (body === null) return send(response, 413)
  const { input, given } = JSON.parse(body) as { input: unknown; given?: GivenByScreen }
  const visit: Visit = {}
  const files = filesOfScreen(given ?? {}, visit, downloads, makePdf)
  const reply = await app.call(decodeURIComponent(name), input, session, files)
  const result: LoopbackReply =
    visit.asked === undefined
      ? { reply, ...(visit.download === undefined ? {} : { download: visit.download }) }
      : { asked: visit.asked }
  send(response, 200, { 'content-type': 'application/json; charset=utf-8' }, JSON.stringify(result))
}

function sendDownload({ downloads }: Site, response: ServerResponse, ticket: string): void {
  const file = downloads.get(ticket)
  if (file === undefined) return send(response, 404)
  downloads.delete(ticket)
  send(
    response,
    200,
    {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    },
    file.bytes,
  )
}

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = '',
): void {
  response.writeHead(status, { ...guardHeaders, ...headers }).end(body)
}

function isSame(offered: string, token: string): boolean {
  const [one, other] = [Buffer.from(offered), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}

function headerOf({ headers }: IncomingMessage, name: string): string {
  const value = headers[name]
  return typeof value === 'string' ? value : ''
}

function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > largestBody) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
