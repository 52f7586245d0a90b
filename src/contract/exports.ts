/** Notices as pages and files: the preview, the exports, printing. */
import { z } from 'zod'
import { exports, host, noticeRef, read, twoVersions } from './call.ts'
import type { Block } from '../page/blocks.ts'

export interface Exported {
  readonly fileName: string
  readonly size: number
  readonly sha256: string
  /** Whether `file.show` can find it again: not in a browser, which keeps its downloads to itself. */
  readonly canShow: boolean
  /** Why the audit could not be told of it, in words: the file is there, the store cannot be written to. Null when it was. */
  readonly unrecorded: string | null
}

export const exportCalls = {
  'notice.preview': read<readonly Block[]>()(noticeRef),
  'notice.exportDocx': exports<Exported>()(noticeRef),
  'notice.exportXlsx': exports<Exported>()(noticeRef),
  'notice.exportText': exports<Exported>()(noticeRef),
  /** The tasks with columns to fill in; with `lead`, those of one body. */
  'notice.exportStatusSheet': exports<Exported>()(noticeRef.extend({ lead: z.string().min(1).max(500).optional() })),
  /** Two versions as a DOCX with tracked changes; without `to`, with what is saved now. */
  'notice.exportRedline': exports<Exported>()(twoVersions),
  /** The pages of the preview; `archive`: as PDF/A-2b. */
  'notice.exportPdf': exports<Exported>()(noticeRef.extend({ archive: z.boolean().optional() })),
  'notice.print': host()(noticeRef),
  'file.show': host()(z.object({ fileName: z.string().min(1).max(4096), how: z.enum(['folder', 'program']) }).strict()),
} as const
