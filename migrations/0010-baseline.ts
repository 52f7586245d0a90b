import { type Kysely, sql } from 'kysely'
import type { Ban, StepDialect } from './dialect.ts'

/**
 * The whole database as the first release has it: text, integer and bytes, times as ISO 8601, JSON as text. Text keys say NOT NULL
 * themselves: SQLite lets NULL into a text primary key otherwise. Kinds, states and roles are checked by the domain,
 * which holds the one list of each.
 */
export async function up(db: Kysely<unknown>, dialect: StepDialect): Promise<void> {
  const { bytes, numbered, tableEnd, keyedTableEnd } = dialect
  const statements = [
    // Notices, every saved version of them, and the tasks derived from them.
    `create table notice (
      id text primary key not null,
      kind text not null,
      state text not null,
      number integer,
      symbol text not null,
      issued_on text,
      abstract text not null,
      search text not null,
      content text not null,
      content_hash text not null,
      version integer not null,
      task_count integer not null,
      created_at text not null,
      created_by text not null,
      creator_id text not null,
      updated_at text not null,
      updated_by text not null,
      deleted_at text,
      received_as text,
      office integer not null,
      approved_hash text,
      look integer,
      tasks_hash text not null,
      issued_version integer,
      amends text,
      amends_as text
    )${tableEnd}`,
    'create index notice_by_amended on notice (amends)',
    `create index notice_by_update on notice (${dialect.noticeListColumns})`,
    // Neighbours in time and in the series, among ten thousand.
    'create index notice_by_issue on notice (deleted_at, issued_on desc)',
    'create index notice_by_number on notice (symbol, number)',

    `create table notice_version (
      notice_id text not null references notice (id),
      version integer not null,
      content text not null,
      content_hash text not null,
      saved_at text not null,
      saved_by text not null,
      saver_id text not null,
      primary key (notice_id, version)
    )${tableEnd}`,

    // A number is issued once in its series; only papers of the past may repeat one.
    `create table issued_number (
      organ text not null,
      symbol text not null,
      term text not null,
      number integer not null,
      repetition integer not null,
      notice_id text not null unique references notice (id),
      primary key (organ, symbol, term, number, repetition)
    )${tableEnd}`,

    // Numbers that no notice of the store has: reserved, void, or of papers that are not in it.
    `create table number_note (
      id text primary key not null,
      organ text not null,
      symbol text not null,
      term text not null,
      number integer not null,
      kind text not null,
      organ_name text not null,
      symbol_written text not null,
      noted_for text not null,
      abstract text not null,
      reason text not null,
      noted_at text not null,
      noted_by text not null
    )${tableEnd}`,
    'create index number_note_by_series on number_note (organ, symbol, term, number)',

    // Certified copies; the number of each is the note of the same id.
    `create table notice_copy (
      id text primary key not null references number_note (id),
      notice_id text not null references notice (id),
      version integer not null,
      terms text not null,
      made_at text not null,
      made_by text not null
    )${tableEnd}`,
    'create index notice_copy_by_notice on notice_copy (notice_id)',

    // To whom of its recipients an issued notice went, how, by whom, and who signed for it.
    `create table sending (
      notice_id text not null references notice (id),
      recipient_id text not null,
      channel text not null,
      copies integer not null,
      sent_on text not null,
      sent_by text not null,
      received_on text,
      receipt text not null,
      marked_at text not null,
      marked_by text not null,
      primary key (notice_id, recipient_id)
    )${tableEnd}`,

    // What somebody types and has not saved: one row a notice and user, written with every pause.
    `create table working_copy (
      notice_id text not null references notice (id),
      owner text not null,
      version integer not null,
      content ${bytes} not null,
      kept_at text not null,
      primary key (notice_id, owner)
    )${tableEnd}`,

    `create table task (
      id text not null,
      notice_id text not null references notice (id) on delete cascade,
      position integer not null,
      appendix_id text not null,
      ordinal text not null,
      section_label text not null,
      section_title text not null,
      name text not null,
      required_result text not null,
      planned text not null,
      planned_until text,
      assigned text not null,
      assigned_until text,
      primary key (notice_id, id)
    )${tableEnd}`,
    'create index task_by_deadline on task (assigned_until, planned_until)',

    `create table task_body (
      notice_id text not null,
      task_id text not null,
      role text not null,
      position integer not null,
      name text not null,
      sub_unit text not null,
      body_id text,
      primary key (notice_id, task_id, role, position),
      foreign key (notice_id, task_id) references task (notice_id, id) on delete cascade
    )${tableEnd}`,
    // With what a search by body and days needs, so that it reads the indexes alone.
    'create index task_body_by_body on task_body (body_id, role, notice_id, task_id)',
    'create index task_by_id_with_days on task (notice_id, id, assigned_until, planned_until)',

    // What was decided of each directive of a draft's body: the words it was decided of, and their digest.
    `create table directive_mark (
      notice_id text not null references notice (id),
      part text not null,
      words_digest text not null,
      words text not null,
      decision text not null,
      row_id text,
      by_hand integer not null,
      marked_at text not null,
      marked_by text not null,
      primary key (notice_id, part, words_digest)
    )${tableEnd}`,

    // What issued notices bind somebody to, as it was read on the day of issue: written once.
    `create table obligation (
      id text primary key not null,
      notice_id text not null references notice (id),
      position integer not null,
      version integer not null,
      content_hash text not null,
      release text not null,
      office integer not null,
      source text not null,
      part text not null,
      appendix_id text,
      span_start integer,
      span_end integer,
      ordinal text not null,
      section_label text not null,
      section_title text not null,
      opening text not null,
      words text not null,
      required_result text not null,
      source_document text not null,
      planned text not null,
      planned_until text,
      assigned text not null,
      deadline text not null,
      due_on text,
      recurrence text,
      original_due_on text,
      parts text not null,
      hash text not null,
      unique (notice_id, position)
    )${tableEnd}`,
    'create index obligation_by_day on obligation (due_on)',

    `create table obligation_body (
      obligation_id text not null references obligation (id),
      role text not null,
      position integer not null,
      name text not null,
      sub_unit text not null,
      body_id text,
      primary key (obligation_id, role, position)
    )${tableEnd}`,
    'create index obligation_body_by_body on obligation_body (body_id, role)',

    // What came of them: extensions, results, approvals. Another entry follows; none is changed.
    `create table follow_entry (
      id text primary key not null,
      obligation_id text not null references obligation (id),
      occasion text not null,
      position integer not null,
      kind text not null,
      day text not null,
      content text not null,
      recorded_at text not null,
      recorded_by text not null,
      recorder_id text not null,
      unique (obligation_id, occasion, position)
    )${tableEnd}`,

    // Figures of a period as they were reported; counted anew, they are a revision of their own.
    `create table follow_snapshot (
      id text primary key not null,
      kind text not null,
      period text not null,
      revision integer not null,
      day text not null,
      content text not null,
      notice_id text references notice (id),
      made_at text not null,
      made_by text not null,
      unique (kind, period, revision)
    )${tableEnd}`,
    // Plans and payments as a table said them on a day, each as a whole.
    `create table spending (
      id text primary key not null,
      day text not null,
      file_name text not null,
      sha256 text not null,
      content text not null,
      taken_at text not null,
      taken_by text not null
    )${tableEnd}`,

    // What a notice was read from, and what was uncertain until a person reviewed it.
    `create table original (
      id text primary key not null,
      notice_id text not null references notice (id),
      file_name text not null,
      content ${bytes} not null,
      sha256 text not null,
      received_at text not null,
      received_by text not null
    )${tableEnd}`,
    'create index original_by_notice on original (notice_id)',

    // The bytes of every file that was exported, once each, and each export: who, when, which version of what.
    `create table kept_file (
      sha256 text primary key not null,
      size integer not null,
      content ${bytes} not null
    )${tableEnd}`,

    `create table export (
      id ${numbered},
      subject text not null,
      notice_id text references notice (id),
      version integer,
      content_hash text not null,
      format text not null,
      program text not null,
      file_name text not null,
      sha256 text not null references kept_file (sha256),
      exported_at text not null,
      exported_by text not null
    )${tableEnd}`,
    'create index export_by_notice on export (notice_id, version)',
    'create index export_by_file on export (sha256)',

    `create table doubt (
      notice_id text not null references notice (id),
      position integer not null,
      code text not null,
      spot text not null,
      line integer,
      message text not null,
      found text not null,
      settled_at text,
      settled_by text,
      primary key (notice_id, position)
    )${tableEnd}`,

    // Scans of signed papers: another one is one more, never in the place of one.
    `create table scan (
      id text primary key not null,
      notice_id text not null references notice (id),
      file_name text not null,
      kind text not null,
      size integer not null,
      pages integer not null,
      sha256 text not null,
      content ${bytes} not null,
      attached_at text not null,
      attached_by text not null
    )${tableEnd}`,
    'create index scan_by_notice on scan (notice_id, attached_at)',

    // Case files that go to the archive together. The content is what they held then; the bag is made of it.
    `create table handover (
      id text primary key not null,
      number integer not null unique,
      state text not null,
      content text not null,
      audit_end integer not null,
      made_at text not null,
      made_by text not null,
      receipt_number text not null,
      received_on text,
      received_by text not null,
      bag text not null,
      closed_at text,
      closed_by text not null
    )${tableEnd}`,

    // What was destroyed, by which decision, and who signed the list.
    `create table destruction (
      id text primary key not null,
      decision text not null,
      decided_on text not null,
      names text not null,
      recorded_at text not null,
      recorded_by text not null
    )${tableEnd}`,

    // Case files and what is in them. A number is given once in a year of a fonds.
    `create table case_file (
      id text primary key not null,
      fonds text not null,
      year integer not null,
      number integer not null,
      heading text not null,
      title text not null,
      retention text not null,
      note text not null,
      made_at text not null,
      made_by text not null,
      retention_entry text,
      handover text references handover (id),
      destruction text references destruction (id),
      unique (fonds, year, number)
    )${tableEnd}`,
    // Reasons to keep a case file whatever its period.
    `create table case_hold (
      id text primary key not null,
      case_file text not null references case_file (id),
      reason text not null,
      set_at text not null,
      set_by text not null,
      lifted_at text,
      lifted_by text not null,
      lift_reason text not null
    )${tableEnd}`,
    'create index case_hold_by_file on case_hold (case_file)',
    // The paper of a case file in somebody's hands.
    `create table loan (
      id text primary key not null,
      case_file text not null references case_file (id),
      borrower text not null,
      unit text not null,
      purpose text not null,
      lent_on text not null,
      due_on text not null,
      lent_at text not null,
      lent_by text not null,
      returned_on text,
      returned_at text,
      returned_to text not null,
      return_note text not null
    )${tableEnd}`,
    'create index loan_by_file on loan (case_file, returned_on)',
    `create table case_piece (
      notice_id text primary key not null references notice (id),
      case_file text not null references case_file (id),
      position integer not null,
      sheets integer,
      filed_at text not null,
      filed_by text not null
    )${tableEnd}`,
    'create index case_piece_by_file on case_piece (case_file, position)',

    // The search: derived from what is saved, and made anew when it no longer fits (store/search-index.ts).
    `create table search_document (
      id ${numbered},
      notice_id text not null unique references notice (id),
      kind text not null,
      state text not null,
      deleted integer not null,
      number integer,
      symbol text not null,
      year text not null,
      issued_on text,
      abstract text not null,
      filed integer not null
    )${tableEnd}`,
    'create index search_document_by_day on search_document (deleted, issued_on desc, id desc)',
    `create table search_part (
      id ${numbered},
      document integer not null references search_document (id) on delete cascade,
      position integer not null,
      kind text not null,
      part text not null,
      field text not null,
      place text not null,
      text text not null
    )${tableEnd}`,
    'create index search_part_by_document on search_part (document, position)',
    `create table search_facet (
      document integer not null references search_document (id) on delete cascade,
      facet text not null,
      value text not null,
      part text not null,
      primary key (document, facet, value, part)
    )${keyedTableEnd}`,
    'create index search_facet_by_value on search_facet (facet, value, document)',
    dialect.wordTable('document_words'),
    dialect.wordTable('row_words'),
    // Of the search ("search") and of the board ("board"), each with names of its own.
    `create table saved_view (
      id text primary key not null,
      subject text not null,
      name text not null,
      content text not null,
      saved_at text not null,
      saved_by text not null
    )${tableEnd}`,

    // What became of the files that were brought in many at a time.
    `create table past_paper (
      id ${numbered},
      batch text not null,
      path text not null,
      size integer not null,
      sha256 text not null,
      outcome text not null,
      notice_id text references notice (id),
      doubts integer not null,
      note text not null,
      taken_at text not null,
      taken_by text not null
    )${tableEnd}`,
    'create index past_paper_by_batch on past_paper (batch, id)',
    // How the columns of a workbook's layout are understood, as somebody confirmed it.
    `create table table_layout (
      fingerprint text primary key not null,
      headings text not null,
      roles text not null,
      confirmed_at text not null,
      confirmed_by text not null
    )${keyedTableEnd}`,

    // The office's rule sets, every one ever in force; the runs of the checker; what was waived, by whom and why.
    `create table rule_set (
      version integer primary key not null,
      content text not null,
      saved_at text not null,
      saved_by text not null
    )${tableEnd}`,

    `create table check_run (
      id ${numbered},
      notice_id text not null references notice (id),
      content_hash text not null,
      rule_set integer not null,
      office integer not null,
      errors integer not null,
      warnings integer not null,
      infos integer not null,
      waived integer not null,
      failed_rules text not null,
      run_at text not null,
      run_by text not null
    )${tableEnd}`,
    'create index check_run_by_notice on check_run (notice_id, id)',

    `create table waiver (
      id text primary key not null,
      notice_id text not null references notice (id),
      rule text not null,
      finding_key text not null,
      severity text not null,
      spot text not null,
      found text not null,
      message text not null,
      reason text not null,
      waived_at text not null,
      waived_by text not null,
      withdrawn_at text,
      withdrawn_by text
    )${tableEnd}`,
    'create index waiver_by_notice on waiver (notice_id, waived_at)',

    // The office as data: every version of every record; an empty content says that it was removed.
    `create table office_version (
      version integer primary key not null,
      hash text not null,
      saved_at text not null,
      saved_by text not null
    )${tableEnd}`,

    `create table office_record (
      kind text not null,
      id text not null,
      version integer not null references office_version (version),
      content text not null,
      primary key (kind, id, version)
    )${tableEnd}`,

    // The looks of the office, every version ever in force; version 1 is the regime's own and not stored.
    `create table office_look (
      version integer primary key not null,
      name text not null,
      content text not null,
      saved_at text not null,
      saved_by text not null
    )${tableEnd}`,

    // Phrases and names of issued notices, with the number of notices that have them.
    `create table learned_wording (
      kind text not null,
      text text not null,
      notices integer not null,
      primary key (kind, text)
    )${keyedTableEnd}`,
    'create index learned_wording_by_notices on learned_wording (notices desc)',

    // Failures to sign in under names that are nobody's: as many rows as there are buckets, whatever is tried.
    `create table unknown_account (
      bucket integer primary key,
      failed_count integer not null,
      failed_at text
    )`,
    // Who works in the store. Nobody is removed: what they did stays theirs. "user" is a word of SQL.
    `create table "user" (
      id text primary key not null,
      account text not null unique,
      name text not null,
      roles text not null,
      passphrase text not null,
      must_change integer not null,
      state text not null,
      failed_count integer not null,
      failed_at text,
      created_at text not null,
      created_by text not null,
      updated_at text not null,
      updated_by text not null
    )${tableEnd}`,

    // The shared folder through which two stores exchange drafts; the key is made of a passphrase that is kept nowhere.
    `create table letter_box (
      id integer primary key not null check (id = 1),
      folder text not null,
      desk text not null,
      box_key text not null,
      set_at text not null,
      set_by text not null
    )${tableEnd}`,
    // One row once it is decided: a trial store, or an office's, which asks for a passphrase.
    `create table store_kind (
      id integer primary key not null check (id = 1),
      kind text not null,
      decided_at text not null,
      decided_by text not null
    )${tableEnd}`,

    `create table audit (
      sequence integer primary key not null,
      at text not null,
      actor text not null,
      actor_id text not null,
      role text not null,
      call text not null,
      subject text not null,
      details text not null,
      changes text not null,
      previous_hash text not null,
      hash text not null
    )${tableEnd}`,
    'create index audit_by_subject on audit (subject, sequence)',
    // Public keys for good; signatures under rows of the audit.
    `create table signing_key (
      id text primary key not null,
      user_id text not null,
      public_key text not null,
      since text not null
    )${tableEnd}`,
    `create table audit_signature (
      sequence integer primary key not null,
      key_id text not null references signing_key (id),
      signature text not null
    )${tableEnd}`,
    // One row: whose store this is, the end of the chain, and how many changes there were, working copies too. Changing
    // it makes one write wait for the other where writers have connections of their own.
    `create table audit_head (
      id integer primary key not null check (id = 1),
      store text not null,
      sequence integer not null,
      hash text not null,
      changes integer not null,
      changed_at text not null
    )${tableEnd}`,
    `insert into audit_head (id, store, sequence, hash, changes, changed_at) values (1, '', 0, '${'0'.repeat(64)}', 0, '')`,

    ...[
      'notice_version',
      'original',
      'scan',
      'destruction',
      'kept_file',
      'export',
      'audit',
      'signing_key',
      'audit_signature',
      'office_version',
      'office_record',
      'office_look',
      'notice_copy',
      'past_paper',
      'obligation',
      'obligation_body',
      'follow_entry',
      'follow_snapshot',
      'spending',
      'rule_set',
      'check_run',
    ].flatMap(dialect.makeAppendOnly),
    ...frozenWhenIssued().flatMap(dialect.refuse),
    ...closedWhenReceived().flatMap(dialect.refuse),
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** Columns of a notice that stay as they were issued: all but its state. A correction is a paper of its own. */
const frozenColumns = [
  'id kind number symbol issued_on abstract search content content_hash version task_count created_at created_by creator_id',
  'updated_at updated_by deleted_at received_as office approved_hash look tasks_hash issued_version amends amends_as',
]
  .join(' ')
  .split(' ')

const frozen = (table: string, operation: Ban['operation']): Ban => ({
  table,
  operation,
  when: `exists (select 1 from notice where id = ${operation === 'insert' ? 'new' : 'old'}.notice_id
    and issued_version is not null)`,
  because: 'an issued notice is frozen',
})

/** For every role and every program: what is issued is changed by nobody. */
function frozenWhenIssued(): Ban[] {
  const changed = frozenColumns.map((column) => `new.${column} is distinct from old.${column}`).join(' or ')
  return [
    { table: 'notice', operation: 'delete', when: 'true', because: 'a notice is never removed' },
    {
      table: 'notice',
      operation: 'update',
      when: `old.issued_version is not null and (${changed})`,
      because: 'an issued notice is frozen',
    },
    // Its versions change and go for nobody anyway.
    frozen('notice_version', 'insert'),
    ...['task', 'waiver', 'directive_mark'].flatMap((table) =>
      (['insert', 'update', 'delete'] as const).map((operation) => frozen(table, operation)),
    ),
  ]
}

const received = (file: string) => `exists (select 1 from case_file join handover on handover.id = case_file.handover
    where case_file.id = ${file} and handover.state = 'received')`

/** What the archive has received is read, and changed by nobody. */
function closedWhenReceived(): Ban[] {
  const because = 'a case file that was handed over is closed'
  return [
    { table: 'case_file', operation: 'update', when: received('old.id'), because },
    { table: 'case_file', operation: 'delete', when: 'true', because: 'a case file is never removed' },
    { table: 'case_piece', operation: 'insert', when: received('new.case_file'), because },
    { table: 'case_piece', operation: 'update', when: received('old.case_file'), because },
    { table: 'case_piece', operation: 'delete', when: received('old.case_file'), because },
    { table: 'handover', operation: 'update', when: "old.state = 'received'", because },
    { table: 'handover', operation: 'delete', when: 'true', because: 'a handover is never removed' },
    { table: 'loan', operation: 'delete', when: 'true', because: 'a loan is never removed' },
    { table: 'loan', operation: 'update', when: 'old.returned_on is not null', because: 'a loan has ended' },
  ]
}
