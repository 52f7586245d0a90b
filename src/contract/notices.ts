/** Notices: create, list, save, delete; their tasks and doubts. */
import { z } from 'zod'
import { importers, noticeId, noticeRef, read, version, versionRef, write } from './call.ts'
import type { Amendment, CheckRun, NoticeSummary, StoredDoubt, StoredNotice, Waiver } from '../domain/office/records.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { rolesOf } from '../domain/office/workflow.ts'
import { parseNotice } from '../domain/notice/parse-notice.ts'
import type { NoticeTask } from '../domain/tasks/task.ts'
import { original } from './imports.ts'

/** Through the gate, which refuses with the place in words. */
export const notice = z.custom<Notice>().transform((value): Notice => parseNotice(value))
export const spot = z
  .object({
    part: z.string().min(1).max(64),
    field: z.string().min(1).max(64),
    span: z
      .tuple([z.number().int().min(0), z.number().int().min(0)])
      .readonly()
      .optional(),
  })
  .strict()

/** What was unsure on reading, as `notice.readText` gave it, and whether the user has settled it. */
const doubt = z
  .object({
    code: z.string().max(64),
    spot,
    line: z.number().int().positive().optional(),
    message: z.string().max(2000),
    found: z.string().max(20_000).optional(),
    settled: z.boolean().default(false),
  })
  .strict()

/** A fix of the checker that was applied since the last save: for the history. */
const appliedFix = z
  .object({
    rule: z.string().max(16),
    place: z.string().max(500),
    found: z.string().max(2000),
    label: z.string().max(2000),
  })
  .strict()
export type AppliedFix = z.infer<typeof appliedFix>

export interface NoticeView extends StoredNotice {
  readonly originals: readonly { readonly id: string; readonly fileName: string; readonly sha256: string }[]
  readonly doubts: readonly StoredDoubt[]
  readonly waivers: readonly Waiver[]
  /** The last run of the checker; null before the first. */
  readonly lastRun: CheckRun | null
  /** What it corrects or replaces; null for most. */
  readonly amends: Amendment | null
  /** The papers that correct or replace it, drafts too. */
  readonly amendedBy: readonly Amendment[]
}

export interface Saved {
  readonly id: string
  readonly version: number
}

/** A draft in which text blocks stand that the office has changed since, and in how many places. */
export interface ChangedBlocks {
  readonly id: string
  readonly places: number
}

export const noticeCalls = {
  'notice.create': write<Saved>()(
    z.object({ notice, original: original.optional(), doubts: z.array(doubt).max(100_000).default([]) }).strict(),
    importers,
  ),
  'notice.list': read<readonly NoticeSummary[]>()(
    z
      .object({
        query: z.string().max(200).default(''),
        includeDeleted: z.boolean().default(false),
        limit: z.number().int().min(1).max(1000).default(200),
        offset: z.number().int().min(0).default(0),
      })
      .strict(),
  ),
  'notice.count': read<number>()(
    z.object({ query: z.string().max(200).default(''), includeDeleted: z.boolean().default(false) }).strict(),
  ),
  /** Of all drafts, as they are saved. */
  'notice.changedBlocks': read<readonly ChangedBlocks[]>()(z.object({}).strict()),
  'notice.get': read<NoticeView>()(noticeRef),
  'notice.tasks': read<readonly NoticeTask[]>()(noticeRef),
  'notice.save': write<Saved>()(
    z.object({ id: noticeId, version, notice, fixes: z.array(appliedFix).max(10_000).default([]) }).strict(),
    rolesOf('save'),
  ),
  'notice.deleteDraft': write<Saved>()(versionRef, rolesOf('delete')),
  'notice.restoreDraft': write<Saved>()(versionRef, rolesOf('restore')),
  'notice.settleDoubt': write<{ readonly id: string; readonly position: number }>()(
    z.object({ id: noticeId, position: z.number().int().min(0), settled: z.boolean() }).strict(),
    importers,
  ),
} as const
