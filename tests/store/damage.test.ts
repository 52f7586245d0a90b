/** Bytes that a disk returns changed, files that end too early: never called sound, never a defect of the program. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestApp } from '../helpers/app.ts'
import { type Verdict, copyStore, cutAt, fillStore, flipByte, judge, lookAt, readRows } from '../helpers/damage.ts'

const folders = { crash: '', clean: '', try: '' }
let ids: string[] = []
let rows: string | null = null

beforeAll(async () => {
  const base = mkdtempSync(join(tmpdir(), 'ket-luan-damage-'))
  folders.crash = join(base, 'crash')
  folders.clean = join(base, 'clean')
  folders.try = join(base, 'try')
  const { alone, store } = await openTestApp(join(base, 'kho'))
  ids = await fillStore(alone)
  copyStore(store.describe().directory, folders.crash)
  copyStore(folders.crash, folders.clean)
  // Opening and closing it moves everything into the database.
  rows = await readRows(folders.clean)
  return () => rmSync(base, { recursive: true, force: true })
})

/** Damages a file at points spread over it, and counts how that was taken. */
async function damageAt(
  from: string,
  file: string,
  damage: (file: string, at: number) => void,
  points: number,
): Promise<Record<Verdict, number>> {
  const counts: Record<Verdict, number> = { named: 0, noticed: 0, harmless: 0, silent: 0, defect: 0 }
  const { size } = statSync(join(from, file))
  for (let point = 0; point < points; point += 1) {
    copyStore(from, folders.try)
    damage(join(folders.try, file), Math.floor((size * (point + 0.5)) / points))
    counts[judge(await lookAt(folders.try, ids), rows)] += 1
  }
  return counts
}

describe('every fault is told, with the part it is in', () => {
  const none = { noticed: 0, silent: 0, defect: 0 }

  test('an undamaged store is sound, whether or not it was closed', async () => {
    for (const from of [folders.clean, folders.crash]) {
      copyStore(from, folders.try)
      expect(judge(await lookAt(folders.try, ids), rows)).toBe('harmless')
    }
  })

  test('a byte flipped in the database', async () => {
    expect(await damageAt(folders.clean, 'ket-luan.db', flipByte, 16)).toMatchObject({ ...none, named: 16 })
  })

  test('a byte flipped in the WAL', async () => {
    expect(await damageAt(folders.crash, 'ket-luan.db-wal', flipByte, 16)).toMatchObject({ ...none, named: 16 })
  })

  test('a WAL that was cut', async () => {
    expect(await damageAt(folders.crash, 'ket-luan.db-wal', cutAt, 8)).toMatchObject({ ...none, named: 8 })
  })

  test('a database that was cut', async () => {
    expect(await damageAt(folders.clean, 'ket-luan.db', cutAt, 8)).toMatchObject({ ...none, named: 8 })
  })
})

describe('damage that is met while reading', () => {
  const pageSize = 4096

  /** Damages one page after the other until a call is refused; the store is sound but for that page. */
  async function damageWhere(isMet: (words: readonly string[]) => boolean): Promise<readonly string[]> {
    const pages = statSync(join(folders.clean, 'ket-luan.db')).size / pageSize
    for (let page = Math.floor(pages) - 1; page > 1; page -= 1) {
      copyStore(folders.clean, folders.try)
      flipByte(join(folders.try, 'ket-luan.db'), page * pageSize + 1000)
      const look = await lookAt(folders.try, ids)
      if (look.refused === null && isMet(look.words)) return look.words
    }
    throw new Error('No page is read by this.')
  }

  test('is told with the table and the notice, and the other notices are read', async () => {
    const words = await damageWhere((found) =>
      found.some((text) => text.includes('Gặp chỗ hỏng khi đọc thông báo') && text.includes('"thông báo"')),
    )
    const told = words.find((text) => text.includes('Gặp chỗ hỏng khi đọc thông báo')) ?? ''
    expect(told).toContain('Hãy khôi phục từ bản sao lưu')
    expect(ids.some((id) => told.includes(id))).toBe(true)
    const { call, defects } = await openTestApp(folders.try)
    const read = await Promise.allSettled(ids.map((id) => call('notice.get', { id })))
    expect(read.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
    expect(read.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { error: { code: 'store.damaged', details: { tables: expect.anything() as string[] } } },
    })
    expect(defects).toEqual([])
  })

  test('in the end of the audit: the store opens for reading, and what is written is refused', async () => {
    await damageWhere((found) => found.some((text) => text.includes('"dòng cuối của nhật ký"')))
    const { call, as, defects } = await openTestApp(folders.try)
    expect((await as('clerk')('store.state', {})).damage).toContain('"dòng cuối của nhật ký"')
    expect(await call('notice.list', {})).toHaveLength(ids.length)
    await expect(call('workingCopy.drop', { id: ids[0] ?? '' })).rejects.toMatchObject({
      error: { code: 'store.damaged' },
    })
    expect(defects).toEqual([])
  })
})
