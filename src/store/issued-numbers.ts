/** SQL of the numbers of issued notices: each is given once in its series. */
import type { IsoDate } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import type { Notice, NoticeHeader } from '../domain/notice/notice.ts'
import { upgradeNotice } from '../domain/notice/upgrade-notice.ts'
import { type NumberHolder, describeHolder } from '../domain/office/records.ts'
import type { Series } from '../domain/office/register.ts'
import type { ReadableDb, WritableDb } from './db.ts'

export interface NumberClaim {
  readonly noticeId: string
  readonly series: Series
  readonly number: number
  /** A paper of the past has the number it has: it may repeat one. */
  readonly mayRepeat: boolean
}

/** Gives a number to a notice, and the others that have it; refuses `notice.numberTaken`. */
export async function claimNumber(
  db: WritableDb,
  { noticeId, series, number, mayRepeat }: NumberClaim,
): Promise<readonly NumberHolder[]> {
  let holders: readonly NumberHolder[] = []
  for (;;) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('issued_number')
      .values({ ...series, number, repetition: holders.length, notice_id: noticeId })
      .onConflict((conflict) => conflict.columns(['organ', 'symbol', 'term', 'number', 'repetition']).doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) return holders
    holders = await holdersOf(db, series, number)
    const [holder] = holders
    if (!mayRepeat && holder !== undefined)
      throw new Refusal('notice.numberTaken', `${describeHolder(holder)}.`, { found: holder.id })
  }
}

async function holdersOf(db: ReadableDb, { organ, symbol, term }: Series, number: number): Promise<NumberHolder[]> {
  const rows = await db
    .selectFrom('issued_number')
    .innerJoin('notice', 'notice.id', 'issued_number.notice_id')
    .select(['notice.id', 'notice.number', 'notice.symbol', 'notice.issued_on', 'notice.abstract'])
    .where('issued_number.organ', '=', organ)
    .where('issued_number.symbol', '=', symbol)
    .where('issued_number.term', '=', term)
    .where('issued_number.number', '=', number)
    .orderBy('issued_number.repetition')
    .execute()
  return rows.map(({ issued_on: issuedOn, ...row }) => ({ ...row, issuedOn }))
}

/** The series of every issued number anew, after the office has said something else about terms and series. */
export async function retermNumbers(
  db: WritableDb,
  seriesOf: (header: Pick<NoticeHeader, 'issuingOrgans' | 'symbol'>, issuedOn: IsoDate) => Series,
): Promise<void> {
  const rows = await db
    .selectFrom('issued_number')
    .innerJoin('notice', 'notice.id', 'issued_number.notice_id')
    .select(['issued_number.notice_id', 'issued_number.number', 'notice.issued_on', 'notice.content'])
    .orderBy('notice.issued_on')
    .orderBy('issued_number.repetition')
    .execute()
  await db.deleteFrom('issued_number').execute()
  const held = new Map<string, number>()
  for (const { notice_id, number, issued_on, content } of rows) {
    const { header } = upgradeNotice(JSON.parse(content)) as Notice
    const series = seriesOf(header, issued_on ?? '')
    const key = JSON.stringify([series, number])
    const repetition = held.get(key) ?? 0
    held.set(key, repetition + 1)
    await db
      .insertInto('issued_number')
      .values({ ...series, number, repetition, notice_id })
      .execute()
  }
}
