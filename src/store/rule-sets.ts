/** SQL of the office's rule sets. */
import { Refusal } from '../domain/errors.ts'
import { type RuleSet, readRuleSet } from '../checker/rule-set.ts'
import { standardSet } from '../checker/standard.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

/** The set in force: the last one saved, or the shipped one. */
export async function currentRuleSet(db: ReadableDb): Promise<RuleSet> {
  const row = await db.selectFrom('rule_set').select('content').orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? standardSet : readRuleSet(JSON.parse(row.content))
}

/** Puts a set in force after exactly the one it was made from; refuses `ruleSet.changedMeanwhile` otherwise. */
export async function saveRuleSet(
  db: WritableDb,
  { severities, parameters }: Pick<RuleSet, 'severities' | 'parameters'>,
  from: number,
  { at, by }: Stamp,
): Promise<number> {
  const { version } = await currentRuleSet(db)
  if (version !== from)
    throw new Refusal('ruleSet.changedMeanwhile', '', { expected: String(from), found: String(version) })
  const next = version + 1
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('rule_set')
    .values({
      version: next,
      content: JSON.stringify({ version: next, severities, parameters }),
      saved_at: at,
      saved_by: by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n)
    throw new Refusal('ruleSet.changedMeanwhile', '', { expected: String(from), found: String(next) })
  return next
}
