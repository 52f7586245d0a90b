/** An approver who is away leaves the approval to somebody: on the days and for the papers of the delegation, never for own drafts. */
import { expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { newRecord } from '../../src/domain/office/office-record.ts'
import { countIds } from '../helpers/build.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'

const ids = countIds('delegated')
const second = { name: 'second', role: 'clerk' as const }

/** The deputy's post and that of another clerk, with a delegation from the one to the other. */
async function openDelegated(days: { from: string; until: string }, symbols: readonly string[] = []): Promise<TestApp> {
  const app = await openTestApp()
  await app.app.call('notice.count', {}, second)
  const { version: readIn } = await app.as('chief')('office.get', {})
  const given = newRecord(
    'delegation',
    'uq',
    { name: 'Giấy ủy quyền số 12-GUQ/VPTU', giver: 'pcvp', receiver: 'tp', rights: 'approve', symbols: [...symbols] },
    days.from,
  )
  const limited = { ...given, states: given.states.map((state) => ({ ...state, until: days.until })) }
  const records = [
    newRecord('person', 'hung', { name: 'Phạm Công Hùng', account: 'deputy' }),
    newRecord('person', 'hai', { name: 'Lê Thị Hai', account: 'second' }),
    newRecord('post', 'pcvp', { title: 'Phó Chánh Văn phòng', holder: 'hung' }),
    newRecord('post', 'tp', { title: 'Trưởng phòng Tổng hợp', holder: 'hai' }),
    limited,
  ]
  await app.as('chief')('office.save', {
    readIn,
    changes: records.map((record) => ({ key: { kind: record.kind, id: record.id }, record })),
  })
  return app
}

async function submitted(app: TestApp, by = { name: 'clerk', role: 'clerk' as const }) {
  const sound = soundNotice()
  const one = { ...sound, id: ids(), header: { ...sound.header, number: 24 } }
  const seen = { id: one.id, version: 1 }
  await app.app.call('notice.create', { notice: one }, by)
  const reply = await app.app.call('notice.submit', seen, by)
  expect(reply).toMatchObject({ ok: true })
  return seen
}

test('who received the approval approves, and the audit names the paper', async () => {
  const app = await openDelegated({ from: '2026-04-01', until: '2026-04-30' }, ['TB/CQTT'])
  const seen = await submitted(app)
  expect(await app.app.call('notice.progress', { id: seen.id }, second)).toMatchObject({
    value: { delegation: { name: 'Giấy ủy quyền số 12-GUQ/VPTU', by: 'deputy', role: 'deputy', until: '2026-04-30' } },
  })
  expect(await app.app.call('notice.approve', seen, second)).toMatchObject({ ok: true })
  const [row] = await app.as('archivist')('audit.list', { subject: seen.id })
  expect(row).toMatchObject({
    call: 'notice.approve',
    actor: 'second',
    role: 'deputy',
    details: { delegation: { id: 'uq', name: 'Giấy ủy quyền số 12-GUQ/VPTU', by: 'deputy' } },
  })
})

test('nobody approves by it what they drafted, nor does anybody else', async () => {
  const app = await openDelegated({ from: '2026-04-01', until: '2026-04-30' })
  const own = await submitted(app, second)
  expect(await app.app.call('notice.approve', own, second)).toMatchObject({ error: { code: 'notice.ownDraft' } })
  expect(await app.app.call('notice.approve', own, { name: 'clerk', role: 'clerk' })).toMatchObject({
    error: { code: 'call.forbidden' },
  })
})

test.each([
  ['its days', { from: '2026-03-01', until: '2026-04-09' }, [], 'hết hiệu lực từ sau ngày 09/4/2026'],
  ['its days to come', { from: '2026-04-11', until: '2026-04-30' }, [], 'có hiệu lực từ ngày 11/4/2026'],
  ['its papers', { from: '2026-04-01', until: '2026-04-30' }, ['QĐ/TU'], 'chỉ ủy quyền cho văn bản có ký hiệu QĐ/TU'],
])('outside %s it is refused with the reason, and not offered', async (_, days, symbols, why) => {
  const app = await openDelegated(days, symbols)
  const seen = await submitted(app)
  expect(await app.app.call('notice.approve', seen, second)).toMatchObject({
    error: { code: 'call.forbidden', message: expect.stringContaining(why) as string },
  })
  expect(await app.app.call('notice.progress', { id: seen.id }, second)).toMatchObject({ value: { delegation: null } })
})

test('what was left to somebody waits for them, and for nobody else', async () => {
  const app = await openDelegated({ from: '2026-04-01', until: '2026-04-30' }, ['TB/CQTT'])
  const seen = await submitted(app)
  const waitingFor = async (user: { name: string; role: 'clerk' | 'deputy' }) => {
    const reply = await app.app.call('notice.waiting', { state: 'submitted' }, user)
    return (reply as { value: { id: string; delegation: { by: string } | null }[] }).value
  }
  expect(await waitingFor(second)).toMatchObject([{ id: seen.id, delegation: { by: 'deputy' } }])
  expect(await waitingFor({ name: 'clerk', role: 'clerk' })).toMatchObject([{ delegation: null }])
  expect(await waitingFor({ name: 'deputy', role: 'deputy' })).toMatchObject([{ delegation: null }])
})

test('who is away is told beside what waits for them, on those days alone', async () => {
  const app = await openDelegated({ from: '2026-04-01', until: '2026-04-30' })
  const seen = await submitted(app)
  const awayFrom = async (from: string, until: string) => {
    const { version: readIn } = await app.as('chief')('office.get', {})
    const record = newRecord('absence', `nghi-${from}`, { reason: 'Nghỉ phép', person: 'hung' }, from)
    const limited = { ...record, states: record.states.map((state) => ({ ...state, until })) }
    await app.as('chief')('office.save', {
      readIn,
      changes: [{ key: { kind: 'absence', id: record.id }, record: limited }],
    })
  }
  const absent = async () => (await app.call('notice.progress', { id: seen.id })).absent
  await awayFrom('2026-04-11', '2026-04-20')
  expect(await absent()).toEqual([])
  await awayFrom('2026-04-08', '2026-04-10')
  expect(await absent()).toEqual([
    { name: 'Phạm Công Hùng', from: '2026-04-08', until: '2026-04-10', reason: 'Nghỉ phép' },
  ])
  // Back with its drafter, it waits for nobody who is away.
  await app.as('chief')('notice.return', { ...seen, remarks: [{ text: 'Ghi rõ cơ quan.' }] })
  expect(await absent()).toEqual([])
})
