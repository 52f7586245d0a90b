/** The search of the archive, and searches kept under a name. */
import { z } from 'zod'
import { keep, noticeId, read, verifiers, write } from './call.ts'
import type { FacetCounts, SavedView, SearchAnswer } from '../domain/archive/search.ts'
import { everything } from '../domain/archive/search.ts'
import { isIsoDate } from '../domain/deadline/dates.ts'
import { noticeStates } from '../domain/office/workflow.ts'

const day = z.string().refine(isIsoDate, { error: 'không phải một ngày có thật' })
const words = z.string().max(300)
const value = z.string().min(1).max(500)

const filter = z
  .object({
    year: z
      .string()
      .regex(/^\d{4}$/)
      .nullable()
      .default(null),
    kind: z.enum(['conclusion', 'assignment', 'report']).nullable().default(null),
    state: z.enum(noticeStates).nullable().default(null),
    filed: z.boolean().nullable().default(null),
    organ: value.nullable().default(null),
    signer: value.nullable().default(null),
    body: value.nullable().default(null),
    bodyRole: z.enum(['lead', 'coordinating']).nullable().default(null),
    dueFrom: day.nullable().default(null),
    dueTo: day.nullable().default(null),
    cited: z.string().min(1).max(100).nullable().default(null),
  })
  .strict()

const asked = {
  words: words.default(''),
  /** The last word is still being typed: it may go on. */
  isTyping: z.boolean().default(false),
  filter: filter.default(everything),
}

export interface Rebuilt {
  /** Notices made anew by now, and all there are. */
  readonly done: number
  readonly total: number
  /** After which to go on; null when all are done. */
  readonly next: string | null
}

export const searchCalls = {
  /** What is saved, never what somebody is typing. `places`: at most so many of each notice. */
  'search.find': read<SearchAnswer>()(
    z
      .object({
        ...asked,
        limit: z.number().int().min(1).max(200).default(50),
        offset: z.number().int().min(0).default(0),
        places: z.number().int().min(0).max(5000).default(3),
      })
      .strict(),
  ),
  'search.facets': read<FacetCounts>()(z.object(asked).strict()),
  'search.views': read<readonly SavedView[]>()(z.object({}).strict()),
  /** Under a name that is there already, it takes its place. */
  'search.saveView': write<{ readonly id: string }>()(
    z
      .object({ name: z.string().trim().min(1).max(100), words, filter, isDueByToday: z.boolean().default(false) })
      .strict(),
  ),
  'search.dropView': write<{ readonly id: string }>()(z.object({ id: z.string().min(1).max(64) }).strict()),
  /** Makes the index of some notices anew; asked again with `next` until that is null. */
  'search.rebuild': keep<Rebuilt>()(z.object({ after: noticeId.nullable().default(null) }).strict(), verifiers),
} as const
