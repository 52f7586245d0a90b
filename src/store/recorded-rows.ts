/**
 * What the audit records of the rows of each table: a digest of every row that a deed writes or removes. A table that
 * is added without saying here how it is recorded does not compile.
 */
import type { ReadableDb } from './db.ts'
import { sha256 } from './hash.ts'
import type { ScanTable } from './schema-archive.ts'
import type { KeptFileTable } from './schema-register.ts'
import type { NoticeTable, NoticeVersionTable, OriginalTable, Schema, UserTable } from './schema.ts'

/** How the rows of a table are recorded. */
export interface Recorded {
  /** Columns that name a row. None: the rows are recorded as one sum, for tables of many small rows. */
  readonly key: readonly string[]
  /** The columns that count, where not all do. */
  readonly columns?: readonly string[]
}

/** Every column but those that need not be read for it: a hash beside them says what they hold, or they are no deed. */
function allBut<Table>() {
  return <Left extends keyof Table & string>(columns: Readonly<Record<Exclude<keyof Table & string, Left>, true>>) =>
    Object.keys(columns)
}

const byKey = (...key: string[]): Recorded => ({ key })

export const recordedTables: Readonly<Record<keyof Schema, Recorded | null>> = {
  notice: {
    key: ['id'],
    columns: allBut<NoticeTable>()<'content'>({
      id: true,
      kind: true,
      state: true,
      number: true,
      symbol: true,
      issued_on: true,
      abstract: true,
      search: true,
      content_hash: true,
      version: true,
      task_count: true,
      tasks_hash: true,
      created_at: true,
      created_by: true,
      creator_id: true,
      updated_at: true,
      updated_by: true,
      deleted_at: true,
      received_as: true,
      office: true,
      approved_hash: true,
      look: true,
      issued_version: true,
      amends: true,
      amends_as: true,
    }),
  },
  notice_version: {
    key: ['notice_id', 'version'],
    columns: allBut<NoticeVersionTable>()<'content'>({
      notice_id: true,
      version: true,
      content_hash: true,
      saved_at: true,
      saved_by: true,
      saver_id: true,
    }),
  },
  original: {
    key: ['id'],
    columns: allBut<OriginalTable>()<'content'>({
      id: true,
      notice_id: true,
      file_name: true,
      sha256: true,
      received_at: true,
      received_by: true,
    }),
  },
  kept_file: { key: ['sha256'], columns: allBut<KeptFileTable>()<'content'>({ sha256: true, size: true }) },
  user: {
    key: ['id'],
    // Failures to sign in are counted without a row of the audit.
    columns: allBut<UserTable>()<'failed_count' | 'failed_at'>({
      id: true,
      account: true,
      name: true,
      roles: true,
      passphrase: true,
      must_change: true,
      state: true,
      created_at: true,
      created_by: true,
      updated_at: true,
      updated_by: true,
    }),
  },
  export: byKey('id'),
  doubt: byKey('notice_id', 'position'),
  rule_set: byKey('version'),
  check_run: byKey('id'),
  waiver: byKey('id'),
  issued_number: byKey('notice_id'),
  number_note: byKey('id'),
  notice_copy: byKey('id'),
  sending: byKey('notice_id', 'recipient_id'),
  follow_entry: byKey('id'),
  follow_snapshot: byKey('id'),
  spending: byKey('id'),
  directive_mark: byKey('notice_id', 'part', 'words_digest'),
  office_version: byKey('version'),
  store_kind: byKey('id'),
  letter_box: byKey('id'),
  signing_key: byKey('id'),
  office_look: byKey('version'),
  saved_view: byKey('id'),
  past_paper: byKey('id'),
  table_layout: byKey('fingerprint'),
  case_file: byKey('id'),
  case_piece: byKey('notice_id'),
  handover: byKey('id'),
  case_hold: byKey('id'),
  loan: byKey('id'),
  destruction: byKey('id'),
  scan: {
    key: ['id'],
    columns: allBut<ScanTable>()<'content'>({
      id: true,
      notice_id: true,
      file_name: true,
      kind: true,
      size: true,
      pages: true,
      sha256: true,
      attached_at: true,
      attached_by: true,
    }),
  },
  learned_wording: byKey(),
  // The hash of a notice's task rows is a column of the notice, that of the office's records one of their version, that
  // of the obligations is in the audit row of the issue.
  task: null,
  task_body: null,
  office_record: null,
  obligation: null,
  obligation_body: null,
  // Derived from the notices, and held against them.
  search_document: null,
  search_part: null,
  search_facet: null,
  document_words: null,
  row_words: null,
  // Written with every pause in typing; the anchor counts them.
  working_copy: null,
  // Tries to sign in are counted without a row of the audit.
  unknown_account: null,
  // Signs the rows of the audit, one by one.
  audit_signature: null,
  audit: null,
  audit_head: null,
}

export type RecordedTable = keyof Schema

/** The recorded tables with how each is recorded. */
export const recordings = Object.entries(recordedTables).flatMap(([table, recorded]) =>
  recorded === null ? [] : [{ table: table as RecordedTable, recorded }],
)

/** A row with its columns, without those that do not count. */
export type RecordedRow = Readonly<Record<string, unknown>>

/** Digest of a row. A column that is empty does not count, so that one that a later step adds changes no digest. */
export function digestRow(row: RecordedRow): string {
  const filled = Object.entries(row).filter(([, value]) => value !== null)
  return sha256(JSON.stringify(filled.toSorted(([one], [other]) => (one < other ? -1 : 1))))
}

/** "w1", or "n1 · 2" where several columns name a row. */
export function nameRow({ key }: Recorded, row: RecordedRow): string {
  return key.map((column) => String(row[column])).join(' · ')
}

/** Reads what counts of every row of a table. */
export async function readRecorded(
  db: ReadableDb,
  table: RecordedTable,
  { columns }: Recorded,
): Promise<RecordedRow[]> {
  const from = db.selectFrom(table)
  return columns === undefined ? from.selectAll().execute() : from.select(columns as never).execute()
}

const modulus = 1n << 256n

/** A sum of digests that does not depend on their order, and to which one can be added or taken away. */
export function addDigest(sum: string, digest: string, sign: 1n | -1n = 1n): string {
  const added = (BigInt(`0x${sum}`) + sign * BigInt(`0x${digest}`)) % modulus
  return ((added + modulus) % modulus).toString(16).padStart(64, '0')
}

export const emptySum = '0'.repeat(64)
