import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { describe, expect, test } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { Refusal } from '../../src/domain/errors.ts'
import { systemProbe } from '../../src/store/location.ts'
import { openStore } from '../../src/store/open.ts'
import { temporaryFolder } from '../helpers/app.ts'

async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof Refusal) return error
  throw new Error(`expected a refusal, got ${String(error)}`)
}

async function openAndClose(directory: string, steps: Readonly<Record<string, Migration>> = migrations): Promise<void> {
  await (await openStore({ directory, migrations: steps })).close()
}

describe('a new store', () => {
  test('is encrypted from the first byte (H1)', async () => {
    const directory = temporaryFolder()
    const store = await openStore({ directory })
    await sql`create table probe (name text)`.execute(store.db)
    await sql`insert into probe values ('Lương Đình Khải')`.execute(store.db)
    const bytes = () => readdirSync(directory).filter((name) => name !== 'store.key').map((name) => readFileSync(join(directory, name)))
    expect(bytes().some((file) => file.includes('Lương Đình Khải'))).toBe(false)
    await store.close()
    expect(readFileSync(store.databaseFile).subarray(0, 16).toString('latin1')).not.toBe('SQLite format 3\0')
    expect(bytes().some((file) => file.includes('Lương Đình Khải') || file.includes('create table'))).toBe(false)
  })

  test('runs in WAL mode and says where it is', async () => {
    const directory = temporaryFolder()
    const store = await openStore({ directory })
    expect(store.describe()).toMatchObject({ directory, journalMode: 'wal', steps: Object.keys(migrations) })
    expect(store.findDamage()).toEqual([])
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

  test('a database made by a newer program, and leaves it as it is', async () => {
    const directory = temporaryFolder()
    await openAndClose(directory, { ...migrations, '9990-future': { up: async (db) => void (await sql`create table future (id text)`.execute(db)) } })
    const before = readFileSync(join(directory, 'ket-luan.db'))
    const refusal = await refusalOf(openStore({ directory }))
    expect(refusal.code).toBe('store.newer')
    expect(refusal.message).toContain('9990-future')
    expect(readFileSync(join(directory, 'ket-luan.db')).equals(before)).toBe(true)
  })

  test.each([
    ['an UNC path', '\\\\may-chu\\chung\\kho', systemProbe],
    ['a drive mapped to a share', '', { realPath: () => '\\\\may-chu\\chung', fileSystemType: () => 0 }],
    ['NFS', '', { realPath: (folder: string) => folder, fileSystemType: () => 0x6969 }],
    ['SMB 2', '', { realPath: (folder: string) => folder, fileSystemType: () => 0xfe534d42 | 0 }],
  ])('%s', async (_, path, probe) => {
    const directory = path === '' ? join(temporaryFolder(), 'kho') : path
    expect((await refusalOf(openStore({ directory, probe }))).code).toBe('store.networkPath')
    expect(existsSync(directory)).toBe(false)
  })
})

describe('migrations', () => {
  test('a step that fails leaves nothing behind', async () => {
    const directory = temporaryFolder()
    await openAndClose(directory)
    const broken: Migration = {
      up: async (db) => {
        await sql`create table half (id text)`.execute(db)
        throw new Error('power cut')
      },
    }
    await expect(openStore({ directory, migrations: { ...migrations, '0020-broken': broken } })).rejects.toThrow('power cut')
    const store = await openStore({ directory })
    const { rows } = await sql`select name from sqlite_schema where name = 'half'`.execute(store.db)
    expect(rows).toEqual([])
    await store.close()
  })

  test('an existing store is copied before a new step, under the same key', async () => {
    const directory = temporaryFolder()
    await openAndClose(directory)
    const step: Migration = { up: async (db) => void (await sql`create table added (id text)`.execute(db)) }
    await openAndClose(directory, { ...migrations, '0020-added': step })
    const elsewhere = temporaryFolder()
    copyFileSync(join(directory, 'before-0020-added.db'), join(elsewhere, 'ket-luan.db'))
    copyFileSync(join(directory, 'store.key'), join(elsewhere, 'store.key'))
    const copy = await openStore({ directory: elsewhere })
    expect(copy.describe().steps).toEqual(Object.keys(migrations))
    await copy.close()
  })
})
