/** The board: every thing to be done with how it stands on a day, on the day it was due at first and on the current one. */
import type { IsoDate } from '../deadline/dates.ts'
import { fold } from '../words/text.ts'
import type { Obligation } from '../tasks/obligation.ts'
import { type RecordedEntry, type Standing, dueThings, progressOf, standingOf } from './follow-up.ts'

/** An obligation with what its board row says of its notice. */
export interface FollowedObligation {
  readonly obligation: Obligation
  /** "03-TB/CQTT". */
  readonly number: string
  readonly issuedOn: IsoDate
}

/** A lead, by its id in the directory where it has one. */
export interface BoardLead {
  readonly bodyId: string | null
  readonly name: string
}

export interface BoardRow {
  readonly obligationId: string
  readonly occasion: string
  readonly noticeId: string
  readonly number: string
  readonly source: Obligation['source']
  readonly ordinal: string
  readonly section: string
  readonly text: string
  readonly leads: readonly BoardLead[]
  /** As written. */
  readonly deadline: string
  readonly originalUntil: IsoDate | null
  readonly currentUntil: IsoDate | null
  /** By the original day and by the current one. */
  readonly original: Standing
  readonly current: Standing
  readonly extensions: number
  readonly doneOn: IsoDate | null
  /** The current day is no working day. */
  readonly fallsOnDayOff: boolean
  /** How many entries there are by now: what somebody goes on from. */
  readonly entries: number
}

export interface BoardQuery {
  readonly on: IsoDate
  /** Id of a notice. */
  readonly notice: string | null
  /** Part of the name of a lead, and of the title of a section, without regard to accents. */
  readonly lead: string
  readonly section: string
  /** Empty for all. */
  readonly states: readonly Standing[]
  /** By which day the states are asked. */
  readonly by: 'original' | 'current'
  /** The current day lies between; null leaves it open. */
  readonly from: IsoDate | null
  readonly to: IsoDate | null
}

/** A view of the board that was kept under a name: how it is asked, whatever the day is. */
export interface SavedBoard {
  readonly id: string
  readonly name: string
  readonly query: Pick<BoardQuery, 'lead' | 'section' | 'states' | 'by'>
  readonly grouping: 'lead' | 'day'
  readonly savedBy: string
}

type IsDayOff = (day: IsoDate) => boolean

/** All rows on a day, in the order of their current days; those without one come last. */
export function boardRows(
  followed: readonly FollowedObligation[],
  entries: readonly RecordedEntry[],
  { on, until = on, isDayOff }: { readonly on: IsoDate; readonly until?: IsoDate; readonly isDayOff: IsDayOff },
): readonly BoardRow[] {
  const byThing = Map.groupBy(entries, keyOf)
  return followed
    .filter(({ issuedOn }) => issuedOn <= on)
    .flatMap((one) => rowsOf(one, byThing, { on, until: until > on ? until : on, isDayOff }))
    .toSorted(byDay)
}

function rowsOf(
  { obligation, number, issuedOn }: FollowedObligation,
  byThing: ReadonlyMap<string, readonly RecordedEntry[]>,
  { on, until, isDayOff }: { readonly on: IsoDate; readonly until: IsoDate; readonly isDayOff: IsDayOff },
): BoardRow[] {
  const entriesOf = (occasion: string) => byThing.get(keyOf({ obligationId: obligation.id, occasion })) ?? []
  const itself = progressOf(
    { originalUntil: obligation.originalUntil, until: obligation.limit.until },
    entriesOf(''),
    on,
  )
  const endedOn = itself.stage === 'done' ? (itself.result?.doneOn ?? null) : null
  return dueThings(obligation, { issuedOn, until, endedOn }).map((thing) => {
    const own = entriesOf(thing.occasion)
    const progress = progressOf(thing, own, on)
    return {
      obligationId: obligation.id,
      occasion: thing.occasion,
      noticeId: obligation.noticeId,
      number,
      source: obligation.source,
      ordinal: obligation.ordinal,
      section: [obligation.sectionLabel, obligation.sectionTitle].filter((part) => part !== '').join('. '),
      text: obligation.text,
      leads: obligation.bodies.flatMap(({ role, name, bodyId }) => (role === 'lead' ? [{ name, bodyId }] : [])),
      deadline: obligation.limit.deadline,
      originalUntil: thing.originalUntil,
      currentUntil: progress.until,
      original: standingOf(progress, thing.originalUntil, on),
      current: standingOf(progress, progress.until, on),
      extensions: progress.extensions,
      doneOn: progress.result?.doneOn ?? null,
      fallsOnDayOff: progress.until !== null && isDayOff(progress.until),
      entries: own.length,
    }
  })
}

function keyOf({ obligationId, occasion }: Pick<RecordedEntry, 'obligationId' | 'occasion'>): string {
  return `${obligationId} ${occasion}`
}

const never = '9999-12-31'

function byDay(one: BoardRow, other: BoardRow): number {
  const [day, otherDay] = [one.currentUntil ?? never, other.currentUntil ?? never]
  return day < otherDay ? -1 : day > otherDay ? 1 : 0
}

/** The rows that are asked for. */
export function selectRows(rows: readonly BoardRow[], query: Omit<BoardQuery, 'on'>): readonly BoardRow[] {
  const { notice, states, by, from, to } = query
  const [lead, section] = [query.lead, query.section].map((words) => fold(words.trim())) as [string, string]
  return rows.filter(
    (row) =>
      (notice === null || row.noticeId === notice) &&
      (states.length === 0 || states.includes(row[by])) &&
      (section === '' || fold(row.section).includes(section)) &&
      (lead === '' || row.leads.some(({ name }) => fold(name).includes(lead))) &&
      (from === null || (row.currentUntil !== null && row.currentUntil >= from)) &&
      (to === null || (row.currentUntil !== null && row.currentUntil <= to)),
  )
}
