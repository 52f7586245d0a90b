/** A key, a database and an anchor that do not belong together: which of them is wrong is said in words. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp, temporaryFolder } from '../helpers/app.ts'
import { item, notice } from '../helpers/build.ts'
import { makeEachStoreAnew } from '../helpers/database.ts'
import { copyStore, cutAt, flipByte, lookAt } from '../helpers/damage.ts'

makeEachStoreAnew()

/** A closed store with one notice. */
async function closedStore(): Promise<string> {
  const { call, store } = await openTestApp()
  await call('notice.create', { notice: notice({ items: [item('1.', 'Giao Sở Y tế rà soát.')] }) })
  const directory = temporaryFolder()
  copyStore(store.describe().directory, directory)
  // Opened and closed once more: nothing is left in the WAL.
  await lookAt(directory, [])
  return directory
}

const idIn = (directory: string) => /store=(\S+)/.exec(readFileSync(join(directory, 'store.key'), 'utf8'))?.[1] ?? ''

test('the store has one id: in its database, its key and its anchor', async () => {
  const { store } = await openTestApp()
  const { directory } = store.describe()
  const { store: id } = await store.db.selectFrom('audit_head').select('store').executeTakeFirstOrThrow()
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect(idIn(directory)).toBe(id)
  expect(JSON.parse(readFileSync(join(directory, 'ket-luan.anchor'), 'utf8'))).toMatchObject({ store: id })
})

test('the key of another store is said to be that, not damage', async () => {
  const [directory, other] = [await closedStore(), await closedStore()]
  cpSync(join(other, 'store.key'), join(directory, 'store.key'))
  const { refused, words } = await lookAt(directory, [])
  expect(refused).toBe('store.otherKey')
  expect(words[0]).toContain('Tệp khóa này là của kho khác')
  expect(words[0]).toMatch(/Khóa của kho có mã (\S+); kho ở đây có mã (\S+)\.$/)
  expect(words[0]).toContain(idIn(other))
})

test('a key in which a digit has changed is said to be damaged', async () => {
  const directory = await closedStore()
  const keyFile = join(directory, 'store.key')
  writeFileSync(keyFile, readFileSync(keyFile, 'utf8').replace(/^.{64}/, 'ab'.repeat(32)))
  const { refused, words } = await lookAt(directory, [])
  expect(refused).toBe('store.wrongKey')
  expect(words[0]).toContain('khóa trong đó đã bị sửa hoặc bị hỏng')
})

test('the right key before a damaged start of the database: damage, not a wrong key', async () => {
  const directory = await closedStore()
  flipByte(join(directory, 'ket-luan.db'), 100)
  const { refused, words } = await lookAt(directory, [])
  expect(refused).toBe('store.damaged')
  expect(words[0]).toMatch(/Khóa đúng là của kho này.*ket-luan\.db/)
})

test('a database cut within its first page: damage', async () => {
  const directory = await closedStore()
  cutAt(join(directory, 'ket-luan.db'), 3000)
  expect(await lookAt(directory, [])).toMatchObject({ refused: 'store.damaged' })
})

test('without an anchor nobody can tell: both are named', async () => {
  const [directory, other] = [await closedStore(), await closedStore()]
  writeFileSync(join(directory, 'ket-luan.anchor'), '')
  cpSync(join(other, 'store.key'), join(directory, 'store.key'))
  const { refused, words } = await lookAt(directory, [])
  expect(refused).toBe('store.wrongKey')
  expect(words[0]).toContain('tệp khóa không phải của kho này, hoặc kho bị hỏng')
})

test('a key file without the id gets it back when it opens the store', async () => {
  const directory = await closedStore()
  const [id, keyFile] = [idIn(directory), join(directory, 'store.key')]
  writeFileSync(keyFile, readFileSync(keyFile, 'utf8').slice(0, 65))
  expect(await lookAt(directory, [])).toMatchObject({ refused: null, sound: true })
  expect(idIn(directory)).toBe(id)
})
