/** Drafts that go from one store to another and back: nothing twice, nothing lost, conflicts shown. */
import { expect, test } from 'vitest'
import type { InputOf } from '../../src/contract/contract.ts'
import { createPassphrases } from '../../src/store/passphrases.ts'
import { sealFile, unsealFile } from '../../src/store/sealed-file.ts'
import { type TestApp, openTestApp, quickCost } from '../helpers/app.ts'
import { item, notice } from '../helpers/build.ts'

const passphrase = 'gói mang theo người'
const by = createPassphrases(quickCost)
const draft = (words: string) => notice({ id: 'tb', items: [item('1.', words)] })
const creation: InputOf<'notice.create'> = {
  notice: draft('Giao Sở Y tế rà soát.'),
  original: { fileName: 'goc.txt', base64: Buffer.from('nội dung gốc').toString('base64') },
  doubts: [{ code: 'table.rowJoined', spot: { part: 'tb', field: 'whole' }, message: 'Hàng bị tách.', settled: false }],
}

async function pack({ call, saved }: TestApp, ids = ['tb']): Promise<string> {
  await call('package.export', { ids, passphrase })
  return Buffer.from(saved.at(-1)?.bytes ?? []).toString('base64')
}

const standingIn = async ({ call }: TestApp, base64: string) =>
  (await call('package.read', { base64, passphrase })).drafts.map(({ standing }) => standing)
const take = ({ call }: TestApp, base64: string, over = false) =>
  call('package.take', { base64, passphrase, id: 'tb', over })
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { readonly error: { readonly code: string } }) => error.error.code,
  )

test('a draft goes over with its file and doubts, is worked on there and comes back; twice changes nothing', async () => {
  const [here, there] = [await openTestApp(), await openTestApp()]
  await here.call('notice.create', creation)
  const first = await pack(here)
  expect(await standingIn(there, first)).toEqual(['new'])
  await take(there, first)
  const received = await there.call('notice.get', { id: 'tb' })
  expect(received).toMatchObject({
    version: 1,
    originals: [{ fileName: 'goc.txt' }],
    doubts: [{ message: 'Hàng bị tách.' }],
  })
  expect(received.notice).toEqual((await here.call('notice.get', { id: 'tb' })).notice)
  expect(await take(there, first)).toMatchObject({ standing: 'same', version: 1 })
  await there.call('notice.save', { id: 'tb', version: 1, notice: draft('Giao Sở Y tế rà soát, báo cáo.') })
  const back = await pack(there)
  expect(await standingIn(here, back)).toEqual(['newer'])
  await take(here, back)
  await take(here, back)
  expect(await here.call('notice.get', { id: 'tb' })).toMatchObject({ version: 2 })
  expect(await standingIn(here, first)).toEqual(['older'])
  expect(await take(here, first)).toMatchObject({ standing: 'older', version: 2 })
  for (const app of [here, there]) expect((await app.as('archivist')('store.verify', {})).problems).toEqual([])
})

test('what both have changed is shown side by side, and taken only when somebody says so', async () => {
  const [here, there] = [await openTestApp(), await openTestApp()]
  await here.call('notice.create', creation)
  await take(there, await pack(here))
  await here.call('notice.save', { id: 'tb', version: 1, notice: draft('Giao Sở Tài chính rà soát.') })
  await there.call('notice.save', { id: 'tb', version: 1, notice: draft('Giao Sở Xây dựng rà soát.') })
  const back = await pack(there)
  const view = await here.call('package.read', { base64: back, passphrase })
  expect(view.drafts).toMatchObject([{ standing: 'conflict', version: 2 }])
  expect(JSON.stringify(view.drafts[0]?.changes)).toMatch(/Tài chính.*Xây dựng/)
  expect(await codeOf(take(here, back))).toBe('package.conflict')
  expect(await take(here, back, true)).toMatchObject({ version: 3 })
  // The other text is a version of its own.
  expect(await here.call('notice.versions', { id: 'tb' })).toHaveLength(3)
})

test('only drafts go, and nothing is taken over what is no draft any more', async () => {
  const [here, there] = [await openTestApp(), await openTestApp()]
  await here.call('notice.create', creation)
  await take(there, await pack(here))
  await there.call('notice.save', { id: 'tb', version: 1, notice: draft('Giao Sở Xây dựng rà soát.') })
  const back = await pack(there)
  await here.call('notice.deleteDraft', { id: 'tb', version: 1 })
  expect(await codeOf(take(here, back))).toBe('package.closed')
})

test('a file that is cut, changed or opened with another passphrase gives nothing', async () => {
  const plain = Buffer.from('nội dung '.repeat(400_000))
  // Of several chunks: noise does not shrink.
  const noise = Buffer.concat([
    plain,
    Buffer.from(Array.from({ length: 2_500_000 }, () => Math.floor(Math.random() * 256))),
  ])
  const sealed = Buffer.from(await sealFile(noise, passphrase, by))
  expect(sealed.includes(Buffer.from('nội dung'))).toBe(false)
  expect((await unsealFile(sealed, passphrase, by)).equals(noise)).toBe(true)
  const chunk = (1 << 20) + 16
  const start = sealed.indexOf('\n', 14) + 1
  const exchanged = Buffer.concat([
    sealed.subarray(0, start),
    sealed.subarray(start + chunk, start + 2 * chunk),
    sealed.subarray(start, start + chunk),
    sealed.subarray(start + 2 * chunk),
  ])
  for (const [bytes, words, code] of [
    [sealed, 'mật khẩu khác hẳn', 'package.wrongPassphrase'],
    [sealed.subarray(0, start + chunk), passphrase, 'package.wrongPassphrase'],
    [exchanged, passphrase, 'package.wrongPassphrase'],
    [Buffer.concat([sealed.subarray(0, -1), Buffer.from([7])]), passphrase, 'package.wrongPassphrase'],
    [Buffer.from('không phải gói'), passphrase, 'package.unreadable'],
  ] as const)
    await expect(unsealFile(bytes, words, by)).rejects.toMatchObject({ code })
})
