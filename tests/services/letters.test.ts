/** Two stores and one folder: drafts go both ways, nothing twice, and what is damaged or foreign is left alone. */
import { readFileSync, readdirSync, rmSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type TestApp, openTestApp, temporaryFolder } from '../helpers/app.ts'
import { makeEachStoreAnew } from '../helpers/database.ts'
import { item, notice } from '../helpers/build.ts'

// They are told apart by their ids.
makeEachStoreAnew()

const passphrase = 'hai bàn một hộp thư'
const draft = (words: string) => notice({ id: 'tb', items: [item('1.', words)] })
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { readonly error: { readonly code: string } }) => error.error.code,
  )
const list = ({ call }: TestApp) => call('letters.list', {})
const setBox = ({ as }: TestApp, folder: string, desk: string, words = passphrase) =>
  as('admin')('letters.setBox', { box: { folder, desk, passphrase: words } })

async function twoDesks(clock?: () => string) {
  const folder = temporaryFolder()
  const [here, there] = [await openTestApp(undefined, {}, clock), await openTestApp(undefined, {}, clock)]
  await setBox(here, folder, 'Phòng Tổng hợp')
  await setBox(there, folder, 'Văn phòng')
  await here.call('notice.create', { notice: draft('Giao Sở Y tế rà soát.') })
  return { folder, here, there }
}

async function send(app: TestApp, note = ''): Promise<string> {
  return (await app.call('letters.send', { id: 'tb', note })).letter
}

test('a draft goes over, is taken once, comes back; the sender sees that it was received', async () => {
  const { folder, here, there } = await twoDesks()
  const first = await send(here, 'Nhờ xem mục 1.')
  expect((await list(here)).sent).toMatchObject([{ id: first, receipt: null }])
  expect((await list(here)).waiting).toEqual([])
  expect((await list(there)).waiting).toMatchObject([
    { id: first, desk: 'Phòng Tổng hợp', by: 'clerk', note: 'Nhờ xem mục 1.', state: 'draft' },
  ])
  expect(await there.call('letters.take', { letter: first })).toMatchObject({ standing: 'new', version: 1 })
  const got = await there.call('notice.get', { id: 'tb' })
  expect(got.notice).toEqual((await here.call('notice.get', { id: 'tb' })).notice)
  expect(await list(there)).toMatchObject({ waiting: [], sent: [] })
  expect((await list(here)).sent).toMatchObject([{ receipt: { desk: 'Văn phòng', by: 'clerk', outcome: 'taken' } }])
  // Twice changes nothing.
  expect(await there.call('letters.take', { letter: first })).toMatchObject({ standing: 'same', version: 1 })

  await there.call('notice.save', { id: 'tb', version: 1, notice: draft('Giao Sở Y tế rà soát, báo cáo.') })
  const back = await send(there)
  await here.call('letters.take', { letter: back })
  expect(await here.call('notice.get', { id: 'tb' })).toMatchObject({ version: 2 })
  expect((await list(there)).sent).toMatchObject([{ id: back, receipt: { outcome: 'taken' } }])
  expect(await codeOf(here.call('letters.take', { letter: first }))).toBe('letters.ownLetter')
  for (const app of [here, there]) expect((await app.as('archivist')('store.verify', {})).problems).toEqual([])
  // Nothing in the folder says what it is about.
  for (const name of readdirSync(folder)) {
    const words = readFileSync(join(folder, name)).toString('utf8')
    expect(words).not.toMatch(/Y tế|clerk|Phòng/u)
    // Another user of the share reads them.
    expect(statSync(join(folder, name)).mode & 0o444).toBe(0o444 & ~process.umask())
  }
})

test('what both have changed is shown, and taken or kept only when somebody says so', async () => {
  const { here, there } = await twoDesks()
  await there.call('letters.take', { letter: await send(here) })
  await here.call('notice.save', { id: 'tb', version: 1, notice: draft('Giao Sở Tài chính rà soát.') })
  await there.call('notice.save', { id: 'tb', version: 1, notice: draft('Giao Sở Xây dựng rà soát.') })
  const back = await send(there)
  const { drafts } = await here.call('letters.read', { letter: back })
  expect(drafts).toMatchObject([{ standing: 'conflict', version: 2 }])
  expect(JSON.stringify(drafts[0]?.changes)).toMatch(/Tài chính.*Xây dựng/)
  expect(await codeOf(here.call('letters.take', { letter: back }))).toBe('package.conflict')
  expect((await list(there)).sent).toMatchObject([{ receipt: null }])
  await here.call('letters.keepOwn', { letter: back })
  expect((await list(here)).waiting).toEqual([])
  expect((await list(there)).sent).toMatchObject([{ receipt: { outcome: 'kept' } }])
  expect(await here.call('letters.take', { letter: back, over: true })).toMatchObject({ version: 3 })
})

test('half a letter is none; a damaged, exchanged or foreign one is counted and refused', async () => {
  const { folder, here, there } = await twoDesks()
  const first = await send(here)
  const at = (name: string) => join(folder, name)
  const contents = readFileSync(at(`${first}.thu`))
  // Being copied still: the contents are not there, or under another name.
  rmSync(at(`${first}.thu`))
  writeFileSync(at(`${first}.thu.tmp`), contents)
  expect(await list(there)).toMatchObject({ waiting: [], unreadable: 0 })
  expect(await codeOf(there.call('letters.take', { letter: first }))).toBe('letters.notThere')
  writeFileSync(at(`${first}.thu`), contents.subarray(0, -1))
  expect(await codeOf(there.call('letters.take', { letter: first }))).toBe('letters.unreadable')
  // Of another letter of the same box, sealed whole.
  const second = await send(here)
  writeFileSync(at(`${first}.thu`), readFileSync(at(`${second}.thu`)))
  expect(await codeOf(there.call('letters.take', { letter: first }))).toBe('letters.unreadable')
  writeFileSync(at(`${first}.thu`), contents)
  expect(await there.call('letters.take', { letter: first })).toMatchObject({ standing: 'new' })

  // One that is damaged for good can be laid aside.
  writeFileSync(at(`${second}.thu`), contents)
  expect(await codeOf(there.call('letters.take', { letter: second }))).toBe('letters.unreadable')
  await there.call('letters.keepOwn', { letter: second })
  expect((await list(here)).sent.find(({ id }) => id === second)).toMatchObject({ receipt: { outcome: 'kept' } })

  const [foreign, elsewhere] = [await openTestApp(), temporaryFolder()]
  await setBox(foreign, elsewhere, 'Huyện ủy', 'một mật khẩu khác hẳn')
  await foreign.call('notice.create', { notice: draft('Giao Sở Nội vụ.') })
  const strange = await send(foreign)
  for (const kind of ['bia', 'thu'])
    writeFileSync(at(`${strange}.${kind}`), readFileSync(join(elsewhere, `${strange}.${kind}`)))
  expect(await list(there)).toMatchObject({ waiting: [], unreadable: 1 })
  expect(await codeOf(there.call('letters.take', { letter: strange }))).toBe('letters.unreadable')
  expect(await codeOf(setBox(foreign, folder, 'Huyện ủy', 'một mật khẩu khác hẳn'))).toBe('letters.wrongPassphrase')
})

test('what is returned at the other desk comes back with the remarks', async () => {
  const { here, there } = await twoDesks()
  await there.call('letters.take', { letter: await send(here) })
  await there.call('notice.submit', { id: 'tb', version: 1 })
  await there.as('chief')('notice.return', { id: 'tb', version: 1, remarks: [{ text: 'Mục 1 thiếu thời hạn.' }] })
  const back = await send(there)
  expect((await list(here)).waiting).toMatchObject([
    { id: back, state: 'returned', remarks: ['Mục 1 thiếu thời hạn.'] },
  ])
  // The words are the same: there is nothing to take but the remarks.
  expect(await here.call('letters.take', { letter: back })).toMatchObject({ standing: 'same', version: 1 })
  expect(await list(here)).toMatchObject({ waiting: [], received: [{ id: back, remarks: ['Mục 1 thiếu thời hạn.'] }] })
})

test('what was received long ago goes with the next letter, what was not stays', async () => {
  let now = '2026-04-10T08:00:00.000Z'
  const { folder, here, there } = await twoDesks(() => now)
  const [first, second] = [await send(here), await send(here)]
  await there.call('letters.take', { letter: first })
  now = '2026-05-20T08:00:00.000Z'
  const third = await send(here)
  expect((await list(here)).sent.map(({ id }) => id).toSorted()).toEqual([second, third].toSorted())
  expect(readdirSync(folder).filter((name) => name.startsWith(first))).toEqual([])
})

test('a submitted draft goes, an approved one does not; a folder that is synced or gone is refused in words', async () => {
  const { folder, here, there } = await twoDesks()
  const { version } = await here.call('notice.get', { id: 'tb' })
  await here.call('notice.submit', { id: 'tb', version })
  await send(here)
  expect((await list(there)).waiting).toMatchObject([{ state: 'submitted' }])
  await here.as('chief')('notice.approve', { id: 'tb', version, waivers: [], doubts: [] })
  expect(await codeOf(send(here))).toBe('letters.notSendable')

  const synced = join(temporaryFolder(), 'OneDrive - Tỉnh ủy', 'chung')
  mkdirSync(synced, { recursive: true })
  expect(await codeOf(setBox(here, synced, 'Phòng'))).toBe('letters.synced')
  expect(await codeOf(setBox(here, join(folder, 'không có'), 'Phòng'))).toBe('letters.noFolder')
  rmSync(folder, { recursive: true })
  expect((await list(here)).problem).toMatch(/thư mục chung/)
  await here.as('admin')('letters.setBox', { box: null })
  expect(await list(here)).toMatchObject({ isSet: false, problem: null })
  expect(await codeOf(send(here))).toBe('letters.noBox')
})
