/** The board: every thing to be done with how it stands on a day, on the day it was due at first and on the current one. */
import { sayPath } from '../notice/path-words.ts'
import type { IsoDate } from '../deadline/dates.ts'
import { fold } from '../words/text.ts'
import type { Obligation } from '../tasks/obligation.ts'
import { type RecordedEntry, type Standing, dueThings, progressOf, standingOf } from './follow-up.ts'
import { lastOf } from './side-entries.ts'

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
  readonly issuedOn: IsoDate
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
  /** What the lead told last. */
  readonly told: string
  /** With what it said beside: what hinders the work, what is proposed. */
  readonly toldNote: string
  /** The obligation it is a part of; how many parts it has itself, and how many of them are done. */
  readonly parent: string | null
  readonly parts: { readonly all: number; readonly done: number } | null
  /** What it waits for and is not done, as people name it: "STT 3, 18-TB/CQTT". */
  readonly waitsFor: readonly string[]
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

/** What the board hangs on beside obligations and entries. */
export interface BoardDay {
  readonly on: IsoDate
  /** What recurs is shown up to the time after this day. */
  readonly until?: IsoDate
  readonly isDayOff: (day: IsoDate) => boolean
  /** The day that stands for one that is off, by the rule of the office; the day itself where it has none. */
  readonly workingDay?: (day: IsoDate) => IsoDate
  /** Whether a body of the directory names nobody in particular: such leads are told apart by their words alone. */
  readonly isGeneric?: (bodyId: string) => boolean
}

/** All rows on a day, in the order of their current days; those without one come last. */
export function boardRows(
  followed: readonly FollowedObligation[],
  entries: readonly RecordedEntry[],
  day: BoardDay,
): readonly BoardRow[] {
  const { on, until = on } = day
  const byThing = Map.groupBy(entries, keyOf)
  const there = followed.filter(({ issuedOn }) => issuedOn <= on)
  const ties = tiesOf(there, byThing, on)
  return there.flatMap((one) => rowsOf(one, byThing, ties, { ...day, until: until > on ? until : on })).toSorted(byDay)
}

type ByThing = ReadonlyMap<string, readonly RecordedEntry[]>

function rowsOf(
  { obligation, number, issuedOn }: FollowedObligation,
  byThing: ByThing,
  ties: ReadonlyMap<string, Ties>,
  { on, until = on, isDayOff, workingDay, isGeneric = () => false }: BoardDay,
): BoardRow[] {
  const entriesOf = (occasion: string) => byThing.get(keyOf({ obligationId: obligation.id, occasion })) ?? []
  const endedOn = endOf(obligation, entriesOf(''), on)
  const own = ties.get(obligation.id) ?? noTies
  return dueThings(obligation, { issuedOn, until, endedOn, ...(workingDay && { workingDay }) }).map((thing) => {
    const written = entriesOf(thing.occasion)
    const progress = progressOf(thing, written, on)
    const told = lastOf(written, 'told', on)
    return {
      obligationId: obligation.id,
      occasion: thing.occasion,
      noticeId: obligation.noticeId,
      number,
      issuedOn,
      source: obligation.source,
      ordinal: obligation.ordinal,
      section: [obligation.sectionLabel, obligation.sectionTitle].filter((part) => part !== '').join('. '),
      text: obligation.text,
      leads: leadsOf(obligation, isGeneric),
      deadline: obligation.limit.deadline,
      originalUntil: thing.originalUntil,
      currentUntil: progress.until,
      original: standingOf(progress, thing.originalUntil, on),
      current: standingOf(progress, progress.until, on),
      extensions: progress.extensions,
      doneOn: progress.result?.doneOn ?? null,
      told: told?.status ?? '',
      toldNote: told?.note ?? '',
      parent: own.parent,
      parts: own.parts.length === 0 ? null : countParts(own.parts, ties),
      waitsFor: own.waits.flatMap((id) => {
        const other = ties.get(id)
        return other === undefined || other.isDone ? [] : [other.name]
      }),
      fallsOnDayOff: progress.until !== null && isDayOff(progress.until),
      entries: written.length,
    }
  })
}

function leadsOf({ bodies }: Pick<Obligation, 'bodies'>, isGeneric: (bodyId: string) => boolean): BoardLead[] {
  return bodies
    .filter(({ role }) => role === 'lead')
    .map(({ name, bodyId }) => ({ name, bodyId: bodyId !== null && isGeneric(bodyId) ? null : bodyId }))
}

/** When what recurs ends: by what was decided last, otherwise with the thing it stands beside. */
export function endOf(
  { originalUntil, limit }: Pick<Obligation, 'originalUntil' | 'limit'>,
  entries: readonly RecordedEntry[],
  on: IsoDate,
): IsoDate | null {
  const ending = lastOf(entries, 'ending', on)
  if (ending !== null) return ending.until
  const itself = progressOf({ originalUntil, until: limit.until }, entries, on)
  return itself.stage === 'done' ? (itself.result?.doneOn ?? null) : null
}

/** How an obligation hangs together with others. */
export interface Ties {
  readonly name: string
  readonly isDone: boolean
  readonly parent: string | null
  readonly parts: readonly string[]
  readonly waits: readonly string[]
}

const noTies: Ties = { name: '', isDone: false, parent: null, parts: [], waits: [] }

/** By obligation; done is what people said so of, never what merely ended. */
export function tiesOf(
  followed: readonly FollowedObligation[],
  byThing: ByThing,
  on: IsoDate,
): ReadonlyMap<string, Ties> {
  const own = followed.map(({ obligation, number }) => {
    const { id, originalUntil, limit } = obligation
    const entries = byThing.get(keyOf({ obligationId: id, occasion: '' })) ?? []
    const waits = new Set<string>()
    for (const entry of entries)
      if (entry.kind === 'wait' && entry.day <= on)
        if (entry.isLifted) waits.delete(entry.for)
        else waits.add(entry.for)
    return {
      id,
      name: nameThing(obligation, number),
      isDone: progressOf({ originalUntil, until: limit.until }, entries, on).stage === 'done',
      parent: lastOf(entries, 'parent', on)?.of ?? null,
      waits: [...waits],
    }
  })
  const parts = Map.groupBy(own, ({ parent }) => parent)
  return new Map(own.map(({ id, ...ties }) => [id, { ...ties, parts: (parts.get(id) ?? []).map((one) => one.id) }]))
}

/** "STT 3, 18-TB/CQTT". */
export function nameThing({ source, ordinal }: Pick<Obligation, 'source' | 'ordinal'>, number: string): string {
  return `${source === 'row' ? `STT ${ordinal}` : sayPath(ordinal)}, ${number}`
}

function countParts(parts: readonly string[], ties: ReadonlyMap<string, Ties>) {
  return { all: parts.length, done: parts.filter((id) => ties.get(id)?.isDone).length }
}

export function keyOf({ obligationId, occasion }: Pick<RecordedEntry, 'obligationId' | 'occasion'>): string {
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
