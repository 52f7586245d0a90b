/** Steps of a notice on its way: may the caller take one now, and taking it. */
import { Refusal } from '../domain/errors.ts'
import type { Delegation } from '../domain/office/records.ts'
import { type Role, nameRoles } from '../domain/office/roles.ts'
import type { NoticeState } from '../domain/office/workflow.ts'
import {
  type NoticeEvent,
  delegableEvents,
  explainRefusedStep,
  isEditable,
  isIssuedState,
  nextStep,
} from '../domain/office/workflow.ts'
import { type NoticeStanding, draftersOf, moveState, standingOf } from '../store/notice-states.ts'
import { findVersion, getNotice } from '../store/notices.ts'
import { lookVersion } from '../store/office-looks.ts'
import type { Context, WriteContext } from './context.ts'
import { requireDelegation } from './delegation.ts'
import { openText } from './numbering.ts'

/** The version of a notice that the caller saw. */
export interface SeenVersion {
  readonly id: string
  readonly version: number
}

/** A step that may be taken. */
export interface AllowedStep {
  readonly from: NoticeState
  readonly to: NoticeState
  readonly standing: NoticeStanding
  /** The role that allows it. */
  readonly as: Role
  /** By which the caller takes it in the place of somebody with that role; null for their own. */
  readonly delegation: Delegation | null
}

const refusalCodes = {
  otherState: 'notice.otherStep',
  otherRole: 'call.forbidden',
  deleted: 'notice.deleted',
  notDeleted: 'notice.otherStep',
} as const

/** The step that the workflow allows the caller from where a notice stands; refuses in words. */
export function allowedStep({ actor }: Pick<Context, 'actor'>, standing: NoticeStanding, event: NoticeEvent) {
  const step = nextStep(standing, event, actor)
  if ('refused' in step)
    throw new Refusal(refusalCodes[step.refused], explainRefusedStep(standing, event, step.refused, actor), {
      found: step.refused === 'otherRole' ? nameRoles(actor.roles) : standing.state,
    })
  return step
}

/** Asks the workflow whether the caller may cause an event now; refuses in words. Changes nothing. */
export async function requireStep(
  context: Pick<Context, 'db' | 'actor' | 'offices' | 'now'>,
  { id, version }: SeenVersion,
  event: NoticeEvent,
): Promise<AllowedStep> {
  const { db, actor } = context
  const standing = await standingOf(db, id)
  if (standing.version !== version)
    throw new Refusal('notice.changedMeanwhile', '', { expected: String(version), found: String(standing.version) })
  const own = nextStep(standing, event, actor)
  const isOthers = 'refused' in own && own.refused === 'otherRole' && delegableEvents.includes(event)
  const delegation = isOthers ? await requireDelegation(context, id) : null
  const doer = delegation === null ? actor : { ...actor, roles: [delegation.role] }
  const step = allowedStep({ actor: doer }, standing, event)
  if (step.notByDrafter === true && (await draftersOf(db, id)).has(actor.id))
    throw new Refusal('notice.ownDraft', '', { found: actor.name })
  // Only somebody who writes into the database past the program can make them differ in more than number and day.
  const { approvedHash, contentHash } = standing
  if (
    approvedHash !== null &&
    approvedHash !== contentHash &&
    !isEditable(step.to) &&
    !(await isAsApproved(db, id, approvedHash))
  )
    throw new Refusal('notice.notAsApproved', '', { expected: approvedHash, found: contentHash })
  return { from: standing.state, to: step.to, standing, as: step.as, delegation }
}

/** Whether the content is the approved one but for its number and day, which the approval left open. */
async function isAsApproved(db: Context['db'], id: string, approvedHash: string): Promise<boolean> {
  const { notice, version, state, contentHash } = await getNotice(db, id)
  if (!isIssuedState(state)) return false
  const [approved, current] = [await findVersion(db, id, version - 1), await findVersion(db, id, version)]
  return (
    approved?.contentHash === approvedHash &&
    current?.contentHash === contentHash &&
    openText(approved.notice) === openText(notice)
  )
}

/**
 * Takes the step in the transaction. An approval is kept as the hash of the content, and goes when the content can be
 * changed again. Gives what the audit records of every step, and the role that allowed it.
 */
export async function takeStep(writing: WriteContext, seen: SeenVersion, event: NoticeEvent) {
  const step = await requireStep(writing, seen, event)
  const { contentHash, approvedHash } = step.standing
  const hash = event === 'approve' ? contentHash : isEditable(step.to) ? null : approvedHash
  const look = await lookAfter(writing, step, hash !== null)
  await moveState(writing.db, seen.id, seen.version, step, { hash, look })
  const { delegation } = step
  const by = delegation === null ? {} : { delegation: { id: delegation.id, name: delegation.name, by: delegation.by } }
  const details = { version: seen.version, content: contentHash, ...by }
  return { details: look === step.standing.look ? details : { ...details, look }, role: step.as }
}

/** What is approved or issued stays in the look it has at that moment; what may be edited goes with the one in force. */
async function lookAfter({ db }: WriteContext, { to, standing }: AllowedStep, isApproved: boolean) {
  if (isEditable(to)) return null
  return standing.look ?? (isApproved || isIssuedState(to) ? lookVersion(db) : null)
}
