/** SQL of the audit: one row for each recorded action, each bound to the one before by its hash. */
import type { AuditRecord } from '../domain/office/records.ts'
import type { ReadableDb, WritableDb } from './db.ts'
import { type RowHistory, replayChanges } from './find-tampering.ts'
import { sha256 } from './hash.ts'
import type { ObligationRecord } from './obligations.ts'
import { type RowChange, takeChanges } from './row-changes.ts'

/** An action to record, before it has its place in the chain. */
export type NewAuditRecord = Omit<AuditRecord, 'sequence' | 'hash'>

const firstHash = '0'.repeat(64)

/**
 * Makes this the only transaction that adds to the audit until it ends, and gives the last row's sequence. First in every
 * transaction that adds a row: other writers wait here, and nobody comes between what it reads and what it writes.
 */
export async function holdAudit(db: WritableDb): Promise<number> {
  const { sequence } = await db
    .updateTable('audit_head')
    .set((of) => ({ sequence: of.ref('sequence') }))
    .returning('sequence')
    .executeTakeFirstOrThrow()
  return sequence
}

/** Sequence of the last row: as long as it stays the same, nothing was written. */
export async function auditHead(db: ReadableDb): Promise<number> {
  const { sequence } = await db.selectFrom('audit_head').select('sequence').executeTakeFirstOrThrow()
  return sequence
}

/** The end of the store: whose it is, the last row of its audit, its last change. */
export interface StoreHead {
  readonly store: string
  readonly sequence: number
  readonly hash: string
  readonly changes: number
  readonly changedAt: string
}

export async function storeHead(db: ReadableDb): Promise<StoreHead> {
  const { store, sequence, hash, changes, changed_at } = await db
    .selectFrom('audit_head')
    .selectAll()
    .executeTakeFirstOrThrow()
  return { store, sequence, hash, changes, changedAt: changed_at }
}

/** Hash of a row of the audit; null when there is none. Before the first row stands one that every store has. */
export async function auditHashAt(db: ReadableDb, sequence: number): Promise<string | null> {
  if (sequence === 0) return firstHash
  const row = await db.selectFrom('audit').select('hash').where('sequence', '=', sequence).executeTakeFirst()
  return row?.hash ?? null
}

/** Counts a change that leaves no row in the audit. */
export async function countChange(db: WritableDb, at: string): Promise<void> {
  await db
    .updateTable('audit_head')
    .set((of) => ({ changes: of('changes', '+', 1), changed_at: at }))
    .execute()
}

/** The id of the store: the one it has, or this one from now on. */
export async function claimStore(db: WritableDb, id: string): Promise<string> {
  await db.updateTable('audit_head').set({ store: id }).where('store', '=', '').execute()
  return (await storeHead(db)).store
}

/** Hash of a row with the one before it. */
export function hashAuditRow(row: {
  sequence: number
  at: string
  actor: string
  actor_id: string
  role: string
  call: string
  subject: string
  details: string
  changes: string
  previous_hash: string
}): string {
  return sha256(
    JSON.stringify([
      row.sequence,
      row.at,
      row.actor,
      row.actor_id,
      row.role,
      row.call,
      row.subject,
      row.details,
      row.changes,
      row.previous_hash,
    ]),
  )
}

/** Milliseconds by which a write may be earlier than the last one merely because it waited for the lock. */
const waitingTime = 60_000

/**
 * Adds a row at the end of the chain, with the digests of the rows that were written since the one before. Belongs at
 * the end of the transaction of the write itself. The row is never before the one
 * above; what the clock said goes along where it had gone back.
 */
export async function addAudit(db: WritableDb, entry: NewAuditRecord): Promise<void> {
  const head = await db
    .updateTable('audit_head')
    .set((of) => ({ sequence: of('sequence', '+', 1), changes: of('changes', '+', 1) }))
    .returning(['sequence', 'hash'])
    .executeTakeFirstOrThrow()
  const at = await momentAfter(db, entry.at)
  const clockWentBack = Date.parse(at) - Date.parse(entry.at) > waitingTime
  const row = {
    sequence: head.sequence,
    at,
    actor: entry.actor,
    actor_id: entry.actorId,
    role: entry.role,
    call: entry.call,
    subject: entry.subject,
    details: JSON.stringify(clockWentBack ? { ...entry.details, clock: entry.at } : entry.details),
    changes: JSON.stringify(await takeChanges(db, head.sequence === 1)),
    previous_hash: head.hash,
  }
  const hash = hashAuditRow(row)
  await db
    .insertInto('audit')
    .values({ ...row, hash })
    .execute()
  await db.updateTable('audit_head').set({ hash, changed_at: at }).execute()
}

/**
 * The moment of an action, never earlier than that of the previous row: a clock that goes back (an empty battery, a wrong time
 * zone) must not reverse the order of what was done.
 */
export async function momentAfter(db: ReadableDb, now: string): Promise<string> {
  const last = await db.selectFrom('audit').select('at').orderBy('sequence', 'desc').limit(1).executeTakeFirst()
  return last === undefined || last.at <= now ? now : last.at
}

/** Rows, the last first. */
export async function listAudit(
  db: ReadableDb,
  { limit, before, subject }: { limit: number; before: number | null; subject: string },
): Promise<AuditRecord[]> {
  let select = db
    .selectFrom('audit')
    .select(['sequence', 'at', 'actor', 'actor_id', 'role', 'call', 'subject', 'details', 'hash'])
  if (before !== null) select = select.where('sequence', '<', before)
  if (subject !== '') select = select.where('subject', '=', subject)
  const rows = await select.orderBy('sequence', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    sequence: row.sequence,
    at: row.at,
    actor: row.actor,
    actorId: row.actor_id,
    role: row.role,
    call: row.call,
    subject: row.subject,
    details: JSON.parse(row.details) as Record<string, unknown>,
    hash: row.hash,
  }))
}

/** When a notice was approved last; null where it never was. */
export async function lastApproval(db: ReadableDb, noticeId: string): Promise<string | null> {
  const row = await db
    .selectFrom('audit')
    .select('at')
    .where('subject', '=', noticeId)
    .where('call', '=', 'notice.approve')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}

/** The result of verifying the whole chain. */
export interface AuditCheck {
  readonly rows: number
  /** Sequence of the first row that does not fit or is missing at the end, or null. */
  readonly brokenAt: number | null
  /** Sequences of rows written while the clock was earlier than the previous row, and when that began. */
  readonly clockBack: readonly { readonly sequence: number; readonly clock: string; readonly at: string }[]
  /** Hash of the last row: compared with a copy stored elsewhere it shows whether rows were cut off (hazard H20). */
  readonly headHash: string
  /** "notice id/version" -> hash of the text that was saved. */
  readonly savedHashes: ReadonlyMap<string, string>
  /** Notice id -> what its issue recorded of its tasks and obligations. */
  readonly issued: ReadonlyMap<string, IssueRecord>
  /** What it recorded of the rows of the store. */
  readonly history: RowHistory
}

/** What the audit row of an issue holds, so that a later change of what follows from it is seen. */
export interface IssueRecord {
  /** Hash of the task rows. */
  readonly tasks: string
  readonly obligations: ObligationRecord
}

/** Reads the whole chain. */
export async function checkAudit(db: ReadableDb): Promise<AuditCheck> {
  const rows = await db.selectFrom('audit').selectAll().orderBy('sequence').execute()
  const savedHashes = new Map<string, string>()
  const issued = new Map<string, IssueRecord>()
  const { add, history } = replayChanges()
  let previous = firstHash
  let brokenAt: number | null = null
  const clockBack: { sequence: number; clock: string; at: string }[] = []
  let latest = ''
  for (const [index, row] of rows.entries()) {
    if (row.sequence !== index + 1 || row.previous_hash !== previous || row.hash !== hashAuditRow(row))
      brokenAt ??= row.sequence
    previous = row.hash
    const parsed = parseRow(row)
    if (parsed === null) {
      brokenAt ??= row.sequence
      continue
    }
    const { details, changes } = parsed
    add(row.sequence, changes)
    const clock = details.clock ?? row.at
    if (clock < latest) clockBack.push({ sequence: row.sequence, clock, at: latest })
    if (row.at > latest) latest = row.at
    if (details.content !== undefined) savedHashes.set(`${row.subject}/${details.version ?? 0}`, details.content)
    if (details.issue !== undefined) issued.set(row.subject, details.issue)
  }
  const head = await db.selectFrom('audit_head').selectAll().executeTakeFirst()
  const ends = head?.sequence === rows.length && head.hash === previous
  return {
    rows: rows.length,
    brokenAt: ends ? brokenAt : (brokenAt ?? rows.length + 1),
    clockBack,
    headHash: previous,
    savedHashes,
    issued,
    history,
  }
}

/** Null where somebody wrote something else into it. */
function parseRow(row: { details: string; changes: string }): { details: AuditDetails; changes: RowChange[] } | null {
  try {
    return { details: JSON.parse(row.details) as AuditDetails, changes: JSON.parse(row.changes) as RowChange[] }
  } catch {
    return null
  }
}

/** What verifying reads of the details of a row. */
interface AuditDetails {
  readonly version?: number
  readonly content?: string
  readonly clock?: string
  readonly issue?: IssueRecord
}
