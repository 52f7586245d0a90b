/** SQL of a search: which notices and rows have the words, by what they can be narrowed, and where the words stand. */
import { type RawBuilder, sql } from 'kysely'
import type {
  CountedFacet,
  FacetCount,
  FacetCounts,
  FoundNotice,
  FoundPlace,
  SearchFilter,
} from '../domain/archive/search.ts'
import { type SearchTerm, asPhrase, findTerms, hasMarks, snippetOf } from '../domain/archive/search-words.ts'
import { isIssuedState, noticeStates } from '../domain/office/workflow.ts'
import type { ReadableDb } from './db.ts'
import { selectWords } from './dialect/words.ts'

export interface Search {
  readonly terms: readonly SearchTerm[]
  /** `body`: id of the directory or the name as written. */
  readonly filter: SearchFilter & { readonly bodyId: string | null }
}

type Condition = RawBuilder<unknown>

const asksForRow = ({ body, dueFrom, dueTo }: SearchFilter) => body !== null || dueFrom !== null || dueTo !== null

/** What a document must be; `without`: facets that are left out, to count their values. */
function documentConditions(
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
  if (asksForRow(filter))
    conditions.push(sql`exists (select 1 from task t where t.notice_id = d.notice_id and ${taskConditions(filter)})`)
  if (terms.length > 0)
    conditions.push(sql`d.id in (${selectWords(db, 'document_words', { terms, form: 'folded', goesOn: true })})`)
  return sql.join(conditions, sql` and `)
}

/** A draft is not to be filed yet. */
const isUnfiled = sql`(d.filed = 0 and d.state in (${sql.join(noticeStates.filter(isIssuedState))}))`

function hasFacet(facet: string, value: string | null): Condition {
  return sql`d.id in (select document from search_facet where facet = ${facet} and value = ${value})`
}

function taskConditions({ body, bodyId, bodyRole, dueFrom, dueTo }: Search['filter']): Condition {
  const conditions: Condition[] = []
  const due = sql`coalesce(t.assigned_until, t.planned_until)`
  if (dueFrom !== null) conditions.push(sql`${due} >= ${dueFrom}`)
  if (dueTo !== null) conditions.push(sql`${due} <= ${dueTo}`)
  if (body !== null) {
    const named = bodyId === null ? sql`b.name = ${body}` : sql`b.body_id = ${bodyId}`
    const roles = bodyRole === null ? sql`b.role in ('lead', 'coordinating')` : sql`b.role = ${bodyRole}`
    conditions.push(
      sql`exists (select 1 from task_body b where b.notice_id = t.notice_id and b.task_id = t.id and ${named} and ${roles})`,
    )
  }
  return conditions.length === 0 ? sql`1 = 1` : sql.join(conditions, sql` and `)
}

/** Which rows of tables are found: those with all words, the bodies, the days and the citation. Null: nothing asks for rows. */
function rowConditions(db: ReadableDb, { terms, filter }: Search): Condition | null {
  if (terms.length === 0 && !asksForRow(filter) && filter.cited === null) return null
  const conditions: Condition[] = [sql`p.kind = 'row'`]
  if (terms.length > 0)
    conditions.push(sql`p.id in (${selectWords(db, 'row_words', { terms, form: 'folded', goesOn: true })})`)
  if (asksForRow(filter))
    conditions.push(
      sql`exists (select 1 from task t where t.notice_id = d.notice_id and t.id = p.part and ${taskConditions(filter)})`,
    )
  if (filter.cited !== null)
    conditions.push(
      sql`exists (select 1 from search_facet f where f.document = d.id and f.facet = 'citation' and f.value = ${filter.cited} and f.part = p.part)`,
    )
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
  const found = documentConditions(db, search)
  const rows = rowConditions(db, search)
  // The words of a row are words of its notice: only what else is asked of the notice is asked again.
  const ofNotice = documentConditions(db, { ...search, terms: [] })
  return {
    documents: await countOf(db, sql`search_document d where ${found}`),
    rows:
      rows === null
        ? 0
        : await countOf(
            db,
            sql`search_part p join search_document d on d.id = p.document where ${rows} and ${ofNotice}`,
          ),
  }
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
  const rows = await db
    .selectFrom(
      sql<FoundRow>`(select d.id as document, d.notice_id as id, d.number, d.symbol, d.issued_on as "issuedOn", d.kind,
        d.state, d.abstract, d.filed, ${rankOf(db, search.terms)} as rank from search_document d
        where ${documentConditions(db, search)}
        order by rank desc, coalesce(d.issued_on, '9999') desc, d.id desc limit ${limit} offset ${offset})`.as('found'),
    )
    .selectAll()
    .execute()
  const found: FoundNotice[] = []
  for (const { document, filed, ...row } of rows) {
    const { shown, count } = await placesIn(db, search, document, places)
    const { id, number, symbol, issuedOn, kind, state, abstract } = row
    const facts = { id, number, symbol, issuedOn, kind, state, abstract, isFiled: filed === 1 }
    found.push({ ...facts, places: shown, morePlaces: count - shown.length })
  }
  return found
}

function rankOf(db: ReadableDb, terms: readonly SearchTerm[]): Condition {
  if (terms.length === 0) return sql`0`
  const has = (form: 'folded' | 'exact', of = terms) =>
    sql`(case when d.id in (${selectWords(db, 'document_words', { terms: of, form, goesOn: false })}) then 1 else 0 end)`
  const phrase = asPhrase(terms)
  const ranks = [
    ...(hasMarks(terms) ? [sql`4 * ${has('exact')}`] : []),
    ...(phrase === null ? [] : [sql`2 * ${has('folded', [phrase])}`]),
    ...(terms.some(({ isPrefix }) => isPrefix) ? [has('folded')] : []),
    ...numberRank(terms),
  ]
  return ranks.length === 0 ? sql`0` : sql.join(ranks, sql` + `)
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

interface PartRow {
  readonly kind: FoundPlace['kind']
  readonly part: string
  readonly field: string
  readonly place: string
  readonly text: string
}

/** Where in a document the words stand: parts with all of them, else those with most. Rows must be what is asked of rows. */
async function placesIn(
  db: ReadableDb,
  search: Search,
  document: number,
  most: number,
): Promise<{ readonly shown: readonly FoundPlace[]; readonly count: number }> {
  const { terms, filter } = search
  const forRows = rowConditions(db, { ...search, terms: [] })
  if (terms.length === 0 && forRows === null) return { shown: [], count: 0 }
  const narrowed = asksForRow(filter) ? sql` and (p.kind <> 'row' or (${forRows ?? sql`1 = 1`}))` : sql``
  const onlyCited =
    filter.cited === null
      ? sql``
      : sql` and exists (select 1 from search_facet f where f.document = d.id and f.facet = 'citation' and f.value = ${filter.cited} and f.part = p.part)`
  const onlyRows = terms.length === 0 && asksForRow(filter) ? sql` and p.kind = 'row'` : sql``
  const parts = await db
    .selectFrom(
      sql<PartRow>`(select p.kind, p.part, p.field, p.place, p.text from search_part p
        join search_document d on d.id = p.document
        where p.document = ${document}${narrowed}${onlyCited}${onlyRows} order by p.position)`.as('parts'),
    )
    .selectAll()
    .execute()
  const phrase = asPhrase(terms)
  const weighed = parts.flatMap((row) => {
    const lit = terms.length === 0 ? [] : findTerms(row.text, terms)
    const weight = lit.filter((of) => of.length > 0).length
    if (terms.length > 0 && weight === 0) return []
    // Words that follow each other as they were asked are shown alone, not every "an" besides.
    const together = phrase === null || weight < terms.length ? [] : (findTerms(row.text, [phrase])[0] ?? [])
    return [{ row, lit: together.length > 0 ? together : lit.flat(), weight }]
  })
  const best = Math.max(0, ...weighed.map(({ weight }) => weight))
  const found = weighed.filter(({ weight }) => weight === best)
  // The file a notice was read from repeats its words: it is a place only where no other is.
  const own = found.filter(({ row }) => row.kind !== 'source')
  const counted = own.length > 0 ? own : found
  const shown = counted.slice(0, most).map(({ row, lit }): FoundPlace => {
    const { text: snippet, lit: shownLit } = snippetOf(row.text, lit)
    const span = lit[0]
    const spot = { part: row.part, field: row.field, ...(span !== undefined && row.field !== 'whole' ? { span } : {}) }
    return { kind: row.kind, spot, place: row.place, snippet, lit: shownLit }
  })
  return { shown, count: counted.length }
}

const plainFacets = ['year', 'kind', 'state', 'filed'] as const
/** Values of organs and signers that are listed. */
const mostValues = 40

/** How many notices each value has, under what else was asked. */
export async function countFacets(db: ReadableDb, search: Search): Promise<FacetCounts> {
  const groups = await db
    .selectFrom(
      sql<Readonly<Record<(typeof plainFacets)[number], string | number>> & { count: number }>`(select d.year, d.kind,
        d.state, case when d.filed = 1 then 1 when ${isUnfiled} then 0 else -1 end as filed, count(*) as count
        from search_document d
        where ${documentConditions(db, search, plainFacets)} group by d.year, d.kind, d.state, 4)`.as('groups'),
    )
    .selectAll()
    .execute()
  const { filter } = search
  const wanted = { ...filter, filed: filter.filed === null ? null : Number(filter.filed) }
  const countPlain = (facet: (typeof plainFacets)[number]): FacetCount[] => {
    const counts = new Map<string, number>()
    for (const group of groups) {
      const fits = plainFacets.every((one) => one === facet || wanted[one] === null || group[one] === wanted[one])
      const value = String(group[facet])
      // A draft is neither filed nor to be filed.
      if (fits && value !== '' && value !== '-1') counts.set(value, (counts.get(value) ?? 0) + group.count)
    }
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .toSorted((one, other) => (one.value < other.value ? 1 : -1))
  }
  return {
    year: countPlain('year'),
    kind: countPlain('kind'),
    state: countPlain('state'),
    filed: countPlain('filed'),
    organ: await countListed(db, search, 'organ'),
    signer: await countListed(db, search, 'signer'),
  }
}

async function countListed(db: ReadableDb, search: Search, facet: 'organ' | 'signer'): Promise<FacetCount[]> {
  const among = sql`f.document in (select d.id from search_document d where ${documentConditions(db, search, [facet])})`
  const rows = await db
    .selectFrom(
      sql<{ value: string; count: number }>`(select f.value, count(*) as count from search_facet f
        where f.facet = ${facet} and ${among} group by f.value order by count(*) desc, f.value limit ${mostValues})`.as(
        'counts',
      ),
    )
    .selectAll()
    .execute()
  return [...rows]
}
