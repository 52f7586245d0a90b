import { type Kysely, sql } from 'kysely'

/**
 * Notices with every saved version, the tasks derived from them, the original files they were read from,
 * and the audit. Text keys say NOT NULL themselves: SQLite lets NULL into a text primary key otherwise.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table notice (
    id text primary key not null,
    kind text not null check (kind in ('conclusion', 'assignment')),
    state text not null check (state in ('draft', 'submitted', 'approved', 'issued', 'archived')),
    number integer,
    symbol text not null,
    issued_on text,
    abstract text not null,
    search text not null,
    content text not null,
    version integer not null,
    task_count integer not null,
    created_at text not null,
    created_by text not null,
    updated_at text not null,
    updated_by text not null,
    deleted_at text
  ) strict`.execute(db)
  await sql`create index notice_by_update on notice (deleted_at, updated_at desc)`.execute(db)

  await sql`create table notice_version (
    notice_id text not null references notice (id),
    version integer not null,
    content text not null,
    saved_at text not null,
    saved_by text not null,
    primary key (notice_id, version)
  ) strict`.execute(db)

  await sql`create table task (
    id text not null,
    notice_id text not null references notice (id) on delete cascade,
    position integer not null,
    appendix_id text not null,
    ordinal text not null,
    section_label text not null,
    section_title text not null,
    name text not null,
    required_result text not null,
    planned text not null,
    planned_until text,
    assigned text not null,
    assigned_until text,
    primary key (notice_id, id)
  ) strict`.execute(db)
  await sql`create index task_by_deadline on task (assigned_until, planned_until)`.execute(db)

  await sql`create table task_body (
    notice_id text not null,
    task_id text not null,
    role text not null check (role in ('directing', 'lead', 'coordinating')),
    position integer not null,
    name text not null,
    sub_unit text not null,
    body_id text,
    primary key (notice_id, task_id, role, position),
    foreign key (notice_id, task_id) references task (notice_id, id) on delete cascade
  ) strict`.execute(db)
  await sql`create index task_body_by_body on task_body (body_id, role)`.execute(db)

  await sql`create table original (
    id text primary key not null,
    notice_id text not null references notice (id),
    file_name text not null,
    content blob not null,
    sha256 text not null,
    received_at text not null,
    received_by text not null
  ) strict`.execute(db)
  await sql`create index original_by_notice on original (notice_id)`.execute(db)

  await sql`create table audit (
    sequence integer primary key not null,
    at text not null,
    actor text not null,
    role text not null,
    call text not null,
    subject text not null,
    details text not null,
    previous_hash text not null,
    hash text not null
  ) strict`.execute(db)
  await sql`create index audit_by_subject on audit (subject, sequence)`.execute(db)
  for (const [table, deed] of [
    ['audit', 'update'],
    ['audit', 'delete'],
    ['notice_version', 'update'],
    ['notice_version', 'delete'],
    ['original', 'update'],
    ['original', 'delete'],
  ] as const) {
    await sql
      .raw(
        `create trigger ${table}_no_${deed} before ${deed} on ${table}
         begin select raise(abort, '${table} is append-only'); end`,
      )
      .execute(db)
  }
}
