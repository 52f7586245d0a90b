/**
 * The database that tests of the store run on: SQLite in a folder, or PostgreSQL in process where the test run says so
 * (vitest.config.ts runs these tests once on each). One PGlite a test file, because a start costs seconds; a schema a store.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PGliteDialect, sql } from 'kysely'
import { openStore } from '../../src/store/open.ts'
import { openPostgresStore } from '../../src/store/open-postgres.ts'
import type { Store } from '../../src/store/store.ts'

export const onPostgres = process.env.TEST_DATABASE === 'postgres'

let starting: Promise<PGlite> | null = null
/** Schemas by the folder a test asked for: opening the folder again finds the same store. */
const schemas = new Map<string, string>()

/** A new store of this test file, made once: a copy of it opens ten times faster than a store that is filled anew. */
let template: Promise<string> | null = null
let copying = true

/** For test files about keys and ids: copies have one id and one key, stores made anew have their own. */
export function makeEachStoreAnew(): void {
  copying = false
}

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ket-luan-template-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await (await openStore({ directory: folder })).close()
  return folder
}

export async function openTestStore(directory: string): Promise<Store> {
  if (!onPostgres) {
    const isNew = copying && (!existsSync(directory) || readdirSync(directory).length === 0)
    if (isNew) cpSync(await (template ??= makeTemplate()), directory, { recursive: true })
    return openStore({ directory })
  }
  const pglite = await (starting ??= PGlite.create())
  const schema = schemas.get(directory) ?? `store_${schemas.size + 1}`
  schemas.set(directory, schema)
  await pglite.exec(`create schema if not exists ${schema}; set search_path to ${schema}`)
  // Closing a store closes its connections; this one is the next test's too.
  const shared = {
    closed: false,
    ready: true,
    waitReady: pglite.waitReady,
    query: pglite.query.bind(pglite),
    transaction: pglite.transaction.bind(pglite),
    close: () => Promise.resolve(),
  }
  return openPostgresStore({ dialect: new PGliteDialect({ pglite: shared }), name: 'PGlite' })
}

/** Takes away what keeps rows of a table from being changed or removed. */
export async function allowTampering(store: Store, table: string): Promise<void> {
  for (const change of ['update', 'delete'])
    await sql.raw(`drop trigger ${table}_no_${change}${onPostgres ? ` on ${table}` : ''}`).execute(store.db)
}

/** What a verification names besides the triggers that `allowTampering` took away. */
export function besidesTriggers(problems: readonly string[]): readonly string[] {
  return problems.filter((problem) => !problem.startsWith('Chốt chặn sửa, xóa'))
}

/** Makes every insert into a table fail, as a defect of ours would. */
export async function breakInserts(store: Store, table: string): Promise<void> {
  const statements = onPostgres
    ? [
        `create function broken() returns trigger language plpgsql as $$ begin raise exception 'disk on fire'; end $$`,
        `create trigger broken before insert on ${table} for each row execute function broken()`,
      ]
    : [`create trigger broken before insert on ${table} begin select raise(abort, 'disk on fire'); end`]
  for (const statement of statements) await sql.raw(statement).execute(store.db)
}
