/** SQL of working copies: what is typed and not saved yet, one a notice and user. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { parseNotice } from '../domain/notice/parse-notice.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

/** A copy without its content. */
export interface KeptCopy {
  readonly id: string
  readonly version: number
  readonly keptAt: string
}

/** Keeps a copy in place of the one before; refuses `notice.notFound`. Compressed: it is written with every pause in typing. */
export async function keepWorkingCopy(
  db: WritableDb,
  notice: Notice,
  version: number,
  { at, by }: Stamp,
): Promise<void> {
  const { id } = notice
  const found = await db.selectFrom('notice').select('id').where('id', '=', id).executeTakeFirst()
  if (found === undefined) throw new Refusal('notice.notFound', `Mã "${id}".`, { found: id })
  const kept = { version, content: deflateRawSync(JSON.stringify(notice)), kept_at: at }
  await db
    .insertInto('working_copy')
    .values({ notice_id: id, owner: by, ...kept })
    .onConflict((conflict) => conflict.columns(['notice_id', 'owner']).doUpdateSet(kept))
    .execute()
}

/** Somebody's copy of a notice, through the gate; null when there is none. */
export async function findWorkingCopy(
  db: ReadableDb,
  id: string,
  owner: string,
): Promise<(KeptCopy & { readonly notice: Notice }) | null> {
  const row = await db
    .selectFrom('working_copy')
    .selectAll()
    .where('notice_id', '=', id)
    .where('owner', '=', owner)
    .executeTakeFirst()
  if (row === undefined) return null
  const notice = parseNotice(JSON.parse(inflateRawSync(row.content).toString('utf8')))
  return { id, version: row.version, keptAt: row.kept_at, notice }
}

/** The copies of one user, the latest first. */
export async function listWorkingCopies(db: ReadableDb, owner: string): Promise<KeptCopy[]> {
  const rows = await db
    .selectFrom('working_copy')
    .select(['notice_id', 'version', 'kept_at'])
    .where('owner', '=', owner)
    .orderBy('kept_at', 'desc')
    .orderBy('notice_id')
    .execute()
  return rows.map((row) => ({ id: row.notice_id, version: row.version, keptAt: row.kept_at }))
}

export async function dropWorkingCopy(db: WritableDb, id: string, owner: string): Promise<void> {
  await db.deleteFrom('working_copy').where('notice_id', '=', id).where('owner', '=', owner).execute()
}
