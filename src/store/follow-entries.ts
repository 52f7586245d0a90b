/** SQL of following up: the obligations that are in force, and the entries written of them, never changed. */
import type { FollowedObligation } from '../domain/follow-up/board.ts'
import type { EvidenceFile, FollowEntry, RecordedEntry } from '../domain/follow-up/follow-up.ts'
import { Refusal } from '../domain/errors.ts'
import { describeNumber } from '../domain/office/records.ts'
import type { ReadableDb, WritableDb } from './db.ts'
import { getObligation, listObligations } from './obligations.ts'

const rowsAtOnce = 1000

/** The obligations of every issued notice that still binds. */
export async function followedObligations(
  db: ReadableDb,
  notice: string | null = null,
): Promise<readonly FollowedObligation[]> {
  let select = db
    .selectFrom('notice')
    .select(['id', 'number', 'symbol', 'issued_on'])
    .where('issued_version', 'is not', null)
    .where('state', 'not in', ['withdrawn', 'replaced'])
  if (notice !== null) select = select.where('id', '=', notice)
  const notices = new Map((await select.execute()).map((row) => [row.id, row]))
  const followed: FollowedObligation[] = []
  for (let offset = 0; ; offset += rowsAtOnce) {
    const page = await listObligations(db, { notice, limit: rowsAtOnce, offset })
    for (const obligation of page) {
      const of = notices.get(obligation.noticeId)
      if (of !== undefined && of.issued_on !== null)
        followed.push({ obligation, number: describeNumber(of), issuedOn: of.issued_on })
    }
    if (page.length < rowsAtOnce) return followed
  }
}

/** One of them; refuses `obligation.notFound`, for one whose notice no longer binds too. */
export async function followedObligation(db: ReadableDb, id: string): Promise<FollowedObligation> {
  const { noticeId } = await getObligation(db, id)
  const found = (await followedObligations(db, noticeId)).find(({ obligation }) => obligation.id === id)
  if (found === undefined) throw new Refusal('obligation.notFound', 'Thông báo không còn hiệu lực.', { found: id })
  return found
}

/** The entries of one obligation, or of all, each thing's in the order they were written. */
export async function followEntries(
  db: ReadableDb,
  obligationId: string | null = null,
): Promise<readonly RecordedEntry[]> {
  let select = db.selectFrom('follow_entry').selectAll()
  if (obligationId !== null) select = select.where('obligation_id', '=', obligationId)
  const rows = await select.orderBy('obligation_id').orderBy('occasion').orderBy('position').execute()
  return rows.map((row) => ({
    ...(JSON.parse(row.content) as FollowEntry),
    id: row.id,
    obligationId: row.obligation_id,
    occasion: row.occasion,
    position: row.position,
    day: row.day,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    recorderId: row.recorder_id,
  }))
}

/** The file that showed a result; refuses `follow.noEvidence`. */
export async function evidenceOf(
  db: ReadableDb,
  id: string,
): Promise<{ readonly obligationId: string; readonly file: EvidenceFile }> {
  const row = await db.selectFrom('follow_entry').selectAll().where('id', '=', id).executeTakeFirst()
  const entry = row === undefined ? null : (JSON.parse(row.content) as FollowEntry)
  if (row === undefined || entry?.kind !== 'result' || entry.file === undefined)
    throw new Refusal('follow.noEvidence', '', { found: id })
  return { obligationId: row.obligation_id, file: entry.file }
}

/** Adds an entry. */
export async function insertFollowEntry(db: WritableDb, entry: RecordedEntry): Promise<void> {
  const { id, obligationId, occasion, position, day, recordedAt, recordedBy, recorderId, ...content } = entry
  await db
    .insertInto('follow_entry')
    .values({
      id,
      obligation_id: obligationId,
      occasion,
      position,
      kind: content.kind,
      day,
      content: JSON.stringify(content),
      recorded_at: recordedAt,
      recorded_by: recordedBy,
      recorder_id: recorderId,
    })
    .execute()
}
