/** SQL of numbers that no notice of the store has, and of how far each series has come. */
import type { IsoDate } from '../domain/deadline/dates.ts'
import type { NoteKind, Series } from '../domain/office/register.ts'
import type { ReadableDb, Stamp, WritableDb } from './db.ts'

export interface NumberNote {
  readonly id: string
  readonly series: Series
  readonly number: number
  readonly kind: NoteKind
  readonly organ: string
  readonly symbol: string
  readonly date: IsoDate
  readonly abstract: string
  readonly reason: string
}

function selectNotes(db: ReadableDb) {
  return db.selectFrom('number_note').selectAll().orderBy('number').orderBy('id')
}

type NoteRow = Awaited<ReturnType<ReturnType<typeof selectNotes>['executeTakeFirstOrThrow']>>

function noteOf(row: NoteRow): NumberNote {
  const { id, organ, symbol, term, number, kind, abstract, reason } = row
  return {
    id,
    series: { organ, symbol, term },
    number,
    kind,
    organ: row.organ_name,
    symbol: row.symbol_written,
    date: row.noted_for,
    abstract,
    reason,
  }
}

export async function allNotes(db: ReadableDb): Promise<NumberNote[]> {
  return (await selectNotes(db).execute()).map(noteOf)
}

export async function notesOf(db: ReadableDb, { organ, symbol, term }: Series): Promise<NumberNote[]> {
  const rows = await selectNotes(db)
    .where((of) => of.and({ organ, symbol, term }))
    .execute()
  return rows.map(noteOf)
}

/** What is noted of a number; null where nothing is. */
export async function findNote(db: ReadableDb, series: Series, number: number): Promise<NumberNote | null> {
  return (await notesOf(db, series)).find((note) => note.number === number) ?? null
}

/** Highest number of a series that a notice has or that is noted; null where none is. */
export async function highestNumber(db: ReadableDb, { organ, symbol, term }: Series): Promise<number | null> {
  const issued = await db
    .selectFrom('issued_number')
    .select((of) => of.fn.max('number').as('highest'))
    .where((of) => of.and({ organ, symbol, term }))
    .executeTakeFirstOrThrow()
  const noted = await db
    .selectFrom('number_note')
    .select((of) => of.fn.max('number').as('highest'))
    .where((of) => of.and({ organ, symbol, term }))
    .executeTakeFirstOrThrow()
  // Without rows the maximum is null, whatever its type says.
  const numbers = [issued.highest as number | null, noted.highest as number | null].filter((one) => one !== null)
  return numbers.length === 0 ? null : Math.max(...numbers)
}

/** Latest day on which a paper of the series was issued. */
export async function latestIssue(db: ReadableDb, { organ, symbol, term }: Series): Promise<IsoDate | null> {
  const row = await db
    .selectFrom('issued_number')
    .innerJoin('notice', 'notice.id', 'issued_number.notice_id')
    .select('notice.issued_on')
    .where('issued_number.organ', '=', organ)
    .where('issued_number.symbol', '=', symbol)
    .where('issued_number.term', '=', term)
    .where('notice.issued_on', 'is not', null)
    .orderBy('notice.issued_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.issued_on ?? null
}

/** Notes a number, in place of what was noted of it before. */
export async function putNote(db: WritableDb, note: NumberNote, { at, by }: Stamp): Promise<void> {
  const { organ, symbol, term } = note.series
  await db
    .deleteFrom('number_note')
    .where((of) => of.and({ organ, symbol, term, number: note.number }))
    .execute()
  await db
    .insertInto('number_note')
    .values({
      id: note.id,
      ...note.series,
      number: note.number,
      kind: note.kind,
      organ_name: note.organ,
      symbol_written: note.symbol,
      noted_for: note.date,
      abstract: note.abstract,
      reason: note.reason,
      noted_at: at,
      noted_by: by,
    })
    .execute()
}

/** The series of every note anew, as those of issued numbers. */
export async function retermNotes(db: WritableDb, seriesOf: (note: NumberNote) => Series): Promise<void> {
  for (const note of await allNotes(db))
    await db.updateTable('number_note').set(seriesOf(note)).where('id', '=', note.id).execute()
}
