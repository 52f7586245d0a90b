/** Directives of the body, and what a person decided of them while the notice is a draft. */
import type { DirectiveList, ListedDirective } from '../contract/directives.ts'
import { matchDirectives, matchedRow, sureMatch } from '../checker/reading/matches.ts'
import { directivesOf as directivesForRules } from '../checker/reading/directives.ts'
import { readForRules, rememberReading } from '../checker/reading/reading.ts'
import { Refusal } from '../domain/errors.ts'
import { type Notice, taskAppendices } from '../domain/notice/notice.ts'
import { placesOf } from '../domain/notice/places.ts'
import type { DirectiveMark } from '../domain/office/records.ts'
import { type Directive, digestOf, directivesOf, spotOf } from '../domain/tasks/directives.ts'
import { type ObligationContext, bodiesOfDirective, limitOf } from '../domain/tasks/obligation.ts'
import { dropMark, keepMark, marksOf } from '../store/directive-marks.ts'
import { getNotice } from '../store/notices.ts'
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
    prepare: async (context, { id, version, part, digest, decision, row }) => {
      const { db, offices, now } = context
      await requireStep(context, { id, version }, 'save')
      const { notice } = await getNotice(db, id)
      const directory = localDirectoryFor(await offices.current(db), notice, now)
      const directive = directivesOf(notice, directory).find((one) => one.part === part && digestOf(one) === digest)
      if (directive === undefined) throw new Refusal('directive.notFound', '', { found: digest })
      refuseWrongRow(notice, decision, row)
      const words = wordsOf(directive)
      return async (writing) => {
        // The same version is the same content: what was read of it holds.
        await requireStep(writing, { id, version }, 'save')
        const before = (await marksOf(writing.db, id)).find((mark) => mark.part === part && mark.digest === digest)
        const stamp = { at: writing.now, by: writing.actor.name }
        const mark = { part, digest, words, decision, row }
        await keepMark(writing.db, id, mark, stamp)
        const details =
          before === undefined ? mark : { ...mark, before: { decision: before.decision, row: before.row } }
        return { value: { ...mark, markedAt: stamp.at, markedBy: stamp.by }, subject: id, details }
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

/** A link needs a row of the notice, any other decision needs none. */
function refuseWrongRow(notice: Notice, decision: DirectiveMark['decision'], row: string | null): void {
  if (decision !== 'linked' && row !== null)
    throw new Refusal('input.invalid', 'Chỉ khi nối với một hàng của phụ lục mới ghi hàng.', {
      field: 'row',
      found: row,
    })
  if (decision === 'linked' && (row === null || !rowIdsOf(notice).has(row)))
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

function listDirectives(
  notice: Notice,
  marks: readonly DirectiveMark[],
  { directory: here, isDayOff }: Pick<ObligationContext, 'directory' | 'isDayOff'>,
): DirectiveList {
  const reading = readForRules(notice, rememberReading(notice, here))
  const matched = new Map(matchDirectives(reading, here).map((one) => [one.directive, one]))
  const { placeOf } = placesOf(notice)
  const rows = rowIdsOf(notice)
  const valid = new Map(
    marks.flatMap((mark) => (mark.row === null || rows.has(mark.row) ? [[`${mark.part} ${mark.digest}`, mark]] : [])),
  )
  const used = new Set<DirectiveMark>()
  const directives = directivesForRules(reading, here).map((directive): ListedDirective => {
    const digest = digestOf(directive)
    const mark = valid.get(`${directive.part} ${digest}`) ?? null
    if (mark !== null) used.add(mark)
    const match = matched.get(directive)
    const sure = match === undefined ? null : sureMatch(match)
    const row = sure ?? (match === undefined ? null : matchedRow(match, here))
    const spot = spotOf(directive)
    return {
      spot,
      place: placeOf(spot),
      digest,
      label: directive.label,
      opening: directive.opening,
      text: directive.text.trim(),
      bodies: bodiesOfDirective(directive),
      limit: limitOf(directive.writtenDeadline, directive.deadline, isDayOff),
      mark,
      row:
        row === null
          ? null
          : {
              id: row.reading.row.id,
              ordinal: reading.ordinals.get(row.reading.row.id) ?? '',
              name: row.reading.row.name,
              sure: row === sure,
            },
    }
  })
  return {
    directives,
    open: directives.filter(({ mark }) => mark === null).length,
    expired: marks.filter((mark) => !used.has(mark)),
  }
}
