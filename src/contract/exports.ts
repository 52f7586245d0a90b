/** Notices as pages and files: the preview, the exports, printing. */
import { z } from 'zod'
import { exports, host, noticeRef, read, twoVersions } from './call.ts'
import type { NumberHolder } from '../domain/office/records.ts'
import type { LineDifference } from '../domain/words/line-differences.ts'
import type { Block } from '../page/blocks.ts'
import type { Sheet } from '../page/sheet.ts'
import { original } from './imports.ts'

export interface Exported {
  readonly fileName: string
  readonly size: number
  readonly sha256: string
  /** Whether `file.show` can find it again: not in a browser, which keeps its downloads to itself. */
  readonly canShow: boolean
  /** Why the audit could not be told of it, in words: the file is there, the store cannot be written to. Null when it was. */
  readonly unrecorded: string | null
}

/**
 * What a file is to this store. issued: it shows what was issued. approved: what was approved and not issued yet. draft: the
 * draft as it is saved. older: a version that another one followed. changed: a file of ours that was changed since.
 */
export const fileVerdicts = ['issued', 'approved', 'draft', 'older', 'changed', 'unknown'] as const
export type FileVerdict = (typeof fileVerdicts)[number]

export interface FileReport {
  readonly verdict: FileVerdict
  /** The verdict and why, in whole sentences. */
  readonly words: string
  /** SHA-256 of the file. */
  readonly sha256: string
  /** The notice it shows; null where none is known. */
  readonly notice: NumberHolder | null
  readonly version: number | null
  /** The export that gave exactly these bytes first. */
  readonly exported: { readonly fileName: string; readonly at: string; readonly by: string } | null
  /** Of a changed file, where it can be read: what the version had and what the file has. */
  readonly differences: readonly LineDifference[]
}

/** As what a sheet is written. */
export const sheetForm = z.enum(['docx', 'pdf']).default('docx')
export type SheetForm = z.output<typeof sheetForm>

export const exportCalls = {
  'notice.preview': read<readonly Block[]>()(noticeRef),
  'notice.exportDocx': exports<Exported>()(noticeRef),
  'notice.exportXlsx': exports<Exported>()(noticeRef),
  'notice.exportText': exports<Exported>()(noticeRef),
  /** What other systems are told of it, by the fields of F-ARC-16. */
  'notice.exportMetadata': exports<Exported>()(noticeRef.extend({ as: z.enum(['json', 'xml']) })),
  /** The tasks with columns to fill in; with `lead`, those of one body. */
  'notice.exportStatusSheet': exports<Exported>()(noticeRef.extend({ lead: z.string().min(1).max(500).optional() })),
  /** Two versions as a DOCX with tracked changes; without `to`, with what is saved now. */
  'notice.exportRedline': exports<Exported>()(twoVersions),
  /** The pages of the preview; `archive`: as PDF/A-2b. */
  'notice.exportPdf': exports<Exported>()(noticeRef.extend({ archive: z.boolean().optional() })),
  /** The verification file: the signed deeds of an issued notice, for who has no store. */
  'notice.exportProof': exports<Exported>()(noticeRef),
  /** How it was approved: hash, findings, waivers, steps with their remarks, the end of the audit. */
  'notice.exportApprovalSheet': exports<Exported>()(noticeRef.extend({ as: sheetForm })),
  /** For whoever signs it: what it is, what was let stand, room for their opinion. */
  'notice.exportSubmissionSheet': exports<Exported>()(noticeRef.extend({ as: sheetForm })),
  /** A sheet that is being printed, for the page that draws it. */
  'print.sheet': read<Sheet>()(z.object({ id: z.string().min(1).max(64) }).strict()),
  /** Whether a file is one of ours and shows what is in force: by its bytes first, then by what it says of itself. */
  'export.verify': read<FileReport>()(original),
  'notice.print': host()(noticeRef),
  'file.show': host()(z.object({ fileName: z.string().min(1).max(4096), how: z.enum(['folder', 'program']) }).strict()),
} as const
