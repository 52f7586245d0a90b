import type { Kysely, Transaction } from 'kysely'
import { Refusal } from '../domain/errors.ts'
import type { Schema } from './schema.ts'

/** A connection or an open transaction: store functions take it first and keep nothing. */
export type Db = Kysely<Schema>

/**
 * Runs a deed in one transaction: all of it or nothing. Inside, use only the `db` that is handed in.
 * Refuses `store.locked` when another program holds the store for longer than the waiting time.
 */
export async function transact<Result>(db: Db, deed: (db: Transaction<Schema>) => Promise<Result>): Promise<Result> {
  try {
    return await db.transaction().execute(deed)
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) throw new Refusal('store.locked')
    throw error
  }
}
