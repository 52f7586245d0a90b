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

/**
 * Queries for the numbers of notices, the best first: whoever is in one and in none before it comes next. Null where words
 * alone do not say it. The same marks and a phrase each mean whole words, so these are all the sums there are.
 */
export function rankedQueries(db: ReadableDb, terms: readonly SearchTerm[]): readonly Condition[] | null {
  if (terms.length === 0 || numberRank(terms).length > 0) return null
  const all: WordSearch = { terms, form: 'folded', goesOn: true }
  const ranked = rankedWords(terms)
  const [marks, phrase, whole] = [4, 2, 1].map((weight) => ranked.filter(([of]) => of === weight).map(([, of]) => of))
  const both = [...(marks ?? []), ...(phrase ?? [])]
  return [...(both.length === 2 ? [both] : []), marks ?? [], phrase ?? [], whole ?? [], [all]]
    .filter((words) => words.length > 0)
    .map((words) => selectWordsOfAll(db, 'document_words', words))
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
