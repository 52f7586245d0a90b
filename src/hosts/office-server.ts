/**
 * The office's server: the built screen and the dispatcher (services/app.ts) behind TLS, for several desks on one store.
 * Whoever comes gets a connection of their own, known by a secret that their page keeps in memory and sends in a header;
 * what they may do is decided by who signs in on it. Host and Origin are checked as on loopback.ts, every address is
 * served so often and no more, and nothing but an answer to a sign-in is given to who is not signed in.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { type AddressInfo, isIPv6 } from 'node:net'
import { type Made, changesAnything, noticeOf } from '../contract/changes.ts'
import { changesPath, enterPath, healthPath, officeHeader, secretHeader } from '../contract/loopback.ts'
import type { App } from '../services/app.ts'
import type { Files } from '../services/context.ts'
import { type Session, openSession } from '../services/sessions.ts'
import type { ServerIdentity } from './certificate.ts'
import { answerCall, headerOf, largestBody, makeSecret, send, sendDownload } from './http-answers.ts'
import type { Downloads } from './loopback-files.ts'
import { type Rate, type RateLimit, createRateLimit } from './rate-limit.ts'
import { readScreenFile } from './screen-files.ts'

export interface OfficeServerOptions {
  readonly app: App
  readonly identity: ServerIdentity
  /** Address that is listened on, and no other. */
  readonly listen: string
  /** 0: whichever is free. */
  readonly port: number
  /** By which it may be called: host names and addresses. */
  readonly names: readonly string[]
  /** Folder of the built screen. */
  readonly screen: string
  /** Makes PDF for a connection; without it there is none. */
  readonly makePdf?: (session: Session) => Files['makePdf']
  /** Other than the usual ones: tests alone. */
  readonly rates?: Partial<Rates>
}

export interface OfficeServer {
  readonly port: number
  /** Tells every desk but the one that did it what was changed. */
  readonly tell: (change: Made, by: Session) => void
  /** Calls under way are answered first. */
  readonly close: () => Promise<void>
}

interface Rates {
  readonly entering: Rate
  readonly provingWho: Rate
  readonly calling: Rate
}

const usualRates: Rates = {
  entering: { burst: 30, perSecond: 0.5 },
  provingWho: { burst: 20, perSecond: 0.2 },
  calling: { burst: 400, perSecond: 60 },
}

/** Calls that try a passphrase, each of which costs the server a second and much memory. */
const provingCalls: ReadonlySet<string> = new Set(['session.signIn', 'session.unlock', 'session.changePassphrase'])

/** What is done at the server itself: it names files there, or closes the store for all. */
const callsOfTheMachine: ReadonlySet<string> = new Set([
  'backup.restore',
  'backup.planRestore',
  'backup.setSecondPlace',
  'keys.recover',
  'keys.renew',
  'store.protect',
  'store.keepTrial',
  'file.show',
])

/** Bytes of the largest body before somebody has signed in. */
const largestBeforeSignIn = 64 * 1024
const mostConnections = 2000
/** ms without a call after which a connection is forgotten. */
const forgottenAfter = 12 * 3600 * 1000
/** ms between two signs of life on a stream of changes. */
const heartbeat = 15_000
/** Bytes that may wait for a desk that does not read; then it has to ask anew. */
const mostWaiting = 256 * 1024

interface Connection {
  readonly session: Session
  readonly downloads: Downloads
  readonly makePdf: Files['makePdf'] | undefined
  streams: Set<ServerResponse>
  lastSeen: number
}

interface Site extends Pick<OfficeServerOptions, 'app' | 'screen' | 'makePdf'> {
  readonly connections: Map<string, Connection>
  /** As the Host header may name it. */
  readonly hosts: ReadonlySet<string>
  readonly limits: Readonly<Record<keyof Rates, RateLimit>>
}

export async function startOfficeServer(options: OfficeServerOptions): Promise<OfficeServer> {
  const { identity, listen, port: wanted, names, rates } = options
  const hosts = new Set<string>()
  const site: Site = { ...options, connections: new Map(), hosts, limits: limitsBy({ ...usualRates, ...rates }) }
  const server = createServer(
    { key: identity.key, cert: identity.certificate, minVersion: 'TLSv1.2', requestTimeout: 120_000 },
    (request, response) => {
      answer(site, request, response).catch(() => {
        if (!response.headersSent) send(response, 500)
        response.end()
      })
    },
  )
  // Half-open handshakes of who does not speak TLS.
  server.on('tlsClientError', (_, socket) => socket.destroy())
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(wanted, listen, listening)
  })
  const { port } = server.address() as AddressInfo
  for (const name of names) hosts.add(`${isIPv6(name) ? `[${name}]` : name}:${port}`)
  const beat = setInterval(() => tellAll(site, '\n'), heartbeat).unref()
  return {
    port,
    tell: ({ name, input }, by) => {
      const about = noticeOf(input)
      if (changesAnything(name))
        tellAll(site, `${JSON.stringify({ name, input: about === null ? {} : { id: about } })}\n`, by)
    },
    close: () =>
      new Promise((closed) => {
        clearInterval(beat)
        for (const { streams } of site.connections.values()) for (const stream of streams) stream.end()
        server.close(() => closed())
        server.closeIdleConnections()
      }),
  }
}

const limitsBy = (rates: Rates) => ({
  entering: createRateLimit(rates.entering),
  provingWho: createRateLimit(rates.provingWho),
  calling: createRateLimit(rates.calling),
})

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, headers, socket } = request
  const host = headers.host ?? ''
  if (!site.hosts.has(host)) return send(response, 403)
  const isSameOrigin = headers.origin === `https://${host}`
  if (headers.origin === undefined ? method !== 'GET' : !isSameOrigin) return send(response, 403)
  const url = new URL(request.url ?? '/', `https://${host}`)
  const from = socket.remoteAddress ?? ''
  if (!site.limits.calling.take(from, Date.now())) return send(response, 429)
  if (method === 'POST') return answerPost(site, request, response, url.pathname, from)
  if (method !== 'GET') return send(response, 405)
  if (url.pathname === healthPath) return send(response, 200, { 'content-type': 'text/plain' }, 'ok\n')
  if (url.pathname.startsWith('/download/')) return download(site, response, url.pathname.slice('/download/'.length))
  const file = await readScreenFile(site.screen, url.pathname)
  return file === null ? send(response, 404) : send(response, 200, file.headers, file.bytes)
}

async function answerPost(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  from: string,
): Promise<void> {
  if (path === enterPath) return enter(site, response, from)
  const connection = site.connections.get(headerOf(request, secretHeader))
  if (connection === undefined) return send(response, 403)
  connection.lastSeen = Date.now()
  if (path === changesPath) return openStream(connection, request, response)
  if (!path.startsWith('/call/')) return send(response, 404)
  const name = decodeURIComponent(path.slice('/call/'.length))
  if (callsOfTheMachine.has(name)) return refuse(response)
  if (provingCalls.has(name) && !site.limits.provingWho.take(from, Date.now())) return send(response, 429)
  const largest = connection.session.userId === null ? largestBeforeSignIn : largestBody
  return answerCall({ app: site.app, largest, ...connection }, request, response, name)
}

/** A connection of one's own, on which nobody is signed in. */
function enter(site: Site, response: ServerResponse, from: string): void {
  const now = Date.now()
  if (!site.limits.entering.take(from, now)) return send(response, 429)
  forget(site.connections, now)
  const session = openSession()
  const secret = makeSecret()
  const makePdf = site.makePdf?.(session)
  site.connections.set(secret, { session, downloads: new Map(), makePdf, streams: new Set(), lastSeen: now })
  send(response, 200, { 'content-type': 'text/plain; charset=utf-8', [officeHeader]: 'memory' }, secret)
}

/** Connections nobody uses, and the oldest of too many. */
function forget(connections: Map<string, Connection>, now: number): void {
  for (const [secret, { lastSeen, streams }] of connections)
    if (streams.size === 0 && now - lastSeen > forgottenAfter) connections.delete(secret)
  if (connections.size < mostConnections) return
  const unused = [...connections].filter(([, { session }]) => session.userId === null)
  const [oldest] = (unused.length > 0 ? unused : [...connections]).toSorted(
    ([, one], [, other]) => one.lastSeen - other.lastSeen,
  )
  if (oldest !== undefined) connections.delete(oldest[0])
}

function refuse(response: ServerResponse): void {
  const message = 'Việc này làm ngay trên máy chủ, bằng dòng lệnh, vì nó động đến tệp của máy chủ hoặc đóng kho.'
  const reply = { ok: false, error: { code: 'server.notHere', message, details: {} } }
  send(response, 200, { 'content-type': 'application/json; charset=utf-8' }, JSON.stringify({ reply }))
}

/** Which calls changed what, a line each, for as long as the page is there. Names of calls and ids, no words. */
function openStream(connection: Connection, request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  if (connection.session.userId === null) return send(response, 403)
  response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' })
  response.write('\n')
  connection.streams.add(response)
  response.on('close', () => connection.streams.delete(response))
}

function tellAll({ connections }: Site, line: string, but?: Session): void {
  for (const { session, streams } of connections.values()) {
    if (session === but) continue
    for (const stream of streams) {
      if (session.userId === null || stream.writableLength > mostWaiting) stream.destroy()
      else stream.write(line)
    }
  }
}

/** A ticket is a secret of its own, used once. */
function download({ connections }: Site, response: ServerResponse, ticket: string): void {
  const own = [...connections.values()].find(({ downloads }) => downloads.has(ticket))
  return own === undefined ? send(response, 404) : sendDownload(own.downloads, response, ticket)
}
