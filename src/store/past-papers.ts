/** SQL of the files that were brought in many at a time, and of the queue of those that are to be reviewed. */
import type { PastPaper, PaperOutcome } from '../domain/archive/past-papers.ts'
import { type NoticeState, noticeStates, isEditable } from '../domain/office/workflow.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

export async function insertPastPaper(
  db: WritableDb,
  batch: string,
  { path, size, outcome, notice, doubts, note }: Omit<PastPaper, 'at'>,
  { at, by, sha256 }: Stamp & { readonly sha256: string },
): Promise<void> {
  const row = { batch, path, size, sha256, outcome, notice_id: notice, doubts, note, taken_at: at, taken_by: by }
  await db.insertInto('past_paper').values(row).execute()
}

/** The files of a batch as they came. */
export async function papersOfBatch(db: ReadableDb, batch: string): Promise<PastPaper[]> {
  const rows = await db.selectFrom('past_paper').selectAll().where('batch', '=', batch).orderBy('id').execute()
  return rows.map(({ path, size, outcome, notice_id: notice, doubts, note, taken_at: at }) => ({
    path,
    size,
    outcome,
    notice,
    doubts,
    note,
    at,
  }))
}

export interface BatchCount {
  readonly batch: string
  readonly outcome: PaperOutcome
  readonly count: number
  readonly at: string
  readonly by: string
}

/** How many files of each batch had each outcome. */
export async function countBatches(db: ReadableDb): Promise<BatchCount[]> {
  const rows = await db
    .selectFrom('past_paper')
    .select(({ fn }) => [
      'batch',
      'outcome',
      fn.countAll<number | string>().as('count'),
      fn.min('taken_at').as('at'),
      fn.min('taken_by').as('by'),
    ])
    .groupBy(['batch', 'outcome'])
    .execute()
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }))
}

export interface WaitingRow {
  readonly id: string
  readonly number: number | null
  readonly symbol: string
  readonly date: string | null
  readonly abstract: string
  readonly fileName: string
  readonly receivedAt: string
  readonly open: number
  readonly doubts: number
}

/** Read from a file, can still be changed, and some of its doubts are open; the first one that came in first. */
export async function waitingForReview(db: ReadableDb): Promise<WaitingRow[]> {
  const editable: NoticeState[] = noticeStates.filter(isEditable)
  const rows = await db
    .selectFrom('notice')
    .innerJoin('doubt', 'doubt.notice_id', 'notice.id')
    .innerJoin(
      (originals) =>
        originals
          .selectFrom('original')
          .select(({ fn }) => [
            'notice_id',
            fn.min('file_name').as('file_name'),
            fn.min('received_at').as('received_at'),
          ])
          .groupBy('notice_id')
          .as('source'),
      (join) => join.onRef('source.notice_id', '=', 'notice.id'),
    )
    .select(({ fn }) => [
      'notice.id',
      'notice.number',
      'notice.symbol',
      'notice.issued_on',
      'notice.abstract',
      'source.file_name',
      'source.received_at',
      fn.countAll<number | string>().as('doubts'),
      fn.count<number | string>('doubt.settled_at').as('settled'),
    ])
    .where('notice.deleted_at', 'is', null)
    .where('notice.state', 'in', editable)
    .groupBy(['notice.id', 'notice.number', 'notice.symbol', 'notice.issued_on', 'notice.abstract'])
    .groupBy(['source.file_name', 'source.received_at'])
    .orderBy('source.received_at')
    .orderBy('notice.id')
    .execute()
  return rows
    .map((row) => ({
      id: row.id,
      number: row.number,
      symbol: row.symbol,
      date: row.issued_on,
      abstract: row.abstract,
      fileName: row.file_name,
      receivedAt: row.received_at,
      doubts: Number(row.doubts),
      open: Number(row.doubts) - Number(row.settled),
    }))
    .filter(({ open }) => open > 0)
}

/** The first file a notice was read from; undefined where it was typed. */
export function firstOriginal(db: ReadableDb, noticeId: string) {
  return db
    .selectFrom('original')
    .select(['file_name as fileName', 'content'])
    .where('notice_id', '=', noticeId)
    .orderBy('received_at')
    .orderBy('id')
    .executeTakeFirst()
}
