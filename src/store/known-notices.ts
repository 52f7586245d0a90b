/** SQL of what rules know of the other notices. */
import type { Notice } from '../domain/notice/notice.ts'
import { upgradeNotice } from '../domain/notice/upgrade-notice.ts'
import { plainText } from '../domain/notice/plain-text.ts'
import type { KnownNotice } from '../checker/rule.ts'
import type { Db } from './db.ts'

/** So many of the others are read whole: the last ones issued, among which predecessors are looked for … */
const most = 40
/** … and those whose number is at most so far away in the same series, against which its number and date are held. */
const nearest = 10

/** The other notices, the last issued first. The contents were let in by the gate when they were saved. */
export async function knownNotices(db: Db, except: string): Promise<KnownNotice[]> {
  const others = db
    .selectFrom('notice')
    .select(['id', 'state', 'content', 'issued_on'])
    .where('deleted_at', 'is', null)
    .where('id', '!=', except)
  const last = await others.orderBy('issued_on', 'desc').limit(most).execute()
  const self = await db.selectFrom('notice').select(['number', 'symbol']).where('id', '=', except).executeTakeFirst()
  const number = self?.number ?? null
  const near =
    number === null
      ? []
      : await others
          .where('symbol', '=', self?.symbol ?? '')
          .where('number', '>=', number - nearest)
          .where('number', '<=', number + nearest)
          .limit(4 * nearest)
          .execute()
  const rows = [...new Map([...last, ...near].map((row) => [row.id, row])).values()].toSorted((one, other) =>
    (other.issued_on ?? '').localeCompare(one.issued_on ?? ''),
  )
  const tasks = await db
    .selectFrom('task')
    .select(['notice_id', 'ordinal', 'name', 'assigned', 'assigned_until'])
    .where(
      'notice_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('notice_id')
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    ...describeNotice(row),
    tasks: tasks
      .filter(({ notice_id }) => notice_id === row.id)
      .map((task) => ({
        ordinal: task.ordinal,
        name: task.name,
        assigned: task.assigned,
        assignedUntil: task.assigned_until,
      })),
  }))
}

function describeNotice({
  id,
  state,
  content,
}: {
  readonly id: string
  readonly state: string
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
