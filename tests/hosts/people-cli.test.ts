/** An office's store on the command line: made from a file, and opened to whoever signs in. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { CommandLine } from '../helpers/command-line.ts'

const commandLine = new CommandLine()
afterAll(() => commandLine.end())

const words = { admin: 'bàn gỗ sông dài mưa', once: 'kemo-tari-bunu-sodi', own: 'núi cao mây trắng bay' }
const office = {
  profile: { name: 'Văn phòng Tỉnh ủy Hà Lâm', idleMinutes: 10 },
  administrator: { account: 'minh.tv', name: 'Trần Văn Minh', passphrase: words.admin },
  users: [{ account: 'lan.nt', name: 'Nguyễn Thị Lan', roles: ['clerk'], passphrase: words.once }],
}

test('init makes the store of an office; then nothing is done without a user', async () => {
  const [store, file] = [temporaryFolder(), join(temporaryFolder(), 'co-quan.json')]
  writeFileSync(file, JSON.stringify(office))
  const run = (passphrase: string, ...args: string[]) =>
    commandLine.run([...args, '--store', store], {
      KET_LUAN_PASSPHRASE: passphrase,
      KET_LUAN_NEW_PASSPHRASE: words.own,
    })
  expect(await run('', 'list')).toMatchObject({ status: 0 })
  expect(await run('', 'init')).toMatchObject({ status: 2 })
  const made = await run('', 'init', '--office', file)
  expect(made).toMatchObject({ status: 0, error: '', out: expect.stringContaining('minh.tv  Trần Văn Minh') })
  const nobody = await run(words.admin, 'list')
  expect(nobody).toMatchObject({ status: 1, error: expect.stringContaining('--user TÊN') })
  expect(await run(words.own, 'list', '--user', 'minh.tv')).toMatchObject({ status: 1 })
  expect(await run(words.admin, 'users', '--user', 'Minh.TV')).toMatchObject({
    status: 0,
    out: expect.stringContaining('lan.nt  Nguyễn Thị Lan  Chuyên viên  Đang hoạt động'),
  })
  const mustChange = await run(words.once, 'list', '--user', 'lan.nt')
  expect(mustChange).toMatchObject({ status: 1, error: expect.stringContaining('ket-luan passphrase') })
  expect(await run(words.once, 'passphrase', '--user', 'lan.nt')).toMatchObject({ status: 0 })
  expect(await run(words.own, 'list', '--user', 'lan.nt')).toMatchObject({ status: 0 })
  expect(await run(words.own, 'users', '--user', 'lan.nt')).toMatchObject({ status: 1 })
  expect(await run(words.admin, 'init', '--office', file, '--user', 'minh.tv')).toMatchObject({
    status: 1,
    error: expect.stringContaining('Kho này đã là kho của cơ quan'),
  })
  expect(await run('', 'diagnostics')).toMatchObject({ status: 0 })
})

test('a file of an office that cannot be used is refused with its place', async () => {
  const [store, file] = [temporaryFolder(), join(temporaryFolder(), 'co-quan.json')]
  const refusal = async (content: string) => {
    writeFileSync(file, content)
    return (await commandLine.run(['init', '--office', file, '--store', store])).error
  }
  expect(await refusal('{')).toContain('không phải JSON')
  expect(await refusal(JSON.stringify({ ...office, users: [{ account: 'a.b' }] }))).toContain('users.0.name')
  expect(await refusal(JSON.stringify({ ...office, profile: { noField: '' } }))).toContain('noField')
})

test('as the guide says: the store is locked by two shares, backed up, restored into an empty folder, and recovered', async () => {
  const [store, fresh, file] = [temporaryFolder(), temporaryFolder(), join(temporaryFolder(), 'co-quan.json')]
  writeFileSync(file, JSON.stringify(office))
  const init = await commandLine.run(['init', '--office', file, '--store', store, '--json'])
  const { recovery } = JSON.parse(init.out) as { recovery: readonly [string, string] }
  const run = (folder: string, ...args: string[]) =>
    commandLine.run([...args, '--store', folder], {
      KET_LUAN_PASSPHRASE: words.admin,
      KET_LUAN_NEW_PASSPHRASE: words.own,
      KET_LUAN_SHARE_1: recovery[0],
      KET_LUAN_SHARE_2: recovery[1],
    })
  const asAdmin = ['--user', 'minh.tv']
  expect(await run(store, 'keys', 'renew', ...asAdmin)).toMatchObject({ status: 1 })
  expect(await run(store, 'keys', 'confirm', ...asAdmin)).toMatchObject({ status: 0, error: '' })
  expect((await run(store, 'keys', 'renew', ...asAdmin)).out).toContain('Kho chỉ mở được bằng mật khẩu')
  expect(existsSync(join(store, 'store.key'))).toBe(false)
  expect(await run(store, 'list')).toMatchObject({ status: 1, error: expect.stringContaining('--user TÊN') })
  const { path } = JSON.parse((await run(store, 'backup', ...asAdmin, '--json')).out) as { path: string }
  expect(await run(fresh, 'restore', path, '--yes')).toMatchObject({
    status: 1,
    error: expect.stringContaining('chỉ mở được bằng mật khẩu'),
  })
  expect(await run(fresh, 'restore', path, '--yes', ...asAdmin)).toMatchObject({ status: 0, error: '' })
  expect((await run(fresh, 'verify-store', ...asAdmin)).out).toContain('Kho toàn vẹn')
  expect(await run(fresh, 'recover', ...asAdmin)).toMatchObject({ status: 0, error: '' })
  expect(await run(fresh, 'users', ...asAdmin)).toMatchObject({ status: 1 })
})

test('a file is verified by its proof alone, with no store at hand', async () => {
  const file = join(temporaryFolder(), 'van-ban.txt')
  writeFileSync(file, 'x')
  const proof = await commandLine.run(['verify', file, '--with', file])
  expect(proof).toMatchObject({ status: 1, error: expect.stringContaining('không phải tệp xác nhận') })
})
