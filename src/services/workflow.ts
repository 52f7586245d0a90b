/** The steps of a notice on its way, from submission to withdrawal. */
import { learnFrom } from '../checker/standard.ts'
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { StoredNotice } from '../domain/office/records.ts'
import { seriesOfNumber } from '../domain/office/register.ts'
import type { NoticeEvent } from '../domain/office/workflow.ts'
import { claimNumber } from '../store/issued-numbers.ts'
import { countLearned } from '../store/learned-wording.ts'
import { getNotice, receptionOf } from '../store/notices.ts'
import { computeRun, describeRun, passGate } from './check.ts'
import type { Context, WriteContext } from './context.ts'
import type { Handlers, WriteResult } from './handlers.ts'
import { deriveTaskRows, writeNumbered } from './notices.ts'
import { keepObligations, obligationsOf } from './obligations.ts'
import { type SeenVersion, requireStep, takeStep } from './steps.ts'

type Names =
  | 'notice.submit'
  | 'notice.takeBack'
  | 'notice.return'
  | 'notice.approve'
  | 'notice.sendToSignatory'
  | 'notice.markSigned'
  | 'notice.changeByPen'
  | 'notice.issue'
  | 'notice.withdraw'

export const workflowHandlers: Handlers<Names> = {
  'notice.submit': {
    prepare: async (context, { id, version }) => {
      const stored = await getForStep(context, { id, version }, 'submit')
      const run = await computeRun(context, stored, { withNeighbours: true })
      return async (writing) => {
        const taken = await takeStep(writing, { id, version }, 'submit')
        const report = await passGate(writing, run)
        return {
          value: { id, version },
          subject: id,
          role: taken.role,
          details: { ...taken.details, check: describeRun(report) },
        }
      }
    },
  },

  'notice.takeBack': (writing, seen) => move(writing, seen, 'takeBack'),
  'notice.return': (writing, { remarks, ...seen }) => move(writing, seen, 'return', { remarks }),
  'notice.approve': (writing, seen) => move(writing, seen, 'approve'),
  'notice.sendToSignatory': (writing, seen) => move(writing, seen, 'sendToSignatory'),
  'notice.markSigned': (writing, seen) => move(writing, seen, 'markSigned'),
  'notice.changeByPen': (writing, { remarks, ...seen }) => move(writing, seen, 'changeByPen', { remarks }),

  'notice.issue': {
    prepare: async (context, { id, version }) => {
      const stored = await getForStep(context, { id, version }, 'issue')
      const { number, date } = stored.notice.header
      if (number === null || date === null) throw new Refusal('notice.noNumber', '', { place: { component: 'header' } })
      const run = await computeRun(context, stored, { withNeighbours: true })
      const office = await context.offices.current(context.db)
      const claim = {
        noticeId: id,
        series: seriesOfNumber(stored.notice.header, date, office),
        number,
        mayRepeat: await isOfThePast(context, stored.notice),
      }
      const obligations = await obligationsOf(context, stored, {
        office,
        taskRows: deriveTaskRows(office, stored.notice, context.now),
      })
      const learned = learnFrom(stored.notice, office.directoryOn(date), run.report.findings, context.memory)
      return async (writing) => {
        const taken = await takeStep(writing, { id, version }, 'issue')
        const report = await passGate(writing, run)
        const repeats = await claimNumber(writing.db, claim)
        await countLearned(writing.db, learned)
        const kept = await keepObligations(writing, obligations)
        const details = { ...taken.details, number, check: describeRun(report), ...kept }
        return {
          value: { id, version, repeats },
          subject: id,
          role: taken.role,
          details: repeats.length === 0 ? details : { ...details, repeats: repeats.map((holder) => holder.id) },
        }
      }
    },
  },

  'notice.withdraw': (writing, { reason, ...seen }) => move(writing, seen, 'withdraw', { reason }),
}

/** Takes a step that changes nothing but the state; the audit also keeps what was said about it. */
async function move(
  writing: WriteContext,
  { id, version }: SeenVersion,
  event: NoticeEvent,
  said: Readonly<Record<string, unknown>> = {},
): Promise<WriteResult<SeenVersion>> {
  const taken = await takeStep(writing, { id, version }, event)
  return { value: { id, version }, subject: id, role: taken.role, details: { ...taken.details, ...said } }
}

/** A notice that the caller may take the step with: asked early, before the long work, and again in the transaction. */
async function getForStep(context: Context, seen: SeenVersion, event: NoticeEvent): Promise<StoredNotice> {
  await requireStep(context, seen, event)
  return getNotice(context.db, seen.id)
}

/** Whether it had its number before it came here: brought in from a paper of an earlier day, and not numbered anew since. */
async function isOfThePast({ db }: Context, notice: Notice): Promise<boolean> {
  const { receivedAs, createdAt } = await receptionOf(db, notice.id)
  return (
    receivedAs !== null && receivedAs === writeNumbered(notice) && (notice.header.date ?? '') < dayInVietnam(createdAt)
  )
}
