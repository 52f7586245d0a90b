/** The steps of the database in order. A step that has shipped is never changed; numbers go by ten. */
import type { Migration } from 'kysely/migration'
import { up as up0010 } from './0010-notices.ts'
import { up as up0020 } from './0020-doubts.ts'
import { up as up0030 } from './0030-search-index.ts'
import { up as up0040 } from './0040-checker.ts'
import { up as up0050 } from './0050-learned-wording.ts'

export const migrations: Readonly<Record<string, Migration>> = {
  '0010-notices': { up: up0010 },
  '0020-doubts': { up: up0020 },
  '0030-search-index': { up: up0030 },
  '0040-checker': { up: up0040 },
  '0050-learned-wording': { up: up0050 },
}
