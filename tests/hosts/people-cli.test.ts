/** An office's store on the command line: made from a file, and opened to whoever signs in. */
import { writeFileSync } from 'node:fs'
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
