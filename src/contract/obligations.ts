/** Obligations: what issued notices bind somebody to. They are made by `notice.issue` alone. */
import { z } from 'zod'
import { noticeId, read } from './call.ts'
import type { Obligation } from '../domain/tasks/obligation.ts'

export const obligationCalls = {
  /** Of one notice, or of all; notice by notice, in the order of the notice. */
  'obligation.list': read<readonly Obligation[]>()(
    z
      .object({
        notice: noticeId.nullable().default(null),
        limit: z.number().int().min(1).max(1000).default(200),
        offset: z.number().int().min(0).default(0),
      })
      .strict(),
  ),
  'obligation.get': read<Obligation>()(z.object({ id: z.string().min(1).max(64) }).strict()),
} as const
