/** The app on a store of this machine: what the command line, the demo and the desktop start. */
import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type App, createApp, explain } from '../services/app.ts'
import type { Defect, Files } from '../services/context.ts'
import { uuidV7 } from '../services/ids.ts'
import { openStore } from '../store/open.ts'
import { sweepUnderWay } from './under-way.ts'

/** The store's own files, as they are named beside it. */
const ownFile = /^(?:ket-luan\.(?:db|anchor)|store\.key|before-.*\.db)/

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

export interface LocalApp extends App {
  readonly close: () => Promise<void>
}

export interface LocalOptions {
  /** This machine's own store: a new one is asked what it is for. */
  readonly asksAtFirstStart?: boolean
}

/** Opens the store in a folder and the app over it. Refuses as openStore does. */
export async function openLocalApp(
  directory: string,
  files: Files,
  log: (defect: Defect) => void,
  options: LocalOptions = {},
): Promise<LocalApp> {
  sweepUnderWay(directory)
  const store = await openStore({ directory })
  closeToOthers(directory)
  const app = createApp({
    store,
    clock: () => new Date().toISOString(),
    ids: uuidV7,
    files,
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
  return {
    async call(name, input, session, filesOfCall) {
      opening ??= openLocalApp(directory, files, log, options)
      try {
        const app = await opening
        return await app.call(name, input, session, filesOfCall)
      } catch (error) {
        opening = null
        return { ok: false, error: explain({ ids: uuidV7, log }, name, error) }
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
