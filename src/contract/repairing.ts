/** Repair of a text that a scan has damaged: what is proposed, and the text with what a person accepted, read as a notice. */
import { z } from 'zod'
import type { DateSuggestion } from '../checker/repair/doubtful-date.ts'
import type { RepairSuggestion } from '../checker/repair/repair.ts'
import { importers, read } from './call.ts'
import { type Recognition, original } from './imports.ts'

/** Characters of a text that is repaired: a hundred pages. A longer one is no scan of a notice. */
export const longestRepair = 300_000

export interface RepairProposal {
  readonly source: readonly string[]
  /** One line per source line, all suggestions accepted. */
  readonly lines: readonly string[]
  readonly suggestions: readonly RepairSuggestion[]
  /** Days that something else contradicts: only pointed out. */
  readonly dates: readonly DateSuggestion[]
}

const half = z
  .object({
    line: z.number().int().positive().max(longestRepair),
    start: z.number().int().min(0).max(longestRepair),
    end: z.number().int().positive().max(longestRepair),
  })
  .strict()

/** A word in the place of another, letters alone, with the blank before it that was lost, or whole in one line where a line's end had cut it: no figure, date or code is ever written by a repair. */
const change = half
  .extend({
    to: z
      .string()
      .max(40)
      .regex(/^ ?[\p{L}\p{M}]+$/u),
    /** The other half of a cut word, taken away in its own line. */
    rest: half.optional(),
  })
  .strict()
export type RepairChange = z.infer<typeof change>

export const repairCalls = {
  /** A long call: learns the model when it is first asked for. */
  'repair.propose': read<RepairProposal>()(original, importers),
  'repair.read': read<Recognition>()(
    z.object({ original, accepted: z.array(change).max(longestRepair) }).strict(),
    importers,
  ),
} as const
