/** Paper files that are lent: who has one, until when, and what came back. */
import type { CaseFile } from './case-file.ts'

/** Days are ISO. */
export interface Loan {
  readonly id: string
  readonly file: Pick<CaseFile, 'id' | 'year' | 'number' | 'heading' | 'title'>
  readonly borrower: string
  /** Where the borrower works. */
  readonly unit: string
  readonly purpose: string
  readonly lentOn: string
  readonly dueOn: string
  readonly lentBy: string
  /** Null while it is out. */
  readonly returnedOn: string | null
  readonly returnedTo: string
  /** What was seen when it came back. */
  readonly note: string
}

/** Days since it was due back; 0 for one that is in time or has come back. */
export function daysOverdue({ dueOn, returnedOn }: Pick<Loan, 'dueOn' | 'returnedOn'>, today: string): number {
  if (returnedOn !== null || today <= dueOn) return 0
  return Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000)
}
