/** Drafts that go from the store of one machine to that of another in a sealed file. */
import { z } from 'zod'
import { drafters, exports, noticeId, read, write } from './call.ts'
import type { Exported } from './exports.ts'
import type { NoticeChange } from '../domain/notice/compare-notices.ts'
import type { DraftStanding } from '../domain/office/draft-package.ts'

/** A draft of a package beside the one that is here. */
export interface ReceivedDraft {
  readonly id: string
  readonly abstract: string
  readonly standing: DraftStanding
  /** Version that is here; null where there is none. */
  readonly version: number | null
  /** Of a conflict: from what is here to what came. */
  readonly changes: readonly NoticeChange[]
}

export interface PackageView {
  readonly by: string
  readonly at: string
  readonly isOfThisStore: boolean
  /** Fingerprint of the key it is signed with; null where whoever made it could not sign. */
  readonly signedWith: string | null
  readonly drafts: readonly ReceivedDraft[]
}

/** What the package is opened with; told by another way than the file goes. */
const passphrase = z.string().min(12).max(200)
/** As base64; bounded as an original is. */
const file = z.object({ base64: z.string().max(90_000_000), passphrase }).strict()

export const packageCalls = {
  'package.export': exports<Exported>()(
    z.object({ ids: z.array(noticeId).min(1).max(500), passphrase }).strict(),
    drafters,
  ),
  'package.read': read<PackageView>()(file, drafters),
  /** Takes one draft of it in: a new one, or over what is here. `over`: also where both were changed. */
  'package.take': write<{ readonly id: string; readonly version: number; readonly standing: DraftStanding }>()(
    file.extend({ id: noticeId, over: z.boolean().default(false) }),
    drafters,
  ),
} as const
