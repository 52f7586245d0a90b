/** SQL of a search: which notices and rows have the words, and where the words stand. */
import { type RawBuilder, sql } from 'kysely'
import type { CountedFacet, FoundNotice, FoundPlace, SearchFilter } from '../domain/archive/search.ts'
import { type Finder, type SearchTerm, asPhrase, createFinder, snippetOf } from '../domain/archive/search-words.ts'
import { isIssuedState, noticeStates } from '../domain/office/workflow.ts'
import type { ReadableDb } from './db.ts'
import { selectWords } from './dialect/words.ts'
import { rankOf, rankedQueries } from './search-rank.ts'

export interface Search {
  readonly terms: readonly SearchTerm[]
  /** `body`: id of the directory or the name as written. */
  readonly filter: SearchFilter & { readonly bodyId: string | null }
}

type Condition = RawBuilder<unknown>

const asksForRow = ({ body, dueFrom, dueTo }: SearchFilter) => body !== null || dueFrom !== null || dueTo !== null

/** What a document must be; `without`: facets that are left out, to count their values. */
export function documentConditions(
  db: ReadableDb,
  { terms, filter }: Search,
  without: readonly CountedFacet[] = [],
): Condition {
  const conditions: Condition[] = [sql`d.deleted = 0`]
  const is = (facet: CountedFacet, value: unknown, condition: Condition) => {
    if (value !== null && !without.includes(facet)) conditions.push(condition)
  }
  is('year', filter.year, sql`d.year = ${filter.year}`)
  is('kind', filter.kind, sql`d.kind = ${filter.kind}`)
  is('state', filter.state, sql`d.state = ${filter.state}`)
  is('filed', filter.filed, filter.filed === true ? sql`d.filed = 1` : isUnfiled)
  is('organ', filter.organ, hasFacet('organ', filter.organ))
  is('signer', filter.signer, hasFacet('signer', filter.signer))
  if (filter.cited !== null) conditions.push(hasFacet('citation', filter.cited))
  if (asksForRow(filter)) conditions.push(sql`d.notice_id in (select t.notice_id ${tasksFrom(filter)})`)
  if (terms.length > 0)
    conditions.push(sql`d.id in (${selectWords(db, 'document_words', { terms, form: 'folded', goesOn: true })})`)
  return sql.join(conditions, sql` and `)
}

/** A draft is not to be filed yet. */
export const isUnfiled = sql`(d.filed = 0 and d.state in (${sql.join(noticeStates.filter(isIssuedState))}))`

function hasFacet(facet: string, value: string | null): Condition {
  return sql`d.id in (select document from search_facet where facet = ${facet} and value = ${value})`
}

/** The tasks `t` of a body and of days; the body comes first, because it has few of them. */
function tasksFrom({ body, bodyId, bodyRole, dueFrom, dueTo }: Search['filter']): Condition {
  const conditions: Condition[] = [sql`1 = 1`]
  const due = sql`coalesce(t.assigned_until, t.planned_until)`
  if (dueFrom !== null) conditions.push(sql`${due} >= ${dueFrom}`)
  if (dueTo !== null) conditions.push(sql`${due} <= ${dueTo}`)
  if (body === null) return sql`from task t where ${sql.join(conditions, sql` and `)}`
  conditions.push(bodyId === null ? sql`b.name = ${body}` : sql`b.body_id = ${bodyId}`)
  conditions.push(bodyRole === null ? sql`b.role in ('lead', 'coordinating')` : sql`b.role = ${bodyRole}`)
  return sql`from task_body b join task t on t.notice_id = b.notice_id and t.id = b.task_id
    where ${sql.join(conditions, sql` and `)}`
}

/** Which rows of tables are found: those with all words, the bodies, the days and the citation. Null: nothing asks for rows. */
function rowConditions(db: ReadableDb, { terms, filter }: Search): Condition | null {
  if (terms.length === 0 && !asksForRow(filter) && filter.cited === null) return null
  const conditions: Condition[] = [sql`p.kind = 'row'`]
  if (terms.length > 0)
    conditions.push(sql`p.id in (${selectWords(db, 'row_words', { terms, form: 'folded', goesOn: true })})`)
  if (asksForRow(filter))
    conditions.push(sql`exists (select 1 ${tasksFrom(filter)} and t.notice_id = d.notice_id and t.id = p.part)`)
  if (filter.cited !== null) conditions.push(citesInRow(filter.cited, sql`p.part`))
  return sql.join(conditions, sql` and `)
}

async function countOf(db: ReadableDb, from: Condition): Promise<number> {
  const { count } = await db
    .selectFrom(sql<{ count: number }>`(select count(*) as count from ${from})`.as('counted'))
    .select('count')
    .executeTakeFirstOrThrow()
  return count
}

/** How many notices and how many rows of tables are found. */
export async function countFound(
  db: ReadableDb,
  search: Search,
): Promise<{ readonly documents: number; readonly rows: number }> {
  const rows = rowConditions(db, search)
  if (search.terms.length > 0 && !isNarrowed(search.filter)) return countWords(db, search)
  const countDocuments = () => countOf(db, sql`search_document d where ${documentConditions(db, search)}`)
  if (rows === null) return { documents: await countDocuments(), rows: 0 }
  if (asksForRow(search.filter) && search.terms.length === 0) return countTasks(db, search)
  return { documents: await countDocuments(), rows: await countOf(db, rowsFrom(db, search, rows)) }
}

const isNarrowed = (filter: Search['filter']) => Object.values(filter).some((value) => value !== null)

/** The same where nothing but words is asked: the index says it at once; only what was deleted is looked up. */
async function countWords(db: ReadableDb, { terms }: Search): ReturnType<typeof countFound> {
  const withWords = (table: 'document_words' | 'row_words') =>
    selectWords(db, table, { terms, form: 'folded', goesOn: true })
  // The plus keeps SQLite from going through all that has the words.
  return db
    .selectFrom(
      sql<{ documents: number; rows: number }>`(select
        (select count(*) from (${withWords('document_words')}) w) - (select count(*) from search_document d
          where d.deleted = 1 and +d.id in (${withWords('document_words')})) as documents,
        (select count(*) from (${withWords('row_words')}) w) - (select count(*) from search_document d
          cross join search_part p where d.deleted = 1 and p.document = d.id and p.kind = 'row'
          and +p.id in (${withWords('row_words')})) as rows)`.as('counted'),
    )
    .select(['documents', 'rows'])
    .executeTakeFirstOrThrow()
}

/** The same where no words are asked: the tasks say it at once. */
async function countTasks(db: ReadableDb, { filter }: Search): ReturnType<typeof countFound> {
  const ofNotice = documentConditions(db, { terms: [], filter: { ...filter, body: null, dueFrom: null, dueTo: null } })
  const isCited = filter.cited === null ? sql`` : sql` and ${citesInRow(filter.cited, sql`r.id`)}`
  return db
    .selectFrom(
      sql<{ documents: number; rows: number }>`(select count(distinct d.id) as documents, count(*) as rows
        from (select distinct t.notice_id, t.id ${tasksFrom(filter)}) r cross join search_document d
        where d.notice_id = r.notice_id and ${ofNotice}${isCited})`.as('counted'),
    )
    .select(['documents', 'rows'])
    .executeTakeFirstOrThrow()
}

const citesInRow = (cited: string, part: Condition) =>
  sql`exists (select 1 from search_facet f where f.document = d.id and f.facet = 'citation' and f.value = ${cited} and f.part = ${part})`

/** The rows that are found; those with the words are looked up first: `cross join` keeps that order in SQLite. */
function rowsFrom(db: ReadableDb, search: Search, rows: Condition): Condition {
  const { terms } = search
  // The words of a row are words of its notice: only what else is asked of the notice is asked again.
  const ofNotice = documentConditions(db, { ...search, terms: [] })
  if (terms.length > 0) {
    const rest = rowConditions(db, { ...search, terms: [] }) ?? sql`p.kind = 'row'`
    return sql`(${selectWords(db, 'row_words', { terms, form: 'folded', goesOn: true })}) w
      cross join search_part p cross join search_document d
      where p.id = w.rowid and d.id = p.document and ${rest} and ${ofNotice}`
  }
  return sql`search_part p join search_document d on d.id = p.document where ${rows} and ${ofNotice}`
}

/** The columns of a line of what was found. */
interface FoundRow {
  readonly document: number
  readonly id: string
  readonly number: number | null
  readonly symbol: string
  readonly issuedOn: string | null
  readonly kind: FoundNotice['kind']
  readonly state: FoundNotice['state']
  readonly abstract: string
  readonly filed: number
}

/** Those with the same marks first, then those with the words as a phrase, then with whole words; each from the latest. `places`: at most so many of each. */
export async function findNotices(
  db: ReadableDb,
  search: Search,
  { limit, offset, places }: { readonly limit: number; readonly offset: number; readonly places: number },
): Promise<FoundNotice[]> {
  const rows = await findRanked(db, search, { limit, offset })
  const looked = lookFor(search.terms)
  const parts = await partsToShow(
    db,
    search,
    rows.map(({ document }) => document),
  )
  const found: FoundNotice[] = []
  for (const { document, filed, ...row } of rows) {
    const { shown, count } = choosePlaces(parts.get(document) ?? [], looked, places)
    const { id, number, symbol, issuedOn, kind, state, abstract } = row
    const facts = { id, number, symbol, issuedOn, kind, state, abstract, isFiled: filed === 1 }
    found.push({ ...facts, places: shown, morePlaces: count - shown.length })
  }
  return found
}

/** More than that is ranked as a whole. */
const mostByTurns = 400

/** The best first: those with all that ranks a notice, then the next, until there are enough. */
async function findRanked(
  db: ReadableDb,
  search: Search,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly FoundRow[]> {
  const select = (rank: Condition, conditions: Condition, most: number, from: number) =>
    db
      .selectFrom(
        sql<FoundRow>`(select d.id as document, d.notice_id as id, d.number, d.symbol, d.issued_on as "issuedOn", d.kind,
          d.state, d.abstract, d.filed, ${rank} as rank from search_document d where ${conditions}
          order by rank desc, coalesce(d.issued_on, '9999') desc, d.id desc limit ${most} offset ${from})`.as('found'),
      )
      .selectAll()
      .execute()
  const queries = rankedQueries(db, search.terms)
  const wanted = offset + limit
  if (queries === null || wanted > mostByTurns)
    return select(rankOf(db, search.terms), documentConditions(db, search), limit, offset)
  const others = documentConditions(db, { ...search, terms: [] })
  const found: FoundRow[] = []
  for (const query of queries) {
    const known = found.length === 0 ? sql`` : sql` and d.id not in (${sql.join(found.map((row) => row.document))})`
    found.push(...(await select(sql`0`, sql`d.id in (${query}) and ${others}${known}`, wanted - found.length, 0)))
    if (found.length === wanted) break
  }
  return found.slice(offset)
}

interface PartRow {
  readonly document: number
  readonly kind: FoundPlace['kind']
  readonly part: string
  readonly field: string
  readonly place: string
  readonly text: string
}

/** The parts of some documents in which the words may stand; rows must be what is asked of rows. */
async function partsToShow(
  db: ReadableDb,
  search: Search,
  documents: readonly number[],
): Promise<ReadonlyMap<number, readonly PartRow[]>> {
  const { terms, filter } = search
  const parts = new Map<number, PartRow[]>()
  const forRows = rowConditions(db, { ...search, terms: [] })
  if (documents.length === 0 || (terms.length === 0 && forRows === null)) return parts
  const narrowed = asksForRow(filter) ? sql` and (p.kind <> 'row' or (${forRows ?? sql`1 = 1`}))` : sql``
  const onlyCited = filter.cited === null ? sql`` : sql` and ${citesInRow(filter.cited, sql`p.part`)}`
  const onlyRows = terms.length === 0 && asksForRow(filter) ? sql` and p.kind = 'row'` : sql``
  const ofDocument = forRows === null ? sql`` : sql` join search_document d on d.id = p.document`
  const rows = await db
    .selectFrom(
      sql<PartRow>`(select p.document, p.kind, p.part, p.field, p.place, p.text from search_part p${ofDocument}
        where p.document in (${sql.join(documents)})${narrowed}${onlyCited}${onlyRows}
        order by p.document, p.position)`.as('parts'),
    )
    .selectAll()
    .execute()
  for (const row of rows) {
    const own = parts.get(row.document)
    if (own === undefined) parts.set(row.document, [row])
    else own.push(row)
  }
  return parts
}

/** Finders of the words, and of all of them as one phrase. */
function lookFor(terms: readonly SearchTerm[]) {
  const phrase = asPhrase(terms)
  return {
    terms: terms.length,
    finder: createFinder(terms),
    phrase: phrase === null ? null : createFinder([phrase]),
  }
}

/** Where in a document the words stand: parts with all of them, else those with most. */
function choosePlaces(
  parts: readonly PartRow[],
  { finder, phrase, terms }: ReturnType<typeof lookFor>,
  most: number,
): { readonly shown: readonly FoundPlace[]; readonly count: number } {
  const found = bestOf(parts, finder, terms)
  // The file a notice was read from repeats its words: it is a place only where no other is.
  const own = found.filter(({ kind }) => kind !== 'source')
  const counted = own.length > 0 ? own : found
  const shown = counted.slice(0, most).map((row): FoundPlace => {
    // Words that follow each other as they were asked are shown alone, not every "an" besides.
    const each = finder.find(row.text)
    const isWhole = phrase !== null && each.every((of) => of.length > 0)
    const together = isWhole ? (phrase.find(row.text)[0] ?? []) : []
    const lit = together.length > 0 ? together : each.flat()
    const { text: snippet, lit: shownLit } = snippetOf(row.text, lit)
    const span = lit[0]
    const spot = { part: row.part, field: row.field, ...(span !== undefined && row.field !== 'whole' ? { span } : {}) }
    return { kind: row.kind, spot, place: row.place, snippet, lit: shownLit }
  })
  return { shown, count: counted.length }
}

/** The parts with most of the terms, in their order. */
function bestOf(parts: readonly PartRow[], finder: Finder, terms: number): readonly PartRow[] {
  if (terms === 0) return parts
  const weights = parts.map(({ text }) => finder.weigh(text))
  const best = Math.max(1, ...weights)
  return parts.filter((_, at) => weights[at] === best)
}
