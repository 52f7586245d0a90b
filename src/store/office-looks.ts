/** SQL of the office's looks. What is in one is the page's to know (page/format/look.ts): here it is a text. */
import { Refusal } from '../domain/errors.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'
import { sha256 } from './hash.ts'

export interface StoredLook {
  readonly version: number
  readonly name: string
  readonly content: string
  readonly savedAt: string
  readonly savedBy: string
}

/** The version of a store that has changed nothing: the regime's own, not stored. */
export const firstLook = 1

/** The version in force. */
export async function lookVersion(db: ReadableDb): Promise<number> {
  const row = await db
    .selectFrom('office_look')
    .select((of) => of.fn.max('version').as('version'))
    .executeTakeFirst()
  return row?.version ?? firstLook
}

/** The stored versions, the last first. */
export async function storedLooks(db: ReadableDb): Promise<StoredLook[]> {
  const rows = await db.selectFrom('office_look').selectAll().orderBy('version', 'desc').execute()
  return rows.map(({ saved_at: savedAt, saved_by: savedBy, ...row }) => ({ ...row, savedAt, savedBy }))
}

/** The text of a stored version; refuses `look.noVersion`. */
export async function readLookText(db: ReadableDb, version: number): Promise<StoredLook> {
  const row = await db.selectFrom('office_look').selectAll().where('version', '=', version).executeTakeFirst()
  if (row === undefined) throw new Refusal('look.noVersion', '', { found: String(version) })
  const { saved_at: savedAt, saved_by: savedBy, ...rest } = row
  return { ...rest, savedAt, savedBy }
}

/** What the audit keeps of a version. */
export const hashLook = ({ name, content }: Pick<StoredLook, 'name' | 'content'>): string =>
  sha256(JSON.stringify([name, content]))

/** Puts a look in force after exactly the one it was made from; refuses `look.changedMeanwhile` otherwise. */
export async function saveLook(
  db: WritableDb,
  look: Pick<StoredLook, 'name' | 'content'>,
  from: number,
  { at, by }: Stamp,
): Promise<number> {
  const version = await lookVersion(db)
  if (version !== from)
    throw new Refusal('look.changedMeanwhile', '', { expected: String(from), found: String(version) })
  const next = version + 1
  await db
    .insertInto('office_look')
    .values({ version: next, name: look.name, content: look.content, saved_at: at, saved_by: by })
    .execute()
  return next
}

/** The versions that are not what the audit has of them. */
export async function changedLooks(
  db: ReadableDb,
  recorded: (version: number) => string | undefined,
): Promise<readonly number[]> {
  const looks = await storedLooks(db)
  return looks.filter((look) => recorded(look.version) !== hashLook(look)).map(({ version }) => version)
}
