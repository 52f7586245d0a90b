/** SQL of the values that a search can be narrowed by. */
import { sql } from 'kysely'
import type { FacetCount, FacetCounts } from '../domain/archive/search.ts'
import type { ReadableDb } from './db.ts'
import { type Search, documentConditions, isUnfiled } from './search.ts'

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
