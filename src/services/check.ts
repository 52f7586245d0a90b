/** The checker: the rules over a stored notice and over a file, the office's rule set, waivers, and the gate they make. */
import type { CheckReport } from '../contract/check.ts'
import { Refusal, describePlace } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { StoredNotice, Waiver } from '../domain/office/records.ts'
import { checkNotice } from '../checker/check.ts'
import { rules } from '../checker/rules/index.ts'
import type { RuleSet } from '../checker/rule-set.ts'
import { type Surroundings, makeContext, tryRuleSet } from '../checker/standard.ts'
import { weigh } from '../checker/verdict.ts'
import { recognize } from '../page/recognize/recognize.ts'
import { insertCheckRun } from '../store/check-runs.ts'
import { doubtsOf } from '../store/doubts.ts'
import { knownNotices } from '../store/known-notices.ts'
import { learnedWording } from '../store/learned-wording.ts'
import { getNotice } from '../store/notices.ts'
import { currentRuleSet, saveRuleSet } from '../store/rule-sets.ts'
import { insertWaiver, waiversOf, withdrawWaiver } from '../store/waivers.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
import { readBytes } from './imports.ts'

type Names =
  | 'lexicon.learned'
  | 'notice.check'
  | 'notice.checkFile'
  | 'notice.known'
  | 'notice.waive'
  | 'notice.withdrawWaiver'
  | 'rule.list'
  | 'ruleSet.get'
  | 'ruleSet.save'

export const checkHandlers: Handlers<Names> = {
  'notice.check': async (context, { id }) => {
    const report = await runCheck(context, await getNotice(context.db, id))
    return { value: report, subject: id, details: describeRun(report) }
  },

  'notice.checkFile': async (context, { bytes }) => {
    const read = await readBytes(bytes)
    const { notice, doubts } = recognize(read.blocks, { ids: context.ids, secrecy: read.secrecy })
    return check(notice, await currentRuleSet(context.db), context, {
      others: await knownNotices(context.db, notice.id),
      learned: await learnedWording(context.db),
      waivers: [],
      doubts: [...read.doubts, ...doubts].map(({ found = '', ...doubt }) => ({ ...doubt, found })),
    })
  },

  'notice.known': ({ db }, { id }) => knownNotices(db, id),

  'lexicon.learned': ({ db }) => learnedWording(db),

  'notice.waive': async (context, { id, key, reason }) => {
    const { findings } = await runCheck(context, await getNotice(context.db, id))
    const finding = findings.find((found) => found.key === key)
    if (finding === undefined) throw new Refusal('waiver.noFinding', '', { found: key })
    const { rule, severity, spot, place, found, message } = finding
    const waiver = { id: context.ids(), rule, key, severity, spot, found, message, reason }
    const stamp = { at: context.now, by: context.actor.name }
    await insertWaiver(context.db, id, waiver, stamp)
    await runCheck(context, await getNotice(context.db, id))
    return {
      value: { ...waiver, waivedAt: stamp.at, waivedBy: stamp.by },
      subject: id,
      details: { waiver: waiver.id, rule, place: describePlace(place), found, reason },
    }
  },

  'notice.withdrawWaiver': async (context, { id, waiver }) => {
    await withdrawWaiver(context.db, id, waiver, { at: context.now, by: context.actor.name })
    await runCheck(context, await getNotice(context.db, id))
    return { value: { id: waiver }, subject: id, details: { waiver } }
  },

  'rule.list': async ({ db }) => {
    const set = await currentRuleSet(db)
    return rules.map((rule) => ({
      id: rule.id,
      name: rule.name,
      title: rule.title,
      severity: set.severityOf(rule) ?? 'off',
      usual: rule.detection === 'semantic' ? 'info' : rule.severity,
      detection: rule.detection,
      why: rule.why,
    }))
  },

  'ruleSet.get': async ({ db }) => {
    const { version, severities, parameters } = await currentRuleSet(db)
    return { version, severities, parameters }
  },

  'ruleSet.save': async ({ db, now, actor, directory }, { version, severities, parameters }) => {
    const known = new Map(rules.map((rule) => [rule.id, rule]))
    const unknown = Object.keys(severities).find((id) => !known.has(id))
    if (unknown !== undefined)
      throw new Refusal('input.invalid', `Không có quy tắc "${unknown}".`, { field: 'severities', found: unknown })
    tryRuleSet({ parameters }, directory)
    const next = await saveRuleSet(db, { severities, parameters }, version, { at: now, by: actor.name })
    return { value: { version: next }, subject: 'ruleSet', details: { version: next, severities, parameters } }
  },
}

/** Checks a stored notice and keeps the run, bound to its content and to the rule set in force. */
export async function runCheck(
  context: Context,
  { notice, contentHash }: Pick<StoredNotice, 'notice' | 'contentHash'>,
): Promise<CheckReport> {
  const { db, now, actor } = context
  const report = check(notice, await currentRuleSet(db), context, {
    others: await knownNotices(db, notice.id),
    learned: await learnedWording(db),
    waivers: await waiversOf(db, notice.id),
    doubts: (await doubtsOf(db, notice.id)).filter(({ settledAt }) => settledAt === null),
  })
  await insertCheckRun(
    db,
    notice.id,
    { contentHash, ruleSet: report.ruleSet, ...report.count },
    { at: now, by: actor.name },
  )
  return report
}

function check(
  notice: Notice,
  set: RuleSet,
  { directory }: Context,
  { waivers, ...around }: Required<Surroundings> & { readonly waivers: readonly Waiver[] },
): CheckReport {
  const { findings } = checkNotice(notice, rules, set, makeContext(set, directory, around))
  const { open, waived, expired, count } = weigh(findings, waivers)
  return { findings: open, waived, expired, count, ruleSet: set.version }
}

/** What the audit keeps of a run. */
export function describeRun({ ruleSet, count }: CheckReport): Readonly<Record<string, unknown>> {
  return { ruleSet, ...count }
}

/**
 * The gate: the stored content is checked anew, in the same transaction as the step that follows. An error that
 * nobody waived refuses `gate.openErrors` with its place; warnings never do.
 */
export async function passGate(context: Context, stored: StoredNotice): Promise<CheckReport> {
  const report = await runCheck(context, stored)
  const error = report.findings.find(({ severity }) => severity === 'error')
  if (error !== undefined)
    throw new Refusal(
      'gate.openErrors',
      `Còn ${report.count.errors} lỗi. ${describePlace(error.place)}: ${error.message}`,
      { place: error.place, found: String(report.count.errors) },
    )
  return report
}
