/**
 * The database that tests of the store run on: SQLite in a folder, or PostgreSQL where the test run says so
 * (vitest.config.ts runs these tests once on each). The server is of the test run, a database is a store.
 */
import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { openStore } from '../../src/store/open.ts'
import { openPostgresStore } from '../../src/store/open-postgres.ts'
import { postgresDialect } from '../../src/store/postgres-server.ts'
import type { Store } from '../../src/store/store.ts'

export const onPostgres = process.env.TEST_DATABASE === 'postgres'

/** Databases by the folder a test asked for: opening the folder again finds the same store. */
const databases = new Map<string, string>()

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
  const server = process.env.TEST_POSTGRES_SERVER ?? ''
  const known = databases.get(directory)
  const database = known ?? `store_${randomUUID().replaceAll('-', '')}`
  if (known === undefined) {
    databases.set(directory, database)
    await copyTemplate(server, database)
  }
  return openPostgresStore({ dialect: postgresDialect(`${server}/${database}`), name: database })
}

async function copyTemplate(server: string, database: string): Promise<void> {
  const client = new pg.Client(`${server}/postgres`)
  await client.connect()
  await client.query(`create database ${database} template ${copying ? 'template' : 'template0'}`)
  await client.end()
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
