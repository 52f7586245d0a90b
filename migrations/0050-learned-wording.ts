import { type Kysely, sql } from 'kysely'

/** Phrases and names of issued notices, with the number of notices that have them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table learned_wording (
    kind text not null,
    text text not null,
    notices integer not null,
    primary key (kind, text)
  ) strict, without rowid`.execute(db)
  await sql`create index learned_wording_by_notices on learned_wording (notices desc)`.execute(db)
}
