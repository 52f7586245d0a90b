/** An open store, whatever database holds it. */
import type { Kysely } from 'kysely'
import type { Refusal } from '../domain/errors.ts'
import type { Anchor, Standing } from './anchor.ts'
import type { Backups } from './backup.ts'
import type { ReadableDb } from './db.ts'
import type { Keyring } from './keyring.ts'
import type { Schema } from './schema.ts'

export interface Store {
  /** For `transact` and for reading; a service gets only what its call may do (services/context.ts). */
  readonly db: Kysely<Schema>
  /** Reads for long on one unchanging state of the store. Nobody waits for it where the database can do so. */
  readonly readApart: <Result>(read: (reader: ApartReader) => Promise<Result>) => Promise<Result>
  /** What the store held last, kept beside it. Null where a server answers for its own disk. */
  readonly anchor: Anchor | null
  readonly standingAtOpening: Standing
  /** Why nothing can be written: it lies on a disk that is only read. */
  readonly readOnly: Refusal | null
  /** Null where a server answers for its own backups. */
  readonly backups: Backups | null
  /** One change after the other, so that those who wait take no connection from those who read. Null where there is one connection. */
  readonly inTurn: (<Result>(work: () => Promise<Result>) => Promise<Result>) | null
  /** Who can open the store. Null where a server holds it. */
  readonly keyring: Keyring | null
  readonly describe: () => StoreDescription
  readonly close: () => Promise<void>
}

/** What `readApart` gives to read with. */
export interface ApartReader {
  readonly db: ReadableDb
  /** How this state of the store stands beside its anchor. */
  readonly standing: Standing
  /** Searches for damage below the rows, a part at a time: each gives what the database objects to, in words. */
  readonly damageChecks: readonly (() => readonly string[])[]
  /** Tables, triggers and indexes that the steps of this program do not make, or that are missing, in words. */
  readonly strangeObjects: () => Promise<readonly string[]>
}

/** Facts for diagnostics. */
export interface StoreDescription {
  /** Folder of the store, or the name of its server. */
  readonly directory: string
  /** The database with its version and mode. */
  readonly database: string
  readonly steps: readonly string[]
}
