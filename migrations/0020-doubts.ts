import { type Kysely, sql } from 'kysely'

/** What was unsure when a notice was read from a file, until a person has looked at it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table doubt (
    notice_id text not null references notice (id),
    position integer not null,
    code text not null,
    spot text not null,
    line integer,
    message text not null,
    found text not null,
    settled_at text,
    settled_by text,
    primary key (notice_id, position)
  ) strict`.execute(db)
}
