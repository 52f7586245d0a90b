/** Opens the store of this machine: place, key, SQLite database, migrations, anchor. */
import type Database from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Kysely } from 'kysely'
import { migrations as allMigrations } from '../../migrations/index.ts'
import { Refusal, findDiskRefusal } from '../domain/errors.ts'
import { type Anchor, type Standing, anchorIn, compareWithAnchor } from './anchor.ts'
import { claimStore, storeHead } from './audit.ts'
import { backupsOf } from './backup.ts'
import { databaseName, keyName } from './backup-files.ts'
import { connect, explainAt, damageChecks, refuseLongPath, refusePlain } from './connect.ts'
import { explainError, transact } from './db.ts'
import { EncryptedSqliteDialect, sqliteSteps, watchRows } from './dialect/sqlite.ts'
import { findStrangeObjects } from './expected-objects.ts'
import { type StoreKey, confirmKey, obtainKey } from './key-file.ts'
import { keyringOf } from './keyring.ts'
import { readKeyring } from './keyring-file.ts'
import { type Steps, migrate } from './migrate.ts'
import { type Connection, appliedSteps, openDatabase } from './open-database.ts'
import { type NetworkProbe, findNetworkFileSystem } from './network-path.ts'
import { fillOffice } from './office-data.ts'
import type { Schema } from './schema.ts'
import type { ApartReader, Store } from './store.ts'

export interface StoreOptions {
  /** Folder of the store; made when it does not exist. */
  readonly directory: string
  /** Names the network file system a folder lies on; replaced in tests. */
  readonly networkProbe?: NetworkProbe
  /** The key, where the store has none that lies open (keyring.ts). */
  readonly key?: Uint8Array
  /** Other steps than the product's: for tests of the migrator. */
  readonly migrations?: Steps
}

export interface SqliteStore extends Store {
  readonly directory: string
  readonly databaseFile: string
}

/**
 * Opens or creates the store in a folder. Refuses a network path, a database of a newer or of a trial version, a wrong or missing
 * key, a key without its database and a damaged file, each with what to do. A store that lacks what it once held opens
 * for reading (`standingAtOpening`).
 */
export async function openStore(options: StoreOptions): Promise<SqliteStore> {
  const network = (options.networkProbe ?? findNetworkFileSystem)(options.directory)
  if (network !== null)
    throw new Refusal('store.networkPath', `"${options.directory}" (${network}).`, { found: network })
  const directory = resolve(options.directory)
  const databaseFile = join(directory, databaseName)
  refuseLongPath(databaseFile)
  makeDirectory(directory)
  refusePlain(databaseFile)
  const keyFile = join(directory, keyName)
  const key = closedKey(directory, options.key) ?? (await obtainKey(keyFile, databaseFile))
  const anchor = anchorIn(directory, key.key)
  const steps = options.migrations ?? allMigrations
  const place = { directory, databaseFile, key, anchor, steps }
  const connection = await openDatabase(place)
  const { raw, readOnly } = connection
  try {
    const backups = backupsOf({ directory, key: key.key, alone: connection.isAlone ? raw : null, readOnly })
    const db = new Kysely<Schema>({ dialect: new EncryptedSqliteDialect(raw) })
    await migrate(db, steps, sqliteSteps)
    if (readOnly === null) await settle(raw, db, keyFile, key, steps === allMigrations)
    const { store: id } = await storeHead(db).catch(() => ({ store: key.store ?? '' }))
    // What a new store is filled with is recorded with the first row of its audit, whichever program writes that.
    watchRows(raw)
    const standing = await anchorAtOpening(db, anchor, readOnly === null)
    return {
      db,
      directory,
      databaseFile,
      anchor,
      standingAtOpening: standing,
      readOnly,
      backups,
      keyring: keyringOf(directory, key.key, () => id),
      inTurn: null,
      readApart: readerApart(db, connection, { key: key.key, databaseFile, anchor, steps }),
      describe: () => ({
        directory,
        database: `SQLite ${String(raw.prepare('select sqlite_version()').pluck().get())}, mã hóa, chế độ ${String(raw.pragma('journal_mode', { simple: true }))}`,
        steps: appliedSteps(raw),
      }),
      async close() {
        await db.destroy()
        connection.remove()
      },
    }
  } catch (error) {
    raw.close()
    connection.remove()
    throw explainAt(error, databaseFile)
  }
}

/** The key of a store whose keyring alone opens it; null where an open key does. */
function closedKey(directory: string, key: Uint8Array | undefined): StoreKey | null {
  const ring = readKeyring(directory)
  if (ring?.isClosed !== true) return null
  const databaseFile = join(directory, databaseName)
  if (!existsSync(databaseFile) || statSync(databaseFile).size === 0)
    throw new Refusal('store.lost', `"${databaseFile}".`, { found: databaseFile })
  if (key === undefined) throw new Refusal('store.closed')
  return { key, store: ring.store, isNew: false }
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw (
      findDiskRefusal(reasonWhy(directory, error), directory) ??
      new Refusal('file.writeFailed', `Không tạo được thư mục kho "${directory}".`, { found: String(error) })
    )
  }
}

/** Node names no reason when it makes several folders at once on a disk that is only read. */
function reasonWhy(directory: string, error: unknown): unknown {
  const parent = dirname(directory)
  if (!existsSync(parent)) return parent === directory ? error : reasonWhy(parent, error)
  try {
    mkdirSync(directory)
    return error
  } catch (reason) {
    return reason
  }
}

/** A new store is written to its file, not to the WAL alone, before its key counts as that of a store that stands. */
async function settle(
  raw: Database.Database,
  db: Kysely<Schema>,
  keyFile: string,
  key: StoreKey,
  hasOffice: boolean,
): Promise<void> {
  try {
    let { store } = await storeHead(db)
    if (store === '') store = await transact(db, (writing) => claimStore(writing, key.store ?? randomUUID()))
    if (hasOffice) await fillOffice(db)
    if (key.isNew) raw.pragma('wal_checkpoint(PASSIVE)')
    if (existsSync(keyFile)) confirmKey(keyFile, store)
  } catch (error) {
    // What else can be read of a damaged store is read; the damage is told by whoever asks for its standing.
    if (key.isNew || !(error instanceof Refusal) || error.code !== 'store.damaged') throw error
  }
}

/** Compares the store with its anchor, and writes one for a new store and for one that went on without its anchor. */
async function anchorAtOpening(db: Kysely<Schema>, anchor: Anchor, canWrite: boolean): Promise<Standing> {
  let standing = await compareWithAnchor(db, anchor.read())
  // Another program that makes the same store writes the anchor before its first change: it may be there by now.
  if (standing.kind === 'unanchored') standing = await compareWithAnchor(db, anchor.read())
  if (canWrite && standing.kind === 'whole') anchor.write(await storeHead(db))
  return standing
}

interface ReadFrom {
  readonly key: Uint8Array
  readonly databaseFile: string
  readonly anchor: Anchor
  readonly steps: Steps
}

/**
 * Reads one state of the store: on a connection of its own, which is closed afterwards and sees in WAL mode one state
 * while others write; where there can be no other, on the one there is.
 */
function readerApart(
  db: Kysely<Schema>,
  { raw, isAlone }: Connection,
  { key, databaseFile, anchor, steps }: ReadFrom,
): Store['readApart'] {
  return async (read) => {
    if (isAlone) return readAt(db, raw, { anchor, steps }, read)
    const apart = connect(databaseFile, key)
    try {
      apart.pragma('query_only = ON')
      const reader = new Kysely<Schema>({ dialect: new EncryptedSqliteDialect(apart) })
      return await readAt(reader, apart, { anchor, steps }, read)
    } finally {
      apart.close()
    }
  }
}

async function readAt<Result>(
  db: Kysely<Schema>,
  raw: Database.Database,
  { anchor, steps }: Pick<ReadFrom, 'anchor' | 'steps'>,
  read: (reader: ApartReader) => Promise<Result>,
): Promise<Result> {
  // Before the state is fixed by the first read of the transaction.
  const anchored = anchor.read()
  try {
    return await db
      .transaction()
      .setAccessMode('read only')
      .execute(async (reader) => {
        const standing = await compareWithAnchor(reader, anchored)
        return read({
          db: reader,
          standing,
          damageChecks: damageChecks(raw),
          strangeObjects: () => findStrangeObjects(raw, steps),
        })
      })
  } catch (error) {
    throw explainError(error)
  }
}
