/** SQL of the states of notices. Which state follows which is the domain's (domain/office/workflow.ts). */
import type { Updateable } from 'kysely'
import { Refusal } from '../domain/errors.ts'
import type { NoticeState, Standing } from '../domain/office/workflow.ts'
import type { ReadableDb, WritableDb } from './db.ts'
import type { NoticeTable } from './schema.ts'
import { followState } from './search-index.ts'

/** From which state a notice goes to which. */
export interface Transition {
  readonly from: NoticeState
  readonly to: NoticeState
}

/** Marks a notice as deleted, or takes the mark away. Nothing is removed: it can be brought back. */
export async function setDeleted(
  db: WritableDb,
  id: string,
  version: number,
  { from, to }: Transition,
  deletedAt: string | null,
): Promise<void> {
  await changeSeen(db, { id, version, from, isDeleted: deletedAt === null }, { state: to, deleted_at: deletedAt })
}

/** What a notice keeps from its approval on: the hash of the approved content, and the version of the look it was seen in. */
export interface Approved {
  readonly hash: string | null
  readonly look: number | null
}

/** Moves a notice of this version from one state to the next. */
export async function moveState(
  db: WritableDb,
  id: string,
  version: number,
  { from, to }: Transition,
  { hash, look }: Approved,
): Promise<void> {
  await changeSeen(db, { id, version, from, isDeleted: false }, { state: to, approved_hash: hash, look })
}

/** The last act of issuing: from now on the database refuses every change of the notice but that of its state. */
export async function freezeNotice(db: WritableDb, id: string, version: number): Promise<void> {
  await db.updateTable('notice').set({ issued_version: version }).where('id', '=', id).execute()
}

/** A notice as whoever changes it has seen it. */
export interface SeenNotice {
  readonly id: string
  readonly version: number
  readonly from: NoticeState
  readonly isDeleted: boolean
}

/** Changes exactly the notice that was seen (compare and set); refuses `notice.changedMeanwhile` when it is another by now. */
export async function changeSeen(
  db: WritableDb,
  { id, version, from, isDeleted }: SeenNotice,
  change: Updateable<NoticeTable>,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('notice')
    .set(change)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', from)
    .where('deleted_at', isDeleted ? 'is not' : 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) await refuseChanged(db, id, version)
  await followState(db, id)
}

/** What decides whether and where a notice may go. */
export interface NoticeStanding extends Standing {
  readonly version: number
  readonly contentHash: string
  readonly approvedHash: string | null
  readonly look: number | null
}

/** Where a notice stands; refuses `notice.notFound`. */
export async function standingOf(db: ReadableDb, id: string): Promise<NoticeStanding> {
  const row = await db
    .selectFrom('notice')
    .select(['state', 'deleted_at', 'version', 'content_hash', 'approved_hash', 'look'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('notice.notFound', `Mã "${id}".`, { found: id })
  return {
    state: row.state,
    deleted: row.deleted_at !== null,
    version: row.version,
    contentHash: row.content_hash,
    approvedHash: row.approved_hash,
    look: row.look,
  }
}

/** Ids of who drafted a notice as it is: who created it, and who saved it with these words. */
export async function draftersOf(db: ReadableDb, id: string): Promise<ReadonlySet<string>> {
  return (await draftersOfAll(db, [id])).get(id) ?? new Set()
}

/** The same for several notices, by their ids. */
export async function draftersOfAll(
  db: ReadableDb,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const drafters = new Map<string, Set<string>>()
  if (ids.length === 0) return drafters
  const rows = await db
    .selectFrom('notice')
    .innerJoin('notice_version', (join) =>
      join.onRef('notice_version.notice_id', '=', 'notice.id').onRef('notice_version.content', '=', 'notice.content'),
    )
    .select(['notice.id', 'notice.creator_id', 'notice_version.saver_id'])
    .where('notice.id', 'in', ids)
    .execute()
  for (const { id, creator_id: creator, saver_id: saver } of rows)
    drafters.set(id, (drafters.get(id) ?? new Set()).add(creator).add(saver))
  return drafters
}

/** No row was updated: between reading where the notice stands and writing, somebody else changed it. */
export async function refuseChanged(db: ReadableDb, id: string, version: number): Promise<never> {
  const found = await standingOf(db, id)
  throw new Refusal('notice.changedMeanwhile', '', { expected: String(version), found: String(found.version) })
}
