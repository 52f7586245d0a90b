/** Directives of the body of a draft, and what a person decided of each: nothing becomes a task of its own silently. */
import { z } from 'zod'
import { drafters, noticeId, noticeRef, read, version, write } from './call.ts'
import type { DirectiveList } from '../checker/directive-list.ts'
import { noticeLimits } from '../domain/notice/limits.ts'
import { type DirectiveMark, directiveDecisions } from '../domain/office/records.ts'

export type { DirectiveList, ListedDirective } from '../checker/directive-list.ts'

const part = z.string().min(1).max(64)
const digest = z.string().regex(/^[0-9a-f]{16}$/)

const decision = z
  .object({
    part,
    digest,
    decision: z.enum(directiveDecisions),
    /** Goes with `linked` alone. */
    row: z.string().min(1).max(64).nullable().default(null),
    /** Words of the item that a person pointed at, because the reader did not find them. */
    words: z.string().min(1).max(noticeLimits.paragraph).optional(),
  })
  .strict()

export const directiveCalls = {
  'directive.list': read<DirectiveList>()(noticeRef),
  /**
   * Decides of directives of a draft, all or none; a new decision takes the place of the one before. `version` is the one
   * they were read from.
   */
  'directive.mark': write<readonly DirectiveMark[]>()(
    z.object({ id: noticeId, version, decisions: z.array(decision).min(1).max(500) }).strict(),
    drafters,
  ),
  'directive.unmark': write<{ readonly part: string; readonly digest: string }>()(
    z.object({ id: noticeId, version, part, digest }).strict(),
    drafters,
  ),
} as const
