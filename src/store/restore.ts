/**
 * Putting a backup in the place of a store that no program has open. What was there is moved aside, never deleted, and
 * goes back where the restored store does not open.
 */
import type Database from 'better-sqlite3'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Refusal, codeOf, findDiskRefusal } from '../domain/errors.ts'
import { anchorName } from './anchor.ts'
import { addAudit, holdAudit } from './audit.ts'
import { damaged, databaseName, keyNames, manifestName, namesOf, readManifest, syncFile } from './backup-files.ts'
import { connect, refuseLongPath } from './connect.ts'
import { type NetworkProbe, findNetworkFileSystem } from './network-path.ts'
import { openStore } from './open.ts'
import { type RestorePlan, findKey, folderOf, keyOf, planRestore } from './plan-restore.ts'
import { changeStore } from './record.ts'
import { syncDirectory } from './sync-directory.ts'

export interface RestoreOptions {
  readonly networkProbe?: NetworkProbe
  /** The moment of the restore. */
  readonly at: string
  /** Keys at hand, where what is restored or replaced has none that lies open. */
  readonly keys?: readonly Uint8Array[]
}

export interface Restored {
  readonly plan: RestorePlan
  /** Where the files that were there before lie now; null where there were none. */
  readonly aside: string | null
}

/** Restores: exactly the bytes that were checked are put in place. Refuses as `planRestore`, and a store that is open. */
export async function restore(
  written: string,
  directory: string,
  { networkProbe, at, keys = [] }: RestoreOptions,
): Promise<Restored> {
  const to = resolve(directory)
  const network = (networkProbe ?? findNetworkFileSystem)(to)
  if (network !== null) throw new Refusal('store.networkPath', `"${directory}" (${network}).`, { found: network })
  refuseLongPath(join(to, databaseName))
  const from = folderOf(written)
  try {
    mkdirSync(to, { recursive: true, mode: 0o700 })
    const brought = mkdtempSync(join(to, '.khoi-phuc-'))
    try {
      const names = namesOf(readManifest(from).files)
      for (const name of [...names, manifestName]) copyFileSync(join(from, name), join(brought, name))
      const plan = planRestore(brought, to, keys)
      const key = keyOf(brought, keys)
      refuseOpen(to, keys)
      const aside = await swap({ brought, names, to, key }, at)
      await recordRestore(to, key, plan, at)
      return { plan, aside }
    } finally {
      rmSync(brought, { recursive: true, force: true })
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw damaged(from, 'thiếu tệp')
    throw error instanceof Refusal ? error : (findDiskRefusal(error, to) ?? error)
  }
}

/** Refuses `store.locked` while another program has the store open. */
function refuseOpen(directory: string, keys: readonly Uint8Array[]): void {
  const databaseFile = join(directory, databaseName)
  if (!existsSync(databaseFile) || statSync(databaseFile).size === 0) return
  let raw: Database.Database | null = null
  try {
    const key = findKey(directory, keys)
    if (key === null) return
    raw = connect(databaseFile, key)
    raw.pragma('busy_timeout = 500')
    // Leaving WAL mode takes the file for this connection alone: it fails while there is another.
    const mode = String(raw.pragma('journal_mode = DELETE', { simple: true }))
    if (mode === 'wal') throw new Refusal('store.locked', '', { found: databaseFile })
  } catch (error) {
    if (/^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(error))) throw new Refusal('store.locked', '', { found: databaseFile })
    // One that does not open is what a restore is for.
    if (error instanceof Refusal && error.code === 'store.locked') throw error
  } finally {
    raw?.close()
  }
}

/** What the store is made of; a WAL of the old one beside the new one would be taken for its own. */
const parts = [
  databaseName,
  `${databaseName}-wal`,
  `${databaseName}-shm`,
  `${databaseName}-journal`,
  anchorName,
  ...keyNames,
]

interface Swap {
  readonly brought: string
  /** Files of the backup. */
  readonly names: readonly string[]
  readonly to: string
  readonly key: Uint8Array
}

async function swap({ brought, names, to, key }: Swap, at: string): Promise<string | null> {
  for (const name of names) syncFile(join(brought, name))
  const there = parts.filter((name) => existsSync(join(to, name)))
  const aside = join(to, `truoc-khoi-phuc-${at.replace(/\.\d+/, '').replaceAll(':', '-')}`)
  if (there.length > 0) mkdirSync(aside, { recursive: true, mode: 0o700 })
  for (const name of there) renameSync(join(to, name), join(aside, name))
  for (const name of names.toReversed()) renameSync(join(brought, name), join(to, name))
  syncDirectory(to)
  try {
    await (await openStore({ directory: to, key })).close()
    return there.length > 0 ? aside : null
  } catch (error) {
    for (const name of parts) rmSync(join(to, name), { force: true })
    for (const name of there) renameSync(join(aside, name), join(to, name))
    throw error
  }
}

/** The store itself knows that it was restored, from what, and what it lost by that. */
async function recordRestore(
  directory: string,
  key: Uint8Array,
  { backup, current, lostCount }: RestorePlan,
  at: string,
): Promise<void> {
  const store = await openStore({ directory, key })
  try {
    const details = { backup: backup.at, head: backup.head, current, lost: lostCount }
    await changeStore(store, async (db) => {
      await holdAudit(db)
      await addAudit(db, { at, actor: '', actorId: '', role: '', call: 'store.restore', subject: 'store', details })
    })
  } finally {
    await store.close()
  }
}
