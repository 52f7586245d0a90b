/** SQL of how long case files are kept: entries they follow, holds, and destruction by decision. */
import type { Hold } from '../domain/archive/retention.ts'
import { Refusal } from '../domain/errors.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

/** `period`: as the lists print it. */
export async function setRetention(
  db: WritableDb,
  file: string,
  { entry, period }: { readonly entry: string | null; readonly period: string },
): Promise<void> {
  await db.updateTable('case_file').set({ retention_entry: entry, retention: period }).where('id', '=', file).execute()
}

/** The first first. */
export function holdsOf(db: ReadableDb, file: string): Promise<Hold[]> {
  return db
    .selectFrom('case_hold')
    .select([
      'id',
      'case_file as file',
      'reason',
      'set_at as setAt',
      'set_by as setBy',
      'lifted_at as liftedAt',
      'lifted_by as liftedBy',
      'lift_reason as liftReason',
    ])
    .where('case_file', '=', file)
    .orderBy('set_at')
    .orderBy('id')
    .execute()
}

export async function setHold(
  db: WritableDb,
  { id, file, reason }: Pick<Hold, 'id' | 'file' | 'reason'>,
  { at, by }: Stamp,
): Promise<void> {
  await db
    .insertInto('case_hold')
    .values({
      id,
      case_file: file,
      reason,
      set_at: at,
      set_by: by,
      lifted_at: null,
      lifted_by: '',
      lift_reason: '',
    })
    .execute()
}

/** Gives the file it was on. Refuses `hold.notFound` for one that does not stand. */
export async function liftHold(db: WritableDb, id: string, reason: string, { at, by }: Stamp): Promise<string> {
  const row = await db
    .updateTable('case_hold')
    .set({ lifted_at: at, lifted_by: by, lift_reason: reason })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .returning('case_file')
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('hold.notFound', '', { found: id })
  return row.case_file
}

export interface NewDestruction {
  readonly id: string
  readonly decision: string
  readonly day: string
  readonly names: readonly string[]
  readonly files: readonly string[]
}

/** Marks the files; nothing of their record is removed. */
export async function recordDestruction(
  db: WritableDb,
  { id, decision, day, names, files }: NewDestruction,
  { at, by }: Stamp,
): Promise<void> {
  const row = { id, decision, decided_on: day, names: JSON.stringify(names), recorded_at: at, recorded_by: by }
  await db.insertInto('destruction').values(row).execute()
  await db.updateTable('case_file').set({ destruction: id }).where('id', 'in', files).execute()
}
