/** The table of following up: what came of obligations. */
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

export interface FollowSchema {
  follow_entry: FollowEntryTable
}
