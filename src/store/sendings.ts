/** SQL of how issued notices went to their recipients. */
import { upgradeNotice } from '../domain/notice/upgrade-notice.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { Sent } from '../domain/office/sending.ts'
import type { NoticeState } from '../domain/office/workflow.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

/** Notices that have a number, with their states: one, or all. */
export async function numberedForSending(
  db: ReadableDb,
  noticeId: string | null,
): Promise<{ readonly notice: Notice; readonly state: NoticeState }[]> {
  let select = db
    .selectFrom('issued_number')
    .innerJoin('notice', 'notice.id', 'issued_number.notice_id')
    .select(['content', 'state'])
  if (noticeId !== null) select = select.where('notice.id', '=', noticeId)
  const rows = await select.orderBy('issued_on').orderBy('notice.number').orderBy('notice.id').execute()
  return rows.map(({ content, state }) => ({ notice: upgradeNotice(JSON.parse(content)) as Notice, state }))
}

/** What went out, by notice and recipient. */
export async function sendingsOf(db: ReadableDb, noticeId: string | null): Promise<ReadonlyMap<string, Sent>> {
  let select = db.selectFrom('sending').selectAll()
  if (noticeId !== null) select = select.where('notice_id', '=', noticeId)
  const rows = await select.execute()
  return new Map(
    rows.map((row) => [
      sendingKey(row.notice_id, row.recipient_id),
      {
        channel: row.channel,
        copies: row.copies,
        sentOn: row.sent_on,
        sentBy: row.sent_by,
        receivedOn: row.received_on,
        receipt: row.receipt,
      },
    ]),
  )
}

export function sendingKey(noticeId: string, recipientId: string): string {
  return JSON.stringify([noticeId, recipientId])
}

/** Marks a recipient, in place of what was marked before: the audit has both. */
export async function markSent(
  db: WritableDb,
  noticeId: string,
  recipientId: string,
  { channel, copies, sentOn, sentBy, receivedOn, receipt }: Sent,
  { at, by }: Stamp,
): Promise<void> {
  const marked = {
    channel,
    copies,
    sent_on: sentOn,
    sent_by: sentBy,
    received_on: receivedOn,
    receipt,
    marked_at: at,
    marked_by: by,
  }
  await db
    .insertInto('sending')
    .values({ notice_id: noticeId, recipient_id: recipientId, ...marked })
    .onConflict((conflict) => conflict.columns(['notice_id', 'recipient_id']).doUpdateSet(marked))
    .execute()
}

/** By notice, the day its first copy went out. */
export async function firstSendings(db: ReadableDb): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('sending')
    .select((of) => ['notice_id', of.fn.min('sent_on').as('first')])
    .groupBy('notice_id')
    .execute()
  return new Map(rows.map(({ notice_id, first }) => [notice_id, first]))
}
