/** How tasks hang together over the notices: what continues what, and what the same indicator was to reach and reached. */
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { type BoardRow, type FollowedObligation, nameThing } from '../domain/follow-up/board.ts'
import { type PlacedTarget, findDifferences, findTargets, seriesOf } from '../domain/follow-up/indicators.ts'
import { type LineageStep, type Predecessor, lineageOf, proposeEarlier } from '../domain/follow-up/lineage.ts'
import { readObligations } from '../domain/tasks/obligation.ts'
import type { ProposedEarlier } from '../contract/follow-reports.ts'
import { followEntries, followedObligation, followedObligations } from '../store/follow-entries.ts'
import { getNotice } from '../store/notices.ts'
import { rowsOn } from './follow-up.ts'
import type { Handlers } from './handlers.ts'
import { localDirectoryFor } from './offices.ts'

export const followTieHandlers: Handlers<'follow.lineage' | 'follow.predecessors' | 'follow.indicators'> = {
  'follow.lineage': async (context, { obligation: id }) => {
    const { obligation, issuedOn } = await followedObligation(context.db, id)
    const followed = await followedObligations(context.db)
    const today = dayInVietnam(context.now)
    const rows = rowsById(await rowsOn(context, today, today))
    const earlier = new Map<string, string | null>()
    for (const entry of await followEntries(context.db))
      if (entry.kind === 'lineage') earlier.set(entry.obligationId, entry.earlier)
    // What continues this one goes on behind it.
    const later = new Map([...earlier].flatMap(([from, to]) => (to === null ? [] : [[to, from] as const])))
    const last = lineageOf(id, (one) => later.get(one) ?? null)[0] ?? id
    const steps = lineageOf(last, (one) => earlier.get(one) ?? null).flatMap((one) => {
      const found = followed.find((other) => other.obligation.id === one)
      return found === undefined ? [] : [stepOf(found, rows.get(one))]
    })
    const isKnown = new Set(steps.map(({ obligationId }) => obligationId))
    const proposed = proposeEarlier(obligation, issuedOn, followed)
      .filter(({ earlier: { obligation: other } }) => !isKnown.has(other.id))
      .map((one) => proposalOf(one, rows))
    return { steps, proposed }
  },

  'follow.predecessors': async (context, { id }) => {
    const { notice } = await getNotice(context.db, id)
    const office = await context.offices.current(context.db)
    const today = dayInVietnam(context.now)
    const issuedOn = notice.header.date ?? today
    const rows = rowsById(await rowsOn(context, today, today))
    const isOpen = ({ obligation }: FollowedObligation) => {
      const standing = rows.get(obligation.id)?.current
      return obligation.noticeId !== id && standing !== undefined && standing !== 'done' && standing !== 'doneLate'
    }
    const followed = (await followedObligations(context.db)).filter(isOpen)
    const directory = localDirectoryFor(office, notice, context.now)
    const { isDayOff } = office.calendar
    return readObligations(notice, { directory, isDayOff, isConfirmed: () => true }).flatMap((task) => {
      const proposed = proposeEarlier(task, issuedOn, followed).map((one) => proposalOf(one, rows))
      const { ordinal, source, text } = task
      return proposed.length === 0 ? [] : [{ ordinal, source, text, proposed }]
    })
  },

  'follow.indicators': async ({ db }, { obligation: id }) => {
    const followed = await followedObligations(db)
    const all = followed.flatMap(targetsOf)
    const isOwn = (one: PlacedTarget) => id === null || one.obligationId === id
    const differences = findDifferences(all).filter(({ one, other }) => isOwn(one) || isOwn(other))
    const entries = (await followEntries(db)).filter((entry) => id === null || entry.obligationId === id)
    const targets = all.filter(isOwn)
    return { targets, differences, series: seriesOf(entries, targets) }
  },
}

/** Of what recurs, the time that is due next or was due last. */
function rowsById(rows: readonly BoardRow[]): ReadonlyMap<string, BoardRow> {
  return new Map(rows.map((row) => [row.obligationId, row]))
}

function stepOf({ obligation, number, issuedOn }: FollowedObligation, row: BoardRow | undefined): LineageStep {
  return {
    obligationId: obligation.id,
    noticeId: obligation.noticeId,
    name: nameThing(obligation, number),
    issuedOn,
    deadline: obligation.limit.deadline,
    originalUntil: row?.originalUntil ?? obligation.originalUntil,
    until: row?.currentUntil ?? obligation.limit.until,
  }
}

function proposalOf({ earlier, share }: Predecessor, rows: ReadonlyMap<string, BoardRow>): ProposedEarlier {
  const row = rows.get(earlier.obligation.id)
  return { step: stepOf(earlier, row), text: earlier.obligation.text, standing: row?.current ?? 'undated', share }
}

function targetsOf({ obligation, number }: FollowedObligation): PlacedTarget[] {
  const { id: obligationId, text, requiredResult, assigned } = obligation
  const name = nameThing(obligation, number)
  const found = [text, requiredResult, assigned].flatMap(findTargets)
  // The cells of a row often say the same.
  const once = [...new Map(found.map((one) => [`${one.subject} ${one.words}`, one])).values()]
  return once.map((one) => ({ ...one, obligationId, name }))
}
