/** What happened to stores, numbers and clocks in the field: each situation by its name, through an opened app. */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { Refusal } from '../../src/domain/errors.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openLocalApp } from '../../src/hosts/local-app.ts'
import { openStore } from '../../src/store/open.ts'
import { type TestApp, openTestApp, temporaryFolder } from '../helpers/app.ts'
import { countIds } from '../helpers/build.ts'
import { copyStore } from '../helpers/damage.ts'

const ids = countIds('field')
const numbered = (number: number): Notice => {
  const sound = soundNotice()
  return { ...sound, id: ids(), header: { ...sound.header, number, symbol: 'TB/CQTT' } }
}

/** A closed store with one notice. */
async function closedStore(): Promise<string> {
  const app = await openTestApp()
  await app.call('notice.create', { notice: numbered(24) })
  const directory = temporaryFolder()
  copyStore(app.store.describe().directory, directory)
  await (await openStore({ directory })).close()
  return directory
}

async function refusalAt(directory: string): Promise<Refusal> {
  try {
    await (await openLocalApp(directory, diskFiles({}, directory), () => {})).close()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('It opened without a word.')
}

async function issue({ call, as }: TestApp, one: Notice) {
  await call('notice.create', { notice: one })
  for (const { key, severity } of (await call('notice.check', { id: one.id })).findings)
    if (severity === 'error') await call('notice.waive', { id: one.id, key, reason: 'Đã đối chiếu với bản gốc.' })
  await call('notice.submit', { id: one.id, version: 1 })
  return as('admin')('notice.issue', { id: one.id, version: 1 })
}

test('database-gone-key-there', async () => {
  const directory = await closedStore()
  rmSync(join(directory, 'ket-luan.db'))
  expect((await refusalAt(directory)).code).toBe('store.lost')
  expect(existsSync(join(directory, 'ket-luan.db'))).toBe(false)
})

test('database-of-zero-bytes', async () => {
  const directory = await closedStore()
  writeFileSync(join(directory, 'ket-luan.db'), '')
  expect((await refusalAt(directory)).code).toBe('store.lost')
})

test('path-that-cannot-be-opened', async () => {
  const folder = temporaryFolder()
  const refusal = await refusalAt(join(folder, ...Array<string>(20).fill('thu-muc-rat-dai-0123456789')))
  expect(refusal.code).toBe('disk.pathTooLong')
  expect(refusal.message).toMatch(/Đường dẫn quá dài.*thu-muc-rat-dai-0123456789.*byte, nhiều nhất/)
  expect(readdirSync(folder)).toEqual([])
})

test('a name that no file system takes', async () => {
  const refusal = await refusalAt(join(temporaryFolder(), 'x'.repeat(300)))
  expect(refusal.code).toBe('disk.pathTooLong')
})

test('same-number-same-day', async () => {
  const app = await openTestApp()
  await issue(app, numbered(24))
  await expect(issue(app, numbered(24))).rejects.toMatchObject({ error: { code: 'notice.numberTaken' } })
})

test('clock-goes-back', async () => {
  const times = ['2026-05-06T08:00:00.000Z', '2020-01-01T00:00:00.000Z', '2026-05-06T09:00:00.000Z']
  let turn = 0
  const { call, as } = await openTestApp(temporaryFolder(), {}, () => times[turn] ?? '')
  const one = numbered(24)
  await call('notice.create', { notice: one })
  turn = 1
  await call('notice.save', { id: one.id, version: 1, notice: { ...one, abstract: ['kết luận, bản sửa'] } })
  turn = 2
  await call('notice.exportText', { id: one.id })
  const moments = (await as('admin')('audit.list', {})).map(({ at }) => at)
  expect(moments).toEqual(moments.toSorted().toReversed())
  expect((await as('admin')('store.verify', {})).remarks.join(' ')).toContain('đồng hồ máy chỉ 2020-01-01')
})

test('a store that another program holds for longer than one waits', async () => {
  const directory = await closedStore()
  const store = await openStore({ directory })
  const refusal = await store.db.transaction().execute(() => refusalAt(directory))
  await store.close()
  expect(refusal.code).toBe('store.locked')
  expect(refusal.message).toContain(join(directory, 'ket-luan.db'))
})
