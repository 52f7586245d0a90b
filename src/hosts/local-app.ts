/** The app on a store of this machine: what the command line, the demo and the desktop start. */
import bodies from '../../resources/bodies.json' with { type: 'json' }
import { readDirectory } from '../domain/body-directory.ts'
import { type App, createApp } from '../services/app.ts'
import type { Defect, Files } from '../services/context.ts'
import { uuidV7 } from '../services/ids.ts'
import { openStore } from '../store/open.ts'

export interface LocalApp extends App {
  readonly close: () => Promise<void>
}

/** Opens the store in a folder and the app over it. Refuses as openStore does. */
export async function openLocalApp(directory: string, files: Files, log: (defect: Defect) => void): Promise<LocalApp> {
  const store = await openStore({ directory })
  const app = createApp({ store, clock: () => new Date().toISOString(), ids: uuidV7, files, log, directory: readDirectory(bodies) })
  return { call: app.call, close: store.close }
}
