/** The app on a store of this machine: what the command line, the demo and the desktop start. */
import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Reply } from '../contract/wire.ts'
import { type App, createApp, explain } from '../services/app.ts'
import type { Defect, Files } from '../services/context.ts'
import { uuidV7 } from '../services/ids.ts'
import type { Session } from '../services/sessions.ts'
import { storeHead } from '../store/audit.ts'
import { type SqliteStore, openStore } from '../store/open.ts'
import { toDocx } from './libre-office.ts'
import { answerUnopened, restoreNow } from './restore-calls.ts'
import { sweepUnderWay } from './under-way.ts'

/** The store's own files, as they are named beside it. */
const ownFile = /^(?:ket-luan\.(?:db|anchor)|store\.key)/

/** Readable by this user alone, also where the store was made or copied with other rights. */
function closeToOthers(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (!ownFile.test(name)) continue
    try {
      chmodSync(join(directory, name), 0o600)
    } catch {
      // Another user's store, or a disk without rights: it opened, and that is what counts.
    }
  }
}

/** A store whose end cannot be read tells so by itself. */
async function backUpDaily({ db, backups, standingAtOpening }: SqliteStore): Promise<void> {
  if (standingAtOpening.kind !== 'damaged') backups?.makeDaily(new Date().toISOString(), (await storeHead(db)).changes)
}

export interface LocalApp extends App {
  readonly close: () => Promise<void>
}

export interface LocalOptions {
  /** This machine's own store: a new one is asked what it is for. */
  readonly asksAtFirstStart?: boolean
  /** Makes a backup at the first start of a day: hosts that stay open for it. */
  readonly backsUpDaily?: boolean
}

/** Opens the store in a folder and the app over it. Refuses as openStore does. */
export async function openLocalApp(
  directory: string,
  files: Files,
  log: (defect: Defect) => void,
  { backsUpDaily = false, ...options }: LocalOptions = {},
): Promise<LocalApp> {
  sweepUnderWay(directory)
  const store = await openStore({ directory })
  closeToOthers(directory)
  if (backsUpDaily) await backUpDaily(store)
  const app = createApp({
    store,
    clock: () => new Date().toISOString(),
    ids: uuidV7,
    files,
    toDocx,
    log,
    ...options,
  })
  return {
    ...app,
    async close() {
      await app.stop()
      await store.close()
    },
  }
}

/**
 * The same, opened by the first call: for hosts with a screen, which shows why a store does not open and lets
 * the user try again once the reason is gone.
 */
export function openLocalAppOnCall(
  directory: string,
  files: Files,
  log: (defect: Defect) => void,
  options: LocalOptions = {},
): LocalApp {
  let opening: Promise<LocalApp> | null = null
  const open = () => (opening ??= openLocalApp(directory, files, log, options))
  /** Closes the store for a restore; calls that come meanwhile wait for it, and for the store that is there then. */
  async function restoreOpen(app: LocalApp, input: unknown, session: Session): Promise<Reply<unknown>> {
    const allowed = await app.call('backup.planRestore', input, session)
    if (!allowed.ok) return allowed
    const restoring = app.close().then(() => restoreNow(directory, input))
    opening = restoring.then(
      () => openLocalApp(directory, files, log, options),
      () => openLocalApp(directory, files, log, options),
    )
    opening.catch(() => {})
    const done = await restoring
    // Whoever was signed in may not be a user of what was restored.
    Object.assign(session, { userId: null, isLocked: false })
    return done
  }
  async function answerFailed(reason: unknown, name: string, input: unknown): Promise<Reply<unknown>> {
    const isOpen = (await opening?.catch(() => null)) ?? null
    if (isOpen === null) opening = null
    try {
      const answer = isOpen === null ? await answerUnopened(directory, name, input) : null
      if (answer !== null) return answer
    } catch (failure) {
      return { ok: false, error: explain({ ids: uuidV7, log }, name, failure) }
    }
    return { ok: false, error: explain({ ids: uuidV7, log }, name, reason) }
  }
  return {
    async call(name, input, session, filesOfCall) {
      try {
        const app = await open()
        return name === 'backup.restore'
          ? await restoreOpen(app, input, session)
          : await app.call(name, input, session, filesOfCall)
      } catch (error) {
        return answerFailed(error, name, input)
      }
    },
    async stop() {
      const app = await opening?.catch(() => null)
      await app?.stop()
    },
    async close() {
      const app = await opening?.catch(() => null)
      await app?.close()
    },
  }
}
