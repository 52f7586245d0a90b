/** SQL of obligations: written once, in the transaction that issues their notice, and never changed. */
import { sayPath } from '../domain/notice/path-words.ts'
import { Refusal } from '../domain/errors.ts'
import type { DatedPart, Obligation, ObligedBody, Recurrence } from '../domain/tasks/obligation.ts'
import type { ReadableDb, WritableDb } from './db.ts'
import { sha256 } from './hash.ts'
import type { ObligationBodyTable, ObligationTable } from './schema.ts'

/** Database rows of the obligations of one notice, and the hash of all of them. */
export interface ObligationRows {
  readonly obligations: readonly ObligationTable[]
  readonly bodies: readonly ObligationBodyTable[]
  readonly hash: string
}

/** SQLite takes at most 32,766 values in a statement: 1,000 rows of 28 columns are 28,000. */
const rowsAtOnce = 1000

export function obligationRows(obligations: readonly Obligation[]): ObligationRows {
  const bodies: ObligationBodyTable[] = []
  const rows = obligations.map((obligation): ObligationTable => {
    const own = bodyRows(obligation)
    bodies.push(...own)
    const row = columnsOf(obligation)
    return { ...row, hash: hashRow(row, own) }
  })
  return { obligations: rows, bodies, hash: hashBatch(rows) }
}

function columnsOf({ span, limit, ...obligation }: Obligation): Omit<ObligationTable, 'hash'> {
  return {
    id: obligation.id,
    notice_id: obligation.noticeId,
    position: obligation.position,
    version: obligation.version,
    content_hash: obligation.contentHash,
    release: obligation.release,
    office: obligation.office,
    source: obligation.source,
    part: obligation.part,
    appendix_id: obligation.appendixId,
    span_start: span?.[0] ?? null,
    span_end: span?.[1] ?? null,
    ordinal: obligation.ordinal,
    section_label: obligation.sectionLabel,
    section_title: obligation.sectionTitle,
    opening: obligation.opening,
    words: obligation.text,
    required_result: obligation.requiredResult,
    source_document: obligation.sourceDocument,
    planned: obligation.planned,
    planned_until: obligation.plannedUntil,
    assigned: obligation.assigned,
    deadline: limit.deadline,
    due_on: limit.until,
    recurrence: limit.recurrence === null ? null : JSON.stringify(limit.recurrence),
    original_due_on: obligation.originalUntil,
    parts: JSON.stringify(obligation.parts),
  }
}

/** Role by role, counted for each: the key of the table. */
function bodyRows({ id, bodies }: Obligation): ObligationBodyTable[] {
  const counts = new Map<string, number>()
  const rows = bodies.map(({ role, name, subUnit, bodyId }) => {
    const position = counts.get(role) ?? 0
    counts.set(role, position + 1)
    return { obligation_id: id, role, position, name, sub_unit: subUnit, body_id: bodyId }
  })
  return rows.toSorted(byRole)
}

/** Adds the obligations of a notice. Must run in the transaction that issues it. */
export async function insertObligations(db: WritableDb, { obligations, bodies }: ObligationRows): Promise<void> {
  for (let at = 0; at < obligations.length; at += rowsAtOnce)
    await db
      .insertInto('obligation')
      .values(obligations.slice(at, at + rowsAtOnce))
      .execute()
  for (let at = 0; at < bodies.length; at += rowsAtOnce)
    await db
      .insertInto('obligation_body')
      .values(bodies.slice(at, at + rowsAtOnce))
      .execute()
}

/** Which obligations: those of one notice, or of all. */
export interface ObligationFilter {
  readonly notice: string | null
  readonly limit: number
  readonly offset: number
}

/** Obligations notice by notice, in their order there. */
export async function listObligations(
  db: ReadableDb,
  { notice, limit, offset }: ObligationFilter,
): Promise<Obligation[]> {
  let select = db.selectFrom('obligation').selectAll()
  if (notice !== null) select = select.where('notice_id', '=', notice)
  const rows = await select.orderBy('notice_id').orderBy('position').limit(limit).offset(offset).execute()
  const bodies = await bodiesOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => readRow(row, bodies.get(row.id) ?? []))
}

/** An obligation by its id; refuses `obligation.notFound`. */
export async function getObligation(db: ReadableDb, id: string): Promise<Obligation> {
  const row = await db.selectFrom('obligation').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('obligation.notFound', `Mã "${id}".`, { found: id })
  return readRow(row, (await bodiesOf(db, [id])).get(id) ?? [])
}

const roleOrder = ['directing', 'lead', 'directed', 'coordinating'] as const

async function bodiesOf(db: ReadableDb, ids: readonly string[]): Promise<BodiesById> {
  return ids.length === 0
    ? new Map()
    : groupBodies(await db.selectFrom('obligation_body').selectAll().where('obligation_id', 'in', ids).execute())
}

type BodiesById = ReadonlyMap<string, readonly ObligationBodyTable[]>

/** By obligation, each in its order. */
function groupBodies(rows: readonly ObligationBodyTable[]): BodiesById {
  return Map.groupBy(rows.toSorted(byRole), (row) => row.obligation_id)
}

function byRole(one: ObligationBodyTable, other: ObligationBodyTable): number {
  return roleOrder.indexOf(one.role) - roleOrder.indexOf(other.role) || one.position - other.position
}

function readRow(row: ObligationTable, bodies: readonly ObligationBodyTable[]): Obligation {
  return {
    id: row.id,
    noticeId: row.notice_id,
    position: row.position,
    version: row.version,
    contentHash: row.content_hash,
    release: row.release,
    office: row.office,
    source: row.source,
    part: row.part,
    appendixId: row.appendix_id,
    span: row.span_start === null || row.span_end === null ? null : [row.span_start, row.span_end],
    ordinal: row.ordinal,
    sectionLabel: row.section_label,
    sectionTitle: row.section_title,
    opening: row.opening,
    text: row.words,
    bodies: bodies.map(({ role, name, sub_unit: subUnit, body_id: bodyId }): ObligedBody => ({
      role,
      name,
      subUnit,
      bodyId,
    })),
    requiredResult: row.required_result,
    sourceDocument: row.source_document,
    planned: row.planned,
    plannedUntil: row.planned_until,
    assigned: row.assigned,
    limit: {
      deadline: row.deadline,
      until: row.due_on,
      recurrence: row.recurrence === null ? null : (JSON.parse(row.recurrence) as Recurrence),
    },
    originalUntil: row.original_due_on,
    parts: JSON.parse(row.parts) as DatedPart[],
  }
}

/** All columns but the hash, in an order of their own, with the bodies. */
function hashRow(row: Omit<ObligationTable, 'hash'>, bodies: readonly ObligationBodyTable[]): string {
  return sha256(JSON.stringify([entriesOf(row), bodies.map(entriesOf)]))
}

function entriesOf(row: object): [string, unknown][] {
  return Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function hashBatch(rows: readonly Pick<ObligationTable, 'hash'>[]): string {
  return sha256(JSON.stringify(rows.map(({ hash }) => hash)))
}

/** What was recorded of the obligations of a notice when it was issued. */
export interface ObligationRecord {
  readonly count: number
  readonly hash: string
}

/** What no longer is as it was recorded when the notice was issued, in words. Nothing is read anew. */
export async function findObligationDamage(
  db: ReadableDb,
  noticeId: string,
  recorded: ObligationRecord | undefined,
): Promise<string[]> {
  const rows = await db
    .selectFrom('obligation')
    .selectAll()
    .where('notice_id', '=', noticeId)
    .orderBy('position')
    .execute()
  if (recorded === undefined)
    return rows.length === 0 ? [] : [`có ${rows.length} nhiệm vụ đã giao mà nhật ký không ghi lần ban hành nào.`]
  if (rows.length !== recorded.count) return [`nhiệm vụ đã giao còn ${rows.length}, khi ban hành là ${recorded.count}.`]
  const bodies = groupBodies(
    await db
      .selectFrom('obligation_body')
      .selectAll('obligation_body')
      .innerJoin('obligation', 'obligation.id', 'obligation_body.obligation_id')
      .where('obligation.notice_id', '=', noticeId)
      .execute(),
  )
  const changed = rows.filter(({ hash, ...row }) => hashRow(row, bodies.get(row.id) ?? []) !== hash)
  if (changed.length > 0)
    return changed.map(
      ({ id, ordinal, source }) =>
        `nhiệm vụ đã giao ở ${source === 'row' ? `STT ${ordinal}` : sayPath(ordinal)} (${id}) bị thay đổi sau khi ban hành.`,
    )
  return hashBatch(rows) === recorded.hash ? [] : ['danh sách nhiệm vụ đã giao không khớp nhật ký.']
}
