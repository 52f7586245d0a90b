/** SQL of the layouts of workbooks that somebody has confirmed. */
import { type TableLayout, type TableLayouts, layoutFingerprint } from '../domain/notice/table-layout.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

export async function tableLayouts(db: ReadableDb): Promise<TableLayouts> {
  const rows = await db.selectFrom('table_layout').select(['fingerprint', 'roles']).execute()
  return new Map(rows.map(({ fingerprint, roles }) => [fingerprint, JSON.parse(roles) as TableLayout['roles']]))
}

/** Remembers a layout, in place of what was confirmed of it before; gives its fingerprint. */
export async function rememberLayout(
  db: WritableDb,
  { headings, roles }: TableLayout,
  { at, by }: Stamp,
): Promise<string> {
  const fingerprint = layoutFingerprint(headings)
  const row = {
    headings: JSON.stringify(headings),
    roles: JSON.stringify(roles),
    confirmed_at: at,
    confirmed_by: by,
  }
  await db
    .insertInto('table_layout')
    .values({ fingerprint, ...row })
    .onConflict((conflict) => conflict.column('fingerprint').doUpdateSet(row))
    .execute()
  return fingerprint
}
