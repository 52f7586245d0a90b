/** Finding words: the full-text index of SQLite, or the same words as a text that other databases compare. */
import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely'
import type { SearchTerm } from '../../domain/archive/search-words.ts'
import type { ReadableDb } from '../db.ts'
import type { Schema } from '../schema.ts'

type WordTableName = 'document_words' | 'row_words'

export interface WordSearch {
  readonly terms: readonly SearchTerm[]
  readonly form: 'folded' | 'exact'
  /** Whether the last word of a term may go on where it was written so. */
  readonly goesOn: boolean
}

/** `rowid in (…)` for a table of words: a query that gives the numbers of what has all terms. */
export function selectWords(db: ReadableDb, table: WordTableName, search: WordSearch): RawBuilder<unknown> {
  return selectWordsOfAll(db, table, [search])
}

/** The same for what fulfils several of them at once. */
export function selectWordsOfAll(
  db: ReadableDb,
  table: WordTableName,
  searches: readonly WordSearch[],
): RawBuilder<unknown> {
  const name = sql.table(table)
  return isPostgres(db)
    ? sql`select rowid from ${name} where ${sql.join(searches.map(writeLikes), sql` and `)}`
    : sql`select rowid from ${name} where ${name} match ${searches.map((one) => `(${writeMatch(one)})`).join(' AND ')}`
}

function isPostgres(db: ReadableDb): boolean {
  // What is handed around as readable is the whole connection or a transaction of it.
  return (db as Kysely<Schema>).getExecutor().adapter instanceof PostgresAdapter
}

/** Words have letters and digits alone, so nothing in them is syntax. */
export function writeMatch({ terms, form, goesOn }: WordSearch): string {
  const written = terms.map(({ words, isPrefix }) => {
    const phrase = `"${words.map((word) => word[form]).join(' ')}"`
    return isPrefix && goesOn ? `${phrase} *` : phrase
  })
  return `{${form}} : (${written.join(' AND ')})`
}

function writeLikes({ terms, form, goesOn }: WordSearch): RawBuilder<unknown> {
  const column = sql.ref(form)
  const likes = terms.map(({ words, isPrefix }) => {
    const phrase = words.map((word) => word[form]).join(' ')
    return sql`' ' || ${column} || ' ' like ${`% ${phrase}${isPrefix && goesOn ? '' : ' '}%`}`
  })
  return sql.join(likes, sql` and `)
}
