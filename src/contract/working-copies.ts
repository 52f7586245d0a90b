/**
 * What somebody is typing in a notice and has not saved yet: one copy a notice and user, kept with every pause in typing,
 * so that it is there after a crash. It is no version: nothing is checked, nothing goes into the audit. A save of the same
 * user takes its place; one of somebody else leaves it, with the version it was typed over.
 */
import { z } from 'zod'
import { drafters, keep, noticeRef, nothing, read, version } from './call.ts'
import { notice } from './notices.ts'
import type { Notice } from '../domain/notice/notice.ts'

export interface WorkingCopyMark {
  /** Id of the notice. */
  readonly id: string
  /** The saved version it was typed over. */
  readonly version: number
  /** ISO 8601 UTC. */
  readonly keptAt: string
}

export interface WorkingCopy extends WorkingCopyMark {
  readonly notice: Notice
}

export const workingCopyCalls = {
  /** Keeps the caller's copy in place of the one before. Ask for the next only when the last was answered, and before saving wait. */
  'workingCopy.keep': keep<WorkingCopyMark>()(z.object({ version, notice }).strict(), drafters),
  /** The caller's copy; null when there is none. */
  'workingCopy.get': read<WorkingCopy | null>()(noticeRef, drafters),
  /** The caller's copies, the latest first. */
  'workingCopy.list': read<readonly WorkingCopyMark[]>()(nothing, drafters),
  /** Throws the caller's copy away; nothing happens when there is none. */
  'workingCopy.drop': keep<{ readonly id: string }>()(noticeRef, drafters),
} as const
