import type { ReadableDb } from './db.ts'

/** Hashes of the contents of every saved version of a notice, the last one last. */
export async function versionHashes(db: ReadableDb, noticeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('notice_version')
    .select('content_hash')
    .where('notice_id', '=', noticeId)
    .orderBy('version')
    .execute()
  return rows.map((row) => row.content_hash)
}
