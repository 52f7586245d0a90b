/** Opens a store that lies in a PostgreSQL database. */
import { randomUUID } from 'node:crypto'
import { type Dialect, Kysely, sql } from 'kysely'
import { migrations } from '../../migrations/index.ts'
import { claimStore } from './audit.ts'
import { explainError, transact } from './db.ts'
import { postgresSteps, watchRows } from './dialect/postgres.ts'
import { migrate, refuseUnknownSteps } from './migrate.ts'
import { fillOffice } from './office-data.ts'
import type { Schema } from './schema.ts'
import type { Store } from './store.ts'

export interface PostgresOptions {
  /** kysely's way to the database: the caller has the driver and its settings. Counts must come as numbers. */
  readonly dialect: Dialect
  /** Name of the server and database, for diagnostics. */
  readonly name: string
}

/** Opens or creates the store in the first schema of the connection's search_path. Refuses a database of another version. */
export async function openPostgresStore({ dialect, name }: PostgresOptions): Promise<Store> {
  const db = new Kysely<Schema>({ dialect })
  refuseUnknownSteps(await appliedSteps(db), migrations)
  const { rows } = await sql<{ schema: string; version: string }>`
    select current_schema() as schema, current_setting('server_version') as version`.execute(db)
  const [{ schema, version } = { schema: '', version: '' }] = rows
  await migrate(db, migrations, postgresSteps, schema)
  await fillOffice(db)
  for (const statement of watchRows()) await sql.raw(statement).execute(db)
  const steps = await appliedSteps(db)
  await transact(db, (writing) => claimStore(writing, randomUUID()))
  return {
    db,
    anchor: null,
    standingAtOpening: { kind: 'whole' },
    readOnly: null,
    backups: null,
    keyring: null,
    inTurn: createTurns(),
    async readApart(read) {
      try {
        return await db
          .transaction()
          .setAccessMode('read only')
          .setIsolationLevel('repeatable read')
          // The server checks its own pages; foreign keys cannot be switched off in it.
          .execute((reader) =>
            read({
              db: reader,
              damageChecks: [],
              strangeObjects: () => Promise.resolve([]),
              standing: { kind: 'whole' },
            }),
          )
      } catch (error) {
        throw explainError(error)
      }
    },
    describe: () => ({ directory: name, database: `PostgreSQL ${version}`, steps }),
    close: () => db.destroy(),
  }
}

function createTurns(): NonNullable<Store['inTurn']> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
}

async function appliedSteps(db: Kysely<Schema>): Promise<string[]> {
  const { rows: tables } = await sql<{ found: string | null }>`select to_regclass('kysely_migration') as found`.execute(
    db,
  )
  if ((tables[0]?.found ?? null) === null) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}
