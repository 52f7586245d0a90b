/** SQL of the wording learned from issued notices. */
import { sql } from 'kysely'
import type { LearnedWording } from '../checker/lexicon/learn-wording.ts'
import type { ReadableDb, WritableDb } from './db.ts'

/** One notice may have a typo; what two have is the office's own wording. */
const fewestNotices = 2
const most = 10_000
/** Rows of one statement: SQLite takes some thirty thousand values. */
const batch = 2000

/** Counts what one more issued notice taught. */
export async function countLearned(db: WritableDb, { phrases, names }: LearnedWording): Promise<void> {
  const rows = [
    ...phrases.map((text) => ({ kind: 'phrase' as const, text, notices: 1 })),
    ...names.map((text) => ({ kind: 'name' as const, text, notices: 1 })),
  ]
  for (let from = 0; from < rows.length; from += batch) {
    await db
      .insertInto('learned_wording')
      .values(rows.slice(from, from + batch))
      .onConflict((conflict) =>
        conflict.columns(['kind', 'text']).doUpdateSet({ notices: sql<number>`learned_wording.notices + 1` }),
      )
      .execute()
  }
}

/** What several issued notices have, the most frequent first. */
export async function learnedWording(db: ReadableDb): Promise<LearnedWording> {
  const rows = await db
    .selectFrom('learned_wording')
    .select(['kind', 'text'])
    .where('notices', '>=', fewestNotices)
    .orderBy('notices', 'desc')
    .orderBy('text')
    .limit(most)
    .execute()
  const of = (kind: 'phrase' | 'name') => rows.flatMap((row) => (row.kind === kind ? [row.text] : []))
  return { phrases: of('phrase'), names: of('name') }
}
