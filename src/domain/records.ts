/** What is kept about notices: lines of the list, rows of the audit. */
import type { Place } from './errors.ts'
import type { Notice } from './notice.ts'

/** Where a notice stands on its way from draft to archive. */
export type NoticeState = 'draft' | 'submitted' | 'approved' | 'issued' | 'archived'

/** A notice as it lies in the store. Times are ISO 8601 UTC. */
export interface StoredNotice {
  readonly notice: Notice
  readonly version: number
  readonly state: NoticeState
  readonly deleted: boolean
  readonly updatedAt: string
  readonly updatedBy: string
}

/** One line of the list of notices. */
export interface NoticeSummary {
  readonly id: string
  readonly kind: Notice['kind']
  readonly state: NoticeState
  readonly number: number | null
  readonly symbol: string
  readonly issuedOn: string | null
  readonly abstract: string
  readonly version: number
  readonly taskCount: number
  /** ISO 8601 UTC. */
  readonly updatedAt: string
  readonly deleted: boolean
}

/** What was unsure when a notice was read from a text, for a person to look at. */
export interface NewDoubt {
  readonly code: string
  readonly place: Place
  readonly message: string
  readonly found?: string | undefined
  readonly settled: boolean
}

/** A doubt as it lies in the store. Times are ISO 8601 UTC, null while nobody has looked. */
export interface StoredDoubt {
  readonly position: number
  readonly code: string
  readonly place: Place
  readonly message: string
  readonly found: string
  readonly settledAt: string | null
  readonly settledBy: string | null
}

/** Number and symbol for people: "03-TB/CQTT", or that there is none yet. */
export function describeNumber({ number, symbol }: { readonly number: number | null; readonly symbol: string }): string {
  return number === null ? 'chưa có số' : `${String(number).padStart(2, '0')}-${symbol}`
}

/** One deed in the audit. */
export interface AuditRecord {
  readonly sequence: number
  /** ISO 8601 UTC. */
  readonly at: string
  readonly actor: string
  readonly role: string
  /** Name of the call. */
  readonly call: string
  /** Id of what it was done to. */
  readonly subject: string
  readonly details: Readonly<Record<string, unknown>>
  /** Binds the row to the one before. */
  readonly hash: string
}
