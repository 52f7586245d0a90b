/** SQL of the audit: one row for each deed, each bound to the one before by its hash. */
import type { Db } from './db.ts'
import { sha256 } from './originals.ts'

export interface NewAuditRow {
  readonly at: string
  readonly actor: string
  readonly role: string
  readonly call: string
  readonly subject: string
  readonly details: Readonly<Record<string, unknown>>
}

export interface AuditRow extends NewAuditRow {
  readonly sequence: number
  readonly hash: string
}

const firstHash = '0'.repeat(64)

function hashOf(row: { sequence: number; at: string; actor: string; role: string; call: string; subject: string; details: string; previous_hash: string }): string {
  return sha256(JSON.stringify([row.sequence, row.at, row.actor, row.role, row.call, row.subject, row.details, row.previous_hash]))
}

/** Adds a row at the end of the chain. Belongs into the transaction of the deed itself. */
export async function addAudit(db: Db, entry: NewAuditRow): Promise<void> {
  const last = await db.selectFrom('audit').select(['sequence', 'hash']).orderBy('sequence', 'desc').limit(1).executeTakeFirst()
  const row = {
    sequence: (last?.sequence ?? 0) + 1,
    at: entry.at,
    actor: entry.actor,
    role: entry.role,
    call: entry.call,
    subject: entry.subject,
    details: JSON.stringify(entry.details),
    previous_hash: last?.hash ?? firstHash,
  }
  await db.insertInto('audit').values({ ...row, hash: hashOf(row) }).execute()
}

/** Rows, the last first. */
export async function listAudit(db: Db, { limit, before, subject }: { limit: number; before: number | null; subject: string }): Promise<AuditRow[]> {
  let select = db.selectFrom('audit').selectAll()
  if (before !== null) select = select.where('sequence', '<', before)
  if (subject !== '') select = select.where('subject', '=', subject)
  const rows = await select.orderBy('sequence', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    sequence: row.sequence,
    at: row.at,
    actor: row.actor,
    role: row.role,
    call: row.call,
    subject: row.subject,
    details: JSON.parse(row.details) as Record<string, unknown>,
    hash: row.hash,
  }))
}

/** Sequence of the first row that does not fit its chain, or null; and how many rows there are. */
export async function checkAudit(db: Db): Promise<{ rows: number; brokenAt: number | null }> {
  const rows = await db.selectFrom('audit').selectAll().orderBy('sequence').execute()
  let previous = firstHash
  for (const [index, row] of rows.entries()) {
    if (row.sequence !== index + 1 || row.previous_hash !== previous || row.hash !== hashOf(row)) return { rows: rows.length, brokenAt: row.sequence }
    previous = row.hash
  }
  return { rows: rows.length, brokenAt: null }
}
