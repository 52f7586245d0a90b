/** SQL of the steps that notices took: they are rows of the audit, which nobody can change. */
import {
  type Remark,
  type RemarkAnswer,
  type StepTaken,
  type WaitingNotice,
  describeNumber,
} from '../domain/office/records.ts'
import { roles } from '../domain/office/roles.ts'
import { type NoticeState, stepEvents } from '../domain/office/workflow.ts'
import type { ReadableDb } from './db.ts'
import { draftersOfAll } from './notice-states.ts'
import { listNotices } from './notices.ts'

/** By the name of its call. */
const eventOf = new Map(stepEvents.map((event) => [`notice.${event}`, event]))

/**
 * The steps of a notice, the last first; among them that it was corrected or replaced by the issue of another paper, or no
 * longer is, since that was withdrawn.
 */
export async function stepsTaken(db: ReadableDb, id: string): Promise<StepTaken[]> {
  const steps = [...(await ownSteps(db, id)), ...(await stepsByAmenders(db, id))]
  return steps.toSorted((one, other) => other.sequence - one.sequence).map(({ step }) => step)
}

interface PlacedStep {
  readonly sequence: number
  readonly step: StepTaken
}

async function stepsByAmenders(db: ReadableDb, id: string): Promise<PlacedStep[]> {
  const rows = await db
    .selectFrom('notice')
    .innerJoin('audit', 'audit.subject', 'notice.id')
    .select([
      'audit.sequence',
      'audit.at',
      'audit.actor',
      'audit.role',
      'audit.call',
      'audit.details',
      'notice.amends_as',
    ])
    .select(['notice.number', 'notice.symbol'])
    .where('notice.amends', '=', id)
    .where('audit.call', 'in', ['notice.issue', 'notice.takeUp', 'notice.withdraw'])
    .execute()
  return rows.flatMap(({ sequence, at, actor: by, role, call, details, amends_as: as, ...paper }) => {
    const event =
      call === 'notice.withdraw' ? ('lifts' in (JSON.parse(details) as object) ? 'liftCorrection' : null) : as
    if (event === null) return []
    return [
      {
        sequence,
        step: { event, at, by, as: roleNamed(role), remarks: [], answers: [], reason: describeNumber(paper) },
      },
    ]
  })
}

const roleNamed = (role: string) => roles.find((one) => one === role) ?? null

async function ownSteps(db: ReadableDb, id: string): Promise<PlacedStep[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['sequence', 'at', 'actor', 'role', 'call', 'details'])
    .where('subject', '=', id)
    .where('call', 'in', [...eventOf.keys()])
    .execute()
  return rows.flatMap(({ sequence, at, actor: by, role, call, details }) => {
    const event = eventOf.get(call)
    const { remarks = [], answers = [], reason = '' } = JSON.parse(details) as SaidOfStep
    const said = { remarks, answers, reason }
    return event === undefined ? [] : [{ sequence, step: { event, at, by, as: roleNamed(role), ...said } }]
  })
}

/** The version that somebody last approved or returned; null when they decided on none. */
export async function decidedOn(db: ReadableDb, id: string, userId: string): Promise<number | null> {
  const row = await db
    .selectFrom('audit')
    .select('details')
    .where('subject', '=', id)
    .where('actor_id', '=', userId)
    .where('call', 'in', ['notice.approve', 'notice.return'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : (JSON.parse(row.details) as { readonly version: number }).version
}

/** What the audit keeps of what was said with a step. */
interface SaidOfStep {
  readonly remarks?: readonly Remark[]
  readonly answers?: readonly RemarkAnswer[]
  readonly reason?: string
}

/** More at once nobody works through. */
const mostWaiting = 1000

/** The notices of a state, from the one that waits longest. `reader`: id of who asks. */
export async function waitingIn(
  db: ReadableDb,
  state: NoticeState,
  reader: string,
): Promise<Omit<WaitingNotice, 'delegation'>[]> {
  const found = await listNotices(db, { query: '', includeDeleted: false, state, limit: mostWaiting, offset: 0 })
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) return []
  const drafters = await draftersOfAll(db, ids)
  const savers = new Map(
    (await db.selectFrom('notice').select(['id', 'updated_by']).where('id', 'in', ids).execute()).map((row) => [
      row.id,
      row.updated_by,
    ]),
  )
  const came = await cameAt(db, ids)
  return found
    .map((summary) => ({
      ...summary,
      drafter: savers.get(summary.id) ?? '',
      since: came.get(summary.id) ?? summary.updatedAt,
      isDrafter: drafters.get(summary.id)?.has(reader) === true,
    }))
    .toSorted((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0))
}

/** When each took its last step. */
async function cameAt(db: ReadableDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('audit')
    .select(['subject', 'at'])
    .where('subject', 'in', ids)
    .where('call', 'in', [...eventOf.keys()])
    .orderBy('sequence')
    .execute()
  return new Map(rows.map(({ subject, at }) => [subject, at]))
}
