/** SQLite for kysely. What differs between databases is in this folder. */
import type Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely'
import type { StepDialect } from '../../../migrations/dialect.ts'
import { Refusal, codeOf } from '../../domain/errors.ts'
import { recordings } from '../recorded-rows.ts'
import { nameTable } from '../table-names.ts'

/** How the steps are written for SQLite. */
export const sqliteSteps: StepDialect = {
  bytes: 'blob',
  numbered: 'integer primary key not null',
  tableEnd: ' strict',
  keyedTableEnd: ' strict, without rowid',
  // With the folded words in it a search reads this index alone, and not the pages with the contents.
  noticeListColumns: 'deleted_at, updated_at desc, id desc, search',
  // Words alone, no copy of the text; cut and folded by the program, so that the tokenizer has nothing to decide.
  wordTable: (name) =>
    `create virtual table ${name} using fts5(folded, exact, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0")`,
  makeAppendOnly: (table) =>
    ['update', 'delete'].map(
      (operation) =>
        `create trigger ${table}_no_${operation} before ${operation} on ${table}
         begin select raise(abort, '${table} is append-only'); end`,
    ),
  refuse: ({ table, operation, when, because }) => [
    `create trigger ${table}_no_${operation} before ${operation} on ${table} when ${when}
     begin select raise(abort, '${because}'); end`,
  ],
}

/**
 * Lets the connection note every row that it changes in what counts, for the audit. In temporary triggers: what somebody else
 * writes into the file is not noted, so that no later deed of ours covers it.
 */
export function watchRows(database: Database.Database): void {
  // A temporary file would hold words of the store in plain.
  database.pragma('temp_store = MEMORY')
  database.exec(
    'create temp table row_note (place integer primary key, table_name text not null, row_before text, row_after text)',
  )
  for (const { table, recorded } of recordings) {
    const columns = recorded.columns ?? columnsOf(database, table)
    if (columns.length === 0) continue
    const row = (name: string) =>
      `json_object(${columns.map((column) => `'${column}', ${name}."${column}"`).join(', ')})`
    const changes = [
      { operation: 'insert', before: 'null', after: row('new') },
      { operation: 'update', before: row('old'), after: row('new') },
      { operation: 'delete', before: row('old'), after: 'null' },
    ]
    for (const { operation, before, after } of changes)
      database.exec(
        `create temp trigger note_${table}_${operation} after ${operation} on main."${table}"
         when ${before} is not ${after}
         begin insert into row_note (table_name, row_before, row_after) values ('${table}', ${before}, ${after}); end`,
      )
  }
}

/** None for a table that is not there: steps of other versions. */
function columnsOf(database: Database.Database, table: string): string[] {
  return (database.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name)
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
  private isReading = false

  constructor(database: Database.Database) {
    super({ database })
    this.database = database
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new NamingConnection(await super.acquireConnection(), () => {
      if (this.isReading) renewReading(this.database)
    })
  }

  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    this.isReading = settings?.accessMode === 'read only'
    await connection.executeQuery(CompiledQuery.raw(this.isReading ? 'begin' : 'begin immediate'))
  }

  /** A full disk makes SQLite roll back by itself; a second rollback would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await super.rollbackTransaction(connection)
  }
}

/**
 * Begins a reading transaction anew. After one page that cannot be decrypted, every other read of the transaction fails
 * too, and the whole store would seem damaged.
 */
export function renewReading(database: Database.Database): void {
  if (database.inTransaction) database.exec('rollback; begin')
}

/** Says which tables a statement was at when it met damage: afterwards nobody knows. */
class NamingConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection
  readonly #renew: () => void

  constructor(connection: DatabaseConnection, renew: () => void) {
    this.#connection = connection
    this.#renew = renew
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      return await this.#connection.executeQuery<Row>(query)
    } catch (error) {
      const refusal = findSqliteRefusal(error, tablesOf(query.sql))
      if (refusal?.code !== 'store.damaged') throw error
      this.#renew()
      throw refusal
    }
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#connection.streamQuery<Row>(query, chunkSize)
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
export function findSqliteRefusal(error: unknown, tables: readonly string[] = []): Refusal | null {
  const code = codeOf(error)
  const found = { found: code }
  if (/^SQLITE_(?:BUSY|LOCKED)/.test(code)) return new Refusal('store.locked', '', found)
  if (/^SQLITE_(?:CORRUPT|NOTADB|IOERR_(?:READ|SHORT_READ|CORRUPTFS|DATA))/.test(code)) {
    return new Refusal('store.damaged', `${describeTables(tables)}Hãy khôi phục từ bản sao lưu.`, { ...found, tables })
  }
  if (code.startsWith('SQLITE_FULL')) return new Refusal('disk.full', '', found)
  if (code.startsWith('SQLITE_READONLY')) return new Refusal('disk.readOnly', 'Kho dữ liệu chỉ đọc được.', found)
  if (/^SQLITE_(?:CANTOPEN|PERM|AUTH)/.test(code))
    return new Refusal('disk.noPermission', 'Không mở được tệp của kho dữ liệu.', found)
  if (code.startsWith('SQLITE_IOERR'))
    return new Refusal('disk.failed', 'Không ghi được vào kho dữ liệu; ổ đĩa có thể đã đầy.', found)
  return null
}

function describeTables(tables: readonly string[]): string {
  if (tables.length === 0) return ''
  return `Không đọc được bảng ${tables.map(nameTable).join(', ')}. `
}

/** Tables that a statement reads or writes. */
function tablesOf(statement: string): string[] {
  const named = statement.matchAll(/\b(?:from|join|into|update)\s+"(\w+)"/g)
  return [...new Set([...named].map(([, table = '']) => table))]
}
