/** From what was ordered to what was done: a notice of 01/4/2026 is followed, on the day it was due at first and on the current one. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { allowTampering } from '../helpers/database.ts'
import { readCells } from '../../src/files/xlsx-cells.ts'
import { followed } from '../helpers/followed.ts'

const asked = {
  document: '15-TB/CQTT',
  requestedBy: 'Sở Nội vụ',
  requestedOn: '2026-05-11',
  until: '2026-05-31',
}
const extension = { ...asked, decidedOn: '2026-05-13' }

describe('the board of 16/5/2026', () => {
  test('has the overdue set that was worked out by hand, on both days', async () => {
    const { board } = await followed()
    const shown = await board('2026-05-16')
    const overdue = (by: 'original' | 'current') =>
      shown.filter((one) => one[by] === 'overdue').map(({ ordinal, occasion }) => `${ordinal} ${occasion}`.trim())
    expect(overdue('current')).toEqual(['1', '5 2026-04-19', '6'])
    expect(overdue('original')).toEqual(['1', '5 2026-04-19', '6', '2'])
    expect(shown.map(({ ordinal, current, currentUntil }) => [ordinal, current, currentUntil])).toEqual([
      ['1', 'overdue', '2026-04-14'],
      ['5', 'overdue', '2026-04-19'],
      ['6', 'overdue', '2026-05-14'],
      ['3', 'today', '2026-05-16'],
      ['5', 'in3', '2026-05-19'],
      ['2', 'later', '2026-06-29'],
      ['4', 'undated', null],
    ])
    // 19/4/2026 is a Sunday, 19/5 a Tuesday.
    expect(shown.filter(({ ordinal }) => ordinal === '5').map((one) => one.fallsOnDayOff)).toEqual([true, false])
  })

  test('is asked by lead, state and days', async () => {
    const { board, one } = await followed()
    const ordinals = async (query: object) => (await board('2026-05-16', query)).map(({ ordinal }) => ordinal)
    expect(await ordinals({ lead: 'so noi vu' })).toEqual(['6', '3'])
    expect(await ordinals({ states: ['today', 'undated'] })).toEqual(['3', '4'])
    expect(await ordinals({ from: '2026-05-01', to: '2026-05-16' })).toEqual(['6', '3'])
    expect(await ordinals({ notice: 'other' })).toEqual([])
    expect((await ordinals({ notice: one })).length).toBe(7)
    // Before it was issued it bound nobody.
    expect(await board('2026-03-31')).toEqual([])
  })

  test('is asked by section, and by the state on the day it was due at first', async () => {
    const { board } = await followed()
    const ordinals = async (query: object) => (await board('2026-05-16', query)).map(({ ordinal }) => ordinal)
    expect(await ordinals({ states: ['overdue'], by: 'original' })).toEqual(['1', '5', '6', '2'])
    expect((await ordinals({ section: 'nhiem vu duoc giao' })).length).toBe(7)
    expect(await ordinals({ section: 'khác' })).toEqual([])
  })

  test('is kept as a view of the office, apart from the searches, and printed as the book', async () => {
    const { call, saved, as } = await followed()
    const query = { lead: 'Sở Nội vụ', section: '', states: ['overdue' as const], by: 'current' as const }
    const { id } = await call('follow.saveView', { name: 'Nội vụ quá hạn', query, grouping: 'lead' })
    expect(await as('deputy')('follow.views', {})).toEqual([
      { id, name: 'Nội vụ quá hạn', query, grouping: 'lead', savedBy: 'clerk' },
    ])
    expect(await call('search.views', {})).toEqual([])
    await call('follow.dropView', { id })
    expect(await call('follow.views', {})).toEqual([])

    await call('follow.exportXlsx', { on: '2026-05-16', ...query })
    await call('follow.exportSheet', { on: '2026-05-16' })
    await expect(call('follow.exportSheet', { on: '2026-03-31' })).rejects.toMatchObject({
      error: { code: 'follow.empty' },
    })
    expect(saved.map(({ fileName }) => fileName)).toEqual([
      'so-theo-doi-2026-05-16.xlsx',
      'so-theo-doi-2026-05-16.docx',
    ])
    const [sheet] = readCells(saved[0]!.bytes)
    expect([...sheet!.rows.at(-1)!.texts.values()]).toEqual([
      '18-TB/CQTT',
      '6',
      'Rà soát thủ tục hành chính cấp xã',
      'Sở Nội vụ',
      '14/5/2026',
      '14/5/2026',
      'Quá hạn',
      'Quá hạn',
    ])
  })

  test('gives one record a month from April to December, and the open one stays when the next begins', async () => {
    const { board } = await followed()
    const records = (await board('2026-12-01')).filter(({ ordinal }) => ordinal === '5')
    expect(records.map(({ currentUntil }) => currentUntil)).toEqual(
      ['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2026-${month}-19`),
    )
    expect(records.slice(0, 8).every(({ current }) => current === 'overdue')).toBe(true)
  })
})

describe('an extension', () => {
  test('moves the current day by a decision, and the history says who asked when', async () => {
    const { call, board, thing, one } = await followed()
    await call('follow.extend', { ...(await thing('6')), ...extension })
    const [moved] = await board('2026-05-16', { lead: 'Sở Nội vụ', states: ['later'] })
    expect(moved).toMatchObject({ ordinal: '6', original: 'overdue', current: 'later', extensions: 1 })
    expect(moved).toMatchObject({ originalUntil: '2026-05-14', currentUntil: '2026-05-31' })
    // On the day before the decision it was not known.
    expect((await board('2026-05-12', { lead: 'Sở Nội vụ' }))[0]).toMatchObject({ currentUntil: '2026-05-14' })
    const { entries } = await call('follow.get', { obligation: (await thing('6')).obligation })
    expect(entries).toMatchObject([{ kind: 'extension', ...asked, day: '2026-05-13', recordedBy: 'clerk' }])
    expect((await call('obligation.list', { notice: one })).find(({ ordinal }) => ordinal === '6')?.originalUntil).toBe(
      '2026-05-14',
    )
  })

  test.each([
    ['asked for after the day', { requestedOn: '2026-05-15', decidedOn: '2026-05-16' }, 'follow.lateRequest'],
    ['to a day that is not later', { until: '2026-05-14' }, 'follow.notLater'],
    ['decided before it was asked for', { decidedOn: '2026-05-10' }, 'follow.badDay'],
    ['decided tomorrow', { decidedOn: '2026-05-17' }, 'follow.badDay'],
    ['that somebody else was quicker with', { seen: 3 }, 'follow.changedMeanwhile'],
  ])('%s is refused', async (_name, change, code) => {
    const { call, thing, board } = await followed()
    const before = await board('2026-05-16')
    await expect(call('follow.extend', { ...(await thing('6')), ...extension, ...change })).rejects.toMatchObject({
      error: { code },
    })
    expect(await board('2026-05-16')).toEqual(before)
  })

  test('asked for too late is taken where that is said, and marked', async () => {
    const { call, thing } = await followed()
    const late = { requestedOn: '2026-05-15', decidedOn: '2026-05-16', acceptsLate: true }
    expect(await call('follow.extend', { ...(await thing('6')), ...extension, ...late })).toMatchObject({
      isLate: true,
    })
    const again = { ...extension, requestedOn: '2026-05-15', decidedOn: '2026-05-16', until: '2026-06-30' }
    expect(await call('follow.extend', { ...(await thing('6')), ...again, acceptsLate: true })).toMatchObject({
      isLate: false,
    })
  })
})

describe('a result', () => {
  test('waits for another person, who closes it; a closed one opens again with a reason', async () => {
    const { call, as, thing, board } = await followed()
    const state = async () => (await board('2026-05-16', { lead: 'Sở Y tế' }))[0]?.current
    await expect(call('follow.enterResult', { ...(await thing('1')), doneOn: '2026-05-04' })).rejects.toMatchObject({
      error: { code: 'follow.nothingShown' },
    })
    await call('follow.enterResult', { ...(await thing('1')), document: '88/KH-SYT', doneOn: '2026-05-04' })
    expect(await state()).toBe('waiting')
    await expect(call('follow.approve', await thing('1'))).rejects.toMatchObject({ error: { code: 'call.forbidden' } })
    await as('deputy')('follow.refuse', { ...(await thing('1')), reason: 'Kế hoạch chưa được ký' })
    expect(await state()).toBe('overdue')
    await as('deputy')('follow.enterResult', { ...(await thing('1')), document: '90/KH-SYT', doneOn: '2026-05-05' })
    await expect(as('deputy')('follow.approve', await thing('1'))).rejects.toMatchObject({
      error: { code: 'follow.ownResult' },
    })
    await as('chief')('follow.approve', await thing('1'))
    expect(await state()).toBe('doneLate')
    await expect(call('follow.extend', { ...(await thing('1')), ...extension })).rejects.toMatchObject({
      error: { code: 'follow.otherStage' },
    })
    await as('chief')('follow.reopen', { ...(await thing('1')), reason: 'Số liệu không đúng' })
    expect(await state()).toBe('overdue')
  })

  test('of one month closes that month alone', async () => {
    const { call, as, thing, board } = await followed()
    await call('follow.enterResult', {
      ...(await thing('5', '2026-04-19')),
      document: '12/BC-STC',
      doneOn: '2026-04-17',
    })
    await as('deputy')('follow.approve', await thing('5', '2026-04-19'))
    const months = (await board('2026-05-16')).filter(({ ordinal }) => ordinal === '5')
    expect(months.map(({ current }) => current)).toEqual(['done', 'in3'])
    await expect(
      call('follow.enterResult', {
        ...(await thing('5', '2026-04-19')),
        occasion: '2026-04-18',
        note: 'x',
        doneOn: '2026-04-17',
        seen: 0,
      }),
    ).rejects.toMatchObject({ error: { code: 'follow.noSuchThing' } })
  })
})

test('the report on May goes by the original day, and the current one stands beside', async () => {
  const { call, as, thing } = await followed('2026-06-10T02:00:00.000Z')
  await call('follow.extend', { ...(await thing('6')), ...extension })
  await call('follow.enterResult', { ...(await thing('3')), document: '7/BB-SNV', doneOn: '2026-05-15' })
  await call('follow.enterResult', { ...(await thing('6')), document: '8/BC-SNV', doneOn: '2026-05-29' })
  for (const ordinal of ['3', '6']) await as('deputy')('follow.approve', await thing(ordinal))
  const may = await call('follow.month', { month: '2026-05' })
  // Reported in June, they do not count at the end of May.
  expect(may).toMatchObject({ on: '2026-05-31', total: { all: 7, done: 0, overdue: 6, undated: 1, extended: 2 } })
  const june = await call('follow.month', { month: '2026-06' })
  expect(june.on).toBe('2026-06-10')
  expect(june.total).toMatchObject({
    done: 1,
    doneLate: 1,
    overdue: 4,
    byOriginal: { due: 6, onTime: 1 },
    byCurrent: { due: 5, onTime: 2 },
  })
  expect(june.units.map(({ name, all, overdue }) => [name, all, overdue])).toEqual([
    ['Sở Tài chính', 3, 2],
    ['Sở KH&CN', 1, 1],
    ['Sở Y tế', 1, 1],
    ['Sở Nội vụ', 2, 0],
  ])
  expect(june.late.map(({ ordinal }) => ordinal)).toEqual(['1', '5', '5', '6', '2'])
  expect(june.extended.map(({ ordinal }) => ordinal)).toEqual(['6', '2'])
  expect(await call('follow.month', { month: '2026-05' })).toEqual(may)
})

test('entries are never changed, and a change past the program is named', async () => {
  const app = await followed()
  await app.call('follow.extend', { ...(await app.thing('6')), ...extension })
  await expect(sql`delete from follow_entry`.execute(app.store.db)).rejects.toThrow('append-only')
  expect((await app.as('archivist')('store.verify', {})).problems).toEqual([])
  await allowTampering(app.store, 'follow_entry')
  await sql`update follow_entry set day = '2026-05-01'`.execute(app.store.db)
  expect((await app.as('archivist')('store.verify', {})).problems.join(' ')).toContain('sổ theo dõi nhiệm vụ')
})
