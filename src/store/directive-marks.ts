/** SQL of what was decided of the directives of a draft. A mark of other words stays until somebody takes it away. */
import { Refusal } from '../domain/errors.ts'
import type { DirectiveMark } from '../domain/office/records.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

/** The marks of a notice, the first one first. */
export async function marksOf(db: ReadableDb, noticeId: string): Promise<DirectiveMark[]> {
  const rows = await db
    .selectFrom('directive_mark')
    .selectAll()
    .where('notice_id', '=', noticeId)
    .orderBy('marked_at')
    .orderBy('part')
    .orderBy('words_digest')
    .execute()
  return rows.map(({ part, words, decision, ...row }) => ({
    part,
    digest: row.words_digest,
    words,
    decision,
    row: row.row_id,
    byHand: row.by_hand === 1,
    markedAt: row.marked_at,
    markedBy: row.marked_by,
  }))
}

/** Keeps a mark in place of the one of the same words. */
export async function keepMark(
  db: WritableDb,
  noticeId: string,
  { part, digest, words, decision, row, byHand }: Omit<DirectiveMark, 'markedAt' | 'markedBy'>,
  { at, by }: Stamp,
): Promise<void> {
  const kept = { words, decision, row_id: row, by_hand: byHand ? 1 : 0, marked_at: at, marked_by: by }
  await db
    .insertInto('directive_mark')
    .values({ notice_id: noticeId, part, words_digest: digest, ...kept })
    .onConflict((conflict) => conflict.columns(['notice_id', 'part', 'words_digest']).doUpdateSet(kept))
    .execute()
}

/** Takes a mark away; refuses `directive.notMarked` for one that is not there. */
export async function dropMark(
  db: WritableDb,
  noticeId: string,
  { part, digest }: Pick<DirectiveMark, 'part' | 'digest'>,
): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('directive_mark')
    .where('notice_id', '=', noticeId)
    .where('part', '=', part)
    .where('words_digest', '=', digest)
    .executeTakeFirstOrThrow()
  if (numDeletedRows !== 1n) throw new Refusal('directive.notMarked', '', { found: digest })
}
