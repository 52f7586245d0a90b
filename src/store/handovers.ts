/** SQL of handovers to the archive. */
import { type Handover, type HandoverContent, type Receipt } from '../domain/archive/handover.ts'
import { Refusal } from '../domain/errors.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'
import { exportsOfSubject } from './exports.ts'

/** Puts case files together under the next number; they are locked with it. */
export async function insertHandover(
  db: WritableDb,
  id: string,
  { content, auditEnd }: { readonly content: HandoverContent; readonly auditEnd: number },
  { at, by }: Stamp,
): Promise<number> {
  const { highest } = await db
    .selectFrom('handover')
    .select((of) => of.fn.max('number').as('highest'))
    .executeTakeFirstOrThrow()
  const number = (highest ?? 0) + 1
  const unsaid = { receipt_number: '', received_on: null, received_by: '', bag: '', closed_at: null, closed_by: '' }
  await db
    .insertInto('handover')
    .values({
      id,
      number,
      state: 'prepared',
      content: JSON.stringify(content),
      audit_end: auditEnd,
      made_at: at,
      made_by: by,
      ...unsaid,
    })
    .execute()
  const files = content.map(({ file }) => file.id)
  await db.updateTable('case_file').set({ handover: id }).where('id', 'in', files).execute()
  return number
}

/** The last first. */
export async function listHandovers(db: ReadableDb): Promise<Handover[]> {
  const rows = await db.selectFrom('handover').selectAll().orderBy('number', 'desc').execute()
  const handovers: Handover[] = []
  for (const row of rows) {
    const content = JSON.parse(row.content) as HandoverContent
    const [exported] = await exportsOfSubject(db, row.id)
    const receipt =
      row.received_on === null
        ? null
        : { bag: row.bag, number: row.receipt_number, day: row.received_on, receivedBy: row.received_by }
    handovers.push({
      id: row.id,
      number: row.number,
      state: row.state,
      madeAt: row.made_at,
      madeBy: row.made_by,
      files: content.map(({ file: { id, fonds, year, number: at, heading, title, pieces } }) => {
        return { id, fonds, year, number: at, heading, title, pieces }
      }),
      bag: exported?.sha256 ?? null,
      receipt,
    })
  }
  return handovers
}

/** Refuses `handover.notFound`. */
export async function getHandover(
  db: ReadableDb,
  id: string,
): Promise<
  Pick<Handover, 'id' | 'number' | 'state' | 'madeAt' | 'madeBy'> & {
    readonly content: HandoverContent
    readonly auditEnd: number
  }
> {
  const row = await db.selectFrom('handover').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('handover.notFound', '', { found: id })
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    madeAt: row.made_at,
    madeBy: row.made_by,
    content: JSON.parse(row.content) as HandoverContent,
    auditEnd: row.audit_end,
  }
}

/** The files may be changed again. Refuses `handover.notOpen`. */
export async function cancelHandover(db: WritableDb, id: string, { at, by }: Stamp): Promise<void> {
  await closeHandover(db, id, { state: 'cancelled', closed_at: at, closed_by: by })
  await db.updateTable('case_file').set({ handover: null }).where('handover', '=', id).execute()
}

/** Refuses `handover.notOpen`. */
export function receiveHandover(
  db: WritableDb,
  id: string,
  { bag, number, day, receivedBy }: Receipt,
  { at, by }: Stamp,
): Promise<void> {
  const receipt = { bag, receipt_number: number, received_on: day, received_by: receivedBy }
  return closeHandover(db, id, { state: 'received', ...receipt, closed_at: at, closed_by: by })
}

async function closeHandover(
  db: WritableDb,
  id: string,
  change: { readonly state: 'received' | 'cancelled'; readonly closed_at: string; readonly closed_by: string },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('handover')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', 'prepared')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Refusal('handover.notOpen', '', { found: id })
}
