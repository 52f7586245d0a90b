/** What goes from one store to another in a sealed package: drafts with their files and doubts, signed by who sends them. */
import { z } from 'zod'

const words = z.string().max(10_000)

const sent = z
  .object({
    /** As `notice.create` takes it: the notice, its original, its doubts. */
    creation: z.unknown(),
    /** Hashes of the contents of every version, the last one last: what it came from. */
    history: z.array(words).min(1).max(100_000),
  })
  .strict()

export const packageForm = z
  .object({
    form: z.literal('ket-luan.drafts.1'),
    /** Id of the store it comes from. */
    store: words,
    at: words,
    by: words,
    drafts: z.array(sent).min(1).max(500),
  })
  .strict()
export type DraftPackage = z.output<typeof packageForm>

/**
 * How a draft that came stands beside the one that is here. new: none is here. same: nothing to do. newer: it goes on from
 * what is here. older: what is here goes on from it. conflict: both were changed. closed: here it is no draft any more.
 */
export type DraftStanding = 'new' | 'same' | 'newer' | 'older' | 'conflict' | 'closed'

export function standingOfDraft(
  sentHistory: readonly string[],
  here: { readonly history: readonly string[]; readonly isEditable: boolean } | null,
): DraftStanding {
  if (here === null) return 'new'
  const [theirs, own] = [sentHistory.at(-1) ?? '', here.history.at(-1) ?? '']
  if (theirs === own) return 'same'
  if (here.history.includes(theirs)) return 'older'
  if (!here.isEditable) return 'closed'
  return sentHistory.includes(own) ? 'newer' : 'conflict'
}
