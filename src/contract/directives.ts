/** Directives of the body of a draft, and what a person decided of each: nothing becomes a task of its own silently. */
import { z } from 'zod'
import { drafters, noticeId, noticeRef, read, version, write } from './call.ts'
import type { Place } from '../domain/errors.ts'
import type { Spot } from '../domain/notice/spot.ts'
import { type DirectiveMark, directiveDecisions } from '../domain/office/records.ts'
import type { ObligedBody, ReadLimit } from '../domain/tasks/obligation.ts'

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
  /** Null while nobody has decided. */
  readonly mark: DirectiveMark | null
  /** The row that speaks of the same thing; `sure` when no other comes near. */
  readonly row: { readonly id: string; readonly ordinal: string; readonly name: string; readonly sure: boolean } | null
}

export interface DirectiveList {
  readonly directives: readonly ListedDirective[]
  /** How many nobody has decided of. */
  readonly open: number
  /** Marks of words that are no longer there, or that link to a row that is gone. */
  readonly expired: readonly DirectiveMark[]
}

const part = z.string().min(1).max(64)
const digest = z.string().regex(/^[0-9a-f]{16}$/)
/** `version` is the one the directives were read from. */
const directiveRef = z.object({ id: noticeId, version, part, digest }).strict()

export const directiveCalls = {
  'directive.list': read<DirectiveList>()(noticeRef),
  /** Decides of a directive of a draft; a new decision takes the place of the one before. `row` goes with `linked` alone. */
  'directive.mark': write<DirectiveMark>()(
    directiveRef.extend({
      decision: z.enum(directiveDecisions),
      row: z.string().min(1).max(64).nullable().default(null),
    }),
    drafters,
  ),
  'directive.unmark': write<{ readonly part: string; readonly digest: string }>()(directiveRef, drafters),
} as const
