/** The anchor beside the store: a store that lacks what it once held is told, whatever became of it. */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type TestApp, openTestApp, temporaryFolder } from '../helpers/app.ts'
import { item, notice } from '../helpers/build.ts'
import { allowTampering, makeEachStoreAnew } from '../helpers/database.ts'
import { copyStore } from '../helpers/damage.ts'

makeEachStoreAnew()

let count = 0
/** Enters a notice, as the clerk. */
async function enter({ call }: TestApp): Promise<string> {
  count += 1
  const one = notice({ id: `n${count}`, items: [item('1.', 'Giao Sở Y tế rà soát.')] })
  return (await call('notice.create', { notice: one })).id
}

const anchorOf = (directory: string) => join(directory, 'ket-luan.anchor')
const readAnchor = (directory: string) =>
  JSON.parse(readFileSync(anchorOf(directory), 'utf8')) as { sequence: number; changes: number; hash: string }
const stateOf = ({ as }: TestApp) => as('clerk')('store.state', {})
const verify = ({ as }: TestApp) => as('admin')('store.verify', {})
const accept = ({ as }: TestApp) => as('admin')('store.acceptLoss', { reason: 'Không còn bản nào mới hơn.' })

/** A store with three notices as a crash leaves it: the last writes are in the WAL alone. */
async function crashed(): Promise<string> {
  const app = await openTestApp()
  for (let entry = 0; entry < 3; entry += 1) await enter(app)
  const directory = temporaryFolder()
  copyStore(app.store.describe().directory, directory)
  return directory
}

test('it is beside the store from the start and follows every change', async () => {
  const app = await openTestApp()
  const { directory } = app.store.describe()
  expect(readAnchor(directory)).toMatchObject({ sequence: 0, changes: 0 })
  await enter(app)
  expect(readAnchor(directory)).toMatchObject({ sequence: 1, changes: 1, hash: (await verify(app)).auditHead })
  await app.call('notice.exportText', { id: `n${count}` })
  expect(readAnchor(directory)).toMatchObject({ sequence: 2, changes: 2 })
  await app.call('workingCopy.keep', { version: 1, notice: notice({ id: `n${count}` }) })
  expect(readAnchor(directory)).toMatchObject({ sequence: 2, changes: 3 })
  expect((statSync(anchorOf(directory)).mode & 0o777).toString(8)).toBe('600')
  expect(readdirSync(directory).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

describe('the last writes are gone', () => {
  const losses: Readonly<Record<string, (directory: string) => void>> = {
    'the WAL is lost': (directory) => rmSync(join(directory, 'ket-luan.db-wal')),
    // Its header and three pages are left; behind what was written last it holds leavings that mean nothing.
    'the WAL is cut': (directory) => truncateSync(join(directory, 'ket-luan.db-wal'), 32 + 3 * (24 + 4096)),
  }
  test.each(Object.keys(losses))(
    '%s: told with both dates; read, but not written until a person accepts it',
    async (how) => {
      const directory = await crashed()
      losses[how]?.(directory)
      const app = await openTestApp(directory)
      const { gap } = await stateOf(app)
      expect(gap).toMatch(/Việc cuối cùng đã biết: dòng nhật ký 3, lúc 15:00 ngày 10\/4\/2026/)
      expect(gap).toMatch(
        /Việc cuối cùng trong kho: (?:chưa có việc nào|dòng nhật ký [12], lúc 15:00 ngày 10\/4\/2026)/,
      )
      expect(gap).toContain('ket-luan.db-wal')
      expect(gap).toContain('accept-loss')
      const report = await verify(app)
      expect(report.sound).toBe(false)
      expect(report.problems).toEqual([gap])
      const listed = await app.call('notice.list', {})
      await expect(enter(app)).rejects.toMatchObject({ error: { code: 'store.incomplete' } })
      await expect(enter(app)).rejects.toThrow(/Chưa ghi được gì vào kho.*dòng nhật ký 3/)
      expect(await app.call('notice.list', {})).toEqual(listed)
    },
  )

  test('accepted by an administrator with a reason, it is a row of the audit that names the gap', async () => {
    const directory = await crashed()
    rmSync(join(directory, 'ket-luan.db-wal'))
    const app = await openTestApp(directory)
    const lost = readAnchor(directory)
    await expect(app.call('store.acceptLoss', { reason: 'Không còn gì.' })).rejects.toMatchObject({
      error: { code: 'call.forbidden' },
    })
    expect(await accept(app)).toEqual({ gap: null, damage: null, readOnly: null, remarks: [] })
    const [row] = await app.as('admin')('audit.list', {})
    expect(row).toMatchObject({
      call: 'store.acceptLoss',
      details: {
        reason: 'Không còn bản nào mới hơn.',
        gap: 'behind',
        known: { sequence: 3, hash: lost.hash },
        found: { sequence: 0 },
      },
    })
    await enter(app)
    expect(await verify(app)).toMatchObject({ sound: true, problems: [], auditRows: 2 })
    await expect(accept(app)).rejects.toMatchObject({ error: { code: 'store.noLoss' } })
  })

  test('an old copy put back over the store is told; the right files put back need no word', async () => {
    const app = await openTestApp()
    const { directory } = app.store.describe()
    await enter(app)
    const [old, latest] = [temporaryFolder(), temporaryFolder()]
    copyStore(directory, old)
    await enter(app)
    copyStore(directory, latest)
    const mixed = temporaryFolder()
    copyStore(old, mixed)
    writeFileSync(anchorOf(mixed), readFileSync(anchorOf(latest)))
    expect((await stateOf(await openTestApp(mixed))).gap).toMatch(/dòng nhật ký 1, .*dòng nhật ký 2, /)
    expect(await stateOf(await openTestApp(latest))).toEqual({ gap: null, damage: null, readOnly: null, remarks: [] })
  })

  test('an old copy that was worked on: another row stands where the known one stood', async () => {
    const app = await openTestApp()
    const { directory } = app.store.describe()
    await enter(app)
    const old = temporaryFolder()
    copyStore(directory, old)
    await enter(app)
    const latest = readFileSync(anchorOf(directory))
    const again = await openTestApp(old)
    await enter(again)
    await enter(again)
    writeFileSync(anchorOf(old), latest)
    const { gap } = await stateOf(again)
    expect(gap).toContain('dòng 2 có nội dung khác')
    expect((await verify(again)).problems).toEqual([gap])
    await expect(enter(again)).rejects.toMatchObject({ error: { code: 'store.incomplete' } })
  })

  test('what was being typed is lost though the audit is whole: told', async () => {
    const app = await openTestApp()
    const { directory } = app.store.describe()
    const id = await enter(app)
    const before = temporaryFolder()
    copyStore(directory, before)
    await app.call('workingCopy.keep', { version: 1, notice: notice({ id, abstract: ['đang gõ'] }) })
    writeFileSync(anchorOf(before), readFileSync(anchorOf(directory)))
    const behind = await openTestApp(before)
    expect((await stateOf(behind)).gap).toContain('bản đang gõ được giữ lúc 15:00 ngày 10/4/2026 không còn trong kho')
    expect((await verify(behind)).sound).toBe(false)
  })
})

describe('the store is ahead of its anchor', () => {
  test('by rows written while the anchor could not be: fine, and it is written again', async () => {
    const app = await openTestApp()
    const { directory } = app.store.describe()
    await enter(app)
    const older = readFileSync(anchorOf(directory))
    await enter(app)
    await enter(app)
    writeFileSync(anchorOf(directory), older)
    const again = await openTestApp(directory)
    expect(await stateOf(again)).toEqual({ gap: null, damage: null, readOnly: null, remarks: [] })
    expect(readAnchor(directory)).toMatchObject({ sequence: 3 })
  })

  test('a failure to write the anchor fails no write', async () => {
    const app = await openTestApp()
    const { directory } = app.store.describe()
    // What it would write first is a folder that is not empty.
    mkdirSync(join(`${anchorOf(directory)}.${process.pid}.tmp`, 'x'), { recursive: true })
    await enter(app)
    expect(readAnchor(directory)).toMatchObject({ sequence: 0 })
    expect(await verify(app)).toMatchObject({ sound: true, auditRows: 1 })
  })

  test('an anchor of another program that is later is not covered by an earlier one', async () => {
    const directory = temporaryFolder()
    const [one, other] = [await openTestApp(directory), await openTestApp(directory)]
    await enter(one)
    await enter(other)
    const late = await one.store.db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow()
    one.store.anchor?.write({ ...late, sequence: 1, changes: 1, changedAt: late.changed_at })
    expect(readAnchor(directory)).toMatchObject({ sequence: 2 })
  })
})

describe('the anchor itself', () => {
  test.each(['missing', 'empty'])('%s beside a store with an audit: a remark, and it is written again', async (how) => {
    const directory = await crashed()
    if (how === 'missing') rmSync(anchorOf(directory))
    else writeFileSync(anchorOf(directory), '')
    const app = await openTestApp(directory)
    const { gap, remarks } = await stateOf(app)
    expect(gap).toBeNull()
    expect(remarks).toHaveLength(1)
    expect(remarks[0]).toMatch(/không có tệp mốc.*dòng nhật ký 3, lúc 15:00 ngày 10\/4\/2026/)
    expect(readAnchor(directory)).toMatchObject({ sequence: 3 })
    const report = await verify(app)
    expect(report).toMatchObject({ sound: true, problems: [] })
    expect(report.remarks).toHaveLength(1)
    await enter(app)
    const again = await openTestApp(directory)
    expect(await stateOf(again)).toEqual({ gap: null, damage: null, readOnly: null, remarks: [] })
  })

  const falsified: Readonly<Record<string, { change: (words: string) => string; said: RegExp }>> = {
    'an earlier end written into it': {
      change: (words) => JSON.stringify({ ...(JSON.parse(words) as object), sequence: 0, changes: 0 }),
      said: /đã bị sửa: dấu kiểm tra không khớp/,
    },
    garbled: { change: (words) => words.slice(0, 40), said: /không đọc được hoặc không đúng khuôn dạng/ },
    'of another shape': { change: () => '{"sequence":3}', said: /không đọc được hoặc không đúng khuôn dạng/ },
    'no object': { change: () => 'null', said: /không đọc được hoặc không đúng khuôn dạng/ },
  }
  test.each(Object.keys(falsified))('%s: told as such, and the store is not called sound', async (how) => {
    const directory = await crashed()
    const { change, said } = falsified[how] ?? { change: String, said: /^$/ }
    writeFileSync(anchorOf(directory), change(readFileSync(anchorOf(directory), 'utf8')))
    const app = await openTestApp(directory)
    expect((await stateOf(app)).gap).toMatch(said)
    expect(await verify(app)).toMatchObject({ sound: false })
    await expect(enter(app)).rejects.toMatchObject({ error: { code: 'store.incomplete' } })
    await accept(app)
    await enter(app)
    expect(await verify(app)).toMatchObject({ sound: true })
  })

  test('of another store: told with both ids', async () => {
    const [directory, other] = [await crashed(), await crashed()]
    writeFileSync(anchorOf(directory), readFileSync(anchorOf(other)))
    const app = await openTestApp(directory)
    const ids = [directory, other].map(
      (folder) => /store=(\S+)/.exec(readFileSync(join(folder, 'store.key'), 'utf8'))?.[1],
    )
    expect((await stateOf(app)).gap).toContain(`của kho khác (mã ${ids[1]}; kho này có mã ${ids[0]})`)
    expect((await verify(app)).sound).toBe(false)
  })

  test('what a killed program left half written is removed', async () => {
    const directory = await crashed()
    const half = `${anchorOf(directory)}.999999.tmp`
    writeFileSync(half, '{"sto')
    await openTestApp(directory)
    expect(existsSync(half)).toBe(false)
  })
})

test('rows cut off the end of the audit with the key in hand are named', async () => {
  const app = await openTestApp()
  await enter(app)
  await enter(app)
  const { db } = app.store
  const { hash } = await db.selectFrom('audit').select('hash').where('sequence', '=', 1).executeTakeFirstOrThrow()
  await allowTampering(app.store, 'audit')
  await db.deleteFrom('audit').where('sequence', '=', 2).execute()
  await db.updateTable('audit_head').set({ sequence: 1, hash }).execute()
  const report = await verify(app)
  expect(report).toMatchObject({ sound: false, auditRows: 1 })
  expect(report.problems[0]).toContain('Việc cuối cùng đã biết: dòng nhật ký 2')
})
