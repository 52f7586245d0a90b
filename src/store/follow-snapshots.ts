/** SQL of figures as they were reported: the same period gives the same figures, whatever was written since. */
import type { ReadableDb, Stamp, WritableDb } from './db.ts'
import type { FollowSnapshotTable } from './schema-follow.ts'

export interface Snapshot<Content> {
  readonly id: string
  readonly revision: number
  readonly content: Content
  readonly noticeId: string | null
  readonly madeAt: string
  readonly madeBy: string
}

type SnapshotKind = FollowSnapshotTable['kind']

/** The last one of a period; null where none was kept. */
export async function findSnapshot<Content>(
  db: ReadableDb,
  kind: SnapshotKind,
  period: string,
): Promise<Snapshot<Content> | null> {
  const row = await db
    .selectFrom('follow_snapshot')
    .selectAll()
    .where('kind', '=', kind)
    .where('period', '=', period)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const { id, revision, content, notice_id: noticeId, made_at: madeAt, made_by: madeBy } = row
  return { id, revision, content: JSON.parse(content) as Content, noticeId, madeAt, madeBy }
}

export interface NewSnapshot {
  readonly id: string
  readonly kind: SnapshotKind
  readonly period: string
  readonly day: string
  readonly content: unknown
  readonly noticeId: string | null
}

/** Keeps the next revision; gives its number. */
export async function keepSnapshot(
  db: WritableDb,
  { id, kind, period, day, content, noticeId }: NewSnapshot,
  { at, by }: Stamp,
): Promise<number> {
  const revision = ((await findSnapshot(db, kind, period))?.revision ?? 0) + 1
  await db
    .insertInto('follow_snapshot')
    .values({
      id,
      kind,
      period,
      revision,
      day,
      content: JSON.stringify(content),
      notice_id: noticeId,
      made_at: at,
      made_by: by,
    })
    .execute()
  return revision
}
