/** A client of a Chromium browser's DevTools protocol over a pipe: no port that another program could find. */
import type { ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

interface Answer {
  readonly id?: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Waiting {
  readonly answered: (result: unknown) => void
  readonly failed: (error: Error) => void
}

/** The browser's pipes are its file descriptors 3 and 4; messages end with a zero byte. */
export class DevtoolsPipe {
  readonly #input: Writable
  readonly #waiting = new Map<number, Waiting>()
  #received: Buffer[] = []
  #last = 0
  #closed = false

  constructor({ stdio }: ChildProcess) {
    this.#input = stdio[3] as Writable
    const output = stdio[4] as Readable
    // Writing to a browser that is gone is no news: `close` tells it.
    this.#input.on('error', () => {})
    output.on('error', () => this.#close())
    output.on('close', () => this.#close())
    output.on('data', (bytes: Buffer) => this.#take(bytes))
  }

  /** Sends a command; without a session to the browser itself. Rejects when the browser refuses or is gone. */
  send(method: string, params: Readonly<Record<string, unknown>> = {}, sessionId?: string): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error(`${method}: the browser is gone`))
    this.#last += 1
    const id = this.#last
    this.#input.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`)
    return new Promise((answered, failed) => this.#waiting.set(id, { answered, failed }))
  }

  #take(bytes: Buffer): void {
    let rest = bytes
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const text = Buffer.concat([...this.#received, rest.subarray(0, end)]).toString('utf8')
      this.#received = []
      rest = rest.subarray(end + 1)
      this.#answer(JSON.parse(text) as Answer)
    }
    if (rest.length > 0) this.#received.push(rest)
  }

  #answer({ id = 0, result, error }: Answer): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error === undefined) waiting?.answered(result)
    else waiting?.failed(new Error(error.message))
  }

  #close(): void {
    this.#closed = true
    for (const { failed } of this.#waiting.values()) failed(new Error('the browser is gone'))
    this.#waiting.clear()
  }
}
