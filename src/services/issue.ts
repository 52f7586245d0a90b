/** Issuing: the number, what the notice binds to and what it teaches, in one transaction with the state. */
import { learnFrom } from '../checker/standard.ts'
import { type IsoDate, dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { NumberHolder, StoredNotice } from '../domain/office/records.ts'
import { seriesOfNumber } from '../domain/office/register.ts'
import { claimNumber, refuseUnfree } from '../store/issued-numbers.ts'
import { countLearned } from '../store/learned-wording.ts'
import { freezeNotice } from '../store/notice-states.ts'
import { highestNumber } from '../store/number-notes.ts'
import { rewriteNumber, getNotice, receptionOf } from '../store/notices.ts'
import { originalsOf } from '../store/originals.ts'
import { refuseLostAmending, takeAmending } from './amend.ts'
import { type ComputedRun, computeRun, describeRun, keepRun, passGate, refuseOutdated } from './check.ts'
import type { Context, WriteContext } from './context.ts'
import { type Handlers, Outdated, type WriteResult } from './handlers.ts'
import { deriveTaskRows, writeNumbered } from './notices.ts'
import { type GivenNumber, refuseVoidedApproval, withNumber } from './numbering.ts'
import { keepObligations, obligationsOf } from './obligations.ts'
import { type SeenVersion, requireStep, takeStep } from './steps.ts'

export const issueHandlers: Handlers<'notice.issue' | 'notice.takeUp'> = {
  'notice.issue': {
    prepare: async (context, { id, version, number: asked, date }) => {
      const { standing } = await requireStep(context, { id, version }, 'issue')
      const stored = await getNotice(context.db, id)
      const given = { number: asked === 'next' ? await nextNumber(context, stored.notice, date) : asked, date }
      const mayRepeat = await isOfThePast(context, stored.notice)
      const made = await prepareIssue(context, stored, given, mayRepeat)
      if (standing.approvedHash !== null)
        await refuseVoidedApproval(context.db, stored.notice, made.issued.notice, made.office)
      return async (writing) => {
        if (asked === 'next' && (await nextNumber(writing, stored.notice, date)) !== given.number) throw new Outdated()
        const taken = await takeStep(writing, { id, version }, 'issue')
        const report = await passGate(writing, made.run)
        return finishIssue(writing, made, { ...taken, details: { ...taken.details, check: describeRun(report) } })
      }
    },
  },

  // A paper that people have in their hands: its faults stay, so that no gate is asked, and nobody approves it again.
  'notice.takeUp': {
    prepare: async (context, { id, version, ...given }) => {
      await requireStep(context, { id, version }, 'takeUp')
      const stored = await getNotice(context.db, id)
      const [original] = await originalsOf(context.db, id)
      if (original === undefined) throw new Refusal('notice.noOriginal', '', { found: id })
      const made = await prepareIssue(context, stored, given, true)
      if (made.issued.date > dayInVietnam(context.now))
        throw new Refusal('notice.notPast', '', { found: made.issued.date })
      return async (writing) => {
        await refuseOutdated(writing, made.run)
        const taken = await takeStep(writing, { id, version }, 'takeUp')
        const report = await keepRun(writing, made.run)
        const proof = { original: original.fileName, sha256: original.sha256 }
        return finishIssue(writing, made, {
          ...taken,
          details: { ...taken.details, ...proof, check: describeRun(report) },
        })
      }
    },
  },
}

/** One above all that were used in the series of a notice. Refuses `notice.noNumber` for one without a day. */
async function nextNumber(
  { db, offices }: Pick<Context, 'db' | 'offices'>,
  notice: Notice,
  given: IsoDate | undefined,
): Promise<number> {
  const date = given ?? notice.header.date
  if (date === null) throw new Refusal('notice.noNumber', '', { place: { component: 'header' } })
  return ((await highestNumber(db, seriesOfNumber(notice.header, date, await offices.current(db)))) ?? 0) + 1
}

type MadeIssue = Awaited<ReturnType<typeof prepareIssue>>

/** What an issue writes, computed before the lock. */
async function prepareIssue(context: Context, stored: StoredNotice, given: GivenNumber, mayRepeat: boolean) {
  await refuseLostAmending(context, stored.notice)
  const office = await context.offices.current(context.db)
  const issued = withNumber(stored, given, office)
  const { notice, number, date } = issued
  const claim = { noticeId: notice.id, series: seriesOfNumber(notice.header, date, office), number, mayRepeat }
  // A number that was just chosen is refused as such, before the checker says the same of the notice.
  if (given.number !== undefined) await refuseUnfree(context.db, claim)
  const run: ComputedRun = await computeRun(context, issued, { withNeighbours: true })
  return {
    seen: stored.version,
    issued,
    office,
    run,
    claim,
    obligations: await obligationsOf(context, issued, {
      office,
      taskRows: deriveTaskRows(office, notice, context.now),
    }),
    learned: learnFrom(notice, office.directoryOn(date), run.report.findings, context.memory),
  }
}

/** After the step was taken: number and day are written into the notice, and nothing else. */
async function finishIssue(
  writing: WriteContext,
  { seen, issued, claim, obligations, learned }: MadeIssue,
  { details, role }: Required<Pick<WriteResult<unknown>, 'details' | 'role'>>,
): Promise<WriteResult<SeenVersion & { readonly repeats: readonly NumberHolder[] }>> {
  const { db, now, actor } = writing
  const { id } = issued.notice
  const { version, contentHash: content, number, date, columns } = issued
  if (columns !== null) await rewriteNumber(db, columns, seen, { at: now, by: actor.name, byId: actor.id })
  const repeats = await claimNumber(db, claim)
  await countLearned(db, learned)
  const kept = await keepObligations(writing, obligations)
  const amended = await takeAmending(writing, issued.notice)
  await freezeNotice(db, id, version)
  const before = columns === null ? {} : { before: details['content'] }
  const recorded = { ...details, ...before, version, content, number, date, ...kept, ...amended }
  return {
    value: { id, version, repeats },
    subject: id,
    role,
    details: repeats.length === 0 ? recorded : { ...recorded, repeats: repeats.map((holder) => holder.id) },
  }
}

/** Whether it had its number before it came here: brought in from a paper of an earlier day, and not numbered anew since. */
async function isOfThePast({ db }: Context, notice: Notice): Promise<boolean> {
  const { receivedAs, createdAt } = await receptionOf(db, notice.id)
  return (
    receivedAs !== null && receivedAs === writeNumbered(notice) && (notice.header.date ?? '') < dayInVietnam(createdAt)
  )
}
