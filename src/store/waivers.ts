/** SQL of waivers. None is ever removed: one that was withdrawn keeps who withdrew it. */
import { Refusal } from '../domain/errors.ts'
import type { Spot } from '../domain/notice/spot.ts'
import type { Waiver } from '../domain/office/records.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

/** Keeps a waiver. */
export async function insertWaiver(
  db: WritableDb,
  noticeId: string,
  waiver: Omit<Waiver, 'waivedAt' | 'waivedBy'>,
  { at, by }: Stamp,
): Promise<void> {
  const { id, rule, key, severity, spot, found, message, reason } = waiver
  await db
    .insertInto('waiver')
    .values({
      id,
      notice_id: noticeId,
      rule,
      finding_key: key,
      severity,
      spot: JSON.stringify(spot),
      found,
      message,
      reason,
      waived_at: at,
      waived_by: by,
      withdrawn_at: null,
      withdrawn_by: null,
    })
    .execute()
}

/** The waivers of a notice that were not withdrawn, the first one first. */
export async function waiversOf(db: ReadableDb, noticeId: string): Promise<Waiver[]> {
  const rows = await db
    .selectFrom('waiver')
    .selectAll()
    .where('notice_id', '=', noticeId)
    .where('withdrawn_at', 'is', null)
    .orderBy('waived_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, rule, severity, found, message, reason, ...row }) => ({
    id,
    rule,
    key: row.finding_key,
    severity,
    spot: JSON.parse(row.spot) as Spot,
    found,
    message,
    reason,
    waivedAt: row.waived_at,
    waivedBy: row.waived_by,
  }))
}

/** Takes a waiver back; refuses `waiver.notFound` for one that is not there or was taken back before. */
export async function withdrawWaiver(db: WritableDb, noticeId: string, id: string, { at, by }: Stamp): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('waiver')
    .set({ withdrawn_at: at, withdrawn_by: by })
    .where('id', '=', id)
    .where('notice_id', '=', noticeId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Refusal('waiver.notFound', '', { found: id })
}
