/** The checker: the rules over a stored notice and over a file, the office's rule set, waivers, and the gate they make. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CheckReport, FailedRule } from '../contract/check.ts'
import { type IsoDate, dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal, describePlace } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { Office } from '../domain/office/office.ts'
import type { StoredDoubt, StoredNotice, Waiver } from '../domain/office/records.ts'
import { signersOn } from '../domain/office/signers.ts'
import { fold, squeeze } from '../domain/words/text.ts'
import { type PlacedFinding, checkNotice } from '../checker/check.ts'
import type { KnownNotice, SourceDoubt } from '../checker/rule.ts'
import { rules } from '../checker/rules/index.ts'
import type { RuleSet } from '../checker/rule-set.ts'
import { type Surroundings, makeContext, tryRuleSet } from '../checker/standard.ts'
import { weigh } from '../checker/verdict.ts'
import { recognize } from '../page/recognize/recognize.ts'
import { auditHead } from '../store/audit.ts'
import { checkBasis } from '../store/check-basis.ts'
import { insertCheckRun } from '../store/check-runs.ts'
import { doubtsOf } from '../store/doubts.ts'
import { type NoticeInSeries, knownNotices } from '../store/known-notices.ts'
import { learnedWording } from '../store/learned-wording.ts'
import { standingOf } from '../store/notice-states.ts'
import { getNotice } from '../store/notices.ts'
import { currentRuleSet, saveRuleSet } from '../store/rule-sets.ts'
import { insertWaiver, waiversOf, withdrawWaiver } from '../store/waivers.ts'
import type { Context, WriteContext } from './context.ts'
import { type Handlers, Outdated } from './handlers.ts'
import { readBytes } from './imports.ts'
import { directoryFor } from './offices.ts'
import { allowedStep } from './steps.ts'

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
  'notice.check': {
    prepare: async (context, { id }) => {
      const run = await computeRun(context, id)
      return async (writing) => {
        await refuseOutdated(writing, run)
        const report = await keepRun(writing, run)
        return { value: report, subject: id, details: describeRun(report) }
      }
    },
  },

  'notice.checkFile': async (context, { bytes }) => {
    const read = await readBytes(bytes, context.toDocx)
    const { notice, doubts } = recognize(read.blocks, { ids: context.ids, secrecy: read.secrecy })
    const set = await currentRuleSet(context.db)
    const office = await context.offices.current(context.db)
    const { findings, failed } = find(
      notice,
      set,
      { ...context, office },
      {
        others: (await knownNotices(context.db, seriesOf(notice))).filter((other) => !isSamePaper(other, notice)),
        learned: await learnedWording(context.db),
        conclusionInType: await printsConclusion(context, { notice, look: null }),
        doubts: [...read.doubts, ...doubts].map(({ found = '', ...doubt }) => ({ ...doubt, found })),
      },
    )
    return makeReport(findings, failed, [], { ruleSet: set.version, office: office.version })
  },

  'notice.known': async ({ db }, { id }) => knownNotices(db, seriesOf((await getNotice(db, id)).notice)),

  'lexicon.learned': ({ db }) => learnedWording(db),

  'notice.waive': {
    prepare: async (context, { id, key, reason }) => {
      allowedStep(context, await standingOf(context.db, id), 'waive')
      const run = await computeRun(context, id)
      const finding = run.report.findings.find((found) => found.key === key)
      if (finding === undefined) throw new Refusal('waiver.noFinding', '', { found: key })
      const { rule, severity, spot, place, found, message } = finding
      return async (writing) => {
        const { as: role } = allowedStep(writing, await standingOf(writing.db, id), 'waive')
        await refuseOutdated(writing, run)
        // The moment of the write, which is never before that of the last one.
        const stamp = { at: writing.now, by: writing.actor.name }
        const waiver: Waiver = {
          id: writing.ids(),
          rule,
          key,
          severity,
          spot,
          found,
          message,
          reason,
          waivedAt: stamp.at,
          waivedBy: stamp.by,
        }
        await insertWaiver(writing.db, id, waiver, stamp)
        await keepRun(writing, weighAnew(run, [...run.waivers, waiver]))
        const details = { waiver: waiver.id, rule, place: describePlace(place), found, reason }
        return { value: waiver, subject: id, details, role }
      }
    },
  },

  'notice.withdrawWaiver': {
    prepare: async (context, { id, waiver }) => {
      const run = await computeRun(context, id)
      return async (writing) => {
        const { as: role } = allowedStep(writing, await standingOf(writing.db, id), 'waive')
        await refuseOutdated(writing, run)
        await withdrawWaiver(writing.db, id, waiver, { at: writing.now, by: writing.actor.name })
        await keepRun(
          writing,
          weighAnew(
            run,
            run.waivers.filter((other) => other.id !== waiver),
          ),
        )
        return { value: { id: waiver }, subject: id, details: { waiver }, role }
      }
    },
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
      clarity: rule.clarity ?? null,
      why: rule.why,
    }))
  },

  'ruleSet.get': async ({ db }) => {
    const { version, severities, parameters } = await currentRuleSet(db)
    return { version, severities, parameters }
  },

  'ruleSet.save': async ({ db, now, actor, offices }, { version, severities, parameters }) => {
    const known = new Map(rules.map((rule) => [rule.id, rule]))
    const unknown = Object.keys(severities).find((id) => !known.has(id))
    if (unknown !== undefined)
      throw new Refusal('input.invalid', `Không có quy tắc "${unknown}".`, { field: 'severities', found: unknown })
    const { calendar, directoryOn } = await offices.current(db)
    tryRuleSet({ parameters }, { calendar, directory: directoryOn(dayInVietnam(now)) })
    const next = await saveRuleSet(db, { severities, parameters }, version, { at: now, by: actor.name })
    return { value: { version: next }, subject: 'ruleSet', details: { version: next, severities, parameters } }
  },
}

/** The store has the file that is checked: it is no other notice with its number. */
function isSamePaper(other: KnownNotice, { header, abstract }: Notice): boolean {
  return (
    other.number === header.number &&
    other.symbol === header.symbol &&
    other.issuedOn === header.date &&
    fold(squeeze(other.abstract)) === fold(squeeze(abstract.join(' ')))
  )
}

/** A run that was computed outside the lock and is not stored yet. */
export interface ComputedRun {
  readonly report: CheckReport
  readonly contentHash: string
  readonly self: NoticeInSeries
  readonly waivers: readonly Waiver[]
  readonly findings: readonly PlacedFinding[]
  /** What it was computed from: the audit's last row, what was read of the store, whether other notices count. */
  readonly head: number
  readonly basis: string
  readonly withNeighbours: boolean
}

interface RunOptions {
  /** Whether the run no longer holds when another notice changed: for the gate. */
  readonly withNeighbours?: boolean
  /** The open doubts after the write that the run is for. */
  readonly doubtsAfter?: (doubts: readonly StoredDoubt[]) => readonly SourceDoubt[]
}

const findUnsettled = (doubts: readonly StoredDoubt[]) => doubts.filter(({ settledAt }) => settledAt === null)

/**
 * Checks a stored notice, or a content that is about to be stored, by all that the store holds around it. Takes a second
 * at the first time, so it belongs before the lock.
 */
export async function computeRun(
  context: Context,
  source: string | Pick<StoredNotice, 'notice' | 'contentHash'>,
  { withNeighbours = false, doubtsAfter = findUnsettled }: RunOptions = {},
): Promise<ComputedRun> {
  const { db } = context
  // First of all: whatever changes while the rest is read, changes the audit.
  const head = await auditHead(db)
  const stored = typeof source === 'string' ? await getNotice(db, source) : source
  const { notice, contentHash } = stored
  const self = seriesOf(notice)
  const basis = await checkBasis(db, self, withNeighbours)
  const set = await currentRuleSet(db)
  const office = await context.offices.current(db)
  const waivers = await waiversOf(db, notice.id)
  const around = {
    others: await knownNotices(db, self),
    learned: await learnedWording(db),
    doubts: doubtsAfter(await doubtsOf(db, notice.id)),
    conclusionInType: await printsConclusion(context, { look: null, ...stored }),
  }
  // A transaction of another call may have begun: it ends before this thread is taken up.
  await nextTurn()
  const { findings, failed } = find(notice, set, { ...context, office }, around)
  return {
    report: makeReport(findings, failed, waivers, { ruleSet: set.version, office: office.version }),
    contentHash,
    self,
    waivers,
    findings,
    head,
    basis,
    withNeighbours,
  }
}

/** Whether the office's look has "THÔNG BÁO KẾT LUẬN": then it is no fault of a notice. */
async function printsConclusion(
  { db, looks }: Context,
  stored: Pick<StoredNotice, 'notice' | 'look'>,
): Promise<boolean> {
  return (await looks.specFor(db, stored)).conclusion.inTypeName
}

/** Throws `Outdated` when something that the run was computed from has changed. First in the transaction. */
export async function refuseOutdated({ db, head }: WriteContext, run: ComputedRun): Promise<void> {
  if (head === run.head) return
  if ((await checkBasis(db, run.self, run.withNeighbours)) !== run.basis) throw new Outdated()
}

/** Keeps a run, bound to the content and to the rule set it was made by. */
export async function keepRun({ db, now, actor }: WriteContext, run: ComputedRun): Promise<CheckReport> {
  const { contentHash, self, report: made } = run
  const { ruleSet, office } = made
  const kept = { contentHash, ruleSet, office, ...made.count, failedRules: made.failed.map(({ rule }) => rule) }
  await insertCheckRun(db, self.id, kept, { at: now, by: actor.name })
  return made
}

/** The same findings under other waivers. */
function weighAnew(run: ComputedRun, waivers: readonly Waiver[]): ComputedRun {
  const { failed, ruleSet, office } = run.report
  return { ...run, waivers, report: makeReport(run.findings, failed, waivers, { ruleSet, office }) }
}

function find(
  notice: Notice,
  set: RuleSet,
  { office, now, memory, logDefect }: Context & { readonly office: Office },
  around: Required<Surroundings>,
): { readonly findings: readonly PlacedFinding[]; readonly failed: readonly FailedRule[] } {
  const facts = {
    directory: directoryFor(office, notice, now),
    calendar: office.calendar,
    signersOn: (on: IsoDate) => signersOn(office, on),
  }
  const { findings, failures } = checkNotice(notice, rules, set, makeContext(set, facts, memory, around))
  const failed = failures.map(({ rule, error }) => ({
    rule,
    title: rules.find(({ id }) => id === rule)?.title ?? '',
    defect: logDefect(error),
  }))
  return { findings, failed }
}

function makeReport(
  findings: readonly PlacedFinding[],
  failed: readonly FailedRule[],
  waivers: readonly Waiver[],
  versions: Pick<CheckReport, 'ruleSet' | 'office'>,
): CheckReport {
  const { open, waived, expired, count } = weigh(findings, waivers)
  return { findings: open, waived, expired, count, ...versions, failed }
}

function seriesOf({ id, header: { number, symbol } }: Notice): NoticeInSeries {
  return { id, number, symbol }
}

/** What the audit records of a run. */
export function describeRun({ ruleSet, office, count, failed }: CheckReport): Readonly<Record<string, unknown>> {
  return { ruleSet, office, ...count, ...(failed.length === 0 ? {} : { failedRules: failed.map(({ rule }) => rule) }) }
}

/**
 * The gate: a run over the stored content, in the same transaction as the step that follows. An error that
 * nobody waived refuses `gate.openErrors` with its place; warnings never do, nor does a rule that broke down.
 */
export async function passGate(context: WriteContext, run: ComputedRun): Promise<CheckReport> {
  await refuseOutdated(context, run)
  const made = await keepRun(context, run)
  const error = made.findings.find(({ severity }) => severity === 'error')
  if (error !== undefined)
    throw new Refusal(
      'gate.openErrors',
      `Còn ${made.count.errors} lỗi. ${describePlace(error.place)}: ${error.message}`,
      { place: error.place, found: String(made.count.errors) },
    )
  return made
}
