/**
 * Papers of the past, many at a time. The files come one by one, each with its own transaction, so that a bad one, a cancelled
 * run or a closed window loses nothing of the others; what became of each is kept as the report of the batch. What was doubted
 * waits in a queue, which is taken up again whenever there is time.
 */
import { z } from 'zod'
import type { OutcomeCounts, PastPaper } from '../domain/archive/past-papers.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { StoredDoubt } from '../domain/office/records.ts'
import { exports, importers, noticeRef, nothing, read, write } from './call.ts'
import type { Exported } from './exports.ts'

const batch = z.string().min(1).max(64)
const path = z.string().min(1).max(1000)
const size = z.number().int().min(0)

export interface Batch extends OutcomeCounts {
  readonly batch: string
  /** When its first file came, ISO 8601 UTC. */
  readonly at: string
  readonly by: string
}

/** A notice that was read from a file and has doubts nobody has reviewed. */
export interface WaitingPaper {
  readonly id: string
  /** "12-TB/CQTT", or what there is of it. */
  readonly number: string
  readonly date: string | null
  readonly abstract: string
  readonly fileName: string
  readonly open: number
  readonly doubts: number
  readonly receivedAt: string
}

export interface ReviewedPaper {
  readonly id: string
  readonly notice: Notice
  readonly fileName: string
  readonly doubts: readonly StoredDoubt[]
  /** What was read of the file, as the doubts number it; empty where the file can no longer be read. */
  readonly sourceLines: readonly string[]
}

export const pastCalls = {
  /** Reads a file and keeps it. What the file itself is to blame for is its outcome, no refusal of the call. */
  'batch.take': write<PastPaper>()(z.object({ batch, path, base64: z.base64() }).strict(), importers),
  /** Notes a file that could not even be handed over, with the reason. */
  'batch.refuse': write<PastPaper>()(
    z.object({ batch, path, size, reason: z.string().min(1).max(2000) }).strict(),
    importers,
  ),
  'batch.list': read<readonly Batch[]>()(nothing, importers),
  'batch.get': read<readonly PastPaper[]>()(z.object({ batch }).strict(), importers),
  /** The report of a batch. */
  'batch.export': exports<Exported>()(z.object({ batch, as: z.enum(['xlsx', 'text']) }).strict(), importers),
  'review.queue': read<readonly WaitingPaper[]>()(nothing, importers),
  'review.get': read<ReviewedPaper>()(noticeRef, importers),
} as const
