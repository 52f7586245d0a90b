/** Every deadline of a notice with its place: the plans and instructions of the rows, the marked deadlines of the body. */
import type { IsoDate } from '../../domain/deadline/dates.ts'
import { type DeadlineValue, lastDay, readDeadline } from '../../domain/deadline/deadline.ts'
import { placeDeadlines } from './deadline-nodes.ts'
import { readRowDates } from './row-dates.ts'
import { unitAt } from './usages.ts'
import { type Finding, type Reading, type RowReading, inCell } from '../rule.ts'
import type { Spot } from '../../domain/notice/spot.ts'

export interface Limit {
  readonly where: 'plan' | 'assigned' | 'body'
  readonly spot: Spot
  /** The words, as they stand at the spot. */
  readonly written: string
  readonly value: DeadlineValue
  /** The row; null in the body. */
  readonly row: RowReading | null
}

/** All of them, the body first. What no reader of deadlines understands is none. */
export function limitsOf(reading: Reading): readonly Limit[] {
  return reading.memory.of(readLimits, reading)
}

function readLimits(reading: Reading): readonly Limit[] {
  const body = placeDeadlines(reading.notice).flatMap(({ node, part, span }): Limit[] => {
    const value = readDeadline(node.written, { issuedOn: reading.issuedOn })
    return value === null
      ? []
      : [{ where: 'body', spot: { part, field: 'text', span }, written: node.written, value, row: null }]
  })
  return [...body, ...reading.rows.flatMap((row) => reading.memory.of(limitsOfRow, row))]
}

/** The plan of a row, and the deadline of each of its instructions. */
function limitsOfRow(reading: RowReading): readonly Limit[] {
  const { row, task } = reading
  const limits: Limit[] = []
  if (task.planned !== null)
    limits.push({
      where: 'plan',
      spot: inCell(row, 'plannedTime', [0, row.plannedTime.length]),
      written: row.plannedTime,
      value: task.planned,
      row: reading,
    })
  let from = 0
  for (const { deadline, writtenDeadline } of task.instructions) {
    if (deadline === null || writtenDeadline === '') continue
    // A line break inside the words: then the whole cell is the place.
    const start = row.assigned.indexOf(writtenDeadline, from)
    if (start !== -1) from = start + writtenDeadline.length
    const span = start === -1 ? ([0, row.assigned.length] as const) : ([start, from] as const)
    limits.push({
      where: 'assigned',
      spot: inCell(row, 'assigned', span),
      written: row.assigned.slice(...span),
      value: deadline,
      row: reading,
    })
  }
  return limits
}

/** By when something is to be done at the latest: of a row the cell as a whole, where one instruction governs the others. */
export interface LastDay extends Pick<Limit, 'spot' | 'written'> {
  readonly until: IsoDate
}

/** The last days of what the body and the rows give to do; what has no last day is left out. */
export function lastDaysAssigned(reading: Reading): readonly LastDay[] {
  return reading.memory.of(readLastDays, reading)
}

function readLastDays(reading: Reading): readonly LastDay[] {
  const inBody = limitsOf(reading).flatMap(({ where, spot, written, value }) => {
    const until = where === 'body' ? lastDay(value) : null
    return until === null ? [] : [{ spot, written, until }]
  })
  const inRows = reading.rows.flatMap((of) => {
    const { assignedUntil: until } = readRowDates(of)
    return until === null ? [] : [{ spot: inCell(of.row, 'assigned'), written: of.row.assigned, until }]
  })
  return [...inBody, ...inRows]
}

/** The parts of a value that are limits of their own. */
export function simpleValues(value: DeadlineValue): readonly DeadlineValue[] {
  if (value.kind === 'mixed') return value.parts.flatMap(simpleValues)
  return value.kind === 'conditional' && value.base !== null ? [value, ...simpleValues(value.base)] : [value]
}

/** A finding at the words of a limit. */
export function findingAt({ spot, written }: Limit, expected: string, message: string): Finding {
  return { spot, found: written, expected, message }
}

/** The text in which a limit stands. */
export function textOf({ spot }: Limit, reading: Reading): string {
  return unitAt(spot, reading)?.text ?? ''
}
