/** The steps of the database in order. A step that has shipped is never changed; numbers go by ten. */
import type { Kysely } from 'kysely'
import { up as up0010 } from './0010-baseline.ts'
import type { StepDialect } from './dialect.ts'

export interface Step {
  readonly up: (db: Kysely<unknown>, dialect: StepDialect) => Promise<void>
}

export const migrations: Readonly<Record<string, Step>> = {
  '0010-baseline': { up: up0010 },
}

/** Steps of trial versions, before the first release. The baseline took their place: a store that has them cannot be opened. */
export const retiredSteps: ReadonlySet<string> = new Set([
  '0010-notices',
  '0020-doubts',
  '0030-search-index',
  '0040-checker',
  '0050-learned-wording',
])
