/** Directives of the body, and what a person decided of them while the notice is a draft. */
import { listDirectives, pointedIn } from '../checker/directive-list.ts'
import type { ParsedInputOf } from '../contract/contract.ts'
import { describePlace, Refusal } from '../domain/errors.ts'
import { type Notice, taskAppendices } from '../domain/notice/notice.ts'
import type { Office } from '../domain/office/office.ts'
import type { DirectiveMark, StoredNotice } from '../domain/office/records.ts'
import { directiveByHand, directivesWith } from '../domain/tasks/by-hand.ts'
import { type Directive, digestOf, directivesOf, spotOf } from '../domain/tasks/directives.ts'
import { placesOf } from '../domain/notice/places.ts'
import { textOf } from '../domain/office/office-record.ts'
import type { BodyDirectory } from '../domain/bodies/body-directory.ts'
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { dropMark, keepMark, marksOf } from '../store/directive-marks.ts'
import { getNotice } from '../store/notices.ts'
import type { Context, WriteContext } from './context.ts'
import type { Handlers } from './handlers.ts'
import { localDirectoryFor } from './offices.ts'
import { requireStep } from './steps.ts'

export const directiveHandlers: Handlers<'directive.list' | 'directive.mark' | 'directive.unmark'> = {
  'directive.list': async ({ db, offices, now }, { id }) => {
    const { notice } = await getNotice(db, id)
    const office = await offices.current(db)
    return listDirectives(notice, await marksOf(db, id), {
      directory: localDirectoryFor(office, notice, now),
      isDayOff: office.calendar.isDayOff,
    })
  },

  'directive.mark': {
    prepare: async (context, { id, version, decisions }) => {
      const { db, offices, now } = context
      await requireStep(context, { id, version }, 'save')
      const { notice } = await getNotice(db, id)
      const found = findDecided(notice, decisions, localDirectoryFor(await offices.current(db), notice, now))
      return async (writing) => {
        // The same version is the same content: what was read of it holds.
        await requireStep(writing, { id, version }, 'save')
        const before = await marksOf(writing.db, id)
        const stamp = { at: writing.now, by: writing.actor.name }
        for (const mark of found) await keepMark(writing.db, id, mark, stamp)
        const details = { decisions: found.map((mark) => describeChange(mark, before)) }
        const value = found.map((mark) => ({ ...mark, markedAt: stamp.at, markedBy: stamp.by }))
        return { value, subject: id, details }
      }
    },
  },

  'directive.unmark': async (writing, { id, version, part, digest }) => {
    const { db } = writing
    await requireStep(writing, { id, version }, 'save')
    const before = (await marksOf(db, id)).find((mark) => mark.part === part && mark.digest === digest)
    await dropMark(db, id, { part, digest })
    const details = { part, digest, words: before?.words ?? '', before: before?.decision ?? '' }
    return { value: { part, digest }, subject: id, details }
  },
}

type NewMark = Omit<DirectiveMark, 'markedAt' | 'markedBy'>
type Decisions = ParsedInputOf<'directive.mark'>['decisions']

/** The marks that decisions make; refuses those of words or rows that the notice does not have. */
function findDecided(notice: Notice, decisions: Decisions, directory: BodyDirectory): readonly NewMark[] {
  const read = new Map(directivesOf(notice, directory).map((one) => [`${one.part} ${digestOf(one)}`, one]))
  const rows = rowIdsOf(notice)
  return decisions.map(({ part, digest, decision, row, words }) => {
    const byHand = words !== undefined && !read.has(`${part} ${digest}`)
    const pointed = byHand ? directiveByHand(notice, { part, words }, directory) : null
    const directive = pointed !== null && digestOf(pointed) === digest ? pointed : read.get(`${part} ${digest}`)
    if (directive === undefined) throw new Refusal('directive.notFound', '', { found: digest })
    refuseWrongRow(rows, decision, row)
    return { part, digest, words: byHand ? directive.text : wordsOf(directive), decision, row, byHand }
  })
}

function describeChange(mark: NewMark, marks: readonly DirectiveMark[]): object {
  const before = marks.find(({ part, digest }) => mark.part === part && mark.digest === digest)
  return before === undefined ? mark : { ...mark, before: { decision: before.decision, row: before.row } }
}

/** A link needs a row of the notice, any other decision needs none. */
function refuseWrongRow(rows: ReadonlySet<string>, decision: DirectiveMark['decision'], row: string | null): void {
  if (decision !== 'linked' && row !== null)
    throw new Refusal('input.invalid', 'Chỉ khi nối với một hàng của phụ lục mới ghi hàng.', {
      field: 'row',
      found: row,
    })
  if (decision === 'linked' && (row === null || !rows.has(row)))
    throw new Refusal('directive.noRow', '', { field: 'row', found: row ?? '' })
}

function rowIdsOf(notice: Notice): ReadonlySet<string> {
  return new Set(
    taskAppendices(notice).flatMap(({ sections }) => sections.flatMap(({ rows }) => rows.map(({ id }) => id))),
  )
}

function wordsOf({ opening, text }: Directive): string {
  return `${opening} ${text}`.trim()
}

/**
 * Gives what refuses, in the transaction of a submission, a notice with directives that nobody decided of: what is ordered
 * must not be forgotten between the body and the table. An office may do without.
 */
export async function directiveGate(
  { db, offices, now }: Pick<Context, 'db' | 'offices' | 'now'>,
  { notice }: Pick<StoredNotice, 'notice'>,
): Promise<(writing: Pick<WriteContext, 'db'>) => Promise<void>> {
  const office = await offices.current(db)
  if (notice.kind !== 'conclusion' || !waitsForDecisions(office, dayInVietnam(now))) return () => Promise.resolve()
  const directory = localDirectoryFor(office, notice, now)
  const rows = rowIdsOf(notice)
  const { placeOf } = placesOf(notice)
  return async (writing) => {
    const marks = await marksOf(writing.db, notice.id)
    const decided = new Set(
      marks.flatMap(({ part, digest, row }) => (row === null || rows.has(row) ? [`${part} ${digest}`] : [])),
    )
    const open = directivesWith(notice, directory, pointedIn(marks)).filter(
      (one) => !decided.has(`${one.part} ${digestOf(one)}`),
    )
    const [first] = open
    if (first === undefined) return
    const place = placeOf(spotOf(first))
    throw new Refusal('gate.openDirectives', `Còn ${open.length}, đầu tiên ở ${describePlace(place)}.`, {
      place,
      found: String(open.length),
    })
  }
}

/** Whether submission waits until every directive was decided of. */
function waitsForDecisions(office: Office, on: string): boolean {
  const [profile] = office.valid('profile', on)
  return textOf(profile?.values['directives']) !== 'optional'
}
