/** SQLite as kysely sees it. What differs between databases stands here. */
import type Database from 'better-sqlite3'
import { SqliteAdapter, SqliteDialect } from 'kysely'

/** Says that DDL is transactional, which SQLite's is: else a failed step of a migration stays half-applied. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** The dialect of an open, keyed SQLite connection. */
export class EncryptedSqliteDialect extends SqliteDialect {
  constructor(database: Database.Database) {
    super({ database })
  }

  override createAdapter(): TransactionalDdlAdapter {
    return new TransactionalDdlAdapter()
  }
}

