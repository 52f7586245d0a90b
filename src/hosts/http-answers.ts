/** What hosts that answer over HTTP share: bodies within bounds, answers with guarded headers, calls with their files. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GivenByScreen, LoopbackReply } from '../contract/loopback.ts'
import { Refusal } from '../domain/errors.ts'
import type { App } from '../services/app.ts'
import type { Files } from '../services/context.ts'
import type { Session } from '../services/sessions.ts'
import { type Downloads, type Visit, filesOfScreen } from './loopback-files.ts'
import { guardHeaders } from './screen-files.ts'

/** Larger than any notice with its original in base64. */
export const largestBody = 96_000_000

const noPdf = () => Promise.reject(new Refusal('pdf.noBrowser'))

/** What a call is made with. */
export interface CallSite {
  readonly app: App
  readonly session: Session
  readonly downloads: Downloads
  readonly makePdf?: Files['makePdf'] | undefined
  /** Bytes of the largest body. */
  readonly largest?: number
}

export async function answerCall(
  { app, session, downloads, makePdf = noPdf, largest = largestBody }: CallSite,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  const body = await readBody(request, largest)
  if (body === null) return send(response, 413)
  const asked = readAsked(body)
  if (asked === null) return send(response, 400)
  const visit: Visit = {}
  const files = filesOfScreen(asked.given ?? {}, visit, downloads, makePdf)
  const reply = await app.call(name, asked.input, session, files)
  const result: LoopbackReply =
    visit.asked === undefined
      ? { reply, ...(visit.download === undefined ? {} : { download: visit.download }) }
      : { asked: visit.asked }
  send(response, 200, { 'content-type': 'application/json; charset=utf-8' }, JSON.stringify(result))
}

function readAsked(body: string): { readonly input: unknown; readonly given?: GivenByScreen } | null {
  try {
    const read: unknown = JSON.parse(body)
    return typeof read === 'object' && read !== null && 'input' in read ? read : null
  } catch {
    return null
  }
}

export function sendDownload(downloads: Downloads, response: ServerResponse, ticket: string): void {
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

export function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = '',
): void {
  response.writeHead(status, { ...guardHeaders, ...headers }).end(body)
}

export function isSame(offered: string, token: string): boolean {
  const [one, other] = [Buffer.from(offered), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}

export function headerOf({ headers }: IncomingMessage, name: string): string {
  const value = headers[name]
  return typeof value === 'string' ? value : ''
}

export function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

async function readBody(request: IncomingMessage, largest: number): Promise<string | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > largest) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
