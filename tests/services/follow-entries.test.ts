/** What is written of a thing beside its day: the end of what recurs, plans of units, evidence, parts and what waits. */
import { describe, expect, test } from 'vitest'
import { followed, setProfile } from '../helpers/followed.ts'

const base64 = (words: string) => Buffer.from(words).toString('base64')

describe('what recurs', () => {
  test('ends where that was decided, and goes on when the end is lifted; open times before it stay', async () => {
    const { call, board, thing } = await followed()
    const months = async () => (await board('2026-08-01')).filter(({ ordinal }) => ordinal === '5').length
    expect(await months()).toBe(5)
    const { obligation } = await thing('5', '2026-04-19')
    const end = { obligation, document: '20-TB/CQTT', note: 'Chuyển sang báo cáo quý' }
    await call('follow.end', { ...end, seen: 0, until: '2026-05-19' })
    expect(await months()).toBe(2)
    expect((await board('2026-08-01', { states: ['overdue'] })).filter(({ ordinal }) => ordinal === '5').length).toBe(2)
    await expect(call('follow.end', { ...end, seen: 0, until: null })).rejects.toMatchObject({
      error: { code: 'follow.changedMeanwhile' },
    })
    await call('follow.end', { ...end, seen: 1, until: null })
    expect(await months()).toBe(5)
    const { ofAll } = await call('follow.get', { obligation, occasion: '2026-04-19' })
    expect(ofAll.map((entry) => entry.kind)).toEqual(['ending', 'ending'])
  })

  test.each([
    ['keep', '2026-04-19'],
    ['before', '2026-04-17'],
    ['after', '2026-04-20'],
  ])('falls on a Sunday and is due by the rule "%s" on %s', async (rule, day) => {
    const app = await followed()
    await setProfile(app, { dueOnDayOff: rule })
    const [april] = (await app.board('2026-05-16')).filter(({ ordinal }) => ordinal === '5')
    expect([april?.occasion, april?.currentUntil, april?.originalUntil]).toEqual(['2026-04-19', day, day])
  })
})

describe('evidence', () => {
  test('is a document with its day or a file with its hash; words alone close nothing', async () => {
    const { call, as, thing, saved } = await followed()
    const result = { doneOn: '2026-05-04', note: 'Đã ban hành kế hoạch' }
    await expect(call('follow.enterResult', { ...(await thing('1')), ...result })).rejects.toMatchObject({
      error: { code: 'follow.nothingShown' },
    })
    const file = { fileName: 'ke-hoach.pdf', base64: base64('kế hoạch') }
    const entered = await call('follow.enterResult', { ...(await thing('1')), ...result, file })
    expect(entered).toMatchObject({ kind: 'result', file: { name: 'ke-hoach.pdf', size: 12 } })
    await call('follow.exportEvidence', { entry: entered.id })
    expect(Buffer.from(saved.at(-1)!.bytes).toString()).toBe('kế hoạch')
    await as('deputy')('follow.approve', await thing('1'))
    expect((await as('archivist')('store.verify', {})).problems).toEqual([])
    await expect(as('chief')('follow.reopen', { ...(await thing('1')), reason: ' ' })).rejects.toMatchObject({
      error: { code: 'input.invalid' },
    })
  })

  test('an empty file is none', async () => {
    const { call, thing } = await followed()
    const file = { fileName: 'trong.pdf', base64: '' }
    await expect(
      call('follow.enterResult', { ...(await thing('1')), doneOn: '2026-05-04', file }),
    ).rejects.toMatchObject({ error: { code: 'follow.emptyFile' } })
  })
})

describe('parts and what waits', () => {
  test('a whole closes only when its parts are done, and says how many are', async () => {
    const { call, as, thing, whole, board } = await followed()
    const to = (await thing('2')).obligation
    for (const part of ['1', '6']) await call('follow.tie', { ...(await whole(part)), to, as: 'parent' })
    const partsOf = async () => (await board('2026-05-16')).find(({ ordinal }) => ordinal === '2')?.parts
    expect(await partsOf()).toEqual({ all: 2, done: 0 })
    await call('follow.enterResult', { ...(await thing('2')), document: '1/BC', doneOn: '2026-05-10' })
    await expect(as('deputy')('follow.approve', await thing('2'))).rejects.toMatchObject({
      error: { code: 'follow.openParts', message: expect.stringContaining('STT 6, 18-TB/CQTT') },
    })
    for (const part of ['1', '6']) {
      await call('follow.enterResult', { ...(await thing(part)), document: '2/BC', doneOn: '2026-05-10' })
      await as('deputy')('follow.approve', await thing(part))
    }
    expect(await partsOf()).toEqual({ all: 2, done: 2 })
    await as('deputy')('follow.approve', await thing('2'))
  })

  test('what waits for another says so until that is done; circles are refused', async () => {
    const { call, as, thing, whole, board } = await followed()
    const other = (await thing('1')).obligation
    await call('follow.tie', { ...(await whole('3')), to: other, as: 'wait' })
    const waits = async () => (await board('2026-05-16')).find(({ ordinal }) => ordinal === '3')?.waitsFor
    expect(await waits()).toEqual(['STT 1, 18-TB/CQTT'])
    const back = { ...(await whole('1')), to: (await thing('3')).obligation, as: 'wait' } as const
    await expect(call('follow.tie', back)).rejects.toMatchObject({ error: { code: 'follow.tieCircle' } })
    await expect(call('follow.tie', { ...back, to: other, as: 'parent' })).rejects.toMatchObject({
      error: { code: 'follow.tieCircle' },
    })
    await call('follow.enterResult', { ...(await thing('1')), document: '2/BC', doneOn: '2026-05-10' })
    await as('deputy')('follow.approve', await thing('1'))
    expect(await waits()).toEqual([])
  })
})

test('plans of units are received one by one, and who is late is told', async () => {
  const { call, thing } = await followed()
  const target = await thing('1')
  const one = { obligation: target.obligation, occasion: '' }
  expect(await call('follow.receipts', one)).toMatchObject([{ unit: { name: 'Sở Y tế' }, receipt: null, isLate: true }])
  await call('follow.receive', { ...target, unit: 'Sở Y tế', document: '88/KH-SYT', receivedOn: '2026-04-14' })
  expect(await call('follow.receipts', one)).toMatchObject([
    { unit: { name: 'Sở Y tế' }, receipt: { document: '88/KH-SYT' }, isLate: false },
  ])
  await expect(
    call('follow.receive', { ...(await thing('1')), unit: 'Sở Nội vụ', receivedOn: '2026-05-17' }),
  ).rejects.toMatchObject({ error: { code: 'follow.badDay' } })
})
