/** How units did in a period: on time by the day that was due at first, in time after an extension, late, still open. */
import type { IsoDate } from '../deadline/dates.ts'
import type { Office } from '../office/office.ts'
import type { BoardRow } from './board.ts'
import { rowsByUnit } from './month-report.ts'

/** Points of a thing, from 0 to 100; one on time has 100, one that is overdue none. */
export interface Weights {
  readonly extended: number
  readonly late: number
}

export interface UnitEvaluation {
  readonly bodyId: string | null
  readonly name: string
  /** Due at first in the period. */
  readonly due: number
  readonly onTime: number
  /** Done in time after an extension. */
  readonly extended: number
  readonly late: number
  /** Not done, and no day is left, or it waits for approval. */
  readonly overdue: number
  readonly waiting: number
  /** Not done, and its current day has not passed. */
  readonly moved: number
  /** Null where nothing was due that counts by now. */
  readonly points: number | null
}

export interface Evaluation {
  readonly from: IsoDate
  readonly to: IsoDate
  /** The day it stands for. */
  readonly on: IsoDate
  readonly weights: Weights
  readonly units: readonly UnitEvaluation[]
  readonly rows: readonly BoardRow[]
}

/** What the profile of the office says on a day. */
export function weightsOn({ valid }: Pick<Office, 'valid'>, on: IsoDate): Weights {
  const [profile] = valid('profile', on)
  const points = (field: string, usual: number) => {
    const said = profile?.values[field]
    return typeof said === 'number' ? said : usual
  }
  return { extended: points('pointsExtended', 70), late: points('pointsLate', 40) }
}

/** A thing of several leads counts with each. What was moved to a day that has not come, or waits, counts for nobody yet. */
export function evaluateUnits(
  rows: readonly BoardRow[],
  { from, to, on, weights }: Omit<Evaluation, 'units' | 'rows'>,
): Evaluation {
  const due = rows.filter(({ originalUntil: day }) => day !== null && day >= from && day <= to && day <= on)
  const units = rowsByUnit(due).map(({ lead, rows: own }) => ({ ...lead, ...countUnit(own, weights) }))
  return {
    from,
    to,
    on,
    weights,
    rows: due,
    units: units.toSorted(
      (one, other) => (other.points ?? -1) - (one.points ?? -1) || one.name.localeCompare(other.name, 'vi'),
    ),
  }
}

function countUnit(rows: readonly BoardRow[], weights: Weights): Omit<UnitEvaluation, 'bodyId' | 'name'> {
  const count = (wanted: (row: BoardRow) => boolean) => rows.filter(wanted).length
  const onTime = count(({ original }) => original === 'done')
  const extended = count(({ original, current }) => original === 'doneLate' && current === 'done')
  const late = count(({ original, current }) => original === 'doneLate' && current === 'doneLate')
  const waiting = count(({ original }) => original === 'waiting')
  const overdue = count(({ current }) => current === 'overdue')
  const counted = onTime + extended + late + overdue
  return {
    due: rows.length,
    onTime,
    extended,
    late,
    overdue,
    waiting,
    moved: rows.length - counted - waiting,
    points:
      counted === 0
        ? null
        : Math.round(((onTime * 100 + extended * weights.extended + late * weights.late) / counted) * 10) / 10,
  }
}
