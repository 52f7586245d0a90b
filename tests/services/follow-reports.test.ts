/** What is reported: a month with its draft and its kept figures, letters to those who are late, the evaluation of units. */
import { describe, expect, test } from 'vitest'
import { readCells } from '../../src/files/xlsx-cells.ts'
import { row } from '../helpers/build.ts'
import { type Followed, followed, setProfile } from '../helpers/followed.ts'

/** STT 3 done in time, 6 after an extension in time, 1 late; reported and approved by 10/6. */
async function worked(): Promise<Followed> {
  const app = await followed('2026-06-10T02:00:00.000Z')
  await setProfile(app, {
    issuingOrgan: 'Văn phòng Tỉnh ủy',
    committee: 'Ban Chỉ đạo',
    symbol: 'TB/VPTU',
    place: 'Hà Lâm',
  })
  await app.call('follow.extend', {
    ...(await app.thing('6')),
    document: '15-TB/CQTT',
    requestedBy: 'Sở Nội vụ',
    requestedOn: '2026-05-11',
    decidedOn: '2026-05-13',
    until: '2026-05-31',
  })
  for (const [ordinal, doneOn] of [
    ['3', '2026-05-15'],
    ['6', '2026-05-29'],
    ['1', '2026-05-20'],
  ] as const) {
    await app.call('follow.enterResult', { ...(await app.thing(ordinal)), document: `${ordinal}/BC`, doneOn })
    await app.as('deputy')('follow.approve', await app.thing(ordinal))
  }
  return app
}

describe('the report on a month', () => {
  test('is a draft with its figures, which stay what they were whatever is written later', async () => {
    const app = await worked()
    const { call } = app
    const counted = await call('follow.month', { month: '2026-06' })
    expect(counted).toMatchObject({ kept: null, on: '2026-06-10', total: { all: 7, done: 1, doneLate: 2, overdue: 3 } })
    const { id, revision } = await call('follow.writeReport', { month: '2026-06' })
    expect(revision).toBe(1)
    const { notice } = await call('notice.get', { id })
    expect(notice).toMatchObject({ kind: 'report', typeName: 'BÁO CÁO', header: { symbol: 'BC/VPTU', number: null } })
    const words = JSON.stringify(notice)
    expect(words).toContain('Tổng số nhiệm vụ theo dõi: 07. Đã hoàn thành 03, trong đó 02 trễ hạn gốc')
    // Due by then: 1, 3, 6, 2 by the plan, and two months of 5; in time of them is 3 alone.
    expect(words).toContain('tính theo hạn gốc: 16,7% (1/6)')
    expect(words).toContain(
      'Sở Tài chính hoàn thành 02 nhiệm vụ quá hạn: STT 5, 18-TB/CQTT, kỳ 19/4/2026; STT 5, 18-TB/CQTT, kỳ 19/5/2026',
    )

    await app.as('chief')('follow.reopen', { ...(await app.thing('3')), reason: 'Số liệu không đúng' })
    const again = await call('follow.month', { month: '2026-06' })
    expect(again).toMatchObject({ kept: { revision: 1, by: 'clerk', noticeId: id } })
    expect(again.total).toEqual(counted.total)
    expect(again.rows).toEqual(counted.rows)
    // Counted for a day, and counted anew when that is asked for.
    expect((await call('follow.month', { month: '2026-06', on: '2026-06-10' })).total.done).toBe(0)
    expect(await call('follow.writeReport', { month: '2026-06', anew: true })).toMatchObject({ revision: 2 })
    expect((await call('follow.month', { month: '2026-06' })).total.done).toBe(0)
    expect((await app.as('archivist')('store.verify', {})).problems).toEqual([])
  })

  test('gives each figure the rows that it counts', async () => {
    const { call } = await worked()
    const { total, rows, units } = await call('follow.month', { month: '2026-06' })
    expect(rows.filter(({ original }) => original === 'overdue').length).toBe(total.overdue)
    const inner = units.find(({ name }) => name === 'Sở Nội vụ')
    const own = rows.filter(({ leads }) => leads.some(({ name }) => name === 'Sở Nội vụ'))
    expect([own.length, own.filter(({ original }) => original === 'doneLate').length]).toEqual([
      inner?.all,
      inner?.doneLate,
    ])
  })

  test('is checked, lacks no more than who signs and who gets it, and is issued with a number of its own series', async () => {
    const app = await worked()
    const { id } = await app.call('follow.writeReport', { month: '2026-06' })
    const { findings } = await app.call('notice.check', { id })
    expect(findings.flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : []))).toEqual(['FMT-18', 'FMT-05'])
    for (const { key, severity } of findings)
      if (severity === 'error')
        await app.call('notice.waive', { id, key, reason: 'Bản thử, chưa đủ phần ký và nơi nhận.' })
    await app.call('notice.submit', { id, version: 1 })
    await app.as('admin')('notice.issue', { id, version: 1, number: 1, date: '2026-06-10' })
    const [registered] = (await app.call('register.list', {})).filter(({ noticeId }) => noticeId === id)
    expect(registered).toMatchObject({ number: 1, symbol: 'BC/VPTU', typeName: 'BÁO CÁO' })
    // A report orders nothing.
    expect(await app.call('obligation.list', { notice: id })).toEqual([])
  })
})

test('letters go to those who are late or soon due, each with its own rows', async () => {
  const app = await worked()
  const reminders = await app.call('follow.reminders', {})
  expect(reminders.map(({ lead, rows }) => [lead, rows.map(({ ordinal }) => ordinal)])).toEqual([
    ['Sở Tài chính', ['5', '5']],
  ])
  const later = await app.call('follow.reminders', { on: '2026-06-23' })
  expect(later.map(({ lead }) => lead)).toEqual(['Sở KH&CN', 'Sở Tài chính'])
  const { ids } = await app.call('follow.writeReminders', { on: '2026-06-23', leads: ['Sở KH&CN', 'Sở Tài chính'] })
  const letters = await Promise.all(ids.map(async (id) => (await app.call('notice.get', { id })).notice))
  expect(letters.map(({ abstract, distribution }) => [abstract[0], distribution.recipients[0]?.name])).toEqual([
    ['về việc đôn đốc Sở KH&CN thực hiện nhiệm vụ được giao', 'Sở KH&CN'],
    ['về việc đôn đốc Sở Tài chính thực hiện nhiệm vụ được giao', 'Sở Tài chính'],
  ])
  expect(JSON.stringify(letters[0])).toContain('Xây dựng kho dữ liệu dùng chung')
  expect(JSON.stringify(letters[1])).not.toContain('Xây dựng kho dữ liệu dùng chung')
  await expect(app.call('follow.writeReminders', { leads: ['Sở Y tế'] })).rejects.toMatchObject({
    error: { code: 'follow.nothingDue' },
  })
})

describe('the evaluation of units', () => {
  const period = { from: '2026-04-01', to: '2026-06-30' }

  test('goes by the day it was due at first, with the weights of the office', async () => {
    const app = await worked()
    const { units } = await app.call('follow.evaluate', period)
    expect(
      units.map(({ name, due, onTime, extended, late, overdue, points }) => [
        name,
        due,
        onTime,
        extended,
        late,
        overdue,
        points,
      ]),
    ).toEqual([
      ['Sở Nội vụ', 2, 1, 1, 0, 0, 85],
      ['Sở Y tế', 1, 0, 0, 1, 0, 40],
      ['Sở Tài chính', 2, 0, 0, 0, 2, 0],
    ])
    await setProfile(app, { pointsExtended: 50, pointsLate: 0 })
    const weighed = (await app.call('follow.evaluate', period)).units
    expect(weighed.map(({ points }) => points)).toEqual([75, 0, 0])
  })

  test('is kept, given again and exported', async () => {
    const app = await worked()
    const before = await app.call('follow.evaluate', period)
    await app.call('follow.keepEvaluation', period)
    await setProfile(app, { pointsExtended: 0 })
    await app.as('chief')('follow.reopen', { ...(await app.thing('3')), reason: 'Số liệu không đúng' })
    expect(await app.call('follow.evaluate', period)).toEqual({
      ...before,
      kept: expect.objectContaining({ revision: 1 }),
    })
    await app.call('follow.exportEvaluation', { ...period, as: 'xlsx' })
    await app.call('follow.exportEvaluation', { ...period, as: 'docx' })
    const [sheet] = readCells(app.saved.at(-2)!.bytes)
    expect([...sheet!.rows[2]!.texts.values()]).toEqual(['Sở Nội vụ', '2', '1', '1', '0', '0', '0', '0', '85'])
    await expect(app.call('follow.evaluate', { from: '2026-05-02', to: '2026-05-01' })).rejects.toMatchObject({
      error: { code: 'input.invalid' },
    })
  })
})

test('leads that name nobody in particular are told apart by their words, and one that is named twice counts once', async () => {
  const common = { plannedTime: '', assigned: 'Hoàn thành trước ngày 15/5/2026' }
  const rows = [
    row({ ...common, name: 'Trang bị máy tính', lead: 'Các cơ quan, đơn vị cấp tỉnh; các cơ quan, đơn vị liên quan' }),
    row({ ...common, name: 'Kết nối mạng diện rộng', lead: 'Sở KH&CN; Sở Khoa học và Công nghệ' }),
  ]
  const { call } = await followed('2026-06-10T02:00:00.000Z', rows)
  const { total, units } = await call('follow.month', { month: '2026-06' })
  expect(total.all).toBe(2)
  expect(units.map(({ name, all }) => [name, all])).toEqual([
    ['Các cơ quan, đơn vị cấp tỉnh', 1],
    ['các cơ quan, đơn vị liên quan', 1],
    ['Sở KH&CN', 1],
  ])
})
