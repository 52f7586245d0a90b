/** The connection that store functions are given, and transactions over it. */
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>

/**
 * Runs `work` in one transaction: all of it or none. `work` must use the `db` it is given; the outer one
 * waits for this transaction to end, for ever.
 */
export function transact<Result>(db: Db, work: (db: Db) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(work)
}

/** Runs `work` over one unchanging view of the store, while others may write. */
export function readSteadily<Result>(db: Db, work: (db: Db) => Promise<Result>): Promise<Result> {
  return db.transaction().setAccessMode('read only').execute(work)
}
