/** The database of a store, opened with its key or refused in words, and brought to the steps of this program. */
import type Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import { Refusal } from '../domain/errors.ts'
import type { Anchor } from './anchor.ts'
import { backupsOf } from './backup.ts'
import { connect, connectOrReadAlone, explainAt } from './connect.ts'
import { countCopy } from './count-copy.ts'
import { EncryptedSqliteDialect, sqliteSteps } from './dialect/sqlite.ts'
import type { StoreKey } from './key-file.ts'
import { type Steps, migrate, refuseUnknownSteps } from './migrate.ts'
import { copyAside, findReadOnly } from './read-aside.ts'
import type { Schema } from './schema.ts'
import { beginSwap } from './swap-database.ts'

/** The connection that everything but long reads goes through. */
export interface Connection {
  readonly raw: Database.Database
  /** No other connection can be opened beside it. */
  readonly isAlone: boolean
  readonly readOnly: Refusal | null
  readonly remove: () => void
}

/** What lies in a folder, and the steps that its database is to have taken. */
export interface Place {
  readonly directory: string
  readonly databaseFile: string
  readonly key: StoreKey
  readonly anchor: Anchor
  readonly steps: Steps
}

/** Opens the database of a store with every step taken. */
export async function openDatabase(place: Place): Promise<Connection> {
  return (await updateCopy(place, connectAnyhow(place))) ?? connectAnyhow(place)
}

/**
 * A database that lacks steps takes them on a copy, after a backup; the copy takes its place when it is whole. Gives the
 * connection back where there is nothing to do, else null: it was closed.
 */
async function updateCopy(place: Place, connection: Connection): Promise<Connection | null> {
  const { directory, databaseFile, key, steps } = place
  const { raw, readOnly } = connection
  try {
    const applied = appliedSteps(raw)
    refuseUnknownSteps(applied, steps)
    // What a lost WAL leaves of a store whose tables were still in it.
    if (applied.length === 0 && !key.isNew)
      throw new Refusal('store.lost', `"${databaseFile}".`, { found: databaseFile })
    if (applied.length === 0 || applied.length === Object.keys(steps).length || readOnly !== null) return connection
    const source = { directory, key: key.key, alone: connection.isAlone ? raw : null, readOnly }
    backupsOf(source).make('beforeUpdate', new Date().toISOString())
    raw.close()
    await migrateCopy(place)
    return null
  } catch (error) {
    raw.close()
    connection.remove()
    throw explainAt(error, databaseFile)
  }
}

async function migrateCopy({ directory, key, steps }: Place): Promise<void> {
  const swap = beginSwap(directory, key.key)
  try {
    const raw = connect(swap.copy, key.key)
    const db = new Kysely<Schema>({ dialect: new EncryptedSqliteDialect(raw) })
    try {
      await migrate(db, steps, sqliteSteps)
      // One file, without a log beside it.
      raw.pragma('journal_mode = DELETE')
    } finally {
      await db.destroy()
    }
    const { head } = countCopy(swap.copy, key.key)
    if (head.hash !== swap.head.hash) throw new Refusal('store.damaged', 'Bản đã nâng cấp không giống kho.')
  } catch (error) {
    swap.drop()
    throw error
  }
  swap.take()
}

function connectAnyhow({ databaseFile, key, anchor }: Place): Connection {
  const readOnly = findReadOnly(databaseFile)
  try {
    if (readOnly === null) return { ...connectOrReadAlone(databaseFile, key.key), readOnly, remove: () => {} }
    const aside = copyAside(databaseFile)
    try {
      const raw = connect(aside.databaseFile, key.key, true)
      // A file that is open needs no name, except on Windows: a killed program leaves no copy behind.
      if (process.platform !== 'win32') aside.remove()
      return { raw, isAlone: true, readOnly, remove: aside.remove }
    } catch (error) {
      aside.remove()
      throw error
    }
  } catch (error) {
    throw tellKeyFromDamage(error, databaseFile, key, anchor)
  }
}

/** A database that its key does not open: the anchor beside it knows whose key it is. */
function tellKeyFromDamage(error: unknown, databaseFile: string, key: StoreKey, anchor: Anchor): unknown {
  if (!(error instanceof Refusal) || error.code !== 'store.wrongKey') return error
  const anchored = anchor.read()
  if (anchored.kind !== 'read') return error
  const { details } = error
  if (anchored.isOwn) {
    return new Refusal(
      'store.damaged',
      `Khóa đúng là của kho này nhưng không mở được "${databaseFile}": phần đầu của tệp bị hỏng, hoặc đó là tệp dữ liệu của kho khác. Hãy khôi phục từ bản sao lưu.`,
      details,
    )
  }
  if (key.store === null) return error
  if (key.store === anchored.head.store) {
    return new Refusal(
      'store.wrongKey',
      'Tệp khóa mang đúng mã của kho này, nhưng khóa trong đó đã bị sửa hoặc bị hỏng, hoặc tệp cũ hơn lần đổi khóa gần nhất. Hãy chép lại tệp khóa từ bản sao lưu mới nhất.',
      details,
    )
  }
  return new Refusal(
    'store.otherKey',
    `Khóa của kho có mã ${key.store}; kho ở đây có mã ${anchored.head.store}.`,
    details,
  )
}

export function appliedSteps(raw: Database.Database): string[] {
  const exists = raw.prepare("select 1 from sqlite_schema where name = 'kysely_migration'").get()
  return exists === undefined
    ? []
    : raw.prepare('select name from kysely_migration order by name').pluck().all().map(String)
}
