/** SQLite for kysely. What differs between databases is in this folder. */
import type Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely'
import type { StepDialect } from '../../../migrations/dialect.ts'
import { Refusal, codeOf } from '../../domain/errors.ts'

/** How the steps are written for SQLite. */
export const sqliteSteps: StepDialect = {
  bytes: 'blob',
  numbered: 'integer primary key not null',
  tableEnd: ' strict',
  keyedTableEnd: ' strict, without rowid',
  // With the folded words in it a search reads this index alone, and not the pages with the contents.
  noticeListColumns: 'deleted_at, updated_at desc, id desc, search',
  makeAppendOnly: (table) =>
    ['update', 'delete'].map(
      (operation) =>
        `create trigger ${table}_no_${operation} before ${operation} on ${table}
         begin select raise(abort, '${table} is append-only'); end`,
    ),
}

/** Reports to the migrator that DDL is transactional, as in SQLite: otherwise a failed migration stays half-applied. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/**
 * Takes the write lock when a transaction begins. One that begins as a reader and writes later fails at once
 * when another program wrote in between; one that asks for the lock first waits for its turn (busy_timeout).
 */
class ImmediateDriver extends SqliteDriver {
  private readonly database: Database.Database

  constructor(database: Database.Database) {
    super({ database })
    this.database = database
  }

  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(settings?.accessMode === 'read only' ? 'begin' : 'begin immediate'))
  }

  /** A full disk makes SQLite roll back by itself; a second rollback would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await super.rollbackTransaction(connection)
  }
}

/** The dialect of an open, keyed SQLite connection. */
export class EncryptedSqliteDialect extends SqliteDialect {
  private readonly database: Database.Database

  constructor(database: Database.Database) {
    super({ database })
    this.database = database
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.database)
  }

  override createAdapter(): TransactionalDdlAdapter {
    return new TransactionalDdlAdapter()
  }
}

/** The refusal that a database error means to the user; null when it is a defect. */
export function findSqliteRefusal(error: unknown): Refusal | null {
  const code = codeOf(error)
  if (/^SQLITE_(?:BUSY|LOCKED)/.test(code)) return new Refusal('store.locked')
  if (/^SQLITE_(?:CORRUPT|NOTADB)/.test(code))
    return new Refusal('store.damaged', 'Hãy khôi phục từ bản sao lưu.', { found: code })
  if (code.startsWith('SQLITE_FULL')) return new Refusal('file.writeFailed', 'Ổ đĩa đã đầy.', { found: code })
  if (/^SQLITE_(?:READONLY|CANTOPEN|PERM)/.test(code)) {
    return new Refusal('file.writeFailed', 'Không có quyền ghi vào kho dữ liệu.', { found: code })
  }
  if (/^SQLITE_IOERR_(?:READ|SHORT_READ|CORRUPTFS|DATA)/.test(code))
    return new Refusal('store.damaged', 'Ổ đĩa không đọc được tệp của kho. Hãy khôi phục từ bản sao lưu.', {
      found: code,
    })
  if (code.startsWith('SQLITE_IOERR'))
    return new Refusal('file.writeFailed', 'Ổ đĩa chứa kho dữ liệu báo lỗi khi ghi; có thể đã đầy.', { found: code })
  return null
}
