import type { Kysely, Transaction } from 'kysely'
import { findRefusal } from './dialect/sqlite.ts'
import type { Schema } from './schema.ts'

/** A connection or an open transaction: store functions take it first and keep nothing. */
export type Db = Kysely<Schema>

/** Who does it and when: goes into every row that is written. */
export interface Stamp {
  readonly at: string
  readonly by: string
}

/**
 * Runs a deed in one transaction: all of it or nothing. Inside, use only the `db` that is handed in.
 * Refuses `store.locked` when another program holds the store for longer than the waiting time, and what a
 * full or damaged disk does.
 */
export async function transact<Result>(db: Db, deed: (db: Transaction<Schema>) => Promise<Result>): Promise<Result> {
  try {
    return await db.transaction().execute(deed)
  } catch (error) {
    throw findRefusal(error) ?? error
  }
}

/** Reads on one unchanging state of the store, whatever others write meanwhile. */
export async function readSteadily<Result>(
  db: Db,
  read: (db: Transaction<Schema>) => Promise<Result>,
): Promise<Result> {
  try {
    return await db.transaction().setAccessMode('read only').execute(read)
  } catch (error) {
    throw findRefusal(error) ?? error
  }
}
