/** Papers about an issued notice: begun from it, and what their issue makes of it. */
import type { CorrectedPlace } from '../domain/office/amend.ts'
import { beginCorrection, beginReplacement } from '../domain/office/amend.ts'
import { Refusal } from '../domain/errors.ts'
import type { Amending, Notice } from '../domain/notice/notice.ts'
import { describeNumber } from '../domain/office/records.ts'
import { holdsStill } from '../domain/office/workflow.ts'
import { amendersOf } from '../store/amendments.ts'
import { standingOf } from '../store/notice-states.ts'
import { getNotice } from '../store/notices.ts'
import type { Context, WriteContext } from './context.ts'
import type { Handlers } from './handlers.ts'
import { prepareCreation } from './notices.ts'
import { type SeenVersion, allowedStep, requireStep, takeStep } from './steps.ts'

const beginnings = { correct: 'beginCorrection', replace: 'beginReplacement' } as const

export const amendHandlers: Handlers<'notice.beginCorrection' | 'notice.beginReplacement'> = {
  'notice.beginCorrection': {
    prepare: (context, { places, ...seen }) =>
      begin(context, seen, 'correct', (issued, id) => beginCorrection(issued, id, asSaid(places), context.ids)),
  },
  'notice.beginReplacement': {
    prepare: (context, seen) =>
      begin(context, seen, 'replace', (issued, id) => beginReplacement(issued, id, context.ids)),
  },
}

/** Written as it is typed is compared as it is stored: in NFC. */
function asSaid(places: readonly CorrectedPlace[]): readonly CorrectedPlace[] {
  return places.map((place) => ({ ...place, old: place.old.normalize('NFC'), new: place.new.normalize('NFC') }))
}

/** Creates the draft; the issued notice stays as it is until the draft is issued. */
async function begin(
  context: Context,
  seen: SeenVersion,
  as: Amending['as'],
  draft: (issued: Notice, id: string) => Notice,
) {
  await requireStep(context, seen, beginnings[as])
  const { notice: issued } = await getNotice(context.db, seen.id)
  const create = await prepareCreation(
    context,
    { notice: draft(issued, context.ids()), doubts: [] },
    { amends: seen.id, as, amended: describeNumber(issued.header) },
  )
  return async (writing: WriteContext) => {
    const step = await requireStep(writing, seen, beginnings[as])
    return { ...(await create(writing)), role: step.as }
  }
}

/** Before the long work of an issue: the notice that it corrects or replaces still holds. */
export async function refuseLostAmending(context: Pick<Context, 'db' | 'actor'>, { amends }: Notice): Promise<void> {
  if (amends === undefined) return
  try {
    allowedStep(context, await standingOf(context.db, amends.notice), amends.as)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal('notice.amendsLost', error.explanation, { found: amends.notice })
  }
}

/**
 * In the transaction that withdraws a paper: what only it corrected is as it was issued. A replacement that is withdrawn brings
 * nothing back; that takes a new paper. Gives what the audit records.
 */
export async function liftCorrection(writing: WriteContext, id: string): Promise<Readonly<Record<string, unknown>>> {
  const { db } = writing
  const { amends } = (await getNotice(db, id)).notice
  if (amends?.as !== 'correct') return {}
  const { state, version } = await standingOf(db, amends.notice)
  const isCorrectedElse = (await amendersOf(db, amends.notice)).some(
    (other) => other.id !== id && other.as === 'correct' && holdsStill(other.state),
  )
  if (state !== 'corrected' || isCorrectedElse) return {}
  const { details } = await takeStep(writing, { id: amends.notice, version }, 'liftCorrection')
  return { lifts: { ...amends, ...details } }
}

/** In the transaction that issues a paper: the notice it is about is corrected or replaced. Gives what the audit records. */
export async function takeAmending(writing: WriteContext, notice: Notice): Promise<Readonly<Record<string, unknown>>> {
  const { amends } = notice
  if (amends === undefined) return {}
  await refuseLostAmending(writing, notice)
  const { version } = await standingOf(writing.db, amends.notice)
  const { details } = await takeStep(writing, { id: amends.notice, version }, amends.as)
  return { amends: { ...amends, ...details } }
}
