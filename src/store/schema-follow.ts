/** The tables of following up: what came of obligations, the figures that were reported, what was spent. */
import type { FollowKind } from '../domain/follow-up/follow-up.ts'

/** What was written of an obligation after its issue; append-only. */
export interface FollowEntryTable {
  id: string
  obligation_id: string
  occasion: string
  position: number
  kind: FollowKind
  day: string
  /** JSON. */
  content: string
  recorded_at: string
  recorded_by: string
  recorder_id: string
}

/** Figures of a period as they were reported; append-only. */
export interface FollowSnapshotTable {
  id: string
  kind: 'month' | 'evaluation'
  /** "2026-05", or a first and a last day. */
  period: string
  /** From 1. */
  revision: number
  day: string
  /** JSON. */
  content: string
  /** The report that was written of them; null where none was. */
  notice_id: string | null
  made_at: string
  made_by: string
}

/** Plans and payments as a table said them on a day; append-only. */
export interface SpendingTable {
  id: string
  day: string
  file_name: string
  sha256: string
  /** JSON. */
  content: string
  taken_at: string
  taken_by: string
}

export interface FollowSchema {
  follow_entry: FollowEntryTable
  follow_snapshot: FollowSnapshotTable
  spending: SpendingTable
}
