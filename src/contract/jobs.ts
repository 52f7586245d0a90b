/**
 * Jobs: a long call is started, asked about and, when nobody wants it any more, cancelled. Every long call can also be made
 * directly; then its caller waits.
 */
import { z } from 'zod'
import { job } from './call.ts'
import type { CallError } from './wire.ts'

/** The calls that report their progress and can be cancelled. */
export const longCalls = [
  'batch.take',
  'notice.readOriginal',
  'store.verify',
  'fixity.check',
  'handover.prepare',
  'repair.propose',
] as const
export type LongCall = (typeof longCalls)[number]

export interface JobProgress {
  /** What is being done, in Vietnamese. */
  readonly step: string
  readonly done: number
  readonly total: number
}

export type JobStatus =
  | { readonly state: 'running'; readonly progress: JobProgress | null }
  | { readonly state: 'done'; readonly value: unknown }
  | { readonly state: 'failed'; readonly error: CallError }
  | { readonly state: 'cancelled' }

const jobRef = z.object({ job: z.string().min(1).max(64) }).strict()

export const jobCalls = {
  /** Refuses at once what the call itself would refuse: its roles, its input. */
  'job.start': job<{ readonly job: string }>()(z.object({ call: z.enum(longCalls), input: z.unknown() }).strict()),
  /** Status of a job of the caller. Answers a moment later or when the job has ended, so that polling needs no pause. */
  'job.status': job<JobStatus>()(jobRef),
  'job.cancel': job<JobStatus>()(jobRef),
} as const
