/** The app on a store of this machine: what the command line, the demo and the desktop start. */
import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type App, createApp } from '../services/app.ts'
import type { Defect, Files, Ports } from '../services/context.ts'
import { uuidV7 } from '../services/ids.ts'
import { storeHead } from '../store/audit.ts'
import { type SqliteStore, openStore } from '../store/open.ts'
import type { Cost } from '../store/passphrases.ts'
import { toDocx } from './libre-office.ts'
import { sweepUnderWay } from './under-way.ts'

/** The store's own files, as they are named beside it. */
const ownFile = /^(?:ket-luan\.(?:db|anchor|keys)|store\.key)/

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
  /** The key of a store that only a passphrase opens. */
  readonly key?: Uint8Array | undefined
  /** Is told of every change once it is in the store. */
  readonly told?: NonNullable<Ports['told']>
  /** Only tests ask for less than the standard. */
  readonly passphraseCost?: Cost
}

/** Opens the store in a folder and the app over it. Refuses as openStore does. */
export async function openLocalApp(
  directory: string,
  files: Files,
  log: (defect: Defect) => void,
  { backsUpDaily = false, key, ...options }: LocalOptions = {},
): Promise<LocalApp> {
  sweepUnderWay(directory)
  const store = await openStore({ directory, ...(key === undefined ? {} : { key }) })
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
