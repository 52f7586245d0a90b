/** SQLite as kysely sees it. What differs between databases stands here. */
import type Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'

/** Says that DDL is transactional, which SQLite's is: else a failed step of a migration stays half-applied. */
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
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

/** The dialect of an open, keyed SQLite connection. */
export class EncryptedSqliteDialect extends SqliteDialect {
  private readonly config: SqliteDialectConfig

  constructor(database: Database.Database) {
    super({ database })
    this.config = { database }
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.config)
  }

  override createAdapter(): TransactionalDdlAdapter {
    return new TransactionalDdlAdapter()
  }
}
