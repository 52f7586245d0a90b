/** What people sign: every deed of a user with a secret; and a file that proves an issue to who has no store. */
import type Database from 'better-sqlite3'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { type CallFunction, connect } from '../../src/contract/client.ts'
import type { Role } from '../../src/domain/office/roles.ts'
import { createApp } from '../../src/services/app.ts'
import { verifyWithProof } from '../../src/services/notice-proof.ts'
import { openSession } from '../../src/services/sessions.ts'
import { direct } from '../../src/hosts/direct.ts'
import { anchorIn } from '../../src/store/anchor.ts'
import { hashAuditRow } from '../../src/store/audit.ts'
import { connect as connectRaw } from '../../src/store/connect.ts'
import { type SqliteStore, openStore } from '../../src/store/open.ts'
import { quickCost, temporaryFolder } from '../helpers/app.ts'
import { countIds } from '../helpers/build.ts'
import { decideNone } from '../helpers/decide.ts'

const passphrase = 'bàn gỗ sông dài mưa'
const people = {
  clerk: { account: 'lan.nt', name: 'Nguyễn Thị Lan', roles: ['clerk'] },
  deputy: { account: 'minh.tv', name: 'Trần Văn Minh', roles: ['deputy'] },
  registrar: { account: 'hoa.lt', name: 'Lê Thị Hoa', roles: ['registrar'] },
  archivist: { account: 'tam.pt', name: 'Phạm Thị Tâm', roles: ['archivist'] },
} as const satisfies Record<string, { account: string; name: string; roles: readonly Role[] }>
const admin = { account: 'quan.tri', name: 'Phạm Quản Trị', passphrase }

type Saved = { fileName: string; bytes: Uint8Array }

async function open(directory: string) {
  const store = await openStore({ directory })
  const saved: Saved[] = []
  let tick = 0
  const app = createApp({
    store,
    clock: () => new Date(Date.UTC(2026, 3, 10, 8, 0, (tick += 1))).toISOString(),
    ids: countIds('new'),
    files: {
      open: () => Promise.resolve(null),
      save: (file) => (saved.push(file), Promise.resolve({ fileName: file.fileName, canShow: false })),
      show: () => Promise.resolve(false),
      print: () => Promise.resolve(false),
      makePdf: () => Promise.reject(new Error('no browser here')),
    },
    log: ({ error }) => {
      throw error
    },
    passphraseCost: quickCost,
  })
  const call = connect(direct(app, openSession()))
  const as = async (account: string): Promise<CallFunction> => {
    const signed = connect(direct(app, openSession()))
    await signed('session.signIn', { account, passphrase })
    return signed
  }
  return { store, app, call, as, saved }
}

const made = {
  directory: '',
  file: new Uint8Array() as Uint8Array,
  older: new Uint8Array() as Uint8Array,
  proof: '',
  store: null as SqliteStore | null,
}

beforeAll(async () => {
  // Not that of a test, which is gone with it.
  made.directory = join(mkdtempSync(join(tmpdir(), 'ket-luan-signatures-')), 'kho')
  const { store, call, as, saved } = await open(made.directory)
  made.store = store
  const users = Object.values(people).map((one) => ({ ...one, passphrase, mustChange: false }))
  await call('store.protect', { administrator: admin, users })
  const [clerk, deputy, registrar] = [await as('lan.nt'), await as('minh.tv'), await as('hoa.lt')]
  const id = 'tb-ky'
  await clerk('notice.create', {
    notice: { ...soundNotice(), id, header: { ...soundNotice().header, number: null, date: null } },
  })
  await clerk('notice.exportText', { id })
  const { notice } = await clerk('notice.get', { id })
  await clerk('notice.save', { id, version: 1, notice: { ...notice, abstract: ['chuyển đổi số trong cơ quan Đảng'] } })
  const seen = { id, version: 2 }
  await decideNone(clerk, seen)
  await clerk('notice.submit', seen)
  await deputy('notice.approve', { ...seen, passphrase })
  await clerk('notice.sendToSignatory', seen)
  await registrar('notice.markSigned', seen)
  await registrar('notice.issue', { ...seen, number: 31, date: '2026-04-10' })
  await registrar('notice.exportText', { id })
  await registrar('notice.exportProof', { id })
  made.older = saved[0]?.bytes ?? new Uint8Array()
  made.file = saved[1]?.bytes ?? new Uint8Array()
  made.proof = Buffer.from(saved[2]?.bytes ?? []).toString('utf8')
})
afterAll(async () => {
  await made.store?.close()
  rmSync(dirname(made.directory), { recursive: true, force: true })
})

type Row = Parameters<typeof hashAuditRow>[0] & { hash: string }

/** Does something with the file and its key past the program, and writes an anchor that fits what comes of it. */
async function tamper(deed: (raw: Database.Database) => void): Promise<readonly string[]> {
  const directory = join(temporaryFolder(), 'thu')
  cpSync(made.directory, directory, { recursive: true })
  const key = Buffer.from(readFileSync(join(directory, 'store.key'), 'utf8').slice(0, 64), 'hex')
  const raw = connectRaw(join(directory, 'ket-luan.db'), key)
  const triggers = raw.prepare("select name, sql from sqlite_schema where type = 'trigger'").all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) raw.exec(`drop trigger ${name}`)
  deed(raw)
  for (const { sql } of triggers) raw.exec(sql)
  const head = raw.prepare('select store, sequence, hash, changes, changed_at as changedAt from audit_head').get()
  anchorIn(directory, key).replace(head as Parameters<ReturnType<typeof anchorIn>['replace']>[0])
  raw.close()
  const { store, as } = await open(directory)
  try {
    return (await (await as('tam.pt'))('store.verify', {})).problems
  } finally {
    await store.close()
  }
}

/** The whole chain computed anew, as whoever has the key can. */
function rehash(raw: Database.Database): void {
  let previous = '0'.repeat(64)
  const rows = raw.prepare('select * from audit order by sequence').all() as Row[]
  for (const row of rows) {
    const hash = hashAuditRow({ ...row, previous_hash: previous })
    raw.prepare('update audit set previous_hash = ?, hash = ? where sequence = ?').run(previous, hash, row.sequence)
    previous = hash
  }
  raw.prepare('update audit_head set hash = ?').run(previous)
}

describe('the audit of an office', () => {
  test('is signed by whoever did it, and sound', async () => {
    expect(await tamper(() => {})).toEqual([])
  })

  test('shows an approver who was changed, though chain and anchor were made to fit', async () => {
    const problems = await tamper((raw) => {
      raw.exec("update audit set actor = 'Người Khác' where call = 'notice.approve'")
      rehash(raw)
    })
    expect(problems.length).toBeGreaterThan(2)
    expect(problems[0]).toMatch(/^Nhật ký, dòng \d+ \(notice\.approve\): chữ ký không đúng/)
  })

  test.each([
    [
      'removed',
      "delete from audit_signature where sequence = (select sequence from audit where call = 'notice.issue')",
      /\(notice\.issue\): thiếu chữ ký/,
    ],
    [
      'forged',
      "update audit_signature set signature = 'AAAA' where sequence = (select sequence from audit where call = 'notice.issue')",
      /\(notice\.issue\): chữ ký không đúng/,
    ],
    [
      'of a row that is not there',
      'insert into audit_signature select 900, key_id, signature from audit_signature limit 1',
      /chữ ký của dòng 900 mà không có/,
    ],
    [
      'by a key put in the place of another',
      'update signing_key set public_key = (select public_key from signing_key order by id limit 1)',
      /chữ ký không đúng/,
    ],
    [
      'of keys that were all taken out',
      'delete from audit_signature; delete from signing_key',
      /khóa ký của người dùng .* không phải khóa mà nhật ký đã ghi/,
    ],
  ])('names a signature %s', async (_, statement, expected) => {
    const problems = await tamper((raw) => {
      raw.pragma('foreign_keys = OFF')
      raw.exec(statement)
    })
    expect(problems.join('\n')).toMatch(expected)
  })
})

describe('a verification file', () => {
  test('says without the store what the store says', async () => {
    const { as, store } = await open(made.directory)
    const call = await as('tam.pt')
    const base64 = Buffer.from(made.file).toString('base64')
    const own = await call('export.verify', { fileName: 'x.txt', base64 })
    await store.close()
    const offline = verifyWithProof(made.file, made.proof)
    expect(own.verdict).toBe('issued')
    expect(offline).toMatchObject({ verdict: 'issued', version: own.version, notice: own.notice, sha256: own.sha256 })
    expect(offline.words.startsWith(own.words.split('. ')[0] ?? '-')).toBe(true)
    expect(offline.words).toMatch(/Duyệt: Trần Văn Minh, .* khóa ký .*Ban hành: Lê Thị Hoa, .* khóa ký /)
  })

  test('knows an older version, and no other file', () => {
    expect(verifyWithProof(made.older, made.proof).verdict).toBe('older')
    expect(verifyWithProof(Buffer.concat([made.file, Buffer.from(' ')]), made.proof).verdict).toBe('unknown')
  })

  test('that somebody changed is refused, wherever', () => {
    const proof = JSON.parse(made.proof) as {
      notice: Record<string, unknown>
      rows: Record<string, unknown>[]
      keys: Record<string, Record<string, unknown>>
      store: string
    }
    const code = (change: (copy: typeof proof) => void) => {
      const copy = structuredClone(proof)
      change(copy)
      try {
        verifyWithProof(made.file, JSON.stringify(copy))
        return 'accepted'
      } catch (error) {
        return (error as { code?: string }).code
      }
    }
    const issue = proof.rows.findIndex((row) => row['call'] === 'notice.issue')
    for (const field of ['at', 'actor', 'actor_id', 'details', 'previous_hash', 'hash', 'call'])
      expect([field, code((copy) => Object.assign(copy.rows[issue] ?? {}, { [field]: '{}' }))]).toEqual([
        field,
        'proof.forged',
      ])
    expect(code((copy) => Object.assign(copy.rows[issue] ?? {}, { key: null, signature: null }))).toBe('proof.forged')
    expect(code((copy) => (copy.notice['number'] = 32))).toBe('proof.forged')
    expect(code((copy) => (copy.store = 'khác'))).toBe('proof.forged')
    expect(code((copy) => Object.assign(Object.values(copy.keys)[0] ?? {}, { public: 'AAAA' }))).toBe('proof.forged')
    expect(code((copy) => copy.rows.push({}))).toBe('proof.unreadable')
  })

  test('is there for what was issued with a signature alone', async () => {
    const trial = await open(join(temporaryFolder(), 'thu-nghiem'))
    await trial.call('notice.create', { notice: { ...soundNotice(), id: 'tb' } })
    await expect(trial.call('notice.exportProof', { id: 'tb' })).rejects.toMatchObject({
      error: { code: 'proof.notIssued' },
    })
    await trial.store.close()
  })
})
