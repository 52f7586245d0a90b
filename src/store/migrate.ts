/** Brings a database to the steps of this program. */
import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { StepDialect } from '../../migrations/dialect.ts'
import { type Step, retiredSteps } from '../../migrations/index.ts'
import { Refusal } from '../domain/errors.ts'
import type { Schema } from './schema.ts'

export type Steps = Readonly<Record<string, Step>>

/** Refuses a database with steps this program does not know: of a newer program, or of a trial version. */
export function refuseUnknownSteps(applied: readonly string[], steps: Steps): void {
  const unknown = applied.filter((name) => !(name in steps))
  if (unknown.length === 0) return
  const found = unknown.join(', ')
  if (unknown.every((name) => retiredSteps.has(name))) throw new Refusal('store.trial', '', { found })
  throw new Refusal('store.newer', `Bước chưa biết: ${found}.`, { found })
}

/** Takes the steps that are missing, each in a transaction of its own. */
export async function migrate(
  db: Kysely<Schema>,
  steps: Steps,
  dialect: StepDialect,
  /** Where the list of steps is kept, on a database that has several schemas. */
  schema?: string,
): Promise<void> {
  const bound = Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [name, { up: (at: Kysely<unknown>) => step.up(at, dialect) }]),
  )
  const provider = { getMigrations: () => Promise.resolve(bound) }
  const migrator = new Migrator({ db, provider, ...(schema === undefined ? {} : { migrationTableSchema: schema }) })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined)
    throw error instanceof Error ? error : new Error(`Migration failed: ${JSON.stringify(error)}`)
}
