/** SQL of certified copies: what each says, of which version it is. Its number is a note of the register with the same id. */
import { Refusal } from '../domain/errors.ts'
import type { CopyTerms, NoticeCopy } from '../domain/office/notice-copy.ts'
import type { ReadableDb, WritableDb } from './db.ts'

type CopyRow = Awaited<ReturnType<ReturnType<typeof selectCopies>['executeTakeFirstOrThrow']>>

function selectCopies(db: ReadableDb) {
  return db.selectFrom('notice_copy').selectAll().orderBy('made_at').orderBy('id')
}

function toCopy({ id, notice_id: noticeId, version, terms, made_at: madeAt, made_by: madeBy }: CopyRow): NoticeCopy {
  return { id, noticeId, version, ...(JSON.parse(terms) as CopyTerms), madeAt, madeBy }
}

export async function keepCopy(
  db: WritableDb,
  { id, noticeId, version, madeAt, madeBy, ...terms }: NoticeCopy,
): Promise<void> {
  await db
    .insertInto('notice_copy')
    .values({
      id,
      notice_id: noticeId,
      version,
      terms: JSON.stringify(terms),
      made_at: madeAt,
      made_by: madeBy,
    })
    .execute()
}

/** The copies of a notice, or all, the first first. */
export async function copiesOf(db: ReadableDb, noticeId: string | null): Promise<NoticeCopy[]> {
  const all = selectCopies(db)
  return (await (noticeId === null ? all : all.where('notice_id', '=', noticeId)).execute()).map(toCopy)
}

/** Refuses `copy.notFound`. */
export async function getCopy(db: ReadableDb, id: string): Promise<NoticeCopy> {
  const row = await selectCopies(db).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('copy.notFound', '', { found: id })
  return toCopy(row)
}
