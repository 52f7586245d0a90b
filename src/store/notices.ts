/** SQL of notices and their versions. */
import { Refusal } from '../domain/errors.ts'
import { canonicalText } from '../domain/notice/canonical.ts'
import { type Notice, countTasks } from '../domain/notice/notice.ts'
import { parseNotice } from '../domain/notice/parse-notice.ts'
import type { NoticeSummary, NoticeVersion, StoredNotice } from '../domain/office/records.ts'
import { type NoticeState, firstState, isEditable, isIssuedState, stateNames } from '../domain/office/workflow.ts'
import { fold, squeeze } from '../domain/words/text.ts'
import { lastCounts } from './check-runs.ts'
import type { ReadableDb, UserStamp, WritableDb } from './db.ts'
import { sha256 } from './hash.ts'
import { type Transition, changeSeen, refuseChanged } from './notice-states.ts'
import { indexNotice, searchedNotice } from './search-index.ts'

/** The columns that are computed from the content: before the transaction, because writing a long notice as text takes a while. */
export type NoticeColumns = ReturnType<typeof columnsOf>

/** `office`: version of the office's data by which its task rows are made. */
export function columnsOf(notice: Notice, office: number) {
  const abstract = squeeze(notice.abstract.join(' '))
  const { number, symbol, date } = notice.header
  const content = canonicalText(notice)
  return {
    id: notice.id,
    kind: notice.kind,
    number,
    symbol,
    issued_on: date,
    abstract,
    search: fold(
      `${number === null ? '' : `${number}-${symbol} ${String(number).padStart(2, '0')}-`}${symbol} ${notice.typeName} ${abstract} ${[...notice.signatures.map(({ signatory }) => signatory), ...notice.unplaced.map((line) => line.text)].join(' ')}`,
    ),
    content,
    content_hash: sha256(content),
    task_count: countTasks(notice),
    amends: notice.amends?.notice ?? null,
    amends_as: notice.amends?.as ?? null,
    office,
    searched: searchedNotice(notice),
  }
}

/** Adds a notice as version 1 of a draft; refuses `notice.exists`. `receivedAs`: see the schema. */
export async function insertNotice(
  db: WritableDb,
  { searched, ...columns }: NoticeColumns,
  { at, by, byId }: UserStamp,
  receivedAs: string | null = null,
): Promise<void> {
  const { id } = columns
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('notice')
    .values({
      ...columns,
      state: firstState,
      version: 1,
      created_at: at,
      created_by: by,
      creator_id: byId,
      updated_at: at,
      updated_by: by,
      deleted_at: null,
      received_as: receivedAs,
      approved_hash: null,
      look: null,
      tasks_hash: '',
      issued_version: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new Refusal('notice.exists', `Mã "${id}".`, { found: id })
  await keepVersion(db, columns, 1, { at, by, byId })
  await indexNotice(db, id, searched)
}

async function keepVersion(
  db: WritableDb,
  { id, content, content_hash }: Pick<NoticeColumns, 'id' | 'content' | 'content_hash'>,
  version: number,
  { at, by, byId }: UserStamp,
): Promise<void> {
  await db
    .insertInto('notice_version')
    .values({ notice_id: id, version, content, content_hash, saved_at: at, saved_by: by, saver_id: byId })
    .execute()
}

/** Saves over exactly the version that was read (compare and set); refuses `notice.changedMeanwhile` otherwise. */
export async function updateNotice(
  db: WritableDb,
  { searched, ...columns }: NoticeColumns,
  version: number,
  { from, to }: Transition,
  { at, by, byId }: UserStamp,
): Promise<number> {
  const { id } = columns
  const next = version + 1
  const change = {
    ...columns,
    state: to,
    approved_hash: null,
    look: null,
    version: next,
    updated_at: at,
    updated_by: by,
  }
  await changeSeen(db, { id, version, from, isDeleted: false }, change)
  await keepVersion(db, columns, next, { at, by, byId })
  await indexNotice(db, id, searched)
  return next
}

/** The versions of a notice, the latest first; refuses `notice.notFound`. */
export async function listVersions(db: ReadableDb, id: string): Promise<NoticeVersion[]> {
  const rows = await db
    .selectFrom('notice_version')
    .select(['version', 'saved_at', 'saved_by'])
    .where('notice_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  if (rows.length === 0) throw new Refusal('notice.notFound', `Mã "${id}".`, { found: id })
  return rows.map((row) => ({ version: row.version, savedAt: row.saved_at, savedBy: row.saved_by }))
}

/** A notice as a version says it, in today's form; refuses `notice.noVersion`. Without a number: the latest. */
export async function getVersion(
  db: ReadableDb,
  id: string,
  version?: number,
): Promise<NoticeVersion & { readonly notice: Notice }> {
  let select = db.selectFrom('notice_version').selectAll().where('notice_id', '=', id)
  if (version !== undefined) select = select.where('version', '=', version)
  const row = await select.orderBy('version', 'desc').limit(1).executeTakeFirst()
  if (row === undefined) {
    const [latest] = await listVersions(db, id)
    throw new Refusal('notice.noVersion', `Có các bản từ 1 đến ${latest?.version ?? 1}.`, { found: String(version) })
  }
  return {
    version: row.version,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    notice: parseNotice(JSON.parse(row.content)),
  }
}

/** The notice with its number and day, as the next version: in the transaction that issues it, after its state was moved. */
export async function rewriteNumber(
  db: WritableDb,
  { searched, ...columns }: NoticeColumns,
  version: number,
  { at, by, byId }: UserStamp,
): Promise<void> {
  const { id } = columns
  const { numUpdatedRows } = await db
    .updateTable('notice')
    .set({ ...columns, version: version + 1, updated_at: at, updated_by: by })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) await refuseChanged(db, id, version)
  await keepVersion(db, columns, version + 1, { at, by, byId })
  await indexNotice(db, id, searched)
}

/** Number, symbol and day of the original a notice was created from, and when that was. */
export async function receptionOf(
  db: ReadableDb,
  id: string,
): Promise<{ readonly receivedAs: string | null; readonly createdAt: string }> {
  const row = await db
    .selectFrom('notice')
    .select(['received_as', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { receivedAs: row.received_as, createdAt: row.created_at }
}

/** A notice by its id, deleted ones too; refuses `notice.notFound`. The content passes the gate again. */
export async function getNotice(db: ReadableDb, id: string): Promise<StoredNotice> {
  const row = await db.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('notice.notFound', `Mã "${id}".`, { found: id })
  return {
    notice: parseNotice(JSON.parse(row.content)),
    contentHash: row.content_hash,
    version: row.version,
    state: row.state,
    deleted: row.deleted_at !== null,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    office: row.office,
    look: row.look,
  }
}

/** Which notices: words to find, with or without accents; all must occur. */
export interface NoticeFilter {
  readonly query: string
  readonly includeDeleted: boolean
  /** Those of one state only. */
  readonly state?: NoticeState
}

function selectNotices(db: ReadableDb, { query, includeDeleted, state }: NoticeFilter) {
  let select = db.selectFrom('notice')
  if (state !== undefined) select = select.where('state', '=', state)
  if (!includeDeleted) select = select.where('deleted_at', 'is', null)
  for (const word of fold(query)
    .split(/\s+/)
    .filter((part) => part !== '')) {
    select = select.where('search', 'like', `%${word.replace(/[%_\\]/g, '')}%`)
  }
  return select
}

/** How many notices a filter finds. */
export async function countNotices(db: ReadableDb, filter: NoticeFilter): Promise<number> {
  const { count } = await selectNotices(db, filter)
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Notices, the last changed first. */
export async function listNotices(
  db: ReadableDb,
  { limit, offset, ...filter }: NoticeFilter & { readonly limit: number; readonly offset: number },
): Promise<NoticeSummary[]> {
  const select = selectNotices(db, filter).select([
    'id',
    'kind',
    'state',
    'number',
    'symbol',
    'issued_on',
    'abstract',
    'version',
    'task_count',
    'updated_at',
    'deleted_at',
  ])
  const rows = await select.orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset).execute()
  const counts = await lastCounts(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    number: row.number,
    symbol: row.symbol,
    issuedOn: row.issued_on,
    abstract: row.abstract,
    version: row.version,
    taskCount: row.task_count,
    updatedAt: row.updated_at,
    deleted: row.deleted_at !== null,
    check: counts.get(row.id) ?? null,
  }))
}

/** So many drafts at once are looked at, those changed last. */
const mostDrafts = 500

/** What can still be written in and holds a text block of the office. */
export async function draftsWithBlocks(db: ReadableDb): Promise<Notice[]> {
  const states = (Object.keys(stateNames) as NoticeState[]).filter(isEditable)
  const rows = await selectNotices(db, { query: '', includeDeleted: false })
    .select('content')
    .where('state', 'in', states)
    .where('content', 'like', '%"fromBlock"%')
    .orderBy('updated_at', 'desc')
    .limit(mostDrafts)
    .execute()
  return rows.map(({ content }) => parseNotice(JSON.parse(content)))
}

/** What is wrong with the stored versions of a notice: a gap, or a text that no longer is the last version. */
export async function findVersionDamage(
  db: ReadableDb,
  id: string,
): Promise<{ hashes: ReadonlyMap<number, string>; damaged: boolean }> {
  const versions = await db
    .selectFrom('notice_version')
    .select(['version', 'content', 'content_hash'])
    .where('notice_id', '=', id)
    .orderBy('version')
    .execute()
  const current = await db
    .selectFrom('notice')
    .select(['version', 'content', 'content_hash'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const last = versions.at(-1)
  const complete = versions.length === current.version && versions.every((row, index) => row.version === index + 1)
  const hashes = new Map(versions.map((row) => [row.version, sha256(row.content)]))
  const isHeld = versions.every((row) => row.content_hash === hashes.get(row.version))
  return {
    hashes,
    damaged:
      !complete || !isHeld || last?.content !== current.content || sha256(current.content) !== current.content_hash,
  }
}

/** Ids of all notices, deleted ones too. */
export async function allNoticeIds(db: ReadableDb): Promise<string[]> {
  const rows = await db.selectFrom('notice').select('id').orderBy('id').execute()
  return rows.map((row) => row.id)
}

/** The text of a saved version, through the gate, with its hash; null where there is none. */
export async function findVersion(
  db: ReadableDb,
  id: string,
  version: number,
): Promise<{ readonly notice: Notice; readonly contentHash: string } | null> {
  const row = await db
    .selectFrom('notice_version')
    .select('content')
    .where('notice_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row === undefined ? null : { notice: parseNotice(JSON.parse(row.content)), contentHash: sha256(row.content) }
}

/** The notice with a number and symbol, an issued one first; null where none has them. */
export async function findNumbered(db: ReadableDb, number: number, symbol: string): Promise<string | null> {
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'state'])
    .where('symbol', '=', symbol)
    .where('number', '=', number)
    .where('deleted_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .execute()
  return (rows.find(({ state }) => isIssuedState(state)) ?? rows[0])?.id ?? null
}
