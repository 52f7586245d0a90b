/** SQL of the shared folder through which this store exchanges drafts with another one. */
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

export interface LetterBox {
  readonly folder: string
  /** How the desk of this store is called in its letters. */
  readonly desk: string
  readonly key: Uint8Array
}

export async function letterBoxOf(db: ReadableDb): Promise<LetterBox | null> {
  const row = await db.selectFrom('letter_box').selectAll().executeTakeFirst()
  if (row === undefined) return null
  return { folder: row.folder, desk: row.desk, key: Buffer.from(row.box_key, 'base64') }
}

export async function setLetterBox(db: WritableDb, box: LetterBox | null, { at, by }: Stamp): Promise<void> {
  if (box === null) {
    await db.deleteFrom('letter_box').execute()
    return
  }
  const { folder, desk, key } = box
  const row = { folder, desk, box_key: Buffer.from(key).toString('base64'), set_at: at, set_by: by }
  await db
    .insertInto('letter_box')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}
