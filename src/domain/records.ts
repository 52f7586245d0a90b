/** What is kept about notices: lines of the list, rows of the audit. */
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
