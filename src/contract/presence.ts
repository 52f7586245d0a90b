/** Who works on which part of a notice at this moment: known to the process alone, and kept nowhere. */
import { z } from 'zod'
import { noticeId, read } from './call.ts'

export interface Present {
  readonly name: string
  /** Part of the notice; null while they are at none. */
  readonly part: string | null
}

export const presenceCalls = {
  /** Says where the caller is, and gives where others are in the same notice. Asked again before it is forgotten. */
  'presence.at': read<readonly Present[]>()(
    z.object({ id: noticeId, part: z.string().max(64).nullable().default(null) }).strict(),
  ),
} as const

/** ms after which somebody who says nothing more is taken to have left. */
export const presentFor = 45_000
