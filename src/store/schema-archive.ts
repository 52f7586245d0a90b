/** The tables of the archive: the search, which is derived, and what archivists keep. */
import type { Generated } from 'kysely'
import type { SearchFacet, SearchPartKind } from '../domain/archive/search-parts.ts'
import type { HandoverState } from '../domain/archive/handover.ts'
import type { PaperOutcome } from '../domain/archive/past-papers.ts'
import type { ScanKind } from '../domain/archive/case-file.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { NoticeState } from '../domain/office/workflow.ts'

/** What the list of what was found shows: small rows, because thousands of them are read for one search. */
export interface SearchDocumentTable {
  id: Generated<number>
  notice_id: string
  kind: Notice['kind']
  state: NoticeState
  /** 0 or 1 */
  deleted: number
  number: number | null
  symbol: string
  /** Of issue; empty without a day. */
  year: string
  issued_on: string | null
  abstract: string
  /** 0 or 1: it is in a case file. */
  filed: number
}

export interface SearchPartTable {
  id: Generated<number>
  document: number
  position: number
  kind: SearchPartKind
  part: string
  field: string
  place: string
  text: string
}

export interface SearchFacetTable {
  document: number
  facet: SearchFacet['facet']
  value: string
  part: string
}

/** `rowid` is that of the document or of the part. */
export interface WordTable {
  rowid: number
  folded: string
  exact: string
}

export interface PastPaperTable {
  id: Generated<number>
  batch: string
  path: string
  size: number
  sha256: string
  outcome: PaperOutcome
  notice_id: string | null
  doubts: number
  note: string
  taken_at: string
  taken_by: string
}

export interface TableLayoutTable {
  fingerprint: string
  /** JSON: the headings as they were written when it was confirmed. */
  headings: string
  /** JSON: a role or null for each. */
  roles: string
  confirmed_at: string
  confirmed_by: string
}

export interface SavedViewTable {
  id: string
  subject: 'search' | 'board'
  name: string
  /** JSON. */
  content: string
  saved_at: string
  saved_by: string
}

/** Append-only. */
export interface ScanTable {
  id: string
  notice_id: string
  file_name: string
  kind: ScanKind
  size: number
  pages: number
  sha256: string
  content: Uint8Array
  attached_at: string
  attached_by: string
}

export interface CaseFileTable {
  id: string
  fonds: string
  year: number
  number: number
  heading: string
  title: string
  retention: string
  note: string
  made_at: string
  made_by: string
  /** Id of an entry of the office's schedule. */
  retention_entry: string | null
  destruction: string | null
  /** The one that it goes with, or went. */
  handover: string | null
}

export interface CaseHoldTable {
  id: string
  case_file: string
  reason: string
  set_at: string
  set_by: string
  lifted_at: string | null
  lifted_by: string
  lift_reason: string
}

export interface LoanTable {
  id: string
  case_file: string
  borrower: string
  unit: string
  purpose: string
  lent_on: string
  due_on: string
  lent_at: string
  lent_by: string
  returned_on: string | null
  returned_at: string | null
  returned_to: string
  return_note: string
}

/** Append-only. */
export interface DestructionTable {
  id: string
  decision: string
  decided_on: string
  /** JSON. */
  names: string
  recorded_at: string
  recorded_by: string
}

export interface HandoverTable {
  id: string
  number: number
  state: HandoverState
  /** JSON: what the case files held. */
  content: string
  /** Sequence of the last row of the audit that the bag tells of. */
  audit_end: number
  made_at: string
  made_by: string
  receipt_number: string
  received_on: string | null
  received_by: string
  /** SHA-256 of the bag that the receipt names. */
  bag: string
  closed_at: string | null
  closed_by: string
}

export interface CasePieceTable {
  notice_id: string
  case_file: string
  position: number
  sheets: number | null
  filed_at: string
  filed_by: string
}

export interface ArchiveSchema {
  search_document: SearchDocumentTable
  search_part: SearchPartTable
  search_facet: SearchFacetTable
  document_words: WordTable
  row_words: WordTable
  saved_view: SavedViewTable
  past_paper: PastPaperTable
  table_layout: TableLayoutTable
  scan: ScanTable
  case_file: CaseFileTable
  case_piece: CasePieceTable
  handover: HandoverTable
  case_hold: CaseHoldTable
  loan: LoanTable
  destruction: DestructionTable
}
