/** SQL of what rules know of the other notices. */
import type { Notice } from '../domain/notice/notice.ts'
import { upgradeNotice } from '../domain/notice/upgrade-notice.ts'
import { type NoticeState, isIssuedState, noticeStates } from '../domain/office/workflow.ts'
import { plainText } from '../domain/notice/plain-text.ts'
import type { KnownNotice } from '../checker/rule.ts'
import type { ReadableDb } from './db.ts'

/** So many of the others are read whole: the last ones issued, among which predecessors are looked for … */
const most = 40
/** … and those whose number is at most so far away in the same series, with which its number and date are compared. */
const nearest = 10

/** The notice whose neighbours are asked for. */
export interface NoticeInSeries {
  readonly id: string
  readonly number: number | null
  readonly symbol: string
}

/** A neighbour without its content: enough to tell whether it changed. */
export interface Neighbour {
  readonly id: string
  readonly state: NoticeState
  readonly version: number
}

/** Which of the other notices the rules know, the last issued first. */
export async function neighboursOf(db: ReadableDb, { id, number, symbol }: NoticeInSeries): Promise<Neighbour[]> {
  const others = db
    .selectFrom('notice')
    .select(['id', 'state', 'version', 'issued_on'])
    .where('deleted_at', 'is', null)
    .where('id', '!=', id)
  const last = await others
    .orderBy('issued_on', (order) => order.desc().nullsLast())
    .limit(most)
    .execute()
  const near =
    number === null
      ? []
      : await others
          .where('symbol', '=', symbol)
          .where('number', '>=', number - nearest)
          .where('number', '<=', number + nearest)
          .limit(4 * nearest)
          .execute()
  return [...new Map([...last, ...near].map((row) => [row.id, row])).values()].toSorted((one, other) =>
    (other.issued_on ?? '').localeCompare(one.issued_on ?? ''),
  )
}

/** The other notices, the last issued first. The contents were let in by the gate when they were saved. */
export async function knownNotices(db: ReadableDb, self: NoticeInSeries): Promise<KnownNotice[]> {
  const rows = await neighboursOf(db, self)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const contents = await db.selectFrom('notice').select(['id', 'content']).where('id', 'in', ids).execute()
  const contentOf = new Map(contents.map(({ id, content }) => [id, content]))
  const tasks = await db
    .selectFrom('task')
    .select(['notice_id', 'ordinal', 'name', 'assigned', 'assigned_until'])
    .where('notice_id', 'in', ids)
    .orderBy('notice_id')
    .orderBy('position')
    .execute()
  const tasksOf = Map.groupBy(tasks, ({ notice_id }) => notice_id)
  return rows.map(({ id, state }) => ({
    ...describeNotice({ id, state, content: contentOf.get(id) ?? '' }),
    tasks: (tasksOf.get(id) ?? []).map((task) => ({
      ordinal: task.ordinal,
      name: task.name,
      assigned: task.assigned,
      assignedUntil: task.assigned_until,
    })),
  }))
}

/** What the office issued last, whole, the last first. */
export async function lastIssued(db: ReadableDb, limit: number): Promise<Notice[]> {
  const rows = await db
    .selectFrom('notice')
    .select('content')
    .where('deleted_at', 'is', null)
    .where('state', 'in', noticeStates.filter(isIssuedState))
    .orderBy('issued_on', (order) => order.desc().nullsLast())
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ content }) => upgradeNotice(JSON.parse(content)) as Notice)
}

function describeNotice({
  id,
  state,
  content,
}: {
  readonly id: string
  readonly state: NoticeState
  readonly content: string
}): Omit<KnownNotice, 'tasks'> {
  const kept = upgradeNotice(JSON.parse(content)) as Notice
  const { header, typeName, abstract, signatures, closing, distribution, numbering } = kept
  const [signature] = signatures
  return {
    id,
    state,
    number: header.number,
    symbol: header.symbol,
    issuedOn: header.date,
    typeName,
    abstract: abstract.join(' '),
    signatory: signature?.signatory ?? '',
    signatoryTitle: [signature?.title ?? '', signature?.concurrentTitle ?? '']
      .filter((title) => title !== '')
      .join(' kiêm '),
    replaces: closing
      .filter(({ role }) => role === 'replaces')
      .map((part) => plainText(part.content, numbering))
      .join(' '),
    recipients: distribution.recipients.map(({ name }) => name),
  }
}
