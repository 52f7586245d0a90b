/**
 * SQL that keeps the search: parts of each notice with their words. Derived from what is saved, in the transaction that
 * saves it; never from a working copy. What is computed from a notice is computed before the transaction.
 */
import { type SearchFacet, type SearchPart, searchFacetsOf, searchPartsOf } from '../domain/archive/search-parts.ts'
import { type IndexedWords, indexedWords, joinWords } from '../domain/archive/search-words.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { ReadableDb, WritableDb } from './db.ts'
import { sha256 } from './hash.ts'

/** What a notice gives the search. */
export interface SearchedNotice {
  readonly parts: readonly SearchPart[]
  readonly facets: readonly SearchFacet[]
  readonly words: IndexedWords
  /** In the order of its rows. */
  readonly rowWords: readonly IndexedWords[]
}

export function searchedNotice(notice: Notice): SearchedNotice {
  const parts = searchPartsOf(notice)
  const rows = parts.filter(({ kind }) => kind === 'row')
  return {
    parts,
    facets: searchFacetsOf(notice, parts),
    words: indexedWords(parts.map(({ text }) => text)),
    rowWords: rows.map(({ text }) => indexedWords([text])),
  }
}

/** Kinds of parts that come from the notice itself. */
const ownKinds = ['text', 'row'] as const
const rowsAtOnce = 2000
/** Behind all parts of a notice, which has fewer. */
const firstBeside = 1_000_000

/** Puts a notice into the search as it is saved now; what stands beside its own parts stays. */
export async function indexNotice(db: WritableDb, id: string, searched: SearchedNotice): Promise<void> {
  const document = await putDocument(db, id)
  await dropOwn(db, document)
  await insertParts(db, document, searched.parts, 0)
  const rows = await db
    .selectFrom('search_part')
    .select('id')
    .where('document', '=', document)
    .where('kind', '=', 'row')
    .orderBy('position')
    .execute()
  const words = rows.map((row, at) => ({ rowid: row.id, folded: '', exact: '', ...searched.rowWords[at] }))
  for (let at = 0; at < words.length; at += rowsAtOnce)
    await db
      .insertInto('row_words')
      .values(words.slice(at, at + rowsAtOnce))
      .execute()
  const facets = searched.facets.map((facet) => ({ document, ...facet }))
  for (let at = 0; at < facets.length; at += rowsAtOnce)
    await db
      .insertInto('search_facet')
      .values(facets.slice(at, at + rowsAtOnce))
      .execute()
  await putWords(db, document, searched.words)
}

/** Adds a text that stands beside the notice: of a file, or what was said. In its place where it is there already. */
export async function indexBeside(db: WritableDb, id: string, part: SearchPart): Promise<void> {
  const document = await documentOf(db, id)
  if (document === null) return
  await db
    .deleteFrom('search_part')
    .where('document', '=', document)
    .where('kind', '=', part.kind)
    .where('part', '=', part.part)
    .execute()
  const { last } = await db
    .selectFrom('search_part')
    .select((of) => of.fn.max('position').as('last'))
    .where('document', '=', document)
    .executeTakeFirstOrThrow()
  await insertParts(db, document, [part], Math.max(firstBeside, (last ?? 0) + 1))
  const own = await db
    .selectFrom('search_part')
    .select('text')
    .where('document', '=', document)
    .where('kind', 'in', ownKinds)
    .orderBy('position')
    .execute()
  await putWords(db, document, indexedWords(own.map(({ text }) => text)))
}

async function documentOf(db: ReadableDb, noticeId: string): Promise<number | null> {
  const row = await db.selectFrom('search_document').select('id').where('notice_id', '=', noticeId).executeTakeFirst()
  return row?.id ?? null
}

async function putDocument(db: WritableDb, noticeId: string): Promise<number> {
  const notice = await db
    .selectFrom('notice')
    .select(['kind', 'state', 'deleted_at', 'number', 'symbol', 'issued_on', 'abstract'])
    .where('id', '=', noticeId)
    .executeTakeFirstOrThrow()
  const { deleted_at: deletedAt, ...facts } = notice
  const row = { ...facts, deleted: deletedAt === null ? 0 : 1, year: (facts.issued_on ?? '').slice(0, 4) }
  const { id } = await db
    .insertInto('search_document')
    .values({ notice_id: noticeId, filed: 0, ...row })
    .onConflict((conflict) => conflict.column('notice_id').doUpdateSet(row))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function dropOwn(db: WritableDb, document: number): Promise<void> {
  const own = db.selectFrom('search_part').where('document', '=', document).where('kind', 'in', ownKinds)
  const rows = await own.where('kind', '=', 'row').select('id').execute()
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await db
      .deleteFrom('row_words')
      .where(
        'rowid',
        'in',
        rows.slice(at, at + rowsAtOnce).map(({ id }) => id),
      )
      .execute()
  await db.deleteFrom('search_part').where('document', '=', document).where('kind', 'in', ownKinds).execute()
  await db.deleteFrom('search_facet').where('document', '=', document).execute()
}

async function insertParts(
  db: WritableDb,
  document: number,
  parts: readonly SearchPart[],
  first: number,
): Promise<void> {
  const rows = parts.map((part, at) => ({ document, position: first + at, ...part }))
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await db
      .insertInto('search_part')
      .values(rows.slice(at, at + rowsAtOnce))
      .execute()
}

/** The words of a document: its own, and those beside it. */
async function putWords(db: WritableDb, document: number, own: IndexedWords): Promise<void> {
  const beside = await db
    .selectFrom('search_part')
    .select('text')
    .where('document', '=', document)
    .where('kind', 'not in', ownKinds)
    .orderBy('position')
    .execute()
  const words = joinWords(own, indexedWords(beside.map(({ text }) => text)))
  await db.deleteFrom('document_words').where('rowid', '=', document).execute()
  await db
    .insertInto('document_words')
    .values({ rowid: document, ...words })
    .execute()
}

/** The state of a notice as the search knows it, after it changed. */
export async function followState(db: WritableDb, noticeId: string): Promise<void> {
  const { state, deleted_at: deletedAt } = await db
    .selectFrom('notice')
    .select(['state', 'deleted_at'])
    .where('id', '=', noticeId)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('search_document')
    .set({ state, deleted: deletedAt === null ? 0 : 1 })
    .where('notice_id', '=', noticeId)
    .execute()
}

/** Whether the search holds of a notice what the notice says. */
export async function isIndexed(db: ReadableDb, noticeId: string, searched: SearchedNotice): Promise<boolean> {
  const document = await db
    .selectFrom('search_document')
    .innerJoin('notice', 'notice.id', 'search_document.notice_id')
    .select(['search_document.id', 'search_document.state', 'notice.state as current'])
    .where('notice_id', '=', noticeId)
    .executeTakeFirst()
  if (document === undefined || document.state !== document.current) return false
  const parts = await db
    .selectFrom('search_part')
    .select(['kind', 'part', 'field', 'place', 'text'])
    .where('document', '=', document.id)
    .where('kind', 'in', ownKinds)
    .orderBy('position')
    .execute()
  const facets = await db
    .selectFrom('search_facet')
    .select(['facet', 'part', 'value'])
    .where('document', '=', document.id)
    .execute()
  const { indexed } = await db
    .selectFrom('document_words')
    .select((of) => of.fn.countAll<number>().as('indexed'))
    .where('rowid', '=', document.id)
    .executeTakeFirstOrThrow()
  return indexed === 1 && hashRows(parts) === hashRows(searched.parts) && hashRows(facets) === hashRows(searched.facets)
}

/** Rows by what they hold, in whatever order the database and the program write their columns. */
function hashRows(rows: readonly object[]): string {
  const written = rows.map((row) =>
    JSON.stringify(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1))),
  )
  return sha256(written.toSorted().join('\n'))
}
