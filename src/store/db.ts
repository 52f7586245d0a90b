/**
 * Reading and writing are two types over one connection: what is handed a `ReadableDb` cannot write, and a
 * `WritableDb` exists only inside a transaction. Store functions take one of them as first parameter and hold no state.
 */
import type { Kysely, Transaction } from 'kysely'
import { Refusal } from '../domain/errors.ts'
import { findPostgresRefusal } from './dialect/postgres.ts'
import { findSqliteRefusal } from './dialect/sqlite.ts'
import type { Schema } from './schema.ts'

export type ReadableDb = Pick<Kysely<Schema>, 'selectFrom'>
export type WritableDb = Transaction<Schema>

/** Who changes something and when: stored in every row that is written. */
export interface Stamp {
  readonly at: string
  readonly by: string
}

/** The same where it must also be found again who it was: names are shown, ids are compared. */
export interface UserStamp extends Stamp {
  readonly byId: string
}

/**
 * Runs `work` in one transaction: all of it or nothing. Inside, use only the `db` that is handed in.
 * Refuses `store.locked` when another program holds the store for longer than the waiting time, and what a
 * full or damaged disk does.
 */
export async function transact<Result>(db: Kysely<Schema>, work: (db: WritableDb) => Promise<Result>): Promise<Result> {
  try {
    return await db.transaction().execute(work)
  } catch (error) {
    throw explainError(error)
  }
}

/** The refusal that a database error means to the user; any other error is a defect and is returned as it is. */
export function explainError(error: unknown): unknown {
  if (error instanceof Refusal) return error
  return findSqliteRefusal(error) ?? findPostgresRefusal(error) ?? error
}
