/** The tables as the migrations leave them. Times are ISO 8601 UTC, days YYYY-MM-DD, JSON is text. */
import type { Notice } from '../domain/notice.ts'

export type NoticeState = 'draft' | 'submitted' | 'approved' | 'issued' | 'archived'
export type BodyRole = 'directing' | 'lead' | 'coordinating'

interface NoticeTable {
  id: string
  kind: Notice['kind']
  state: NoticeState
  /** Of the content that counts now; it stands in `notice_version`. */
  version: number
  number: number | null
  symbol: string
  issued_on: string | null
  abstract: string
  /** Folded text (domain fold): what a search runs over. */
  search: string
  created_at: string
  created_by: string
  updated_at: string
  updated_by: string
  deleted_at: string | null
}

/** Append-only: nothing that was saved is lost. */
interface NoticeVersionTable {
  notice_id: string
  version: number
  content: string
  saved_at: string
  saved_by: string
}

/** Append-only: the file a notice was read from. */
interface OriginalTable {
  id: string
  notice_id: string
  file_name: string
  media_type: string
  bytes: Uint8Array
  sha256: string
  kept_at: string
  kept_by: string
}

interface TaskTable {
  notice_id: string
  /** Of the row in the notice. */
  id: string
  /** Reading order in the notice, from 1. */
  position: number
  appendix_id: string
  ordinal: string
  section_label: string
  section_title: string
  name: string
  /** JSON array: columns 2 to 9 as written. */
  cells: string
  planned_first: string | null
  planned_last: string | null
  planned_written: string
  assigned_last: string | null
  assigned_written: string
}

interface TaskBodyTable {
  notice_id: string
  task_id: string
  role: BodyRole
  position: number
  name: string
  sub_unit: string
  /** Id in the directory of bodies: one for all spellings; null for a body it does not know. */
  body_id: string | null
}

/** Append-only, chained by hash. */
interface AuditTable {
  sequence: number
  at: string
  actor: string
  role: string
  call: string
  subject: string
  details: string
  previous_hash: string
  hash: string
}

interface MigrationTable {
  name: string
  timestamp: string
}

export interface Schema {
  notice: NoticeTable
  notice_version: NoticeVersionTable
  original: OriginalTable
  task: TaskTable
  task_body: TaskBodyTable
  audit: AuditTable
  kysely_migration: MigrationTable
}
