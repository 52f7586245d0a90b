/** Making backups of the store of this machine, and the second place where they lie. */
import type Database from 'better-sqlite3'
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import packageFacts from '../../package.json' with { type: 'json' }
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import type { StoreHead } from './audit.ts'
import {
  type Backup,
  type BackupReason,
  type Manifest,
  copyBackup,
  damaged,
  databaseName,
  fingerprint,
  keyNames,
  listBackups,
  makeWhole,
  placeBackups,
  readManifest,
  rotate,
  syncFile,
  writeManifest,
} from './backup-files.ts'
import { connect } from './connect.ts'
import { keyringName, readKeyring } from './keyring-file.ts'
import { countCopy, readHead } from './count-copy.ts'
import { explainError } from './db.ts'
import { type RestorePlan, planRestore } from './plan-restore.ts'

/** Where backups are copied to besides, and how that went last. */
export interface SecondPlace {
  readonly folder: string
  /** When a backup was last copied there; null before the first. */
  readonly copiedAt: string | null
  /** Why the last try failed; null when it did not. */
  readonly failure: string | null
}

export interface Backups {
  /** The folder beside the store. */
  readonly folder: string
  readonly list: () => readonly Backup[]
  /** Makes one and copies it to the second place. Refuses what the disk refuses, and a copy that is not as it should be. */
  readonly make: (reason: BackupReason, at: string) => Backup
  /** Makes the backup of a day, unless there is one or nothing has changed since. What refuses it is kept in `failure`. */
  readonly makeDaily: (at: string, changes: number) => void
  /** Why the daily backup could not be made; null where it was. */
  readonly failure: () => string | null
  /** Copies a backup to a folder of the caller's choice. */
  readonly copyTo: (backup: Backup, folder: string) => Backup
  /** What putting a backup in the place of the store would cost; `keys`: others than that of the store. Refuses `backup.notFound`, `backup.damaged`. */
  readonly planRestore: (path: string, keys: readonly Uint8Array[]) => RestorePlan
  readonly secondPlace: () => SecondPlace | null
  readonly setSecondPlace: (folder: string | null) => void
}

/** What a backup is made of. */
export interface BackupSource {
  readonly directory: string
  readonly key: Uint8Array
  /** The connection there is, where no other can be opened. */
  readonly alone: Database.Database | null
  readonly readOnly: Refusal | null
}

const placeName = 'noi-thu-hai.json'

export function backupsOf(source: BackupSource): Backups {
  const folder = placeBackups(source.directory)
  const placeFile = join(folder, placeName)
  const writePlace = (place: SecondPlace | null) => {
    const beside = `${placeFile}.tmp`
    writeFileSync(beside, `${JSON.stringify(place)}\n`, { mode: 0o600 })
    renameSync(beside, placeFile)
  }
  const secondPlace = () => readPlace(placeFile)
  const copyTo = (backup: Backup, to: string): Backup => {
    if (!existsSync(to)) throw new Refusal('backup.noPlace', `"${to}".`, { found: to })
    const path = copyBackup(backup.path, to, source.key)
    rotate(to, readManifest(path).store)
    return listBackups(to).find((one) => one.path === path) ?? backup
  }
  let failure: string | null = null
  const make = (reason: BackupReason, at: string): Backup => {
    if (source.readOnly !== null) throw source.readOnly
    const path = makeBackup(source, folder, reason, at)
    rotate(folder, readManifest(path).store)
    const made = listBackups(folder).find((one) => one.path === path)
    if (made?.manifest === undefined || made.manifest === null) throw damaged(path, made?.fault ?? 'không đọc lại được')
    const place = secondPlace()
    if (place !== null) writePlace(copyToPlace(place, at, () => copyTo(made, place.folder)))
    failure = null
    return made
  }
  return {
    folder,
    list: () => listBackups(folder),
    copyTo,
    make,
    failure: () => failure,
    makeDaily(at, changes) {
      const last = listBackups(folder).find(({ manifest }) => manifest !== null)?.manifest ?? null
      const isOfToday = last !== null && dayInVietnam(last.at) === dayInVietnam(at)
      if (source.readOnly !== null || changes === 0 || isOfToday || last?.head.changes === changes) return
      try {
        make('daily', at)
      } catch (error) {
        // Nobody is kept from working by it: the administrator is told.
        const refusal = explainError(error)
        if (!(refusal instanceof Refusal)) throw refusal
        failure = refusal.message
      }
    },
    planRestore: (path, keys) => planRestore(path, source.directory, [source.key, ...keys]),
    secondPlace,
    setSecondPlace(to) {
      if (to !== null && !existsSync(to)) throw new Refusal('backup.noPlace', `"${to}".`, { found: to })
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writePlace(to === null ? null : { folder: to, copiedAt: null, failure: null })
    },
  }
}

function copyToPlace(place: SecondPlace, at: string, copy: () => unknown): SecondPlace {
  try {
    copy()
    return { ...place, copiedAt: at, failure: null }
  } catch (error) {
    const refusal = explainError(error)
    if (!(refusal instanceof Refusal)) throw refusal
    // A stick that is not plugged in stops nobody; the reminder says so.
    return { ...place, failure: refusal.message }
  }
}

/** The second place of the store in a folder; null where none is set. */
export const secondPlaceOf = (directory: string): SecondPlace | null =>
  readPlace(join(placeBackups(directory), placeName))

function readPlace(file: string): SecondPlace | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SecondPlace | null
  } catch {
    return null
  }
}

/** Copied by the database itself, synced, opened again, checked and counted, and only then called a backup. */
function makeBackup({ directory, key, alone }: BackupSource, folder: string, reason: BackupReason, at: string): string {
  return makeWhole(folder, at, (half) => {
    const copy = join(half, databaseName)
    const least = vacuumInto(copy, { alone, databaseFile: join(directory, databaseName), key })
    syncFile(copy)
    const keys = keyFilesOf(directory)
    for (const name of keys) {
      copyFileSync(join(directory, name), join(half, name))
      syncFile(join(half, name))
    }
    if (statSync(copy).size === 0) throw damaged(folder, 'bản sao rỗng (0 byte)')
    const { head, counts } = countCopy(copy, key)
    if (head.changes < least.changes || counts.auditRows !== head.sequence)
      throw damaged(folder, 'bản sao không có đủ những việc đã làm trong kho')
    const files = Object.fromEntries([databaseName, ...keys].map((name) => [name, fingerprint(join(half, name))]))
    const manifest = {
      form: 1,
      store: head.store,
      at,
      reason,
      program: packageFacts.version,
      head,
      counts,
      files,
    } as const
    writeManifest(half, manifest satisfies Manifest, key)
  })
}

/** An open key that lies beside a closed keyring opens nothing, and is no part of the store. */
function keyFilesOf(directory: string): readonly string[] {
  return readKeyring(directory)?.isClosed === true
    ? [keyringName]
    : keyNames.filter((name) => existsSync(join(directory, name)))
}

/** Gives the end of the store as it was before: the copy must not be behind it. */
function vacuumInto(
  copy: string,
  { alone, databaseFile, key }: { alone: Database.Database | null; databaseFile: string; key: Uint8Array },
): StoreHead {
  const raw = alone ?? connect(databaseFile, key)
  try {
    const head = readHead(raw)
    raw.prepare('vacuum into ?').run(copy)
    return head
  } catch (error) {
    throw explainError(error)
  } finally {
    if (alone === null) raw.close()
  }
}
