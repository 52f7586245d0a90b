/** SQL of paper files that are lent. */
import type { Loan } from '../domain/archive/loan.ts'
import { Refusal } from '../domain/errors.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

/** Those that are out first, by the day they are due; then those that came back, the last first. */
export async function listLoans(db: ReadableDb, withReturned: boolean): Promise<Loan[]> {
  let select = db
    .selectFrom('loan')
    .innerJoin('case_file', 'case_file.id', 'loan.case_file')
    .select([
      'loan.id',
      'case_file',
      'year',
      'number',
      'heading',
      'title',
      'borrower',
      'unit',
      'purpose',
      'lent_on as lentOn',
      'due_on as dueOn',
      'lent_by as lentBy',
      'returned_on as returnedOn',
      'returned_to as returnedTo',
      'return_note as note',
    ])
  if (!withReturned) select = select.where('returned_on', 'is', null)
  const rows = await select.orderBy('due_on').orderBy('loan.id').execute()
  const loans = rows.map(({ case_file: id, year, number, heading, title, ...loan }): Loan => ({
    ...loan,
    file: { id, year, number, heading, title },
  }))
  const back = loans.filter(({ returnedOn }) => returnedOn !== null)
  return [
    ...loans.filter(({ returnedOn }) => returnedOn === null),
    ...back.toSorted((one, other) => ((one.returnedOn ?? '') < (other.returnedOn ?? '') ? 1 : -1)),
  ]
}

export type NewLoan = Pick<Loan, 'id' | 'borrower' | 'unit' | 'purpose' | 'lentOn' | 'dueOn'> & {
  readonly file: string
}

/** Refuses `loan.out` for a file that somebody has. */
export async function insertLoan(
  db: WritableDb,
  { id, file, borrower, unit, purpose, lentOn, dueOn }: NewLoan,
  { at, by }: Stamp,
): Promise<void> {
  const out = await db
    .selectFrom('loan')
    .select('borrower')
    .where('case_file', '=', file)
    .where('returned_on', 'is', null)
    .executeTakeFirst()
  if (out !== undefined) throw new Refusal('loan.out', `${out.borrower}.`, { found: file })
  const days = { lent_on: lentOn, due_on: dueOn, lent_at: at, lent_by: by }
  const back = { returned_on: null, returned_at: null, returned_to: '', return_note: '' }
  await db
    .insertInto('loan')
    .values({ id, case_file: file, borrower, unit, purpose, ...days, ...back })
    .execute()
}

/** Gives the file that came back. Refuses `loan.notFound`, and `loan.badDays` for a day before it was lent. */
export async function endLoan(
  db: WritableDb,
  { loan, returnedOn, note }: { readonly loan: string; readonly returnedOn: string; readonly note: string },
  { at, by }: Stamp,
): Promise<string> {
  const row = await db
    .selectFrom('loan')
    .select(['case_file', 'lent_on'])
    .where('id', '=', loan)
    .where('returned_on', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('loan.notFound', '', { found: loan })
  if (returnedOn < row.lent_on) throw new Refusal('loan.badDays', '', { found: returnedOn })
  await db
    .updateTable('loan')
    .set({ returned_on: returnedOn, returned_at: at, returned_to: by, return_note: note })
    .where('id', '=', loan)
    .execute()
  return row.case_file
}
