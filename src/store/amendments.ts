/** SQL of papers about other papers: which notice corrects or replaces which. */
import type { Amendment } from '../domain/office/records.ts'
import type { ReadableDb } from './db.ts'

/** The papers that correct or replace a notice, drafts too, from the first. */
export async function amendersOf(db: ReadableDb, id: string): Promise<Amendment[]> {
  const rows = await selectHolders(db).where('amends', '=', id).where('deleted_at', 'is', null).execute()
  return rows.flatMap(toAmendment)
}

/** What a notice corrects or replaces; null for one that does neither. */
export async function amendedBy(db: ReadableDb, id: string): Promise<Amendment | null> {
  const about = await db.selectFrom('notice').select(['amends', 'amends_as']).where('id', '=', id).executeTakeFirst()
  if (about === undefined || about.amends === null) return null
  const row = await selectHolders(db).where('id', '=', about.amends).executeTakeFirst()
  return row === undefined ? null : (toAmendment({ ...row, amends_as: about.amends_as })[0] ?? null)
}

function selectHolders(db: ReadableDb) {
  return db
    .selectFrom('notice')
    .select(['id', 'number', 'symbol', 'issued_on', 'abstract', 'state', 'amends_as'])
    .orderBy('created_at')
    .orderBy('id')
}

type HolderRow = Awaited<ReturnType<ReturnType<typeof selectHolders>['execute']>>[number]

function toAmendment({ issued_on: issuedOn, amends_as: as, ...row }: HolderRow): Amendment[] {
  return as === null ? [] : [{ ...row, issuedOn, as }]
}
