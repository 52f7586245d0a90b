import { type Kysely, sql } from 'kysely'

/** The office's rule sets, every one ever in force; the runs of the checker; and what was waived, by whom and why. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table rule_set (
    version integer primary key,
    content text not null,
    saved_at text not null,
    saved_by text not null
  ) strict`.execute(db)
  await sql`create table check_run (
    id integer primary key,
    notice_id text not null references notice (id),
    content_hash text not null,
    rule_set integer not null,
    errors integer not null,
    warnings integer not null,
    infos integer not null,
    waived integer not null,
    run_at text not null,
    run_by text not null
  ) strict`.execute(db)
  await sql`create index check_run_by_notice on check_run (notice_id, id)`.execute(db)
  await sql`create table waiver (
    id text primary key,
    notice_id text not null references notice (id),
    rule text not null,
    finding_key text not null,
    severity text not null,
    spot text not null,
    found text not null,
    message text not null,
    reason text not null,
    waived_at text not null,
    waived_by text not null,
    withdrawn_at text,
    withdrawn_by text
  ) strict`.execute(db)
  // Neighbours in time and in the series, among ten thousand.
  await sql`create index notice_by_issue on notice (deleted_at, issued_on desc)`.execute(db)
  await sql`create index notice_by_number on notice (symbol, number)`.execute(db)
  await sql`create index waiver_by_notice on waiver (notice_id, waived_at)`.execute(db)
}
