/**
 * The built screen and the door on 127.0.0.1, for a browser of this machine's own user. A start-up token
 * becomes a cookie; Host and Origin are checked, so that neither another site nor a foreign name that points
 * here can ask. Dialogs become uploads and downloads (loopback-files.ts).
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { GivenByScreen, LoopbackReply } from '../contract/loopback.ts'
import type { Actor } from '../domain/office/roles.ts'
import type { App } from '../services/app.ts'
import { type Downloads, type Visit, filesOfScreen } from './loopback-files.ts'
import { guardHeaders, readScreenFile } from './screen-files.ts'

export interface LoopbackOptions {
  readonly app: App
  readonly actor: Actor
  /** Folder of the built screen. */
  readonly screen: string
  /** 0: whichever is free. */
  readonly port?: number
  /** Kept over restarts while developing; otherwise made anew. */
  readonly token?: string
  /** Answers for files of the screen in another way than from `screen`: the development server. */
  readonly serveScreen?: (request: IncomingMessage, response: ServerResponse) => void
}

export interface Loopback {
  /** The address with the token: it opens the screen, once and for the life of the host. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** Larger than any notice with its original in base64. */
const largestBody = 96_000_000

/** What every answer needs. */
interface Site extends Pick<LoopbackOptions, 'app' | 'actor' | 'screen' | 'serveScreen'> {
  readonly token: string
  /** As the Host header must name it. */
  readonly host: string
  readonly origin: string
  readonly cookieName: string
  readonly downloads: Downloads
}

/** Starts the host. The app stays the caller's to close. */
export async function startLoopback({
  port = 0,
  token = randomBytes(32).toString('base64url'),
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
  // Cookies do not tell ports apart: two hosts at once need two names.
  const cookieName = `ket-luan-${address.port}`
  const site: Site = { ...options, token, host, origin, cookieName, downloads: new Map() }
  return {
    url: `${origin}/?token=${token}`,
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
  const offered = url.searchParams.get('token')
  if (offered !== null && url.pathname === '/') return admit(site, response, offered)
  if (!isSame(readCookie(request, site.cookieName), site.token)) {
    return send(
      response,
      403,
      { 'content-type': 'text/plain; charset=utf-8' },
      'Hãy mở chương trình bằng địa chỉ đầy đủ mà "npm start" đã in ra.\n',
    )
  }
  if (request.method === 'POST' && url.pathname.startsWith('/call/'))
    return answerCall(site, request, response, url.pathname.slice('/call/'.length))
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

/** Who knows the token gets the cookie. */
function admit({ token, cookieName }: Site, response: ServerResponse, offered: string): void {
  if (!isSame(offered, token)) return send(response, 403)
  // Not a redirect: where a link from elsewhere began this, a strict cookie would not be sent along with it.
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'set-cookie': `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`,
  }
  return send(
    response,
    200,
    headers,
    '<!doctype html><meta http-equiv="refresh" content="0;url=/"><title>Kết Luận</title>',
  )
}

async function answerCall(
  { app, actor, downloads }: Site,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  const body = await readBody(request)
  if (body === null) return send(response, 413)
  const { input, given } = JSON.parse(body) as { input: unknown; given?: GivenByScreen }
  const visit: Visit = {}
  const files = filesOfScreen(given ?? {}, visit, downloads)
  const reply = await app.call(decodeURIComponent(name), input, actor, files)
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

function readCookie({ headers }: IncomingMessage, name: string): string {
  const found = (headers.cookie ?? '').split(/;\s*/).find((part) => part.startsWith(`${name}=`))
  return found === undefined ? '' : found.slice(name.length + 1)
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
