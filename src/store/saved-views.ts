/** SQL of what was kept under a name, searches and views of the board: the office's, for everybody in it. */
import type { SavedView } from '../domain/archive/search.ts'
import { Refusal } from '../domain/errors.ts'
import type { SavedBoard } from '../domain/follow-up/board.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

/** What a view is of. */
interface Views {
  readonly search: SavedView
  readonly board: SavedBoard
}
type ViewSubject = keyof Views

/** In the order of the alphabet. */
export async function listViews<Subject extends ViewSubject>(
  db: ReadableDb,
  subject: Subject,
): Promise<Views[Subject][]> {
  const rows = await db.selectFrom('saved_view').selectAll().where('subject', '=', subject).execute()
  return rows
    .map(
      ({ id, name, content, saved_by: savedBy }) => ({ ...JSON.parse(content), id, name, savedBy }) as Views[Subject],
    )
    .toSorted((one, other) => one.name.localeCompare(other.name, 'vi'))
}

/** Keeps a view, in place of one with its name; gives its id. */
export async function saveView<Subject extends ViewSubject>(
  db: WritableDb,
  subject: Subject,
  { id: newId, name, ...content }: Omit<Views[Subject], 'savedBy'>,
  { at, by }: Stamp,
): Promise<string> {
  const known = await db
    .selectFrom('saved_view')
    .select('id')
    .where('subject', '=', subject)
    .where('name', '=', name)
    .executeTakeFirst()
  const id = known?.id ?? newId
  const row = { subject, name, content: JSON.stringify(content), saved_at: at, saved_by: by }
  await db
    .insertInto('saved_view')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
  return id
}

/** Gives its name. Refuses `search.noView`. */
export async function dropView(db: WritableDb, subject: ViewSubject, id: string): Promise<string> {
  const row = await db
    .deleteFrom('saved_view')
    .where('subject', '=', subject)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('search.noView', '', { found: id })
  return row.name
}
