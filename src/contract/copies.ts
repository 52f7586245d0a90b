/** Certified copies of issued notices: numbered, kept, and exported with what makes them copies. */
import { z } from 'zod'
import { exports, keepersOfPapers, noticeId, noticeRef, read, write } from './call.ts'
import type { Exported } from './exports.ts'
import { isIsoDate } from '../domain/deadline/dates.ts'
import { type NoticeCopy, copyKinds } from '../domain/office/notice-copy.ts'
import type { StoredNotice } from '../domain/office/records.ts'

const line = (most: number) => z.string().trim().max(most)
const copyId = z.string().min(1).max(64)

/** A copy with the notice as it shows it, for the page that draws it. */
export interface CopyView {
  readonly copy: NoticeCopy
  readonly notice: StoredNotice['notice']
  readonly look: StoredNotice['look']
}

export const copyCalls = {
  /** The copies of a notice, the first first. */
  'copy.list': read<readonly NoticeCopy[]>()(noticeRef),
  'copy.get': read<CopyView>()(z.object({ id: copyId }).strict()),
  /** Gives the copy its number, for good. */
  'copy.make': write<NoticeCopy>()(
    z
      .object({
        notice: noticeId,
        kind: z.enum(copyKinds),
        superiorOrgan: line(500).default(''),
        organ: line(500).min(1),
        number: z.number().int().min(1).max(99_999),
        symbol: line(100).min(1),
        place: line(200).min(1),
        date: z.string().refine(isIsoDate, { error: 'không phải một ngày có thật' }),
        signature: z
          .object({
            authority: line(500).default(''),
            title: line(500).default(''),
            concurrentTitle: line(500).default(''),
            signatory: line(200).min(1),
          })
          .strict(),
        recipients: z.array(line(1000).min(1)).max(500).default([]),
        fileCopy: line(500).default(''),
        parts: z.array(z.string().min(1).max(100)).max(20_000).default([]),
      })
      .strict(),
    keepersOfPapers,
  ),
  /** `archive`: as PDF/A-2b. */
  'copy.export': exports<Exported>()(
    z.object({ id: copyId, as: z.enum(['docx', 'pdf', 'archive']).default('docx') }).strict(),
  ),
} as const
