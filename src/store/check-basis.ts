/** What a run of the checker was computed from, as a short text: the same as before, and the run still holds. */
import type { ReadableDb } from './db.ts'
import { officeVersion } from './office-data.ts'
import { lookVersion } from './office-looks.ts'
import { type NoticeInSeries, neighboursOf } from './known-notices.ts'

/** `neighbours`: whether a change of another notice counts. */
export async function checkBasis(db: ReadableDb, self: NoticeInSeries, neighbours: boolean): Promise<string> {
  const own = await db.selectFrom('notice').select('content_hash').where('id', '=', self.id).executeTakeFirst()
  const set = await db
    .selectFrom('rule_set')
    .select((of) => of.fn.max('version').as('version'))
    .executeTakeFirst()
  const waivers = await db
    .selectFrom('waiver')
    .select('id')
    .where('notice_id', '=', self.id)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute()
  const doubts = await db
    .selectFrom('doubt')
    .select('position')
    .where('notice_id', '=', self.id)
    .where('settled_at', 'is', null)
    .orderBy('position')
    .execute()
  const others = neighbours ? await neighboursOf(db, self) : []
  return JSON.stringify([
    own?.content_hash ?? '',
    set?.version ?? 0,
    await officeVersion(db),
    await lookVersion(db),
    waivers.map(({ id }) => id),
    doubts.map(({ position }) => position),
    others.map(({ id, state, version }) => [id, state, version]),
  ])
}
