/**
 * SQL of the doubts of a notice: what the import was uncertain about, and who reviewed it. A doubt with `settled_at` was
 * reviewed, one without is open. A `Stamp` is who reviewed it and when.
 */
import { Refusal } from '../domain/errors.ts'
import type { Spot } from '../domain/notice/spot.ts'
import type { NewDoubt, StoredDoubt } from '../domain/office/records.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

/** Keeps the doubts of a new notice in their order. */
export async function insertDoubts(
  db: WritableDb,
  noticeId: string,
  doubts: readonly NewDoubt[],
  { at, by }: Stamp,
): Promise<void> {
  for (const [position, { code, spot, line, message, found, settled }] of doubts.entries()) {
    await db
      .insertInto('doubt')
      .values({
        notice_id: noticeId,
        position,
        code,
        spot: JSON.stringify(spot),
        line: line ?? null,
        message,
        found: found ?? '',
        settled_at: settled ? at : null,
        settled_by: settled ? by : null,
      })
      .execute()
  }
}

/** The doubts of a notice in their order, reviewed ones too. */
export async function doubtsOf(db: ReadableDb, noticeId: string): Promise<StoredDoubt[]> {
  const rows = await db.selectFrom('doubt').selectAll().where('notice_id', '=', noticeId).orderBy('position').execute()
  return rows.map((row) => ({
    position: row.position,
    code: row.code,
    spot: JSON.parse(row.spot) as Spot,
    line: row.line,
    message: row.message,
    found: row.found,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
  }))
}

/** Marks a doubt as reviewed, or with null as open again; refuses `doubt.notFound` for one that is not there. */
export async function settleDoubt(
  db: WritableDb,
  noticeId: string,
  position: number,
  settled: Stamp | null,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('doubt')
    .set({ settled_at: settled?.at ?? null, settled_by: settled?.by ?? null })
    .where('notice_id', '=', noticeId)
    .where('position', '=', position)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Refusal('doubt.notFound', '', { found: `${noticeId}/${position}` })
}
