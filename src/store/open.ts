/** Opens the store of this machine: place, key, SQLite database, migrations. */
import Database from 'better-sqlite3'
import { closeSync, existsSync, mkdirSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Kysely } from 'kysely'
import { migrations as allMigrations } from '../../migrations/index.ts'
import { Refusal, codeOf } from '../domain/errors.ts'
import { explainError } from './db.ts'
import { EncryptedSqliteDialect, sqliteSteps } from './dialect/sqlite.ts'
import { confirmKey, obtainKey } from './key-file.ts'
import { type Steps, migrate, refuseUnknownSteps } from './migrate.ts'
import { type NetworkProbe, findNetworkFileSystem } from './network-path.ts'
import { fillOffice } from './office-data.ts'
import type { Schema } from './schema.ts'
import type { ApartReader, Store } from './store.ts'

export interface StoreOptions {
  /** Folder of the store; made when it does not exist. */
  readonly directory: string
  /** Names the network file system a folder lies on; replaced in tests. */
  readonly networkProbe?: NetworkProbe
  /** Other steps than the product's: for tests of the migrator. */
  readonly migrations?: Steps
}

export interface SqliteStore extends Store {
  readonly directory: string
  readonly databaseFile: string
}

const databaseName = 'ket-luan.db'
const keyName = 'store.key'

/**
 * Opens or creates the store in a folder. Refuses a network path, a database of a newer or of a trial version, a wrong or missing
 * key, a key without its database and a damaged file, each with what to do.
 */
export async function openStore(options: StoreOptions): Promise<SqliteStore> {
  const network = (options.networkProbe ?? findNetworkFileSystem)(options.directory)
  if (network !== null)
    throw new Refusal('store.networkPath', `"${options.directory}" (${network}).`, { found: network })
  const directory = resolve(options.directory)
  makeDirectory(directory)
  const databaseFile = join(directory, databaseName)
  refusePlain(databaseFile)
  const keyFile = join(directory, keyName)
  const key = await obtainKey(keyFile, databaseFile)
  const steps = options.migrations ?? allMigrations
  const { raw, isAlone } = connectOrReadAlone(databaseFile, key)
  try {
    const applied = appliedSteps(raw)
    refuseUnknownSteps(applied, steps)
    if (applied.length > 0 && applied.length < Object.keys(steps).length) copyBefore(raw, directory, steps, applied)
    const db = new Kysely<Schema>({ dialect: new EncryptedSqliteDialect(raw) })
    await migrate(db, steps, sqliteSteps)
    if (steps === allMigrations) await fillOffice(db)
    confirmKey(keyFile)
    return {
      db,
      directory,
      databaseFile,
      readApart: async (read) => {
        if (isAlone) throw new Refusal('file.writeFailed', fullDisk, { found: databaseFile })
        return readApart(connect(databaseFile, key), read)
      },
      describe: () => ({
        directory,
        database: `SQLite ${String(raw.prepare('select sqlite_version()').pluck().get())}, mã hóa, chế độ ${String(raw.pragma('journal_mode', { simple: true }))}`,
        steps: appliedSteps(raw),
      }),
      close: () => db.destroy(),
    }
  } catch (error) {
    raw.close()
    throw error
  }
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new Refusal('file.writeFailed', `Không tạo được thư mục kho "${directory}".`, { found: String(error) })
  }
}

/** A plain SQLite file takes a key without a word and stays readable by anyone (hazard H1). */
function refusePlain(file: string): void {
  if (!existsSync(file)) return
  const start = Buffer.alloc(15)
  try {
    const descriptor = openSync(file, 'r')
    try {
      readSync(descriptor, start)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw unopenable(file, error)
  }
  if (start.toString('latin1') === 'SQLite format 3') {
    throw new Refusal('store.damaged', `"${file}" không được mã hóa, nên không phải kho của chương trình này.`, {
      found: file,
    })
  }
}

const fullDisk = 'Ổ đĩa chứa kho dữ liệu đã đầy.'

/**
 * A full disk has no room for the index that connections share. One connection alone needs none: everything can be read,
 * and what is written is refused in words.
 */
function connectOrReadAlone(
  file: string,
  key: Uint8Array,
): { readonly raw: Database.Database; readonly isAlone: boolean } {
  try {
    return { raw: connect(file, key), isAlone: false }
  } catch (error) {
    if (!(error instanceof Refusal) || !String(error.details.found).startsWith('SQLITE_IOERR_SHM')) throw error
    return { raw: connect(file, key, true), isAlone: true }
  }
}

/** Keyed before anything is read: plain better-sqlite3 would ignore the key without a word (hazard H1). */
function connect(file: string, key: Uint8Array, isAlone = false): Database.Database {
  const fresh = !existsSync(file) || statSync(file).size === 0
  const raw = openFile(file)
  try {
    raw.pragma("cipher = 'sqlcipher'")
    raw.pragma('legacy = 4')
    raw.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
    raw.pragma('busy_timeout = 10000')
    if (isAlone) raw.pragma('locking_mode = EXCLUSIVE')
    turnToWal(raw)
    raw.pragma('synchronous = FULL')
    raw.pragma('foreign_keys = ON')
    // Without it "insert or replace" deletes rows past the triggers that forbid deleting.
    raw.pragma('recursive_triggers = ON')
    raw.prepare('select count(*) from sqlite_schema').get()
    if (raw.pragma('cipher', { simple: true }) !== 'sqlcipher') throw new Error('The database driver does not encrypt.')
    return raw
  } catch (error) {
    raw.close()
    // Two programs made the store at the same moment: this connection drew a salt of its own, the other's is in the file.
    if (fresh && codeOf(error) === 'SQLITE_NOTADB') return connect(file, key, isAlone)
    throw explain(error, file)
  }
}

function openFile(file: string): Database.Database {
  try {
    return new Database(file)
  } catch (error) {
    throw unopenable(file, error)
  }
}

function unopenable(file: string, error: unknown): Refusal {
  return new Refusal('file.writeFailed', `Không mở được kho dữ liệu "${file}".`, { found: String(error) })
}

/**
 * SQLite fails at once, whatever busy_timeout says, when it is to change the journal mode while another program that
 * makes the same store writes. A write transaction does wait for its turn; afterwards the mode is asked for again.
 */
function turnToWal(raw: Database.Database): void {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      raw.pragma('journal_mode = WAL')
      return
    } catch (error) {
      if (codeOf(error) !== 'SQLITE_BUSY') throw error
      raw.exec('begin immediate; commit')
    }
  }
  throw new Refusal('store.locked')
}

function explain(error: unknown, file: string): unknown {
  if (codeOf(error) === 'SQLITE_NOTADB')
    return new Refusal('store.wrongKey', `"${file}": tệp khóa không phải của kho này, hoặc kho bị hỏng.`, {
      found: file,
    })
  return explainError(error)
}

function appliedSteps(raw: Database.Database): string[] {
  const exists = raw.prepare("select 1 from sqlite_schema where name = 'kysely_migration'").get()
  return exists === undefined
    ? []
    : raw.prepare('select name from kysely_migration order by name').pluck().all().map(String)
}

/** A copy before changing an existing store. `db.backup()` refuses encrypted databases; the copy has the same key. */
function copyBefore(raw: Database.Database, directory: string, steps: Steps, applied: readonly string[]): void {
  const next =
    Object.keys(steps)
      .sort()
      .find((name) => !applied.includes(name)) ?? ''
  const moment = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  const copy = join(directory, `before-${next}.${moment}.db`)
  try {
    raw.prepare('vacuum into ?').run(copy)
  } catch (error) {
    // Half a copy must not pass for a backup later.
    rmSync(copy, { force: true })
    throw explainError(error)
  }
}

/** On a connection of its own, which is closed afterwards: in WAL mode it sees one state while others write. */
async function readApart<Result>(
  raw: Database.Database,
  read: (reader: ApartReader) => Promise<Result>,
): Promise<Result> {
  const db = new Kysely<Schema>({ dialect: new EncryptedSqliteDialect(raw) })
  try {
    raw.pragma('query_only = ON')
    return await db
      .transaction()
      .setAccessMode('read only')
      .execute((reader) => read({ db: reader, damageChecks: damageChecks(raw) }))
  } catch (error) {
    throw explainError(error)
  } finally {
    raw.close()
  }
}

/** Table by table, because the connection's thread can do nothing else meanwhile. */
function damageChecks(raw: Database.Database): ApartReader['damageChecks'] {
  const tables = raw.prepare("select name from sqlite_schema where type = 'table'").pluck().all().map(String)
  const check = (table: string) => () => {
    const integrity = raw.pragma(`integrity_check("${table}")`) as { integrity_check: string }[]
    const orphans = raw.pragma(`foreign_key_check("${table}")`) as { table: string; rowid: number }[]
    return [
      ...integrity.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
      ...orphans.map((row) => `foreign key: ${row.table} ${row.rowid}`),
    ]
  }
  return tables.map(check)
}
