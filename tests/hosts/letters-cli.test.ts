/** Two stores on the command line, and one folder between them. */
import { afterAll, expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { CommandLine } from '../helpers/command-line.ts'

const commandLine = new CommandLine()
afterAll(() => commandLine.end())

test('a letter is sent, listed, taken once and acknowledged', async () => {
  const [here, there, folder] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
  const run = (store: string, ...args: string[]) =>
    commandLine.run([...args, '--store', store], { KET_LUAN_LETTERS_PASSPHRASE: 'hai bàn một hộp thư' })
  const imported = await run(here, 'import', 'resources/samples/thong-bao-ket-luan.txt', '--json')
  const { id } = JSON.parse(imported.out) as { readonly id: string }
  expect(await run(here, 'letters', 'send', id)).toMatchObject({ status: 1, error: expect.stringContaining('hộp thư') })
  for (const [store, desk] of [
    [here, 'Phòng Tổng hợp'],
    [there, 'Văn phòng'],
  ] as const)
    expect(await run(store, 'letters', 'box', desk, folder)).toMatchObject({ status: 0 })
  expect(await run(here, 'letters', 'send', id, '--reason', 'Nhờ xem')).toMatchObject({ status: 0 })
  const waiting = await run(there, 'letters', 'list')
  expect(waiting.out).toMatch(/Chờ nhận 1\n[^]*Phòng Tổng hợp[^]*Lời nhắn: Nhờ xem/)
  expect((await run(there, 'letters', 'take')).out).toContain('Đã nhận 1 thư.')
  expect((await run(there, 'letters', 'take')).out).toContain('Đã nhận 0 thư.')
  expect((await run(there, 'list')).out).toContain(id)
  expect((await run(here, 'letters', 'list')).out).toMatch(/Đã gửi 1\n.*đã nhận \(.*Văn phòng/)
})
