/**
 * The app on a store of this machine, opened by the first call: for hosts with a screen, which shows why a store does not
 * open and lets the user try again once the reason is gone. A store that only a passphrase opens is opened by whoever signs
 * in (entrance.ts) and closed when they sign out.
 */
import type { Reply } from '../contract/wire.ts'
import { Refusal } from '../domain/errors.ts'
import { explain } from '../services/app.ts'
import type { Defect, Files } from '../services/context.ts'
import { uuidV7 } from '../services/ids.ts'
import type { Session } from '../services/sessions.ts'
import { keysAtHand } from '../store/keys-at-hand.ts'
import { type Passphrases, createPassphrases } from '../store/passphrases.ts'
import { findKey, folderOf } from '../store/plan-restore.ts'
import { rekey } from '../store/rekey.ts'
import { type Entrance, entranceOf } from './entrance.ts'
import { type LocalApp, type LocalOptions, openLocalApp } from './local-app.ts'
import { type Restorer, answerUnopened, restoreNow } from './restore-calls.ts'

export function openLocalAppOnCall(
  directory: string,
  files: Files,
  log: (defect: Defect) => void,
  options: LocalOptions = {},
): LocalApp {
  const app = new AppOnCall(directory, files, log, options)
  return {
    call: (name, input, session, filesOfCall) => app.call(name, input, session, filesOfCall),
    stop: async () => (await app.opened())?.stop(),
    close: async () => (await app.opened())?.close(),
  }
}

/** After these somebody is signed in, or the store need not be open. */
const entranceCalls: ReadonlySet<string> = new Set(['session.signIn', 'session.signOut', 'keys.recover'])

class AppOnCall {
  readonly #directory: string
  readonly #files: Files
  readonly #log: (defect: Defect) => void
  readonly #options: LocalOptions
  readonly #passphrases: Passphrases
  readonly #entrance: Entrance
  #opening: Promise<LocalApp> | null = null
  #key: Uint8Array | undefined

  constructor(directory: string, files: Files, log: (defect: Defect) => void, options: LocalOptions) {
    this.#directory = directory
    this.#files = files
    this.#log = log
    this.#options = options
    this.#passphrases = createPassphrases(options.passphraseCost)
    this.#entrance = entranceOf(directory, this.#passphrases)
  }

  async call(name: string, input: unknown, session: Session, files?: Files): Promise<Reply<unknown>> {
    try {
      return await this.#answer(name, input, session, files)
    } catch (error) {
      return this.#answerFailed(error, name, input)
    }
  }

  /** The app, where it is open. */
  async opened(): Promise<LocalApp | null> {
    return (await this.#opening?.catch(() => null)) ?? null
  }

  async #answer(name: string, input: unknown, session: Session, files?: Files): Promise<Reply<unknown>> {
    if (this.#opening === null && this.#entrance.isClosed()) {
      const entered = await this.#entrance.enter(name, input)
      if ('reply' in entered) return entered.reply
      this.#key = entered.key
    }
    const app = await (this.#opening ??= this.#open())
    if (name === 'backup.restore') return this.#restoreOpen(app, input, session)
    if (name === 'keys.renew') return this.#renew(app, input, session)
    const reply = await app.call(name, input, session, files)
    if (session.userId === null && entranceCalls.has(name)) await this.#leave(session)
    return reply
  }

  #open(): Promise<LocalApp> {
    return openLocalApp(this.#directory, this.#files, this.#log, { ...this.#options, key: this.#key })
  }

  get #keys(): readonly Uint8Array[] {
    return this.#key === undefined ? [] : [this.#key]
  }

  #restorer(more: readonly Uint8Array[] = []): Restorer {
    return { directory: this.#directory, passphrases: this.#passphrases, keys: [...this.#keys, ...more] }
  }

  /** Closes the store for some work on its files; calls that come meanwhile wait for it, and for the store that is there then. */
  async #whileClosed<Result>(app: LocalApp, work: () => Promise<Result> | Result): Promise<Result> {
    const working = app.close().then(work)
    this.#opening = working.then(
      () => this.#open(),
      () => this.#open(),
    )
    this.#opening.catch(() => {})
    return working
  }

  async #restoreOpen(app: LocalApp, input: unknown, session: Session): Promise<Reply<unknown>> {
    const allowed = await app.call('backup.planRestore', input, session)
    if (!allowed.ok) return allowed
    const { path } = input as { readonly path: string }
    const { userId: user, secret } = session
    const held = user === null || secret === null ? [] : await keysAtHand([folderOf(path)], { user, secret })
    const done = await this.#whileClosed(app, () => restoreNow(this.#restorer(held), input))
    // Whoever was signed in may not be a user of what was restored.
    await this.#leave(session)
    return done
  }

  async #renew(app: LocalApp, input: unknown, session: Session): Promise<Reply<unknown>> {
    const allowed = await app.call('keys.renew', input, session)
    if (!allowed.ok) return allowed
    await this.#whileClosed(app, () => {
      const before = findKey(this.#directory, this.#keys)
      if (before === null) throw new Refusal('keyring.none')
      this.#key = rekey(this.#directory, before, new Date().toISOString())
    })
    return allowed
  }

  /** Nobody is signed in any more: a store that a passphrase opened is closed. */
  async #leave(session: Session): Promise<void> {
    Object.assign(session, { userId: null, isLocked: false, secret: null })
    const app = await this.opened()
    if (!this.#entrance.isClosed()) return
    this.#opening = null
    this.#key = undefined
    await app?.close()
  }

  async #answerFailed(reason: unknown, name: string, input: unknown): Promise<Reply<unknown>> {
    const told = (error: unknown): Reply<unknown> => ({
      ok: false,
      error: explain({ ids: uuidV7, log: this.#log }, name, error),
    })
    const isOpen = (await this.opened()) !== null
    if (!isOpen) this.#opening = null
    try {
      const answer = isOpen ? null : await answerUnopened(this.#restorer(), name, input)
      return answer ?? told(reason)
    } catch (failure) {
      return told(failure)
    }
  }
}
