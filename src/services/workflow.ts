/** The steps of a notice on its way, from submission to withdrawal. */
import { Refusal } from '../domain/errors.ts'
import { wholeOf } from '../domain/notice/spot.ts'
import { openLeftovers } from '../domain/office/leftovers.ts'
import { approvers, hasRole } from '../domain/office/roles.ts'
import type { Delegation, Remark, RemarkAnswer, StoredNotice } from '../domain/office/records.ts'
import { lastRemarks } from '../domain/office/remarks.ts'
import { type NoticeEvent, approvalState } from '../domain/office/workflow.ts'
import { doubtsOf } from '../store/doubts.ts'
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { refuseBlock, signersOn } from '../domain/office/signers.ts'
import { draftersOf, standingOf } from '../store/notice-states.ts'
import { getNotice } from '../store/notices.ts'
import { indexBeside } from '../store/search-index.ts'
import { decidedOn, stepsTaken, waitingIn } from '../store/steps-taken.ts'
import { waiversOf } from '../store/waivers.ts'
import { absentFor } from './absent.ts'
import { liftCorrection } from './amend.ts'
import { computeRun, describeRun, passGate } from './check.ts'
import { directiveGate } from './directives.ts'
import { delegationsFor, findDelegation } from './delegation.ts'
import type { Context, WriteContext } from './context.ts'
import type { Handlers, WriteResult } from './handlers.ts'
import { remarkPart } from './search.ts'
import { type SeenVersion, requireStep, takeStep } from './steps.ts'

type Names =
  | 'notice.progress'
  | 'notice.waiting'
  | 'notice.submit'
  | 'notice.takeBack'
  | 'notice.return'
  | 'notice.approve'
  | 'notice.sendToSignatory'
  | 'notice.markSigned'
  | 'notice.changeByPen'
  | 'notice.withdraw'

export const workflowHandlers: Handlers<Names> = {
  'notice.progress': async (context, { id }) => {
    const { db, actor } = context
    const { state } = await standingOf(db, id)
    return {
      steps: await stepsTaken(db, id),
      isDrafter: (await draftersOf(db, id)).has(actor.id),
      decidedOn: await decidedOn(db, id, actor.id),
      delegation: hasRole(actor, approvers) ? null : await findDelegation(context, id),
      absent: await absentFor(context, id, state),
    }
  },

  'notice.waiting': async (context, { state }) => {
    const { db, actor } = context
    const waiting = await waitingIn(db, state, actor.id)
    const isOwn = state !== approvalState || hasRole(actor, approvers)
    const symbols = new Set(waiting.map(({ symbol }) => symbol))
    const lent = isOwn ? new Map<string, Delegation>() : await delegationsFor(context, symbols)
    return waiting.map((one) => ({ ...one, delegation: lent.get(one.symbol) ?? null }))
  },

  'notice.submit': {
    prepare: async (context, { id, version, answers }) => {
      const stored = await getForStep(context, { id, version }, 'submit')
      await refuseStrayAnswers(context, id, answers)
      const run = await computeRun(context, stored, { withNeighbours: true })
      const leftovers = openLeftovers(stored.notice, await doubtsOf(context.db, id)).map(({ found }) => found)
      const requireDecisions = await directiveGate(context, stored)
      await refuseSigners(context, stored)
      return async (writing) => {
        const taken = await takeStep(writing, { id, version }, 'submit')
        const report = await passGate(writing, run)
        await requireDecisions(writing)
        const part = remarkPart(
          writing.now,
          answers.map(({ text }) => text),
        )
        if (part !== null) await indexBeside(writing.db, id, part)
        const said = answers.length === 0 ? {} : { answers }
        return {
          value: { id, version },
          subject: id,
          role: taken.role,
          // What nobody looked at goes along by its words.
          details: {
            ...taken.details,
            ...said,
            check: describeRun(report),
            ...(leftovers.length === 0 ? {} : { leftovers }),
          },
        }
      }
    },
  },

  'notice.takeBack': (writing, seen) => move(writing, seen, 'takeBack'),
  'notice.return': (writing, { remarks, ...seen }) => move(writing, seen, 'return', { remarks: pinned(remarks) }),
  'notice.approve': {
    prepare: async (context, { passphrase, waivers, doubts, ...seen }) => {
      await requireStep(context, seen, 'approve')
      await context.proveAgain(passphrase)
      return async (writing) => {
        const shown = await refuseUnseen(writing, seen.id, { waivers, doubts })
        return move(writing, seen, 'approve', shown)
      }
    },
  },
  'notice.sendToSignatory': (writing, seen) => move(writing, seen, 'sendToSignatory'),
  'notice.markSigned': (writing, seen) => move(writing, seen, 'markSigned'),
  'notice.changeByPen': (writing, { remarks, ...seen }) => move(writing, seen, 'changeByPen', { remarks }),

  'notice.withdraw': async (writing, { reason, ...seen }) => {
    const done = await move(writing, seen, 'withdraw', { reason })
    return { ...done, details: { ...done.details, ...(await liftCorrection(writing, seen.id)) } }
  },
}

/** Answers are to the remarks with which it came back last. */
async function refuseStrayAnswers({ db }: Context, id: string, answers: readonly RemarkAnswer[]): Promise<void> {
  if (answers.length === 0) return
  const count = lastRemarks(await stepsTaken(db, id))?.remarks.length ?? 0
  const stray = answers.find(
    ({ remark }, at) => remark >= count || answers.findIndex((one) => one.remark === remark) < at,
  )
  if (stray !== undefined) throw new Refusal('notice.noRemark', '', { found: String(stray.remark + 1) })
}

/** Whoever approves has seen what was waived and what is in doubt; gives it for the audit. */
async function refuseUnseen(
  { db }: WriteContext,
  id: string,
  seen: { readonly waivers: readonly string[]; readonly doubts: readonly number[] },
) {
  const waivers = (await waiversOf(db, id)).map((waiver) => waiver.id)
  const doubts = (await doubtsOf(db, id)).flatMap(({ settledAt, position }) => (settledAt === null ? [position] : []))
  const unseen = [
    ...waivers.filter((waiver) => !seen.waivers.includes(waiver)),
    ...doubts.filter((doubt) => !seen.doubts.includes(doubt)),
  ]
  if (unseen.length > 0) throw new Refusal('notice.unseen', '', { found: unseen.join(', ') })
  return { waivers, doubts }
}

/** Takes a step that changes nothing but the state; the audit also keeps what was said about it. */
async function move(
  writing: WriteContext,
  { id, version }: SeenVersion,
  event: NoticeEvent,
  said: {
    readonly remarks?: readonly Remark[]
    readonly reason?: string
    readonly waivers?: readonly string[]
    readonly doubts?: readonly number[]
  } = {},
): Promise<WriteResult<SeenVersion>> {
  const taken = await takeStep(writing, { id, version }, event)
  const part = remarkPart(writing.now, [...(said.remarks ?? []).map(({ text }) => text), said.reason ?? ''])
  if (part !== null) await indexBeside(writing.db, id, part)
  return { value: { id, version }, subject: id, role: taken.role, details: { ...taken.details, ...said } }
}

/** Refuses a block whose signer may not sign on the day of the notice: a delegation that has ended, a post held by another. */
async function refuseSigners(
  { db, offices, now }: Pick<Context, 'db' | 'offices' | 'now'>,
  { notice: { header, signatures } }: Pick<StoredNotice, 'notice'>,
): Promise<void> {
  const signers = signersOn(await offices.current(db), header.date ?? dayInVietnam(now))
  for (const block of signatures) {
    const why = refuseBlock(block, signers)
    if (why !== '')
      throw new Refusal('gate.signerNotValid', why, { place: { component: 'signature' }, found: block.signatory })
  }
}

/** A notice that the caller may take the step with: asked early, before the long work, and again in the transaction. */
async function getForStep(context: Context, seen: SeenVersion, event: NoticeEvent): Promise<StoredNotice> {
  await requireStep(context, seen, event)
  return getNotice(context.db, seen.id)
}

/** Who returns a notice says where: what names no place is about the whole of it. */
function pinned(remarks: readonly Remark[]): readonly Remark[] {
  const isPinned = remarks.some(({ spot }) => spot !== undefined)
  return isPinned ? remarks : remarks.map((remark) => ({ ...remark, spot: wholeOf('document') }))
}
