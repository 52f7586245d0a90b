/** A desk of an office's server as a program: HTTPS with the pinned certificate, the calls of the contract, the stream. */
import { type RequestOptions, request } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { type CallFunction, connect } from '../../src/contract/client.ts'
import { changesPath, enterPath, secretHeader } from '../../src/contract/loopback.ts'
import type { Reply } from '../../src/contract/wire.ts'

export interface Place {
  readonly port: number
  /** PEM. */
  readonly certificate: string
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

async function textOf(message: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of message as AsyncIterable<Buffer>) text += chunk.toString('utf8')
  return text
}

/** One request; refuses a certificate that is not the one pinned. */
export function ask({ port, certificate }: Place, path: string, more: RequestOptions & { body?: string } = {}) {
  return new Promise<Answer>((answered, failed) => {
    const { body, ...options } = more
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        ca: certificate,
        servername: 'may-chu.noi-bo',
        method: 'GET',
        agent: false,
        ...options,
      },
      (message) =>
        void textOf(message).then(
          (text) => answered({ status: message.statusCode ?? 0, headers: message.headers, text }),
          failed,
        ),
    )
    sent.on('error', failed)
    sent.end(body)
  })
}

export const originOf = ({ port }: Place) => `https://127.0.0.1:${port}`

export interface Desk {
  readonly secret: string
  readonly call: CallFunction
  /** The lines of the stream so far; it begins with the first call of it. */
  readonly follow: () => Promise<{ name: string; input: unknown }[]>
  readonly leave: () => void
}

/** Enters a server: nobody is signed in yet. */
export async function openDesk(place: Place): Promise<Desk> {
  const origin = originOf(place)
  const post = (path: string, headers: Record<string, string>, body = '') =>
    ask(place, path, { method: 'POST', headers: { origin, ...headers }, body })
  const secret = (await post(enterPath, {})).text
  const own = { [secretHeader]: secret }
  const call = connect(async (name, input) => {
    const { status, text } = await post(`/call/${name}`, own, JSON.stringify({ input }))
    if (status !== 200) throw new Error(`${name}: HTTP ${status}`)
    return (JSON.parse(text) as { reply: Reply<unknown> }).reply
  })
  const streams: IncomingMessage[] = []
  return {
    secret,
    call,
    follow: () =>
      new Promise((begun, failed) => {
        const lines: { name: string; input: unknown }[] = []
        const options = { host: '127.0.0.1', port: place.port, path: changesPath, ca: place.certificate, agent: false }
        request({ ...options, method: 'POST', headers: { origin, ...own } }, (message) => {
          if (message.statusCode !== 200) return failed(new Error(`HTTP ${message.statusCode}`))
          streams.push(message)
          let rest = ''
          message.on('error', () => undefined)
          message.on('data', (chunk: Buffer) => {
            const parts = (rest + chunk.toString('utf8')).split('\n')
            rest = parts.pop() ?? ''
            for (const part of parts) if (part !== '') lines.push(JSON.parse(part) as { name: string; input: unknown })
            begun(lines)
          })
        })
          .on('error', failed)
          .end()
      }),
    leave: () => streams.splice(0).forEach((stream) => stream.destroy()),
  }
}
