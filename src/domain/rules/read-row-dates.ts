/** The days and quarters of a row: by when it was planned, by when it is to be done now. */
import { type IsoDate, partsOf } from '../dates.ts'
import { lastDay } from '../deadline.ts'
import type { RowReading } from './rule.ts'

export interface RowDates {
  readonly plannedUntil: IsoDate | null
  readonly assignedUntil: IsoDate | null
  /** Year times four plus quarter, when the plan names a quarter; else null. */
  readonly plannedQuarter: number | null
  /** Quarter of the last day of what was assigned. */
  readonly assignedQuarter: number | null
  /** The plan names this quarter, 1 to 4. */
  readonly quarterOfPlan: number | null
}

export function readRowDates({ task }: RowReading): RowDates {
  const plannedUntil = task.planned === null ? null : lastDay(task.planned)
  const assignedUntil = task.assigned === null ? null : lastDay(task.assigned)
  const quarterOfPlan = task.planned?.kind === 'quarter' ? task.planned.quarter : null
  return {
    plannedUntil,
    assignedUntil,
    quarterOfPlan,
    plannedQuarter: quarterOfPlan === null || plannedUntil === null ? null : quarterIndex(plannedUntil),
    assignedQuarter: assignedUntil === null ? null : quarterIndex(assignedUntil),
  }
}

function quarterIndex(day: IsoDate): number {
  const { year, month } = partsOf(day)
  return year * 4 + Math.ceil(month / 3)
}

/** The row is excepted from being advanced, and says so: "nhiệm vụ đặc thù". */
export function isExcepted({ row }: RowReading): boolean {
  return /đặc thù/iu.test(`${row.name} ${row.assigned} ${row.plannedTime}`)
}
