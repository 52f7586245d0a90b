/** SQL of the numbers of issued notices: each is given once in its series. */
import type { IsoDate } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import type { Notice, NoticeHeader } from '../domain/notice/notice.ts'
import { upgradeNotice } from '../domain/notice/upgrade-notice.ts'
import type { NoticeState } from '../domain/office/workflow.ts'
import { type NumberHolder, describeHolder } from '../domain/office/records.ts'
import { type Series, noteNames } from '../domain/office/register.ts'
import type { ReadableDb, WritableDb } from './db.ts'
import { findNote, highestNumber } from './number-notes.ts'

export interface NumberClaim {
  readonly noticeId: string
  readonly series: Series
  readonly number: number
  /** A paper of the past has the number it has: it may repeat one. */
  readonly mayRepeat: boolean
}

/**
 * Gives a number to a notice, and the others that have it. Refuses `notice.numberTaken`; for a new paper also a number that
 * is void or of a paper elsewhere (`register.notFree`), and one that the series has passed over (`register.passedOver`).
 */
export async function claimNumber(
  db: WritableDb,
  { noticeId, series, number, mayRepeat }: NumberClaim,
): Promise<readonly NumberHolder[]> {
  let holders: readonly NumberHolder[] = []
  await refuseUnfree(db, { noticeId, series, number, mayRepeat })
  for (;;) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('issued_number')
      .values({ ...series, number, repetition: holders.length, notice_id: noticeId })
      .onConflict((conflict) => conflict.columns(['organ', 'symbol', 'term', 'number', 'repetition']).doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) return holders
    holders = await holdersOf(db, series, number)
    const [holder] = holders
    if (!mayRepeat && holder !== undefined) throw taken(holder)
  }
}

function taken(holder: NumberHolder): Refusal {
  return new Refusal('notice.numberTaken', `${describeHolder(holder)}.`, { found: holder.id })
}

/** Refuses as `claimNumber` does: a new paper takes a number that was reserved, or is above all that were used. */
export async function refuseUnfree(db: ReadableDb, { series, number, mayRepeat }: NumberClaim): Promise<void> {
  if (mayRepeat) return
  const [holder] = await holdersOf(db, series, number)
  if (holder !== undefined) throw taken(holder)
  const note = await findNote(db, series, number)
  if (note?.kind === 'reserved') return
  if (note !== null)
    throw new Refusal(
      'register.notFree',
      `Số ${number}: ${noteNames[note.kind].toLocaleLowerCase('vi')}. ${note.reason}`,
      {
        found: String(number),
      },
    )
  await refusePassed(db, series, number)
}

/** Refuses `register.passedOver` for a number that is not above all that were used. */
export async function refusePassed(db: ReadableDb, series: Series, number: number): Promise<void> {
  const highest = await highestNumber(db, series)
  if (highest !== null && number <= highest)
    throw new Refusal('register.passedOver', `Số cao nhất đã dùng là ${highest}; số tiếp theo là ${highest + 1}.`, {
      found: String(number),
      expected: String(highest + 1),
    })
}

export async function holdersOf(
  db: ReadableDb,
  { organ, symbol, term }: Series,
  number: number,
): Promise<NumberHolder[]> {
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

/** A notice that has a number, with its series. */
export interface NumberedNotice {
  readonly series: Series
  readonly number: number
  readonly state: NoticeState
  readonly notice: Notice
}

/** The issued notices with their numbers; `year`: those of one year of issue. */
export async function numberedNotices(db: ReadableDb, year: number | null): Promise<NumberedNotice[]> {
  let select = db
    .selectFrom('issued_number')
    .innerJoin('notice', 'notice.id', 'issued_number.notice_id')
    .select(['organ', 'issued_number.symbol as series', 'term', 'issued_number.number', 'state', 'content'])
  if (year !== null) select = select.where('issued_on', '>=', `${year}-01-01`).where('issued_on', '<=', `${year}-12-31`)
  const rows = await select
    .orderBy('organ')
    .orderBy('issued_number.symbol')
    .orderBy('term')
    .orderBy('issued_number.number')
    .orderBy('repetition')
    .execute()
  return rows.map(({ organ, series, term, number, state, content }) => ({
    series: { organ, symbol: series, term },
    number,
    state,
    notice: upgradeNotice(JSON.parse(content)) as Notice,
  }))
}
