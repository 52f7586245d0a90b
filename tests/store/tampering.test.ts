/** Whoever has the key can write into the file past the program: every way of doing so is named, or stopped. */
import type Database from 'better-sqlite3'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { hashAuditRow } from '../../src/store/audit.ts'
import { connect } from '../../src/store/connect.ts'
import { sha256 } from '../../src/store/hash.ts'
import { openTestApp } from '../helpers/app.ts'
import { copyStore } from '../helpers/damage.ts'

const folders = { base: '', store: '', try: '' }
/** Issued; saved twice; a draft with doubts. */
const [issued, saved, draft] = ['tb-da-ban-hanh', 'tb-da-luu', 'tb-du-thao']

const one = (id: string, number: number): Notice => {
  const notice = soundNotice()
  return { ...notice, id, header: { ...notice.header, number } }
}

const doubts = [
  { code: 'table.rowJoined', spot: { part: 'row-4', field: 'whole' }, message: 'Hàng 4 bị tách qua trang.' },
] as const

beforeAll(async () => {
  folders.base = mkdtempSync(join(tmpdir(), 'ket-luan-tampering-'))
  folders.store = join(folders.base, 'kho')
  folders.try = join(folders.base, 'thu')
  const { as, call, store } = await openTestApp(folders.store)
  await fill(as, call)
  await store.close()
  return () => rmSync(folders.base, { recursive: true, force: true })
})

type App = Awaited<ReturnType<typeof openTestApp>>

async function fill(as: App['as'], call: App['call']): Promise<void> {
  const original = { fileName: 'goc.txt', base64: Buffer.from('nội dung gốc').toString('base64') }
  await call('notice.create', { notice: one(issued, 24), original })
  const seen = { id: issued, version: 1 }
  await call('notice.submit', seen)
  await as('deputy')('notice.approve', seen)
  await call('notice.sendToSignatory', seen)
  await call('notice.markSigned', seen)
  await as('registrar')('notice.issue', seen)
  await call('notice.create', { notice: one(saved, 25), original })
  const changed = { ...one(saved, 25), abstract: ['chuyên đổi số'] }
  await call('notice.save', { id: saved, version: 1, notice: changed })
  const { findings } = await call('notice.check', { id: saved })
  for (const { key } of findings.slice(0, 2)) await call('notice.waive', { id: saved, key, reason: 'Tên riêng.' })
  await call('notice.create', { notice: one(draft, 26), original, doubts: [...doubts] })
  await call('notice.settleDoubt', { id: draft, position: 0, settled: true })
  await call('notice.exportDocx', { id: issued })
  const set = await call('ruleSet.get', {})
  await as('deputy')('ruleSet.save', { ...set, severities: { 'TAB-04': 'warning' } })
}

/** Does something with the file and its key, and gives what a verification says afterwards. */
async function tamper(deed: (raw: Database.Database) => void): Promise<readonly string[]> {
  copyStore(folders.store, folders.try)
  const raw = openRaw()
  try {
    deed(raw)
  } finally {
    raw.close()
  }
  const { as, defects } = await openTestApp(folders.try)
  const report = await as('archivist')('store.verify', {})
  expect(defects).toEqual([])
  expect(report.sound).toBe(report.problems.length === 0)
  return report.problems
}

function openRaw(): Database.Database {
  const key = readFileSync(join(folders.try, 'store.key'), 'utf8').slice(0, 64)
  return connect(join(folders.try, 'ket-luan.db'), Buffer.from(key, 'hex'))
}

/** Statements past the triggers of these tables, which are back afterwards. */
function past(tables: readonly string[], ...statements: readonly string[]) {
  return (raw: Database.Database) =>
    withoutTriggers(raw, tables, () => {
      for (const statement of statements) raw.exec(statement)
    })
}

/** The same to the audit, and its chain computed anew over what is left. */
function rewritten(statement: string) {
  return (raw: Database.Database) =>
    withoutTriggers(raw, ['audit'], () => {
      raw.exec(statement)
      rehash(raw)
    })
}

function withoutTriggers(raw: Database.Database, tables: readonly string[], work: () => void): void {
  const triggers = raw
    .prepare("select name, tbl_name as tableName, sql from sqlite_schema where type = 'trigger'")
    .all() as { name: string; tableName: string; sql: string }[]
  const own = triggers.filter(({ tableName }) => tables.includes(tableName))
  for (const { name } of own) raw.exec(`drop trigger ${name}`)
  work()
  for (const { sql } of own) raw.exec(sql)
}

type AuditRow = Parameters<typeof hashAuditRow>[0] & { readonly hash: string }

function rehash(raw: Database.Database): void {
  let previous = '0'.repeat(64)
  const rows = raw.prepare('select * from audit order by sequence').all() as AuditRow[]
  raw.exec('delete from audit')
  const insert = raw.prepare(
    `insert into audit values (@sequence, @at, @actor, @actor_id, @role, @call, @subject, @details, @changes, @previous_hash, @hash)`,
  )
  for (const [index, row] of rows.entries()) {
    const next = { ...row, sequence: index + 1, previous_hash: previous }
    previous = hashAuditRow(next)
    insert.run({ ...next, hash: previous })
  }
  raw.prepare('update audit_head set sequence = ?, hash = ?').run(rows.length, previous)
}

/** Rows cut off the end, with a head that fits. */
function cut(count: number) {
  return (raw: Database.Database) =>
    withoutTriggers(raw, ['audit'], () => {
      raw.exec(`delete from audit where sequence > (select max(sequence) - ${count} from audit)`)
      rehash(raw)
    })
}

const contentOf = (raw: Database.Database, id: string) =>
  raw.prepare('select content from notice where id = ?').pluck().get(id) as string

/** A content of other words, with hashes that fit, in the notice, its version and the audit. */
function rewriteContent(raw: Database.Database): void {
  withoutTriggers(raw, ['audit', 'notice', 'notice_version'], () => {
    const before = contentOf(raw, issued)
    const after = before.replace('Hà Lâm', 'Hà Nội')
    expect(after).not.toBe(before)
    const [old, hash] = [sha256(before), sha256(after)]
    raw
      .prepare('update notice set content = ?, content_hash = ?, approved_hash = ? where id = ?')
      .run(after, hash, hash, issued)
    raw.prepare('update notice_version set content = ?, content_hash = ? where notice_id = ?').run(after, hash, issued)
    raw.prepare('update audit set details = replace(details, ?, ?)').run(old, hash)
    rehash(raw)
  })
}

/** What is done, and a word of what must be said of it. */
const named: readonly (readonly [string, (raw: Database.Database) => void, RegExp])[] = [
  [
    'audit: INSERT OR REPLACE with recursive triggers off',
    (raw) => {
      raw.pragma('recursive_triggers = OFF')
      raw.exec(`insert or replace into audit select sequence, at, 'ai đó', actor_id, role, call, subject, details, changes,
        previous_hash, hash from audit where sequence = 2`)
    },
    /Nhật ký bị thay đổi từ dòng 2/,
  ],
  ['audit: an actor edited', past(['audit'], `update audit set actor = 'ai đó' where sequence = 2`), /từ dòng 2/],
  ['audit: a row deleted', past(['audit'], 'delete from audit where sequence = 3'), /Nhật ký bị thay đổi từ dòng 4/],
  ['audit: three rows cut off', cut(3), /Kho thiếu những việc đã làm/],
  ['audit: one row cut off', cut(1), /Bảng "bộ quy tắc", dòng 2: được thêm vào/],
  ['audit: the export cut off', cut(2), /Bảng "các lần xuất tệp", dòng 1 .*: được thêm vào/],
  ['audit: all rows deleted', past(['audit'], 'delete from audit'), /Nhật ký bị thay đổi/],
  [
    'audit: an actor changed, rehashed',
    rewritten(`update audit set actor = 'ai đó' where sequence = 2`),
    /không phải nhật ký đã biết/,
  ],
  [
    'audit: the export removed, rehashed',
    rewritten(`delete from audit where call = 'notice.exportDocx'`),
    /Bảng "các lần xuất tệp", dòng 1 .*: được thêm vào/,
  ],
  [
    'audit: the issue removed, rehashed',
    rewritten(`delete from audit where call = 'notice.issue'`),
    /Bảng "thông báo", dòng tb-da-ban-hanh: đã bị sửa/,
  ],
  [
    'audit: the waivers removed, rehashed',
    rewritten(`delete from audit where call = 'notice.waive'`),
    /Bảng "điểm bỏ qua", dòng \S+ \(thông báo tb-da-luu\): được thêm vào/,
  ],
  [
    'audit: a moment set back, rehashed',
    rewritten(`update audit set at = '2026-04-10T08:00:01.000Z' where sequence = 4`),
    /không phải nhật ký đã biết/,
  ],
  [
    'notice: content changed there alone',
    past(['notice'], `update notice set content = replace(content, 'Hà Lâm', 'Hà Nội') where id = '${issued}'`),
    /Thông báo tb-da-ban-hanh: các bản đã lưu/,
  ],
  [
    'notice: content changed there and in its version',
    past(
      ['notice', 'notice_version'],
      `update notice set content = replace(content, 'Hà Lâm', 'Hà Nội') where id = '${issued}'`,
      `update notice_version set content = replace(content, 'Hà Lâm', 'Hà Nội') where notice_id = '${issued}'`,
    ),
    /Thông báo tb-da-ban-hanh: bản 1 không khớp nhật ký/,
  ],
  ['notice: content changed everywhere, rehashed', rewriteContent, /Bảng "thông báo", dòng tb-da-ban-hanh: đã bị sửa/],
  [
    'notice: issued without a deed',
    past([], `update notice set state = 'issued' where id = '${draft}'`),
    /dòng tb-du-thao: đã bị sửa/,
  ],
  [
    'notice: a draft again without a deed',
    past([], `update notice set state = 'draft' where id = '${issued}'`),
    /dòng tb-da-ban-hanh: đã bị sửa/,
  ],
  [
    'notice: deleted without a deed',
    past([], `update notice set deleted_at = '2026-04-11T00:00:00.000Z' where id = '${draft}'`),
    /dòng tb-du-thao: đã bị sửa/,
  ],
  [
    'notice: its number changed',
    past([], `update notice set number = 27 where id = '${draft}'`),
    /dòng tb-du-thao: đã bị sửa/,
  ],
  ...['symbol', 'issued_on', 'abstract', 'search', 'updated_by'].map(
    (column) =>
      [
        `notice: ${column} changed`,
        past([], `update notice set ${column} = 'khác' where id = '${draft}'`),
        /Bảng "thông báo", dòng tb-du-thao: đã bị sửa/,
      ] as const,
  ),
  [
    'notice: removed with all that is its own',
    past(
      ['notice', 'notice_version', 'original', 'check_run', 'task'],
      'pragma foreign_keys = OFF',
      ...['notice_version', 'task', 'task_body', 'original', 'doubt', 'waiver', 'check_run'].map(
        (table) => `delete from ${table} where notice_id = '${saved}'`,
      ),
      `delete from notice where id = '${saved}'`,
    ),
    /Bảng "thông báo", dòng tb-da-luu: đã bị xóa/,
  ],
  [
    'version: an old one edited',
    past(
      ['notice_version'],
      `update notice_version set content = replace(content, 'Hà Lâm', 'Hà Nội') where notice_id = '${saved}' and version = 1`,
    ),
    /Thông báo tb-da-luu: bản 1 không khớp nhật ký/,
  ],
  [
    'version: an old one deleted',
    past(['notice_version'], `delete from notice_version where notice_id = '${saved}' and version = 1`),
    /Bảng "các bản đã lưu", dòng tb-da-luu · 1: đã bị xóa/,
  ],
  [
    'original: bytes changed, hash kept',
    past(['original'], `update original set content = x'00' where notice_id = '${saved}'`),
    /Tệp gốc \S+ không còn khớp mã kiểm tra/,
  ],
  [
    'original: bytes and hash changed',
    past(
      ['original'],
      `update original set content = x'00', sha256 = '${sha256(new Uint8Array(1))}' where notice_id = '${saved}'`,
    ),
    /Bảng "tệp gốc", dòng \S+ \(thông báo tb-da-luu\): đã bị sửa/,
  ],
  [
    'original: deleted',
    past(['original'], `delete from original where notice_id = '${saved}'`),
    /Bảng "tệp gốc", dòng \S+: đã bị xóa/,
  ],
  ...['file_name', 'received_by'].map(
    (column) =>
      [
        `original: ${column} changed`,
        past(['original'], `update original set ${column} = 'khác' where notice_id = '${saved}'`),
        /Bảng "tệp gốc".*đã bị sửa/,
      ] as const,
  ),
  ['waiver: its reason changed', past([], `update waiver set reason = 'khác'`), /Bảng "điểm bỏ qua".*đã bị sửa/],
  ['waiver: deleted', past([], 'delete from waiver'), /Bảng "điểm bỏ qua".*đã bị xóa/],
  [
    'waiver: forged',
    past(
      [],
      `insert into waiver select 'giả', notice_id, rule, 'x', severity, spot, found, message, reason, waived_at, waived_by,
        null, null from waiver limit 1`,
    ),
    /Bảng "điểm bỏ qua", dòng giả \(thông báo tb-da-luu\): được thêm vào/,
  ],
  [
    'run of the checker: forged',
    past(
      [],
      `insert into check_run select 999, notice_id, content_hash, rule_set, office, 0, 0, 0, 0, '[]', run_at, run_by
        from check_run limit 1`,
    ),
    /Bảng "lần kiểm tra", dòng 999 .*được thêm vào/,
  ],
  ['run of the checker: all deleted', past(['check_run'], 'delete from check_run'), /Bảng "lần kiểm tra".*đã bị xóa/],
  [
    'rule set: edited',
    past(['rule_set'], `update rule_set set content = '{}'`),
    /Bảng "bộ quy tắc", dòng 2: đã bị sửa/,
  ],
  ['rule set: deleted', past(['rule_set'], 'delete from rule_set'), /Bảng "bộ quy tắc", dòng 2: đã bị xóa/],
  ['doubt: settled by another', past([], `update doubt set settled_by = 'ai'`), /Bảng "điểm cần xem".*đã bị sửa/],
  ['doubt: deleted', past([], 'delete from doubt'), /Bảng "điểm cần xem".*đã bị xóa/],
  ['learned wording: emptied', past([], 'delete from learned_wording'), /Bảng "từ ngữ đã học": nội dung không khớp/],
  [
    'task: its deadline changed',
    past([], `update task set planned = 'khác' where notice_id = '${saved}'`),
    /bảng nhiệm vụ đã bị sửa/,
  ],
  [
    'user: a role more',
    past([], `update user set roles = '["admin","clerk"]' where id = 'clerk'`),
    /Bảng "người dùng", dòng clerk: đã bị sửa/,
  ],
  [
    'trigger dropped',
    (raw) => raw.exec('drop trigger audit_no_update'),
    /Chốt chặn sửa, xóa "audit_no_update".*đã bị bỏ/,
  ],
  ['table added', (raw) => raw.exec('create table la (x text)'), /Bảng "la": không phải của chương trình/],
  [
    'a row put back to what it was',
    past([], 'update doubt set settled_at = null, settled_by = null'),
    /Bảng "điểm cần xem".*đã bị đưa về như ở dòng nhật ký \d+/,
  ],
]

test('the store as the office left it is sound', async () => {
  expect(await tamper(() => {})).toEqual([])
})

describe('named', () => {
  test.each(named)('%s', async (_, deed, words) => {
    const problems = await tamper(deed)
    expect(problems.join('\n')).toMatch(words)
  })
})

describe('stopped', () => {
  test.each([
    ['audit: UPDATE', `update audit set actor = 'ai đó'`],
    ['audit: DELETE', 'delete from audit'],
    ['an issued notice: its content', `update notice set content = '' where id = '${issued}'`],
    ['an issued notice: its number', `update notice set number = 1 where id = '${issued}'`],
    ['an issued notice: deleted', `update notice set deleted_at = '2026' where id = '${issued}'`],
    ['an issued notice: removed', `delete from notice where id = '${issued}'`],
    ['an issued notice: its tasks', `update task set planned = 'khác' where notice_id = '${issued}'`],
    [
      'an issued notice: one more version',
      `insert into notice_version select notice_id, 9, content, content_hash, saved_at, saved_by, saver_id from notice_version where notice_id = '${issued}'`,
    ],
  ])('%s', async (_, statement) => {
    expect(
      await tamper((raw) => expect(() => raw.exec(statement)).toThrow(/append-only|frozen|never removed/)),
    ).toEqual([])
  })
})

test('the database decrypted in place is refused', async () => {
  copyStore(folders.store, folders.try)
  const raw = openRaw()
  raw.pragma('journal_mode = DELETE')
  raw.pragma("rekey = ''")
  raw.close()
  await expect(openTestApp(folders.try)).rejects.toMatchObject({ code: 'store.damaged' })
})
