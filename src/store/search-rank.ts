/** Which of the notices that are found comes first: what stands there as it was typed. */
import { type RawBuilder, sql } from 'kysely'
import { type SearchTerm, asPhrase, hasMarks } from '../domain/archive/search-words.ts'
import type { ReadableDb } from './db.ts'
import { type WordSearch, selectWords, selectWordsOfAll } from './dialect/words.ts'

type Condition = RawBuilder<unknown>

/** What of its words ranks a notice, each with its weight; no sum of lesser ones outweighs a greater. */
function rankedWords(terms: readonly SearchTerm[]): readonly (readonly [weight: number, words: WordSearch])[] {
  const phrase = asPhrase(terms)
  const whole = { form: 'folded', goesOn: false } as const
  return [
    ...(hasMarks(terms) ? [[4, { terms, form: 'exact', goesOn: false }] as const] : []),
    ...(phrase === null ? [] : [[2, { terms: [phrase], ...whole }] as const]),
    ...(terms.some(({ isPrefix }) => isPrefix) ? [[1, { terms, ...whole }] as const] : []),
  ]
}

export function rankOf(db: ReadableDb, terms: readonly SearchTerm[]): Condition {
  const ranks = [
    ...rankedWords(terms).map(
      ([weight, words]) =>
        sql`(case when d.id in (${selectWords(db, 'document_words', words)}) then ${weight} else 0 end)`,
    ),
    ...numberRank(terms),
  ]
  return ranks.length === 0 ? sql`0` : sql.join(ranks, sql` + `)
}

/** A query for the numbers of those that have all of it; null where that is no question of words alone. */
export function bestRanked(db: ReadableDb, terms: readonly SearchTerm[]): Condition | null {
  const words = rankedWords(terms).map(([, each]) => each)
  return words.length === 0 || numberRank(terms).length > 0 ? null : selectWordsOfAll(db, 'document_words', words)
}

/** A notice comes before those that cite it. */
function numberRank(terms: readonly SearchTerm[]): Condition[] {
  return terms.flatMap(({ words }) => {
    const number = /^\d{1,5}$/.test(words[0]?.folded ?? '') ? Number(words[0]?.folded) : null
    return number === null || words.length < 2
      ? []
      : [
          sql`(case when d.number = ${number} and lower(d.symbol) like ${`%${words[1]?.exact ?? ''}%`} then 8 else 0 end)`,
        ]
  })
}
