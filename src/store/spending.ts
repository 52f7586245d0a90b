/** SQL of plans and payments: each table as a whole, with its day; the last one of a day counts. */
import type { SpendingRow } from '../domain/follow-up/spending.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

export interface TakenSpending {
  readonly id: string
  readonly day: string
  readonly fileName: string
  readonly sha256: string
  readonly rows: readonly SpendingRow[]
  readonly takenAt: string
  readonly takenBy: string
}

/** What was known on a day: the last table of that day or before. */
export async function spendingOn(db: ReadableDb, day: string): Promise<TakenSpending | null> {
  const row = await db
    .selectFrom('spending')
    .selectAll()
    .where('day', '<=', day)
    .orderBy('day', 'desc')
    .orderBy('taken_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const { id, file_name: fileName, sha256, content, taken_at: takenAt, taken_by: takenBy } = row
  return { id, day: row.day, fileName, sha256, rows: JSON.parse(content) as SpendingRow[], takenAt, takenBy }
}

export async function insertSpending(
  db: WritableDb,
  { id, day, fileName, sha256, rows }: Omit<TakenSpending, 'takenAt' | 'takenBy'>,
  { at, by }: Stamp,
): Promise<void> {
  await db
    .insertInto('spending')
    .values({ id, day, file_name: fileName, sha256, content: JSON.stringify(rows), taken_at: at, taken_by: by })
    .execute()
}
