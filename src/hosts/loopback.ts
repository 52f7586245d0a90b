/**
 * The built screen and the door on 127.0.0.1, for a browser of this machine's own user. The token in the address works
 * once: the screen changes it for a secret, which it sends in a header with every call. A cookie would go to every
 * port of this machine, whoever listens there. Host and Origin are checked, so that neither another site nor a foreign
 * name that points here can ask. Dialogs become uploads and downloads.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type AskedOfScreen,
  type GivenByScreen,
  type LoopbackReply,
  enterPath,
  secretHeader,
  tokenHeader,
  writeEntry,
} from '../contract/loopback.ts'
import type { Actor } from '../domain/office/roles.ts'
import type { App } from '../services/app.ts'
import type { Files } from '../services/context.ts'
import { guardHeaders, readScreenFile } from './screen-files.ts'

export interface LoopbackOptions {
  readonly app: App
  readonly actor: Actor
  /** Folder of the built screen. */
  readonly screen: string
  /** 0: whichever is free. */
  readonly port?: number
  /** Kept over restarts while developing, so that the open screen goes on; otherwise made anew. */
  readonly secret?: string
  /** Answers for files of the screen in another way than from `screen`: the development server. */
  readonly serveScreen?: (request: IncomingMessage, response: ServerResponse) => void
}

export interface Loopback {
  /** An address that opens the screen once: in one browser. */
  readonly makeAddress: () => string
  readonly close: () => Promise<void>
}

/** Larger than any notice with its original in base64. */
const largestBody = 96_000_000
/** How long a file waits for its download. */
const downloadTime = 120_000

/** Starts the host. The app stays the caller's to close. */
export async function startLoopback({
  app,
  actor,
  screen,
  port = 0,
  secret = makeSecret(),
  serveScreen,
}: LoopbackOptions): Promise<Loopback> {
  /** Of the addresses that nobody has opened yet. */
  const tokens = new Set<string>()
  const downloads = new Map<string, { readonly fileName: string; readonly bytes: Uint8Array }>()
  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
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

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isFromHere(request)) return send(response, 403)
    const url = new URL(request.url ?? '/', origin)
    if (request.method === 'POST') {
      if (url.pathname === enterPath) return enter(request, response)
      if (!isSame(headerOf(request, secretHeader), secret)) return send(response, 403)
      return url.pathname.startsWith('/call/')
        ? answerCall(request, response, url.pathname.slice('/call/'.length))
        : send(response, 404)
    }
    if (request.method !== 'GET') return send(response, 405)
    if (url.pathname.startsWith('/download/')) return sendDownload(response, url.pathname.slice('/download/'.length))
    if (serveScreen !== undefined) return serveScreen(request, response)
    const file = await readScreenFile(screen, url.pathname)
    return file === null ? send(response, 404) : send(response, 200, file.headers, file.bytes)
  }

  function enter(request: IncomingMessage, response: ServerResponse): void {
    const offered = headerOf(request, tokenHeader)
    const token = [...tokens].find((unused) => isSame(offered, unused))
    if (token === undefined) return send(response, 403)
    tokens.delete(token)
    send(response, 200, { 'content-type': 'text/plain; charset=utf-8' }, secret)
  }

  /** A page of another origin may send a request here; a name of its own may point here (DNS rebinding). */
  function isFromHere({ method, headers }: IncomingMessage): boolean {
    if (headers.host !== host) return false
    return headers.origin === undefined ? method === 'GET' : headers.origin === origin
  }

  async function answerCall(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    const body = await readBody(request)
    if (body === null) return send(response, 413)
    const { input, given } = JSON.parse(body) as { input: unknown; given?: GivenByScreen }
    const visit: { asked?: AskedOfScreen; download?: { ticket: string; fileName: string } } = {}
    const files = filesOfScreen(given ?? {}, visit)
    const reply = await app.call(decodeURIComponent(name), input, actor, files)
    const result: LoopbackReply =
      visit.asked === undefined
        ? { reply, ...(visit.download === undefined ? {} : { download: visit.download }) }
        : { asked: visit.asked }
    send(response, 200, { 'content-type': 'application/json; charset=utf-8' }, JSON.stringify(result))
  }

  /** What the screen did not give yet is asked of it: it does its part and calls again. */
  function filesOfScreen(
    given: GivenByScreen,
    visit: { asked?: AskedOfScreen; download?: { ticket: string; fileName: string } },
  ): Files {
    return {
      open: () => {
        if (given.file === undefined) visit.asked = 'file'
        return Promise.resolve(
          given.file === undefined
            ? null
            : { fileName: given.file.fileName, bytes: Buffer.from(given.file.base64, 'base64') },
        )
      },
      save: (file) => {
        const ticket = randomBytes(16).toString('base64url')
        downloads.set(ticket, file)
        setTimeout(() => downloads.delete(ticket), downloadTime).unref()
        visit.download = { ticket, fileName: file.fileName }
        return Promise.resolve({ fileName: file.fileName, canShow: false })
      },
      show: () => Promise.resolve(false),
      print: () => {
        if (given.printed === undefined) visit.asked = 'print'
        return Promise.resolve(given.printed ?? false)
      },
    }
  }

  function sendDownload(response: ServerResponse, ticket: string): void {
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

  return {
    makeAddress: () => {
      const token = makeSecret()
      tokens.add(token)
      return writeEntry(origin, token)
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
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
