import { type Kysely, sql } from 'kysely'

/** Notices, each saved version of their content, and the files they were read from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notice (
      id text primary key not null,
      kind text not null check (kind in ('conclusion', 'assignment')),
      state text not null check (state in ('draft', 'submitted', 'approved', 'issued', 'archived')),
      version integer not null check (version >= 1),
      number integer,
      symbol text not null,
      issued_on text,
      abstract text not null,
      search text not null,
      created_at text not null,
      created_by text not null,
      updated_at text not null,
      updated_by text not null,
      deleted_at text
    ) strict`.execute(db)
  await sql`create index notice_by_update on notice (updated_at desc, id desc)`.execute(db)

  await sql`
    create table notice_version (
      notice_id text not null references notice (id),
      version integer not null check (version >= 1),
      content text not null,
      saved_at text not null,
      saved_by text not null,
      primary key (notice_id, version)
    ) strict`.execute(db)
  await keepForEver(db, 'notice_version')

  await sql`
    create table original (
      id text primary key not null,
      notice_id text not null references notice (id),
      file_name text not null,
      media_type text not null,
      bytes blob not null,
      sha256 text not null,
      kept_at text not null,
      kept_by text not null
    ) strict`.execute(db)
  await sql`create index original_by_notice on original (notice_id)`.execute(db)
  await keepForEver(db, 'original')
}

async function keepForEver(db: Kysely<unknown>, table: string): Promise<void> {
  for (const deed of ['update', 'delete']) {
    await sql`
      create trigger ${sql.id(`${table}_no_${deed}`)} before ${sql.raw(deed)} on ${sql.id(table)}
      begin select raise(abort, ${sql.lit(`${table} is append-only`)}); end`.execute(db)
  }
}
