/** SQL of what the store may have already of a paper that comes in. */
import type { ReadableDb } from './db.ts'

/** Notices that were read from exactly these bytes, the first one first; not those that were deleted. */
export async function noticesReadFrom(db: ReadableDb, hash: string): Promise<{ id: string; at: string }[]> {
  const rows = await db
    .selectFrom('original')
    .innerJoin('notice', 'notice.id', 'original.notice_id')
    .select(['notice.id', 'original.received_at'])
    .where('original.sha256', '=', hash)
    .where('notice.deleted_at', 'is', null)
    .orderBy('original.id')
    .limit(10)
    .execute()
  return rows.map(({ id, received_at: at }) => ({ id, at }))
}

/** Notices that bear a number in a year, with when they came into the store; not those that were deleted. */
export async function noticesNumbered(
  db: ReadableDb,
  { number, symbol, year }: { readonly number: number; readonly symbol: string; readonly year: string },
): Promise<{ id: string; at: string }[]> {
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'created_at'])
    .where('number', '=', number)
    .where('symbol', '=', symbol)
    .where('issued_on', '>=', `${year}-01-01`)
    .where('issued_on', '<=', `${year}-12-31`)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .limit(10)
    .execute()
  return rows.map(({ id, created_at: at }) => ({ id, at }))
}
