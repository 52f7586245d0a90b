/** What is special about SQLite: everything the other store files need not know. */
import Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
  sql,
} from 'kysely'
import { Refusal } from '../domain/errors.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

/** Milliseconds a writer waits for another process. */
const patience = 5000

/** SQLite undoes DDL on rollback; the stock adapter denies it, and a failed migration would stay half-applied. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/**
 * A write transaction takes the write lock at its start: taken later, after a read, it fails at once when
 * another process has written in between, and no patience helps.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate'
    await connection.executeQuery(CompiledQuery.raw(begin))
  }
}

class StoreDialect extends SqliteDialect {
  readonly #database: Database.Database
  constructor(database: Database.Database) {
    super({ database })
    this.#database = database
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
  override createDriver(): SqliteDriver {
    return new ImmediateDriver({ database: this.#database })
  }
}

/**
 * Opens (or makes) the encrypted database file. `key` is 32 bytes. The first query tells a wrong key, so one
 * is made here. The caller closes what is returned with `destroy()`.
 */
export function connect(file: string, key: Uint8Array): Db {
  const database = new Database(file, { timeout: patience })
  try {
    database.pragma(`cipher='sqlcipher'`)
    database.pragma('legacy=4')
    database.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`)
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    // Without it "insert or replace" deletes rows past the triggers that forbid deleting.
    database.pragma('recursive_triggers = ON')
    return new Kysely<Schema>({ dialect: new StoreDialect(database) })
  } catch (error) {
    database.close()
    throw error
  }
}

/** Names of the migrations the database has gone through; none for a new one. */
export async function listAppliedMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql`select 1 from sqlite_master where name = 'kysely_migration'`.execute(db)
  if (rows.length === 0) return []
  const applied = await db.selectFrom('kysely_migration').select('name').orderBy('name').execute()
  return applied.map((row) => row.name)
}

/** A whole copy under the same key. The database's own backup function refuses encrypted files. */
export async function copyDatabase(db: Db, target: string): Promise<void> {
  await sql`vacuum into ${target}`.execute(db)
}

/** The refusal that stands for an error of the database; null when it is a defect of ours. */
export function findStoreRefusal(error: unknown): Refusal | null {
  const code = codeOf(error)
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return new Refusal('store.locked')
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return new Refusal('store.damaged', '', { found: code })
  if (/^SQLITE_FULL/.test(code)) return new Refusal('file.writeFailed', 'Ổ đĩa đã đầy.', { found: code })
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code)) {
    return new Refusal('file.writeFailed', 'Không có quyền ghi vào kho dữ liệu.', { found: code })
  }
  return null
}

/** True when the key does not fit the file, or its first page is damaged: the cipher cannot tell which. */
export function isUnreadable(error: unknown): boolean {
  return codeOf(error) === 'SQLITE_NOTADB'
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
