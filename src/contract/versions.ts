/** The saved versions of a notice: what each said, what differs between two, putting one back. */
import { z } from 'zod'
import { noticeId, noticeRef, read, twoVersions, version, versionRef, write } from './call.ts'
import type { NoticeChange } from '../domain/notice/compare-notices.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { NoticeVersion } from '../domain/office/records.ts'
import { rolesOf } from '../domain/office/workflow.ts'
import type { Saved } from './notices.ts'

export interface VersionView extends NoticeVersion {
  /** As it was saved, in today's form. */
  readonly notice: Notice
}

export interface Comparison {
  readonly from: NoticeVersion
  readonly to: NoticeVersion
  readonly changes: readonly NoticeChange[]
}

export const versionCalls = {
  /** The latest first. */
  'notice.versions': read<readonly NoticeVersion[]>()(noticeRef),
  'notice.version': read<VersionView>()(versionRef),
  'notice.compare': read<Comparison>()(twoVersions),
  /** Saves what the version `from` said as a new version; `version` is the one it takes the place of. */
  'notice.restoreVersion': write<Saved>()(z.object({ id: noticeId, version, from: version }).strict(), rolesOf('save')),
} as const
