import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/** A connection or an open transaction: store functions take it first and keep nothing. */
export type Db = Kysely<Schema>

/** Runs a deed in one transaction: all of it or nothing. Inside, use only the `db` that is handed in. */
export function transact<Result>(db: Db, deed: (db: Transaction<Schema>) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(deed)
}
