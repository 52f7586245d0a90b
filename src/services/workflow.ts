/** The steps of a notice on its way, from submission to withdrawal. */
import { openLeftovers } from '../domain/office/leftovers.ts'
import type { Remark, StoredNotice } from '../domain/office/records.ts'
import type { NoticeEvent } from '../domain/office/workflow.ts'
import { draftersOf, standingOf } from '../store/notice-states.ts'
import { doubtsOf } from '../store/doubts.ts'
import { getNotice } from '../store/notices.ts'
import { indexBeside } from '../store/search-index.ts'
import { stepsTaken, waitingIn } from '../store/steps-taken.ts'
import { computeRun, describeRun, passGate } from './check.ts'
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
  'notice.progress': async ({ db, actor }, { id }) => {
    await standingOf(db, id)
    return { steps: await stepsTaken(db, id), isDrafter: (await draftersOf(db, id)).has(actor.id) }
  },

  'notice.waiting': ({ db, actor }, { state }) => waitingIn(db, state, actor.id),

  'notice.submit': {
    prepare: async (context, { id, version }) => {
      const stored = await getForStep(context, { id, version }, 'submit')
      const run = await computeRun(context, stored, { withNeighbours: true })
      const leftovers = openLeftovers(stored.notice, await doubtsOf(context.db, id)).map(({ found }) => found)
      return async (writing) => {
        const taken = await takeStep(writing, { id, version }, 'submit')
        const report = await passGate(writing, run)
        return {
          value: { id, version },
          subject: id,
          role: taken.role,
          // What nobody looked at goes along by its words.
          details: { ...taken.details, check: describeRun(report), ...(leftovers.length === 0 ? {} : { leftovers }) },
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

  'notice.withdraw': (writing, { reason, ...seen }) => move(writing, seen, 'withdraw', { reason }),
}

/** Takes a step that changes nothing but the state; the audit also keeps what was said about it. */
async function move(
  writing: WriteContext,
  { id, version }: SeenVersion,
  event: NoticeEvent,
  said: { readonly remarks?: readonly Remark[]; readonly reason?: string } = {},
): Promise<WriteResult<SeenVersion>> {
  const taken = await takeStep(writing, { id, version }, event)
  const part = remarkPart(writing.now, [...(said.remarks ?? []).map(({ text }) => text), said.reason ?? ''])
  if (part !== null) await indexBeside(writing.db, id, part)
  return { value: { id, version }, subject: id, role: taken.role, details: { ...taken.details, ...said } }
}

/** A notice that the caller may take the step with: asked early, before the long work, and again in the transaction. */
async function getForStep(context: Context, seen: SeenVersion, event: NoticeEvent): Promise<StoredNotice> {
  await requireStep(context, seen, event)
  return getNotice(context.db, seen.id)
}
