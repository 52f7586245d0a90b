/** The directives of the body as a list to be decided of: each with whom it names, its row, and what the two say differently. */
import type { Place } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { placesOf } from '../domain/notice/places.ts'
import type { Spot } from '../domain/notice/spot.ts'
import type { DirectiveMark } from '../domain/office/records.ts'
import { type PointedWords, mergeByHand } from '../domain/tasks/by-hand.ts'
import { type Directive, digestOf, spotOf } from '../domain/tasks/directives.ts'
import {
  type ObligationContext,
  type ObligedBody,
  type ReadLimit,
  bodiesOfDirective,
  limitOf,
} from '../domain/tasks/obligation.ts'
import { type ProposedCells, proposeCells } from '../domain/tasks/proposed-row.ts'
import { type Difference, differencesOf } from './reading/differences.ts'
import { directivesOf } from './reading/directives.ts'
import { type Match, matchDirectives, matchedRow, sureMatch } from './reading/matches.ts'
import { type ReadingMemory, readForRules, rememberReading } from './reading/reading.ts'

export type { Difference } from './reading/differences.ts'

export interface LinkedRow {
  readonly id: string
  readonly ordinal: string
  readonly name: string
  readonly requiredResult: string
  readonly sure: boolean
}

/** A directive as it is read now. */
export interface ListedDirective {
  readonly spot: Spot
  readonly place: Place
  /** With `spot.part` it names the directive as long as its words stay. */
  readonly digest: string
  /** Its label as an entry: "(1)"; empty for a whole paragraph. */
  readonly label: string
  /** The words in front that give it: "Giao Sở Tài chính:". */
  readonly opening: string
  readonly text: string
  readonly bodies: readonly ObligedBody[]
  readonly limit: ReadLimit
  /** The cells of a row for it. */
  readonly proposed: ProposedCells
  /** Whether a person pointed at its words: the reader did not find it. */
  readonly byHand: boolean
  /** Null while nobody has decided. */
  readonly mark: DirectiveMark | null
  /** The linked row, else the one that speaks of the same thing; `sure` when it is linked, or no other comes near. */
  readonly row: LinkedRow | null
  /** What the row says differently. */
  readonly differences: readonly Difference[]
}

export interface DirectiveList {
  readonly directives: readonly ListedDirective[]
  /** How many nobody has decided of. */
  readonly open: number
  /** Marks of words that are no longer there, or that link to a row that is gone. */
  readonly expired: readonly DirectiveMark[]
}

type Context = Pick<ObligationContext, 'directory' | 'isDayOff'> & {
  /** What was read before; without it all is read anew. */
  readonly memory?: ReadingMemory
  /** Words pointed at and not decided of yet. */
  readonly pointedAt?: readonly PointedWords[]
}

export function listDirectives(notice: Notice, marks: readonly DirectiveMark[], context: Context): DirectiveList {
  // A report asks, and orders nothing.
  if (notice.kind === 'report') return { directives: [], open: 0, expired: [] }
  const memory = context.memory ?? rememberReading(notice, context.directory)
  const { isDayOff } = context
  const { directory } = memory
  const reading = readForRules(notice, memory)
  const read = directivesOf(reading, directory)
  const matched = new Map<Directive, { readonly sure: Match | null; readonly found: Match | null }>(
    matchDirectives(reading, directory).map((one) => {
      const sure = sureMatch(one)
      return [one.directive, { sure, found: sure ?? matchedRow(one, directory) }]
    }),
  )
  const { placeOf } = placesOf(notice)
  const rows = new Map(reading.rows.map((row) => [row.row.id, row]))
  const valid = new Map(
    marks.flatMap((mark) => (mark.row === null || rows.has(mark.row) ? [[keyOf(mark), mark] as const] : [])),
  )
  const pointedAt = [...(context.pointedAt ?? []), ...pointedIn(marks)]
  const used = new Set<DirectiveMark>()
  const isRead = new Set(read)
  const directives = mergeByHand(notice, read, directory, pointedAt).map((directive): ListedDirective => {
    const digest = digestOf(directive)
    const mark = valid.get(keyOf({ part: directive.part, digest })) ?? null
    if (mark !== null) used.add(mark)
    const { sure = null, found = null } = matched.get(directive) ?? {}
    const row = mark === null ? (found?.reading ?? null) : (rows.get(mark.row ?? '') ?? null)
    const isSure = row !== null && (mark?.row === row.row.id || row === sure?.reading)
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
      proposed: proposeCells(directive),
      byHand: !isRead.has(directive as (typeof read)[number]),
      mark,
      row:
        row === null
          ? null
          : {
              id: row.row.id,
              ordinal: reading.ordinals.get(row.row.id) ?? '',
              name: row.row.name,
              requiredResult: row.row.requiredResult,
              sure: isSure,
            },
      differences: row === null || !isSure ? [] : differencesOf(directive, row, context),
    }
  })
  return {
    directives,
    open: directives.filter(({ mark }) => mark === null).length,
    expired: marks.filter((mark) => !used.has(mark)),
  }
}

const keyOf = ({ part, digest }: Pick<DirectiveMark, 'part' | 'digest'>) => `${part} ${digest}`

/** The words that persons pointed at, as their marks keep them. */
export function pointedIn(marks: readonly DirectiveMark[]): readonly PointedWords[] {
  return marks.filter(({ byHand }) => byHand).map(({ part, words }) => ({ part, words }))
}
