/** An open store, whatever database holds it. */
import type { Kysely } from 'kysely'
import type { ReadableDb } from './db.ts'
import type { Schema } from './schema.ts'

export interface Store {
  /** For `transact` and for reading; a service gets only what its call may do (services/context.ts). */
  readonly db: Kysely<Schema>
  /** Reads for long on one unchanging state of the store. Nobody waits for it where the database can do so. */
  readonly readApart: <Result>(read: (reader: ApartReader) => Promise<Result>) => Promise<Result>
  readonly describe: () => StoreDescription
  readonly close: () => Promise<void>
}

/** What `readApart` gives to read with. */
export interface ApartReader {
  readonly db: ReadableDb
  /** Searches for damage below the rows, a part at a time: each gives what the database objects to. */
  readonly damageChecks: readonly (() => readonly string[])[]
}

/** Facts for diagnostics. */
export interface StoreDescription {
  /** Folder of the store, or the name of its server. */
  readonly directory: string
  /** The database with its version and mode. */
  readonly database: string
  readonly steps: readonly string[]
}
