import { fork } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { type Step, migrations } from '../../migrations/index.ts'
import { Refusal } from '../../src/domain/errors.ts'
import { obtainKey } from '../../src/store/key-file.ts'
import { findMountedKind, isUncPath } from '../../src/store/network-path.ts'
import { auditHead } from '../../src/store/audit.ts'
import { type ReadableDb, type WritableDb, transact } from '../../src/store/db.ts'
import { allNoticeIds, columnsOf, insertNotice } from '../../src/store/notices.ts'
import { listBackups } from '../../src/store/backup-files.ts'
import { openStore } from '../../src/store/open.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { notice } from '../helpers/build.ts'

async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof Refusal) return error
  throw new Error(`expected a refusal, got ${String(error)}`)
}

async function openAndClose(directory: string, steps: Readonly<Record<string, Step>> = migrations): Promise<void> {
  await (await openStore({ directory, migrations: steps })).close()
}

describe('a new store', () => {
  test('is encrypted from the first byte (H1)', async () => {
    const directory = temporaryFolder()
    const store = await openStore({ directory })
    await sql`create table probe (name text)`.execute(store.db)
    await sql`insert into probe values ('Lương Đình Khải')`.execute(store.db)
    const bytes = () =>
      readdirSync(directory)
        .filter((name) => name !== 'store.key')
        .map((name) => readFileSync(join(directory, name)))
    expect(bytes().some((file) => file.includes('Lương Đình Khải'))).toBe(false)
    await store.close()
    expect(readFileSync(store.databaseFile).subarray(0, 16).toString('latin1')).not.toBe('SQLite format 3\0')
    expect(bytes().some((file) => file.includes('Lương Đình Khải') || file.includes('create table'))).toBe(false)
  })

  test('runs in WAL mode and says where it is', async () => {
    const directory = temporaryFolder()
    const store = await openStore({ directory })
    expect(store.describe()).toEqual({
      directory,
      database: expect.stringMatching(/^SQLite 3\.\d+.*, mã hóa, chế độ wal$/) as string,
      steps: Object.keys(migrations),
    })
    const damage = await store.readApart(({ damageChecks }) =>
      Promise.resolve(damageChecks.flatMap((check) => check())),
    )
    expect(damage).toEqual([])
    await store.close()
  })
})

describe('a long read', () => {
  test('sees one state while others write, and holds nobody up', async () => {
    const store = await openStore({ directory: temporaryFolder() })
    const stamp = { at: '2026-04-10T08:00:00.000Z', by: 'lan', byId: 'lan' }
    const count = async (db: ReadableDb) => (await allNoticeIds(db)).length
    const seen = await store.readApart(async ({ db }) => {
      const before = await count(db)
      await transact(store.db, (writing) => insertNotice(writing, columnsOf(notice(), 1), stamp))
      return [before, await count(db), await count(store.db)]
    })
    expect(seen).toEqual([0, 0, 1])
    await store.close()
  })

  test('cannot write, whatever it is told to do', async () => {
    const store = await openStore({ directory: temporaryFolder() })
    const write = store.readApart(({ db }) => sql`delete from audit_head`.execute(db as unknown as WritableDb))
    await expect(write).rejects.toMatchObject({ code: 'disk.readOnly' })
    expect(await auditHead(store.db)).toBe(0)
    await store.close()
  })
})

describe('refuses', () => {
  test('a store whose key file is gone, and makes no new key', async () => {
    const directory = temporaryFolder()
    await openAndClose(directory)
    const other = temporaryFolder()
    copyFileSync(join(directory, 'ket-luan.db'), join(other, 'ket-luan.db'))
    expect((await refusalOf(openStore({ directory: other }))).code).toBe('store.wrongKey')
    expect(existsSync(join(other, 'store.key'))).toBe(false)
  })

  test('the key of another store', async () => {
    const directory = temporaryFolder()
    await openAndClose(directory)
    writeFileSync(join(directory, 'store.key'), 'ab'.repeat(32))
    expect((await refusalOf(openStore({ directory }))).code).toBe('store.wrongKey')
  })

  test.each(['gone', 'empty'])('a key whose database is %s: the store is lost, no new one is made', async (how) => {
    const directory = temporaryFolder()
    await openAndClose(directory)
    const key = readFileSync(join(directory, 'store.key'), 'utf8')
    for (const name of ['ket-luan.db', 'ket-luan.db-wal', 'ket-luan.db-shm', 'ket-luan.anchor'])
      rmSync(join(directory, name), { force: true })
    if (how === 'empty') writeFileSync(join(directory, 'ket-luan.db'), '')
    const refusal = await refusalOf(openStore({ directory }))
    expect(refusal.code).toBe('store.lost')
    expect(refusal.message).toContain(join(directory, 'ket-luan.db'))
    expect(readdirSync(directory)).toEqual(how === 'empty' ? ['ket-luan.db', 'store.key'] : ['store.key'])
    expect(readFileSync(join(directory, 'store.key'), 'utf8')).toBe(key)
  })

  test('a database that cannot be opened, with its path', async () => {
    const directory = temporaryFolder()
    writeFileSync(join(directory, 'store.key'), 'ab'.repeat(32))
    mkdirSync(join(directory, 'ket-luan.db'))
    const refusal = await refusalOf(openStore({ directory }))
    expect(refusal.code).toBe('file.writeFailed')
    expect(refusal.message).toContain(directory)
  })

  test('a database made by a newer program, and leaves it as it is', async () => {
    const directory = temporaryFolder()
    await openAndClose(directory, {
      ...migrations,
      '9990-future': { up: async (db) => void (await sql`create table future (id text)`.execute(db)) },
    })
    const before = readFileSync(join(directory, 'ket-luan.db'))
    const refusal = await refusalOf(openStore({ directory }))
    expect(refusal.code).toBe('store.newer')
    expect(refusal.message).toContain('9990-future')
    expect(readFileSync(join(directory, 'ket-luan.db')).equals(before)).toBe(true)
  })

  test('a database of a trial version, and leaves it as it is', async () => {
    const directory = temporaryFolder()
    const nothing: Step = { up: () => Promise.resolve() }
    await openAndClose(directory, { ...migrations, '0010-notices': nothing, '0020-doubts': nothing })
    const before = readFileSync(join(directory, 'ket-luan.db'))
    const refusal = await refusalOf(openStore({ directory }))
    expect(refusal.code).toBe('store.trial')
    expect(refusal.message).toContain('nhập lại vào một kho mới')
    expect(readFileSync(join(directory, 'ket-luan.db')).equals(before)).toBe(true)
  })

  test('a network path, before anything is made there', async () => {
    const directory = join(temporaryFolder(), 'kho')
    expect((await refusalOf(openStore({ directory, networkProbe: () => 'NFS' }))).code).toBe('store.networkPath')
    expect(existsSync(directory)).toBe(false)
    expect((await refusalOf(openStore({ directory: '\\\\may-chu\\chung\\kho' }))).code).toBe('store.networkPath')
  })

  test('a plain, unencrypted database', async () => {
    const directory = temporaryFolder()
    writeFileSync(join(directory, 'ket-luan.db'), 'SQLite format 3\0 và phần còn lại')
    expect((await refusalOf(openStore({ directory }))).code).toBe('store.damaged')
  })
})

test('knows an UNC path and a mounted share when it sees one', () => {
  expect(
    ['\\\\may-chu\\chung', '\\\\?\\UNC\\may-chu\\chung', '\\\\?\\C:\\kho', 'C:\\kho', '/home/lan/kho'].map(isUncPath),
  ).toEqual([true, true, false, false, false])
  const mounts = '22 1 8:1 / / rw - ext4 /dev/sda1 rw\n40 22 0:50 / /home/lan/chung rw - fuse.sshfs may-chu:/ rw\n'
  expect(findMountedKind('/home/lan/chung/kho', mounts)).toBe('fuse.sshfs')
  expect(findMountedKind('/home/lan/chung-khac', mounts)).toBe('ext4')
})

describe('migrations', () => {
  test('a step that fails leaves nothing behind', async () => {
    const directory = temporaryFolder()
    await openAndClose(directory)
    const broken: Step = {
      up: async (db) => {
        await sql`create table half (id text)`.execute(db)
        throw new Error('power cut')
      },
    }
    // Nor does the step before it, which succeeded: the copy that took both is gone.
    const whole: Step = { up: async (db) => void (await sql`create table added (id text)`.execute(db)) }
    const steps = { ...migrations, '9980-added': whole, '9990-broken': broken }
    await expect(openStore({ directory, migrations: steps })).rejects.toThrow('power cut')
    expect(readdirSync(directory).filter((name) => name.includes('.moi'))).toEqual([])
    const store = await openStore({ directory })
    const { rows } = await sql`select name from sqlite_schema where name in ('half', 'added')`.execute(store.db)
    expect(rows).toEqual([])
    await store.close()
  })

  test('an existing store is copied before a new step, under the same key', async () => {
    const directory = temporaryFolder()
    await openAndClose(directory)
    const step: Step = { up: async (db) => void (await sql`create table added (id text)`.execute(db)) }
    await openAndClose(directory, { ...migrations, '9990-added': step })
    const [copied, ...others] = listBackups(join(directory, 'sao-luu'))
    expect(others).toEqual([])
    expect(copied?.manifest?.reason).toBe('beforeUpdate')
    const elsewhere = temporaryFolder()
    for (const name of ['ket-luan.db', 'store.key']) copyFileSync(join(copied!.path, name), join(elsewhere, name))
    const copy = await openStore({ directory: elsewhere })
    expect(copy.describe().steps).toEqual(Object.keys(migrations))
    await copy.close()
  })
})

describe('a first start that was cut short', () => {
  test('goes on with the key that was written before the database', async () => {
    const directory = temporaryFolder()
    writeFileSync(join(directory, 'store.key'), `${'ab'.repeat(32)}\nnew\n`)
    await openAndClose(directory)
    expect(readFileSync(join(directory, 'store.key'), 'utf8')).toMatch(/^(?:ab){32}\nstore=[0-9a-f-]{36}\n$/)
    await openAndClose(directory)
  })

  test('by a full disk leaves an empty key, which is made anew', async () => {
    const directory = temporaryFolder()
    writeFileSync(join(directory, 'store.key'), '')
    await openAndClose(directory)
    expect(readFileSync(join(directory, 'store.key'), 'utf8')).toMatch(/^[0-9a-f]{64}\nstore=[0-9a-f-]{36}\n$/)
    expect(readdirSync(directory).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('programs that make one store at the same moment', () => {
  test('wait for its key, though the database is there by then', async () => {
    const directory = temporaryFolder()
    const [keyFile, databaseFile] = [join(directory, 'store.key'), join(directory, 'ket-luan.db')]
    writeFileSync(keyFile, '')
    const obtained = obtainKey(keyFile, databaseFile)
    writeFileSync(databaseFile, '')
    setTimeout(() => writeFileSync(keyFile, `${'ab'.repeat(32)}\nnew\n`), 60)
    expect(Buffer.from((await obtained).key).toString('hex')).toBe('ab'.repeat(32))
  })

  test('wait for the one that writes first', async () => {
    const directory = temporaryFolder()
    const key = 'ab'.repeat(32)
    writeFileSync(join(directory, 'store.key'), `${key}\nnew\n`)
    const databaseFile = join(directory, 'ket-luan.db')
    const first = fork(join(import.meta.dirname, '../helpers/hold-write-lock.ts'), [databaseFile, key, '200'])
    await new Promise((held) => first.once('message', held))
    const store = await openStore({ directory })
    expect(store.describe().steps).toEqual(Object.keys(migrations))
    await store.close()
  })
})
