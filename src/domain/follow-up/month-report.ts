/** What a report on a month counts. Rates go by the day that was due at first; those by the current day stand beside. */
import { type IsoDate, daysInMonth } from '../deadline/dates.ts'
import { fold, squeeze } from '../words/text.ts'
import type { BoardLead, BoardRow } from './board.ts'
import type { Standing } from './follow-up.ts'

/** Done in time of all that was due; null where nothing was. */
export interface Rate {
  readonly due: number
  readonly onTime: number
}

export interface MonthCounts {
  /** All that is followed. */
  readonly all: number
  readonly done: number
  readonly doneLate: number
  readonly waiting: number
  readonly overdue: number
  /** Not due yet. */
  readonly open: number
  readonly undated: number
  readonly extended: number
  readonly byOriginal: Rate
  readonly byCurrent: Rate
}

export interface UnitCounts extends MonthCounts {
  readonly bodyId: string | null
  readonly name: string
}

export interface MonthReport {
  /** "2026-05". */
  readonly month: string
  /** The day it stands for: the last of the month, or today while that has not come. */
  readonly on: IsoDate
  readonly total: MonthCounts
  /** A task of several leads counts with each, and once in the total. */
  readonly units: readonly UnitCounts[]
  /** All that the figures count: each figure opens its rows. */
  readonly rows: readonly BoardRow[]
  /** Overdue or done late by the original day. */
  readonly late: readonly BoardRow[]
  readonly extended: readonly BoardRow[]
}

/** The last day of "2026-05". */
export function endOfMonth(month: string): IsoDate {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return `${month}-${String(daysInMonth(year, number)).padStart(2, '0')}`
}

/** The rows of each lead, a row of several leads with each of them, and once with one that is named twice. */
export function rowsByUnit(
  rows: readonly BoardRow[],
): readonly { readonly lead: BoardLead; readonly rows: readonly BoardRow[] }[] {
  const units = new Map<string, { readonly lead: BoardLead; readonly rows: BoardRow[] }>()
  for (const row of rows)
    for (const lead of row.leads) {
      const unit = units.get(unitKey(lead)) ?? { lead, rows: [] }
      units.set(unitKey(lead), unit)
      if (unit.rows.at(-1) !== row) unit.rows.push(row)
    }
  return [...units.values()]
}

/** By the body, under whatever name; by its words where it is none. */
export function unitKey({ bodyId, name }: BoardLead): string {
  return bodyId ?? fold(squeeze(name))
}

/** Rows of what recurs that are due after `on` are only there to be seen coming, and are not counted. */
export function reportMonth(month: string, on: IsoDate, rows: readonly BoardRow[]): MonthReport {
  const counted = rows.filter(({ occasion }) => occasion <= on)
  const units = rowsByUnit(counted).map(({ lead, rows: own }) => ({ ...lead, ...countRows(own, on) }))
  return {
    month,
    on,
    total: countRows(counted, on),
    units: units.toSorted((one, other) => other.overdue - one.overdue || one.name.localeCompare(other.name, 'vi')),
    rows: counted,
    late: counted.filter(({ original }) => original === 'overdue' || original === 'doneLate'),
    extended: counted.filter(({ extensions }) => extensions > 0),
  }
}

const openStandings: readonly Standing[] = ['today', 'in3', 'in7', 'later']

function countRows(rows: readonly BoardRow[], on: IsoDate): MonthCounts {
  const count = (...standings: readonly Standing[]) =>
    rows.filter(({ original }) => standings.includes(original)).length
  return {
    all: rows.length,
    done: count('done'),
    doneLate: count('doneLate'),
    waiting: count('waiting'),
    overdue: count('overdue'),
    open: count(...openStandings),
    undated: count('undated'),
    extended: rows.filter(({ extensions }) => extensions > 0).length,
    byOriginal: rateOf(
      rows.map(({ originalUntil, original }) => [originalUntil, original]),
      on,
    ),
    byCurrent: rateOf(
      rows.map(({ currentUntil, current }) => [currentUntil, current]),
      on,
    ),
  }
}

/** Due: its day has passed, or it is done before. */
function rateOf(rows: readonly (readonly [until: IsoDate | null, standing: Standing])[], on: IsoDate): Rate {
  const dated = rows.filter(([until]) => until !== null)
  const onTime = dated.filter(([, standing]) => standing === 'done').length
  const due = dated.filter(([until, standing]) => standing === 'done' || (until !== null && until < on)).length
  return { due, onTime }
}
