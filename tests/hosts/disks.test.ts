/** The command line on disks that are full, only read or not ours: what can be read is read, the rest is said in words. */
import { cpSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { openTestApp, temporaryFolder } from '../helpers/app.ts'
import type { CommandDone } from '../helpers/command-line.ts'
import { copyStore, fillStore } from '../helpers/damage.ts'
import { findMounting, runOnDisk } from '../helpers/disks.ts'

// Each test runs some ten programs, one after the other.
vi.setConfig({ testTimeout: 300_000 })

const sample = 'resources/samples/thong-bao-ket-luan.txt'
const mounting = findMounting()
const why = mounting.words === null ? `, not run: ${mounting.reason}` : ''

/** A store with three notices: closed, or as a crash leaves it, with its last writes in the WAL alone. */
async function makeStore(how: 'closed' | 'crashed'): Promise<{ store: string; ids: string[] }> {
  const store = join(temporaryFolder(), 'kho')
  const app = await openTestApp()
  const ids = await fillStore(app.alone)
  copyStore(app.store.describe().directory, store)
  if (how === 'closed') await (await openTestApp(store)).store.close()
  return { store, ids }
}

/** No word of the database or of the system, and no id of a defect. */
function expectWords(answers: readonly CommandDone[]): void {
  for (const { out, error } of answers)
    expect(`${out}${error}`).not.toMatch(/SQLITE|disk I\/O|Mã lỗi|E[A-Z]{4,}:|at file:/)
}

describe.skipIf(mounting.words === null)(`a full disk${why}`, () => {
  test('everything is read, verified and exported elsewhere; what is written is refused as a full disk', async () => {
    const folder = temporaryFolder()
    const { store, ids } = await makeStore('closed')
    const [disk, id] = [join(folder, 'disk'), ids[0] ?? '']
    const onDisk = join(disk, 'kho')
    const answers = runOnDisk(folder, [
      `mkdir ${disk} && mount -t tmpfs -o size=6000k tmpfs ${disk} && cp -r ${store} ${onDisk}`,
      `{ dd if=/dev/zero of=${disk}/fill bs=1k count=9000 2>/dev/null; true; }`,
      ['--store', onDisk, 'list'],
      ['--store', onDisk, 'verify-store'],
      ['--store', onDisk, 'export', id, '--text', join(folder, 'a.txt')],
      ['--store', onDisk, 'import', sample],
      ['--store', onDisk, 'export', id, '--text', join(disk, 'a.txt')],
      ['--store', join(disk, 'other'), 'list'],
      `rm ${disk}/fill`,
      ['--store', onDisk, 'import', sample],
      ['--store', onDisk, 'verify-store'],
    ])
    expectWords(answers)
    const [list, verify, elsewhere, write, here, another, after, sound] = answers
    expect(list).toMatchObject({ status: 0, error: '' })
    expect(ids.every((one) => list?.out.includes(one))).toBe(true)
    expect(verify).toMatchObject({ status: 0, out: expect.stringContaining('Kho toàn vẹn') as string })
    expect(elsewhere).toMatchObject({ status: 0, out: expect.stringContaining('Đã ghi') as string })
    expect(elsewhere?.out).toMatch(/chưa được ghi vào nhật ký: Ổ đĩa đã đầy/)
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toContain('THÔNG BÁO')
    for (const refused of [write, here, another])
      expect(refused).toMatchObject({ status: 1, error: expect.stringContaining('Ổ đĩa đã đầy') as string })
    expect(here?.error).toContain(join(disk, 'a.txt'))
    expect(after).toMatchObject({ status: 0 })
    expect(sound?.out).toMatch(/Kho toàn vẹn: 4 thông báo/)
  })
})

describe.skipIf(mounting.words === null)(`a disk that is only read${why}`, () => {
  test.each(['closed', 'crashed'] as const)('a store that was %s is read and verified whole', async (how) => {
    const folder = temporaryFolder()
    const { store, ids } = await makeStore(how)
    const id = ids[0] ?? ''
    const before = readdirSync(store)
    const temporary = join(folder, 'tmp')
    const answers = runOnDisk(folder, [
      `mkdir ${temporary} && export TMPDIR=${temporary}`,
      `mount --bind ${store} ${store} && mount -o remount,ro,bind ${store}`,
      ['--store', store, 'list'],
      ['--store', store, 'verify-store'],
      ['--store', store, 'show', id],
      ['--store', store, 'export', id, '--text', join(folder, 'a.txt')],
      ['--store', store, 'import', sample],
      ['--store', join(store, 'new', 'other'), 'list'],
    ])
    expectWords(answers)
    const [list, verify, show, exported, write, another] = answers
    expect(list?.status).toBe(0)
    expect(ids.every((one) => list?.out.includes(one))).toBe(true)
    expect(list?.error).toContain('chỉ cho đọc')
    expect(verify).toMatchObject({ status: 0, out: expect.stringContaining('Kho toàn vẹn: 3 thông báo') as string })
    expect(show?.status).toBe(0)
    expect(exported).toMatchObject({ status: 0, out: expect.stringContaining('chưa được ghi vào nhật ký') as string })
    for (const refused of [write, another])
      expect(refused).toMatchObject({ status: 1, error: expect.stringContaining('chỉ cho đọc') as string })
    expect(readdirSync(store)).toEqual(before)
    expect(readdirSync(temporary)).toEqual([])
  })
})

const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
const isRoot = process.getuid?.() === 0

describe.skipIf(mounting.words === null || !isRoot)(
  'the store of another user, asked for without the rights (as root only)',
  () => {
    test('is refused as that; where it may be read, it is read', async () => {
      const folder = temporaryFolder()
      const { store, ids } = await makeStore('closed')
      const open = join(folder, 'open')
      mkdirSync(open)
      cpSync(store, join(open, 'kho'), { recursive: true })
      const answers = runOnDisk(
        folder,
        [
          `chmod 755 ${folder} ${join(store, '..')} && chmod 700 ${store} && chmod -R a+rX ${open}`,
          ['--store', store, 'list'],
          ['--store', join(open, 'kho'), 'list'],
          ['--store', join(open, 'kho'), 'import', sample],
        ],
        asNobody,
      )
      expectWords(answers)
      const [refused, read, write] = answers
      expect(refused).toMatchObject({ status: 1, error: expect.stringContaining('không có quyền') as string })
      expect(read?.status).toBe(0)
      expect(ids.every((one) => read?.out.includes(one))).toBe(true)
      expect(write).toMatchObject({ status: 1, error: expect.stringContaining('không có quyền') as string })
    })
  },
)
