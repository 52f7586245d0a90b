/** Backups are whole or none; a restore puts back exactly what was counted, and says first what it costs. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listBackups, rotate } from '../../src/store/backup-files.ts'
import { planRestore } from '../../src/store/plan-restore.ts'
import { restore } from '../../src/store/restore.ts'
import { type TestApp, openTestApp, temporaryFolder } from '../helpers/app.ts'
import { notice } from '../helpers/build.ts'
import { cutAt, flipByte } from '../helpers/damage.ts'

const at = '2026-04-12T02:00:00.000Z'
const verify = ({ as }: TestApp) => as('archivist')('store.verify', {})

/** A store with one notice, backed up; then one more, and something being typed. */
async function backedUp() {
  const directory = join(temporaryFolder(), 'kho')
  const app = await openTestApp(directory)
  await app.call('notice.create', { notice: notice({ id: 'truoc' }) })
  const made = await app.as('admin')('backup.make', {})
  await app.call('notice.create', { notice: notice({ id: 'sau' }) })
  await app.call('workingCopy.keep', { version: 1, notice: notice({ id: 'sau', abstract: ['đang gõ'] }) })
  return { app, directory, backup: made.path, made }
}

describe('a backup', () => {
  test('is one file with its key and a manifest, encrypted, counted, and recorded', async () => {
    const { app, backup, made } = await backedUp()
    expect(readdirSync(backup).toSorted()).toEqual(['ket-luan.db', 'manifest.json', 'store.key'])
    expect(made.made).toMatchObject({ reason: 'asked', notices: 1, auditRows: 1 })
    expect(readFileSync(join(backup, 'ket-luan.db')).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')
    const [row] = (await app.as('admin')('audit.list', {})).filter(({ call }) => call === 'backup.make')
    expect(row?.details).toMatchObject({ name: made.name, counts: { notices: 1 } })
    expect((await verify(app)).problems).toEqual([])
  })

  test('is copied to the second place; a place that is not there stops nobody and is told', async () => {
    const { app } = await backedUp()
    const admin = app.as('admin')
    const place = temporaryFolder()
    await expect(admin('backup.setSecondPlace', { folder: join(place, 'không có') })).rejects.toMatchObject({
      error: { code: 'backup.noPlace' },
    })
    expect((await admin('backup.list', {})).reminders.join()).toContain('Chưa chọn nơi sao lưu thứ hai')
    await admin('backup.setSecondPlace', { folder: place })
    await admin('backup.make', {})
    expect(listBackups(place)).toMatchObject([{ fault: null, manifest: { counts: { notices: 2 } } }])
    expect((await admin('backup.list', {})).reminders).toEqual([])
    rmSync(place, { recursive: true })
    await admin('backup.make', {})
    expect((await admin('backup.list', {})).secondPlace?.failure).toContain('Không thấy thư mục này')
  })

  test('of a day is made once, and only where something has changed', async () => {
    const { app } = await backedUp()
    const { backups } = app.store
    const count = () => backups?.list().length
    const before = count() ?? 0
    backups?.makeDaily('2026-04-11T01:00:00.000Z', 99)
    backups?.makeDaily('2026-04-11T09:00:00.000Z', 100)
    expect(count()).toBe(before + 1)
    const changes = backups?.list()[0]?.manifest?.head.changes ?? 0
    backups?.makeDaily('2026-04-12T01:00:00.000Z', changes)
    expect(count()).toBe(before + 1)
  })

  test('old ones go: the last of each day and month stays, and never the last proven one', async () => {
    const { app } = await backedUp()
    const { backups } = app.store
    const folder = backups?.folder ?? ''
    const [proven] = listBackups(folder)
    const store = proven?.manifest?.store ?? ''
    const manifest = JSON.parse(readFileSync(join(proven!.path, 'manifest.json'), 'utf8')) as object
    for (let day = 0; day < 60; day += 1)
      for (const hour of [1, 5]) {
        const moment = new Date(Date.UTC(2026, 0, 1 + day, hour)).toISOString()
        const path = join(folder, moment.replace(/\.\d+/, '').replaceAll(':', '-'))
        mkdirSync(path)
        for (const name of ['ket-luan.db', 'store.key'])
          writeFileSync(join(path, name), readFileSync(join(proven!.path, name)))
        writeFileSync(join(path, 'manifest.json'), JSON.stringify({ ...manifest, at: moment }))
      }
    writeFileSync(join(folder, '2026-01-01T01-00-00Z', 'ket-luan.db'), '')
    rotate(folder, store)
    const left = listBackups(folder).map(({ name }) => name)
    expect(left).toHaveLength(1 + 13 + 1 + 1)
    expect(left[0]).toBe(proven?.name)
    expect(left.slice(1, 4)).toEqual(['2026-03-01T05-00-00Z', '2026-02-28T05-00-00Z', '2026-02-27T05-00-00Z'])
    expect(left.slice(-2)).toEqual(['2026-01-31T05-00-00Z', '2026-01-01T01-00-00Z'])
  })
})

describe('a restore', () => {
  test('says first what would be lost, and changes nothing by that', async () => {
    const { app, directory, backup } = await backedUp()
    await app.store.close()
    const before = readdirSync(directory).toSorted()
    expect(planRestore(backup, directory)).toMatchObject({
      current: 'ahead',
      lostCount: 2,
      lostTyping: 1,
      lost: [
        { what: expect.stringMatching(/^Thông báo /) as string, deeds: 1, by: 'clerk' },
        { what: 'Việc khác của kho', deeds: 1, by: 'admin' },
      ],
    })
    expect(readdirSync(directory).filter((name) => !/-(?:wal|shm)$/.test(name))).toEqual(
      before.filter((name) => !/-(?:wal|shm)$/.test(name)),
    )
  })

  test('puts the backup in place, keeps what was there aside, and the store knows it', async () => {
    const { app, directory, backup } = await backedUp()
    await app.store.close()
    // What belongs to the old database would be taken for the new one's.
    writeFileSync(join(directory, 'ket-luan.db-wal'), 'rest')
    const { aside } = await restore(backup, directory, { at })
    expect(existsSync(join(aside ?? '', 'ket-luan.db'))).toBe(true)
    const restored = await openTestApp(directory)
    expect((await restored.call('notice.list', {})).map(({ id }) => id)).toEqual(['truoc'])
    expect(await verify(restored)).toMatchObject({ problems: [], remarks: [] })
    const [row] = await restored.as('archivist')('audit.list', {})
    expect(row).toMatchObject({ call: 'store.restore', details: { current: 'ahead', lost: 2 } })
  })

  test('works into an empty folder', async () => {
    const { backup } = await backedUp()
    const empty = join(temporaryFolder(), 'máy mới')
    expect(planRestore(backup, empty).current).toBe('none')
    expect((await restore(backup, empty, { at })).aside).toBeNull()
    const app = await openTestApp(empty)
    expect((await app.call('notice.get', { id: 'truoc' })).version).toBe(1)
    expect((await verify(app)).sound).toBe(true)
  })

  test('is refused while a program has the store open, and leaves it alone', async () => {
    const { app, directory, backup } = await backedUp()
    await expect(restore(backup, directory, { at })).rejects.toMatchObject({ code: 'store.locked' })
    expect((await app.call('notice.list', {})).map(({ id }) => id).toSorted()).toEqual(['sau', 'truoc'])
    expect((await verify(app)).problems).toEqual([])
  })

  test.each([
    ['a byte flipped in the database', (path: string) => flipByte(join(path, 'ket-luan.db'), 9000)],
    ['a database that was cut', (path: string) => cutAt(join(path, 'ket-luan.db'), 4096)],
    ['a database of 0 bytes', (path: string) => cutAt(join(path, 'ket-luan.db'), 0)],
    ['no database', (path: string) => rmSync(join(path, 'ket-luan.db'))],
    ['a key that was changed', (path: string) => writeFileSync(join(path, 'store.key'), 'ab'.repeat(32))],
    ['no key', (path: string) => rmSync(join(path, 'store.key'))],
    ['no manifest', (path: string) => rmSync(join(path, 'manifest.json'))],
    [
      'a manifest that says something else',
      (path: string) => {
        const file = join(path, 'manifest.json')
        writeFileSync(file, readFileSync(file, 'utf8').replace('"notices": 1', '"notices": 9'))
      },
    ],
  ])('refuses a backup with %s, and the store stays as it is', async (_, damage) => {
    const { app, directory, backup } = await backedUp()
    await app.store.close()
    damage(backup)
    const before = statSync(join(directory, 'ket-luan.db')).size
    await expect(restore(backup, directory, { at })).rejects.toMatchObject({ code: 'backup.damaged' })
    expect(statSync(join(directory, 'ket-luan.db')).size).toBe(before)
    expect(readdirSync(directory).filter((name) => name.startsWith('.') || name.startsWith('truoc'))).toEqual([])
  })
})
