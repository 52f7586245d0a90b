/** A small client of Chromium's DevTools protocol over a pipe: one pipe, many sessions. */
import type { Readable, Writable } from 'node:stream'
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }

type Method = keyof Protocol.CommandParameters & keyof Protocol.CommandReturnValues
type EventName = keyof Protocol.Events

/** An event of the browser or of one page. */
export type CdpEvent = {
  [Name in EventName]: { readonly method: Name; readonly params: Protocol.Events[Name] }
}[EventName]

interface Waiting {
  readonly method: string
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

type Incoming =
  | (CdpEvent & { readonly id?: undefined; readonly sessionId?: string })
  | { readonly id: number; readonly result?: unknown; readonly error?: { readonly message: string } }

/** The session of the browser itself. */
export const browserSession = ''

export class Cdp {
  readonly #input: Writable
  readonly #waiting = new Map<number, Waiting>()
  readonly #listeners = new Map<string, (event: CdpEvent) => void>()
  #parts: Buffer[] = []
  #last = 0
  #closed = false

  constructor(input: Writable, output: Readable) {
    this.#input = input
    // Writing to a browser that has just gone is no news: `close` tells it.
    input.on('error', () => {})
    output.on('data', (bytes: Buffer) => this.#take(bytes))
    output.on('close', () => this.#close())
    output.on('error', () => this.#close())
  }

  /** Sends a command to the session; without one, to the browser. */
  send<Name extends Method>(
    method: Name,
    params?: Protocol.CommandParameters[Name],
    sessionId = browserSession,
  ): Promise<Protocol.CommandReturnValues[Name]> {
    if (this.#closed) return Promise.reject(new Error(`${method}: the browser is closed`))
    this.#last += 1
    const id = this.#last
    const message = { id, method, params: params ?? {}, ...(sessionId === browserSession ? {} : { sessionId }) }
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve: resolve as (value: unknown) => void, reject })
      this.#input.write(`${JSON.stringify(message)}\0`)
    })
  }

  /** Sets who hears the events of the session. */
  listen(sessionId: string, listener: (event: CdpEvent) => void): void {
    this.#listeners.set(sessionId, listener)
  }

  #take(bytes: Buffer): void {
    let rest = bytes
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const text = Buffer.concat([...this.#parts, rest.subarray(0, end)]).toString('utf8')
      this.#parts = []
      rest = rest.subarray(end + 1)
      this.#receive(JSON.parse(text) as Incoming)
    }
    if (rest.length > 0) this.#parts.push(rest)
  }

  #receive(message: Incoming): void {
    if (message.id === undefined) {
      this.#listeners.get(message.sessionId ?? browserSession)?.(message)
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error === undefined) waiting?.resolve(message.result)
    else waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
  }

  #close(): void {
    this.#closed = true
    for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: the browser is closed`))
    this.#waiting.clear()
  }
}
