/** SQL of the runs of the checker. */
import type { CheckCount, CheckRun } from '../domain/office/records.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

/** Keeps a run. */
export async function insertCheckRun(
  db: WritableDb,
  noticeId: string,
  run: Omit<CheckRun, 'runAt'>,
  { at, by }: Stamp,
): Promise<void> {
  const { contentHash, ruleSet, office, errors, warnings, infos, waived, failedRules } = run
  await db
    .insertInto('check_run')
    .values({
      notice_id: noticeId,
      content_hash: contentHash,
      rule_set: ruleSet,
      office,
      errors,
      warnings,
      infos,
      waived,
      failed_rules: JSON.stringify(failedRules),
      run_at: at,
      run_by: by,
    })
    .execute()
}

/** The last run over a notice; null before the first. */
export async function lastCheckRun(db: ReadableDb, noticeId: string): Promise<CheckRun | null> {
  const row = await db
    .selectFrom('check_run')
    .selectAll()
    .where('notice_id', '=', noticeId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const { errors, warnings, infos, waived } = row
  return {
    contentHash: row.content_hash,
    ruleSet: row.rule_set,
    office: row.office,
    errors,
    warnings,
    infos,
    waived,
    failedRules: JSON.parse(row.failed_rules) as string[],
    runAt: row.run_at,
  }
}

/** What the last run over each of these notices left open, by their ids. */
export async function lastCounts(
  db: ReadableDb,
  noticeIds: readonly string[],
): Promise<ReadonlyMap<string, CheckCount>> {
  if (noticeIds.length === 0) return new Map()
  const last = db
    .selectFrom('check_run')
    .select((of) => of.fn.max('id').as('id'))
    .where('notice_id', 'in', noticeIds)
    .groupBy('notice_id')
  const rows = await db
    .selectFrom('check_run')
    .select(['notice_id', 'errors', 'warnings', 'infos', 'waived'])
    .where('id', 'in', last)
    .execute()
  return new Map(rows.map(({ notice_id, ...count }) => [notice_id, count]))
}
