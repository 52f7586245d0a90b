/** The app on a store of this machine: what the command line, the demo and the desktop start. */
import bodies from '../../resources/bodies.json' with { type: 'json' }
import { readDirectory } from '../domain/bodies/body-directory.ts'
import { type App, createApp, explain } from '../services/app.ts'
import type { Defect, Files } from '../services/context.ts'
import { uuidV7 } from '../services/ids.ts'
import { openStore } from '../store/open.ts'

export interface LocalApp extends App {
  readonly close: () => Promise<void>
}

/** Opens the store in a folder and the app over it. Refuses as openStore does. */
export async function openLocalApp(directory: string, files: Files, log: (defect: Defect) => void): Promise<LocalApp> {
  const store = await openStore({ directory })
  const app = createApp({
    store,
    clock: () => new Date().toISOString(),
    ids: uuidV7,
    files,
    log,
    directory: readDirectory(bodies),
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
export function openLocalAppOnCall(directory: string, files: Files, log: (defect: Defect) => void): LocalApp {
  let opening: Promise<LocalApp> | null = null
  return {
    async call(name, input, actor, filesOfCall) {
      opening ??= openLocalApp(directory, files, log)
      try {
        const app = await opening
        return await app.call(name, input, actor, filesOfCall)
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
