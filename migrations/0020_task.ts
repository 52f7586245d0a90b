import { type Kysely, sql } from 'kysely'

/** Rows of the task tables, derived from a notice with each save: an index, not a second truth. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table task (
      notice_id text not null references notice (id),
      id text not null,
      position integer not null,
      appendix_id text not null,
      ordinal text not null,
      section_label text not null,
      section_title text not null,
      name text not null,
      cells text not null,
      planned_first text,
      planned_last text,
      planned_written text not null,
      assigned_last text,
      assigned_written text not null,
      primary key (notice_id, id)
    ) strict`.execute(db)
  await sql`create index task_by_assigned_day on task (assigned_last)`.execute(db)

  await sql`
    create table task_body (
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
}
