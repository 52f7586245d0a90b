import { type Kysely, sql } from 'kysely'

/** One row for each deed, chained by hash. Rows are added, never changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit (
      sequence integer primary key not null,
      at text not null,
      actor text not null,
      role text not null,
      call text not null,
      subject text not null,
      details text not null,
      previous_hash text not null,
      hash text not null unique
    ) strict`.execute(db)
  await sql`create index audit_by_subject on audit (subject, sequence)`.execute(db)
  await sql`
    create trigger audit_no_update before update on audit
    begin select raise(abort, 'audit is append-only'); end`.execute(db)
  await sql`
    create trigger audit_no_delete before delete on audit
    begin select raise(abort, 'audit is append-only'); end`.execute(db)
}
