/** SQL of searches that were kept under a name: the office's, for everybody in it. */
import type { SavedView } from '../domain/archive/search.ts'
import { Refusal } from '../domain/errors.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

type NewView = Omit<SavedView, 'id' | 'savedBy'>

/** In the order of the alphabet. */
export async function listViews(db: ReadableDb): Promise<SavedView[]> {
  const rows = await db.selectFrom('saved_view').selectAll().execute()
  return rows
    .map(({ id, name, content, saved_by: savedBy }) => ({
      ...(JSON.parse(content) as Omit<NewView, 'name'>),
      id,
      name,
      savedBy,
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'vi'))
}

/** Keeps a view, in place of one with its name; gives its id. */
export async function saveView(
  db: WritableDb,
  newId: string,
  { name, ...content }: NewView,
  { at, by }: Stamp,
): Promise<string> {
  const known = await db.selectFrom('saved_view').select('id').where('name', '=', name).executeTakeFirst()
  const id = known?.id ?? newId
  const row = { name, content: JSON.stringify(content), saved_at: at, saved_by: by }
  await db
    .insertInto('saved_view')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
  return id
}

/** Gives its name. Refuses `search.noView`. */
export async function dropView(db: WritableDb, id: string): Promise<string> {
  const row = await db.deleteFrom('saved_view').where('id', '=', id).returning('name').executeTakeFirst()
  if (row === undefined) throw new Refusal('search.noView', '', { found: id })
  return row.name
}
