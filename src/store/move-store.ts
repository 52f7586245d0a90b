/**
 * Brings a store into an empty PostgreSQL database: every row as it is, then held against the source row by row. Words of the
 * search cannot be read back from SQLite's index: they are made anew afterwards (`search.rebuild`).
 */
import { type Dialect, Kysely, sql } from 'kysely'
import { migrations } from '../../migrations/index.ts'
import { Refusal } from '../domain/errors.ts'
import { transact } from './db.ts'
import { postgresSteps } from './dialect/postgres.ts'
import { migrate } from './migrate.ts'
import { digestRow, readRecorded, recordings } from './recorded-rows.ts'
import type { Schema } from './schema.ts'
import { allTables } from './table-names.ts'

/** Made anew from the notices. What is filed stands in `search_document`, which is copied. */
const madeAnew: ReadonlySet<string> = new Set(['search_part', 'search_facet', 'document_words', 'row_words'])
const rowsAtOnce = 200

type Db = Kysely<Schema>
type Row = Readonly<Record<string, unknown>>

export interface MovedTable {
  readonly table: string
  readonly rows: number
}

/** Gives the tables with their rows. Refuses `move.notEmpty`, and `move.different` with the table that is not the same. */
export async function moveToPostgres(from: Db, dialect: Dialect): Promise<MovedTable[]> {
  const to = new Kysely<Schema>({ dialect })
  try {
    const { rows } = await sql<{ count: number; schema: string }>`select count(*) as count, current_schema() as schema
      from information_schema.tables where table_schema = current_schema()`.execute(to)
    if ((rows[0]?.count ?? 0) > 0) throw new Refusal('move.notEmpty')
    await migrate(to, migrations, postgresSteps, rows[0]?.schema ?? '')
    const moved = await transact(to, async (db) => {
      const whole = db as unknown as Db
      const tables = await inOrder(whole)
      // What is frozen in one row is written before the row that freezes it: the guards wait until all is there.
      await setGuards(whole, 'disable')
      await sql`delete from audit_head`.execute(db)
      const counts: MovedTable[] = []
      for (const table of tables) counts.push({ table, rows: await copyTable(from, whole, table) })
      await setGuards(whole, 'enable')
      await goOnNumbering(whole)
      return counts
    })
    await compare(from, to)
    return moved
  } finally {
    await to.destroy()
  }
}

/** Tables behind those that their rows refer to. */
async function inOrder(db: Db): Promise<string[]> {
  const { rows } = await sql<{ child: string; parent: string }>`select c.relname as child, p.relname as parent
    from pg_constraint join pg_class c on c.oid = conrelid join pg_class p on p.oid = confrelid
    where contype = 'f' and c.relnamespace = current_schema()::regnamespace`.execute(db)
  const ordered: string[] = []
  const put = (table: string): void => {
    if (ordered.includes(table)) return
    for (const { child, parent } of rows) if (child === table && parent !== table) put(parent)
    ordered.push(table)
  }
  for (const table of allTables) if (!madeAnew.has(table)) put(table)
  return ordered
}

async function setGuards(db: Db, what: 'disable' | 'enable'): Promise<void> {
  for (const table of allTables) await sql.raw(`alter table "${table}" ${what} trigger user`).execute(db)
}

/** Rows that come next are numbered behind those that were copied. */
async function goOnNumbering(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string; column: string }>`select table_name as name, column_name as "column"
    from information_schema.columns where table_schema = current_schema() and is_identity = 'YES'`.execute(db)
  for (const { name, column } of rows)
    await sql`select setval(pg_get_serial_sequence(${name}, ${column}),
      (select coalesce(max(${sql.ref(column)}), 0) + 1 from ${sql.table(name)}), false)`.execute(db)
}

async function copyTable(from: Db, to: Db, table: string): Promise<number> {
  const name = sql.table(table)
  let copied = 0
  let rows: readonly Row[] = []
  // Nobody writes meanwhile, so that a table is gone through in one order.
  const page = (offset: number) =>
    from
      .selectFrom(sql<Row>`(select * from ${name} limit ${rowsAtOnce} offset ${offset})`.as('rows'))
      .selectAll()
      .execute()
  do {
    rows = await page(copied)
    if (rows.length > 0)
      await to
        .insertInto(table as never)
        .values(rows)
        .execute()
    copied += rows.length
  } while (rows.length === rowsAtOnce)
  return copied
}

async function compare(from: Db, to: Db): Promise<void> {
  for (const { table, recorded } of [...recordings, { table: 'audit' as const, recorded: { key: ['sequence'] } }]) {
    const [one, other] = await Promise.all(
      [from, to].map(async (db) => (await readRecorded(db, table, recorded)).map(digestRow).toSorted().join()),
    )
    if (one !== other) throw new Refusal('move.different', `"${table}".`, { found: table })
  }
}
