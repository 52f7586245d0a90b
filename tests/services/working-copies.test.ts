/** What is typed and not saved: kept for each user, no version, no check, no row of the audit. */
import { describe, expect, test } from 'vitest'
import { CallFailed } from '../../src/contract/client.ts'
import { countRows, openTestApp, temporaryFolder } from '../helpers/app.ts'
import { notice } from '../helpers/build.ts'

const typed = (one: ReturnType<typeof notice>, words: string) => ({ ...one, abstract: [words] })

describe('a working copy', () => {
  test('is kept and read again, one for each user, without a version, a check or a row of the audit', async () => {
    const { call, as, store } = await openTestApp()
    const one = notice()
    await call('notice.create', { notice: one })
    const before = await countRows(store)
    expect(await call('workingCopy.get', { id: one.id })).toBeNull()
    await call('workingCopy.keep', { version: 1, notice: typed(one, 'về kết') })
    const kept = await call('workingCopy.keep', { version: 1, notice: typed(one, 'về kết luận') })
    await as('deputy')('workingCopy.keep', { version: 1, notice: typed(one, 'của phó văn phòng') })
    expect(await call('workingCopy.get', { id: one.id })).toEqual({ ...kept, notice: typed(one, 'về kết luận') })
    expect((await as('deputy')('workingCopy.get', { id: one.id }))?.notice.abstract).toEqual(['của phó văn phòng'])
    expect(await as('chief')('workingCopy.get', { id: one.id })).toBeNull()
    const runs = await store.db.selectFrom('check_run').select('id').execute()
    expect(runs).toHaveLength(1)
    expect(await countRows(store)).toEqual(before)
    expect(await call('notice.get', { id: one.id })).toMatchObject({ version: 1, notice: one })
    expect((await as('archivist')('store.verify', {})).problems).toEqual([])
  })

  test('is listed with the version it was typed over, the last kept first', async () => {
    const { call } = await openTestApp()
    const [one, other] = [notice(), notice()]
    for (const each of [one, other]) await call('notice.create', { notice: each })
    await call('workingCopy.keep', { version: 1, notice: other })
    await call('workingCopy.keep', { version: 1, notice: one })
    const copies = await call('workingCopy.list', {})
    expect(copies.map(({ id, version }) => [id, version])).toEqual([
      [one.id, 1],
      [other.id, 1],
    ])
    expect(copies[0]?.keptAt).toMatch(/^2026-04-10T/)
  })

  test('goes with a save of its user, and stays with one of somebody else', async () => {
    const { call, as } = await openTestApp()
    const one = notice()
    await call('notice.create', { notice: one })
    for (const who of [call, as('deputy')]) await who('workingCopy.keep', { version: 1, notice: typed(one, 'đang gõ') })
    await call('notice.save', { id: one.id, version: 1, notice: typed(one, 'đã lưu') })
    expect(await call('workingCopy.get', { id: one.id })).toBeNull()
    expect(await as('deputy')('workingCopy.get', { id: one.id })).toMatchObject({ version: 1 })
  })

  test('stays when the save is refused', async () => {
    const { call, as } = await openTestApp()
    const one = notice()
    await call('notice.create', { notice: one })
    await as('deputy')('notice.save', { id: one.id, version: 1, notice: one })
    await call('workingCopy.keep', { version: 1, notice: typed(one, 'đang gõ') })
    await expect(call('notice.save', { id: one.id, version: 1, notice: one })).rejects.toBeInstanceOf(CallFailed)
    expect((await call('workingCopy.get', { id: one.id }))?.notice.abstract).toEqual(['đang gõ'])
  })

  test('is thrown away when asked, and a notice that is not there has none', async () => {
    const { call } = await openTestApp(temporaryFolder())
    const one = notice()
    await expect(call('workingCopy.keep', { version: 1, notice: one })).rejects.toMatchObject({
      error: { code: 'notice.notFound' },
    })
    await call('notice.create', { notice: one })
    await call('workingCopy.keep', { version: 1, notice: one })
    await call('workingCopy.drop', { id: one.id })
    await call('workingCopy.drop', { id: one.id })
    expect(await call('workingCopy.list', {})).toEqual([])
  })
})
