/** The tables of what went out: exported files, the register beside the notices' own numbers, sendings. */
import type { Generated } from 'kysely'
import type { NoteKind } from '../domain/office/register.ts'
import type { SendingChannel } from '../domain/office/sending.ts'

/** The bytes of exported files, each once, compressed; append-only. */
export interface KeptFileTable {
  sha256: string
  size: number
  content: Uint8Array
}

/** An export: of a version of a notice, or of something else that the store holds; append-only. */
export interface ExportTable {
  id: Generated<number>
  /** As in the audit. */
  subject: string
  notice_id: string | null
  version: number | null
  /** Of the version; empty where it is no notice. */
  content_hash: string
  /** "docx", or with what was chosen: "status Sở Tài chính". */
  format: string
  /** Version of the program that made it. */
  program: string
  file_name: string
  sha256: string
  exported_at: string
  exported_by: string
}

/** A number that no notice of the store has; `organ`, `symbol` and `term` of its series are derived from what was written. */
export interface NumberNoteTable {
  id: string
  organ: string
  symbol: string
  term: string
  number: number
  kind: NoteKind
  organ_name: string
  symbol_written: string
  /** Day by which its term is known; that of the paper where it is one. */
  noted_for: string
  abstract: string
  reason: string
  noted_at: string
  noted_by: string
}

/** A certified copy; append-only. Its number is the note of the same id. */
export interface NoticeCopyTable {
  id: string
  notice_id: string
  version: number
  /** What the copy says of itself, and which parts it shows: JSON. */
  terms: string
  made_at: string
  made_by: string
}

/** How a copy of an issued notice went to a recipient. */
export interface SendingTable {
  notice_id: string
  /** Id of the line of recipients. */
  recipient_id: string
  channel: SendingChannel
  copies: number
  sent_on: string
  sent_by: string
  received_on: string | null
  /** Who signed for it, or the number of the receipt. */
  receipt: string
  marked_at: string
  marked_by: string
}
