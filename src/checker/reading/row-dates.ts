/** The days and quarters of a row: by when it was planned, by when it is to be done now. */
import { type IsoDate, partsOf } from '../../domain/deadline/dates.ts'
import { lastDay } from '../../domain/deadline/deadline.ts'
import type { RowReading } from '../rule.ts'

export interface RowDates {
  readonly plannedUntil: IsoDate | null
  readonly assignedUntil: IsoDate | null
  /** Year times four plus quarter of the last day of the plan. */
  readonly plannedQuarter: number | null
  /** Quarter of the last day of what was assigned. */
  readonly assignedQuarter: number | null
}

/** The last days of the plan and of what was assigned; kept with the row, as six rules ask for them. */
export function readRowDates(reading: RowReading): RowDates {
  return reading.memory.of(datesOf, reading)
}

function datesOf({ task }: RowReading): RowDates {
  const plannedUntil = task.planned === null ? null : lastDay(task.planned)
  const assignedUntil = task.assigned === null ? null : lastDay(task.assigned)
  return {
    plannedUntil,
    assignedUntil,
    plannedQuarter: plannedUntil === null ? null : quarterIndex(plannedUntil),
    assignedQuarter: assignedUntil === null ? null : quarterIndex(assignedUntil),
  }
}

function quarterIndex(day: IsoDate): number {
  const { year, month } = partsOf(day)
  return year * 4 + Math.ceil(month / 3)
}
