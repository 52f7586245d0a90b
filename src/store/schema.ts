/** The tables. Times are ISO 8601 UTC, days YYYY-MM-DD, JSON is text that passes the domain's gate on reading. */

import type { SigningSchema } from './schema-signing.ts'
import type { Generated } from 'kysely'
import type { Amending, Notice } from '../domain/notice/notice.ts'
import type { DirectiveDecision } from '../domain/office/records.ts'
import type { UserState } from '../domain/office/user.ts'
import type { NoticeState } from '../domain/office/workflow.ts'
import type { Obligation } from '../domain/tasks/obligation.ts'
import type { Severity } from '../checker/rule.ts'
import type { ArchiveSchema } from './schema-archive.ts'
import type { FollowSchema } from './schema-follow.ts'
import type { LetterSchema } from './schema-letters.ts'
import type { ExportTable, KeptFileTable, NoticeCopyTable, NumberNoteTable, SendingTable } from './schema-register.ts'

export interface NoticeTable {
  id: string
  kind: Notice['kind']
  state: NoticeState
  number: number | null
  symbol: string
  issued_on: string | null
  abstract: string
  /** Folded text of number, symbol and abstract, for search without accents. */
  search: string
  content: string
  /** SHA-256 of the content. */
  content_hash: string
  version: number
  task_count: number
  created_at: string
  created_by: string
  /** Id of the user: names are shown, ids are compared. */
  creator_id: string
  updated_at: string
  updated_by: string
  deleted_at: string | null
  /** Number, symbol and day in the original it was created from; null for one that had none. */
  received_as: string | null
  /** Version of the office's data by which its rows in `task` were made. */
  office: number
  /** Hash of the content that was approved; null while none is. */
  approved_hash: string | null
  /** Version of the office's look it was approved or issued in; null while it goes with the one in force. */
  look: number | null
  /** Hash of its rows in `task` and `task_body`. */
  tasks_hash: string
  /** The version that was issued; from then on the database refuses every change but that of the state. */
  issued_version: number | null
  /** The notice that it corrects or replaces, and which of both; null for others. */
  amends: string | null
  amends_as: Amending['as'] | null
}

/** Every saved version, append-only. */
export interface NoticeVersionTable {
  notice_id: string
  version: number
  content: string
  /** SHA-256 of the content. */
  content_hash: string
  saved_at: string
  saved_by: string
  /** Id of the user. */
  saver_id: string
}

/** Derived from the notice with each save. `id` is the id of the row in the notice. */
export interface TaskTable {
  id: string
  notice_id: string
  position: number
  appendix_id: string
  ordinal: string
  section_label: string
  section_title: string
  name: string
  required_result: string
  /** As written; *_until is the last day by the value of the words. */
  planned: string
  planned_until: string | null
  assigned: string
  assigned_until: string | null
}

export interface TaskBodyTable {
  notice_id: string
  task_id: string
  role: 'directing' | 'lead' | 'coordinating'
  position: number
  name: string
  sub_unit: string
  /** Id in the directory of bodies; null for a name it does not know. */
  body_id: string | null
}

/** What a person decided of a directive. It holds as long as the words have the same digest. */
export interface DirectiveMarkTable {
  notice_id: string
  /** Id of the item. */
  part: string
  words_digest: string
  words: string
  decision: DirectiveDecision
  /** The row that carries it out, when the decision is `linked`. */
  row_id: string | null
  /** 1: a person pointed at the words. */
  by_hand: number
  marked_at: string
  marked_by: string
}

/** What an issued notice binds somebody to, as it was read then; append-only. */
export interface ObligationTable {
  id: string
  notice_id: string
  position: number
  version: number
  content_hash: string
  release: string
  office: number
  source: Obligation['source']
  part: string
  appendix_id: string | null
  span_start: number | null
  span_end: number | null
  ordinal: string
  section_label: string
  section_title: string
  opening: string
  words: string
  required_result: string
  source_document: string
  /** As written; *_until and *_on are days as they were read then. */
  planned: string
  planned_until: string | null
  assigned: string
  deadline: string
  due_on: string | null
  /** JSON. */
  recurrence: string | null
  original_due_on: string | null
  /** JSON. */
  parts: string
  /** Of all other columns and of its bodies. */
  hash: string
}

export interface ObligationBodyTable {
  obligation_id: string
  role: Obligation['bodies'][number]['role']
  position: number
  name: string
  sub_unit: string
  body_id: string | null
}

/** What a notice was read from, byte for byte; append-only. */
export interface OriginalTable {
  id: string
  notice_id: string
  file_name: string
  content: Uint8Array
  sha256: string
  received_at: string
  received_by: string
}

/** What was unsure when the notice was read; `place` is JSON. */
export interface DoubtTable {
  notice_id: string
  position: number
  code: string
  spot: string
  line: number | null
  message: string
  found: string
  settled_at: string | null
  settled_by: string | null
}

/** A rule set as the office saved it, JSON; append-only. Version 1 is the shipped one and not stored. */
export interface RuleSetTable {
  version: number
  content: string
  saved_at: string
  saved_by: string
}

/** One run of the checker, bound to the content that was checked and to the rule set; append-only. */
export interface CheckRunTable {
  id: Generated<number>
  notice_id: string
  content_hash: string
  rule_set: number
  /** Version of the office's data. */
  office: number
  /** What is left open; what was waived is counted apart. */
  errors: number
  warnings: number
  infos: number
  waived: number
  /** JSON: ids of rules that broke down. */
  failed_rules: string
  run_at: string
  run_by: string
}

/** A finding that a person waived, with the reason. Valid as long as the finding has the same key. */
export interface WaiverTable {
  id: string
  notice_id: string
  rule: string
  finding_key: string
  severity: Severity
  /** JSON. */
  spot: string
  found: string
  message: string
  reason: string
  waived_at: string
  waived_by: string
  withdrawn_at: string | null
  withdrawn_by: string | null
}

/** The versions of the office's data; append-only. `hash` is that of all its records. Version 1 is the starting set. */
export interface OfficeVersionTable {
  version: number
  hash: string
  saved_at: string
  saved_by: string
}

/** A record as it was written in a version, JSON; empty when it was removed. Append-only. */
export interface OfficeRecordTable {
  kind: string
  id: string
  version: number
  content: string
}

/** A look of the office, JSON; append-only. Version 1 is the regime's own and not stored. */
export interface OfficeLookTable {
  version: number
  name: string
  content: string
  saved_at: string
  saved_by: string
}

/** Numbers of issued notices. A number that several papers of the past have counts its repetitions from 0. */
export interface IssuedNumberTable {
  organ: string
  symbol: string
  term: string
  number: number
  repetition: number
  notice_id: string
}

/** Wording of issued notices. */
export interface LearnedWordingTable {
  kind: 'phrase' | 'name'
  text: string
  /** How many issued notices have it. */
  notices: number
}

/** One row for each recorded action; append-only and chained by hash. */
export interface AuditTable {
  sequence: number
  at: string
  actor: string
  /** Id of the user; empty for somebody who could not sign in. */
  actor_id: string
  /** The one of their roles that allowed it. */
  role: string
  call: string
  subject: string
  details: string
  /** JSON: the rows it changed, by their digests (store/row-changes.ts). */
  changes: string
  previous_hash: string
  hash: string
}

/** One row: whose store this is, the last row of its audit, and its last change. */
export interface AuditHeadTable {
  id: number
  /** Id of the store, random; empty until the store is made. */
  store: string
  sequence: number
  hash: string
  /** Counts every change: those with a row in the audit and working copies, which have none. */
  changes: number
  changed_at: string
}

/** What somebody is typing, not saved yet: compressed JSON. `version` is the saved one it was typed over. */
export interface WorkingCopyTable {
  notice_id: string
  /** Id of the user. */
  owner: string
  version: number
  content: Uint8Array
  kept_at: string
}

/** `roles` and `passphrase` (store/passphrases.ts) are JSON. */
export interface UserTable {
  id: string
  account: string
  name: string
  roles: string
  passphrase: string
  must_change: number
  state: UserState
  /** Failures to sign in since the last success, and when the last was. */
  failed_count: number
  failed_at: string | null
  created_at: string
  created_by: string
  updated_at: string
  updated_by: string
}

/** Failures to sign in under names that are nobody's, counted together for the names of a bucket. */
export interface UnknownAccountTable {
  bucket: number
  failed_count: number
  failed_at: string | null
}

/** One row once it is decided. */
export interface StoreKindTable {
  id: number
  kind: 'trial' | 'office'
  decided_at: string
  decided_by: string
}

export interface Schema extends ArchiveSchema, FollowSchema, LetterSchema, SigningSchema {
  user: UserTable
  unknown_account: UnknownAccountTable
  store_kind: StoreKindTable
  notice: NoticeTable
  notice_version: NoticeVersionTable
  task: TaskTable
  task_body: TaskBodyTable
  directive_mark: DirectiveMarkTable
  obligation: ObligationTable
  obligation_body: ObligationBodyTable
  original: OriginalTable
  kept_file: KeptFileTable
  export: ExportTable
  doubt: DoubtTable
  rule_set: RuleSetTable
  check_run: CheckRunTable
  waiver: WaiverTable
  learned_wording: LearnedWordingTable
  working_copy: WorkingCopyTable
  issued_number: IssuedNumberTable
  number_note: NumberNoteTable
  notice_copy: NoticeCopyTable
  sending: SendingTable
  office_version: OfficeVersionTable
  office_record: OfficeRecordTable
  office_look: OfficeLookTable
  audit: AuditTable
  audit_head: AuditHeadTable
}
