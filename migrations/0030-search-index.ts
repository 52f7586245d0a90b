import { type Kysely, sql } from 'kysely'

/**
 * What the list searches in and sorts by, together: a search reads this index alone, and not the pages with the
 * contents of ten thousand notices.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index notice_by_update`.execute(db)
  await sql`create index notice_by_update on notice (deleted_at, updated_at desc, id desc, search)`.execute(db)
}
