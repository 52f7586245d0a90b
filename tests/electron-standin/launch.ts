/** The test's side of the stand-in: starts a built app on it and gives Playwright pages of its windows. */
import { type ChildProcess, fork } from 'node:child_process'
import { type Browser, type Page, chromium } from 'playwright-core'
import type { Commands, FromStandin, Note, NoteData } from './notes.ts'

const register = new URL('register.ts', import.meta.url).href
/** No wait of a test is longer. */
const patience = 30_000

export interface LaunchOptions {
  /** The app's main script. */
  readonly mainFile: string
  readonly userData: string
  readonly arguments?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** The app ended before a test could look at it. */
export class AppEnded extends Error {
  readonly code: number | null

  constructor(code: number | null, output: string) {
    super(`The app ended with ${code} before it had a window.\n${output}`)
    this.code = code
  }
}

/** Resolves as the promise does; rejects with what is known when it takes too long. */
async function withDeadline<Value>(promise: Promise<Value>, describe: () => string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(describe())), patience)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

export class StandinApp {
  readonly notes: Note[] = []
  /** What the app wrote to its standard output and error. */
  output = ''
  readonly exited: Promise<number | null>
  readonly #child: ChildProcess
  readonly #waiting = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }
  >()
  #browser: Browser | undefined
  #browserPid = 0
  #lastCommand = 0

  private constructor({ mainFile, userData, arguments: words = [], environment = {} }: LaunchOptions) {
    this.#child = fork(mainFile, words, {
      execArgv: ['--import', register],
      silent: true,
      env: { ...process.env, STANDIN_USER_DATA: userData, ...environment },
    })
    this.exited = new Promise((resolve) => this.#child.once('exit', (code) => resolve(code)))
    void this.exited.then((code) => this.#refuseWaiting(new AppEnded(code, this.describe())))
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (bytes: Buffer) => {
        this.output += bytes.toString('utf8')
      })
    }
  }

  /** Starts the app; resolves when it is ready, before it has a window. */
  static async launch(options: LaunchOptions): Promise<StandinApp> {
    const app = new StandinApp(options)
    const ready = new Promise<string>((resolve) => {
      app.#child.on('message', (message: FromStandin) => {
        app.#receive(message)
        if (message.kind === 'ready') resolve(message.browserUrl)
      })
    })
    // An app that ends leaves Playwright waiting for a browser that is gone.
    const ended = app.exited.then((code) => Promise.reject(new AppEnded(code, app.describe())))
    const connect = async () => chromium.connectOverCDP(await ready, { noDefaults: true })
    try {
      app.#browser = await withDeadline(
        Promise.race([connect(), ended]),
        () => `The app was not ready in time.\n${app.describe()}`,
      )
      // Playwright would accept `beforeunload` and dismiss alerts by itself; here the app is asked.
      for (const context of app.#browser.contexts()) context.on('dialog', () => {})
      return app
    } catch (error) {
      // An app that ends while Playwright connects is one that ended, not a connection that failed.
      const code = await Promise.race([
        app.exited,
        new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 1000)),
      ])
      void app.kill()
      throw code === undefined || error instanceof AppEnded ? error : new AppEnded(code, app.describe())
    }
  }

  /** What is known of the app, for the message of a failed test. */
  describe(): string {
    return `output: ${this.output.slice(-4000)}\nnotes: ${this.notes.map((note) => JSON.stringify(note)).join('\n  ')}`
  }

  get #pages(): Page[] {
    return this.#browser?.contexts().flatMap((context) => context.pages()) ?? []
  }

  /** Every page that is open, those of the app's windows and others. */
  pages(): readonly Page[] {
    return this.#pages
  }

  /** The first window, loaded. */
  async window(): Promise<Page> {
    const end = Date.now() + patience
    while (Date.now() < end) {
      const page = this.#pages.find((candidate) => /^https:\/\/[^/]*--/.test(candidate.url()))
      if (page !== undefined) {
        page.setDefaultTimeout(patience)
        await page.waitForLoadState()
        return page
      }
      if (this.#child.exitCode !== null) break
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error(`No window.\n${this.describe()}`)
  }

  /** The first note of this kind that fits, when it comes. */
  async waitForNote<Kind extends keyof NoteData>(
    kind: Kind,
    fits: (data: NoteData[Kind]) => boolean = () => true,
  ): Promise<NoteData[Kind]> {
    const find = () =>
      this.notes.flatMap((note) => (note.kind === kind ? [note.data as NoteData[Kind]] : [])).find(fits)
    for (const end = Date.now() + patience; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 10))) {
      const found = find()
      if (found !== undefined) return found
    }
    throw new Error(`No note '${kind}'.\n${this.describe()}`)
  }

  /** Has the stand-in do something; resolves with its answer. */
  async command<Name extends keyof Commands>(name: Name, argument: Commands[Name]): Promise<unknown> {
    this.#lastCommand += 1
    const id = this.#lastCommand
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
    this.#child.send({ id, name, argument })
    return withDeadline(answer, () => `No answer to the command ${name}.\n${this.describe()}`)
  }

  /** Ends the app as a person would; resolves with its exit code. */
  async close(): Promise<number | null> {
    if (this.#child.exitCode === null) await this.command('quit', {}).catch(() => {})
    try {
      return await withDeadline(this.exited, () => `The app did not end.\n${this.describe()}`)
    } catch (error) {
      void this.kill()
      throw error
    }
  }

  /** As a power cut would: nothing is flushed, nothing is closed. */
  kill(): Promise<number | null> {
    for (const pid of [this.#child.pid, ...this.utilityPids(), this.#browserPid]) endProcess(pid)
    return this.exited
  }

  /** The utility processes that run. */
  utilityPids(): number[] {
    const ended = this.notes.flatMap((note) => (note.kind === 'utilityExit' ? [note.data.pid] : []))
    return this.notes.flatMap((note) =>
      note.kind === 'utilityProcess' && !ended.includes(note.data.pid) ? [note.data.pid] : [],
    )
  }

  #receive(message: FromStandin): void {
    if (message.kind === 'note') this.notes.push(message.note)
    if (message.kind === 'ready') this.#browserPid = message.browserPid
    if (message.kind !== 'done') return
    const waiter = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error === null) waiter?.resolve(message.value)
    else waiter?.reject(new Error(message.error))
  }

  #refuseWaiting(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

/** Kills the process; one that is gone already is fine. */
export function endProcess(pid: number | undefined): void {
  if (pid === undefined || pid === 0) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}
