/** The way of a notice through the door: who may take which step, what the audit keeps, what an approval holds. */
import { describe, expect, test } from 'vitest'
import type { CallFunction } from '../../src/contract/client.ts'
import type { CallName } from '../../src/contract/contract.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { roles } from '../../src/domain/office/roles.ts'
import { type NoticeEvent, isEditable, nextStep, noticeStates } from '../../src/domain/office/workflow.ts'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { auditHead } from '../../src/store/audit.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'
import { decideNone } from '../helpers/decide.ts'
import { countIds } from '../helpers/build.ts'
import { allowTampering } from '../helpers/database.ts'

const ids = countIds('way')
const remarks = [{ text: 'Ghi rõ cơ quan chủ trì ở hàng 2.', spot: { part: 'document', field: 'whole' } }]
const reason = 'Ban hành nhầm bản chưa thống nhất.'

function sound(): Notice {
  const one = soundNotice()
  return { ...one, id: ids(), header: { ...one.header, number: 24 } }
}

/** The call of each event, with its input but for what is done. */
const callsOf: Readonly<Partial<Record<NoticeEvent, CallName>>> = {
  save: 'notice.save',
  delete: 'notice.deleteDraft',
  restore: 'notice.restoreDraft',
  submit: 'notice.submit',
  takeBack: 'notice.takeBack',
  return: 'notice.return',
  approve: 'notice.approve',
  sendToSignatory: 'notice.sendToSignatory',
  markSigned: 'notice.markSigned',
  changeByPen: 'notice.changeByPen',
  issue: 'notice.issue',
  takeUp: 'notice.takeUp',
  withdraw: 'notice.withdraw',
}
const extras: Readonly<Partial<Record<NoticeEvent, object>>> = {
  return: { remarks },
  changeByPen: { remarks },
  withdraw: { reason },
  // The day on which the clock of the test begins.
  takeUp: { date: '2026-04-10' },
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'done'
  } catch (error) {
    return (error as { readonly error: { readonly code: string } }).error.code
  }
}

/** Drafted and submitted by a clerk. */
async function submitted(
  { call }: TestApp,
  number = 24,
): Promise<{ readonly one: Notice; readonly seen: { id: string; version: number } }> {
  const base = sound()
  const one = { ...base, header: { ...base.header, number } }
  const seen = { id: one.id, version: 1 }
  await call('notice.create', { notice: one })
  await call('notice.submit', seen)
  return { one, seen }
}

async function signed(app: TestApp, number?: number) {
  const made = await submitted(app, number)
  await app.as('deputy')('notice.approve', made.seen)
  await app.call('notice.sendToSignatory', made.seen)
  await app.call('notice.markSigned', made.seen)
  return made
}

const stateOf = async (call: CallFunction, id: string) => (await call('notice.get', { id })).state

test('every step from every state by every role is taken or refused as the table says', async () => {
  const { app, call, store } = await openTestApp()
  // The test puts the notice back into every state; the database would refuse that once it was issued.
  await allowTampering(store, 'notice')
  const one = sound()
  await call('notice.create', { notice: one, original: { fileName: 'goc.txt', base64: 'YQ==' } })
  await decideNone(call, { id: one.id, version: 1 })
  // A notice is issued once: to try every step again, what its issue wrote is taken away each time.
  for (const table of ['obligation', 'obligation_body']) await allowTampering(store, table)
  let version = 1
  for (const state of noticeStates) {
    for (const deleted of isEditable(state) ? [false, true] : [false]) {
      for (const [event, name] of Object.entries(callsOf) as [NoticeEvent, CallName][]) {
        for (const role of roles) {
          const deletedAt = deleted ? '2026-04-10T08:00:00.000Z' : null
          await store.db
            .updateTable('notice')
            .set({ state, deleted_at: deletedAt, approved_hash: null, issued_version: null })
            .execute()
          await store.db.deleteFrom('issued_number').execute()
          const rows = await auditHead(store.db)
          const input = { id: one.id, version, ...(event === 'save' ? { notice: one } : {}), ...extras[event] }
          // By somebody else than who drafted, which is tested below.
          const reply = await app.call(name, input, { name: event === 'approve' ? 'another' : role, role })
          const after = await call('notice.get', { id: one.id })
          version = after.version
          const step = nextStep({ state, deleted }, event, { roles: [role], isTrial: true })
          const attempt = `${state}${deleted ? ' (deleted)' : ''}, ${event} by ${role}`
          if ('refused' in step) {
            expect([attempt, reply.ok]).toEqual([attempt, false])
            expect([attempt, after.state, after.deleted]).toEqual([attempt, state, deleted])
            expect([attempt, await auditHead(store.db)]).toEqual([attempt, rows])
          } else {
            expect([attempt, reply]).toMatchObject([attempt, { ok: true }])
            expect([attempt, after.state]).toEqual([attempt, step.to])
            expect([attempt, await auditHead(store.db)]).toEqual([attempt, rows + 1])
            if (event !== 'issue' && event !== 'takeUp') continue
            await store.db.deleteFrom('obligation_body').execute()
            await store.db.deleteFrom('obligation').execute()
          }
        }
      }
    }
  }
})

describe('a notice', () => {
  test('goes from draft to withdrawal, each step by whose work it is and with its row in the audit', async () => {
    const app = await openTestApp()
    const { call, as } = app
    const { seen } = await signed(app)
    expect(await as('registrar')('notice.issue', seen)).toMatchObject({ repeats: [] })
    await as('chief')('notice.withdraw', { ...seen, reason })
    expect(await stateOf(call, seen.id)).toBe('withdrawn')
    const all = await as('archivist')('audit.list', { subject: seen.id })
    const rows = all.filter((row) => row.call !== 'directive.mark')
    expect(rows.toReversed().map(({ call: name, role }) => `${name} ${role}`)).toEqual([
      'notice.create clerk',
      'notice.submit clerk',
      'notice.approve deputy',
      'notice.sendToSignatory clerk',
      'notice.markSigned clerk',
      'notice.issue registrar',
      'notice.withdraw chief',
    ])
    const { contentHash } = await call('notice.get', { id: seen.id })
    for (const { details } of rows) expect(details).toMatchObject({ version: 1, content: contentHash })
    expect(rows[0]?.details).toMatchObject({ reason })
  })

  test('keeps its number when it is withdrawn', async () => {
    const app = await openTestApp()
    const first = await signed(app)
    await app.as('registrar')('notice.issue', first.seen)
    await app.as('chief')('notice.withdraw', { ...first.seen, reason })
    const second = await signed(app, 25)
    expect(await codeOf(app.as('registrar')('notice.issue', { ...second.seen, number: 24 }))).toBe('notice.numberTaken')
    expect(await stateOf(app.call, second.seen.id)).toBe('signed')
  })

  test('is returned with a remark about some place: what names none is about the whole of it', async () => {
    const app = await openTestApp()
    const { one, seen } = await submitted(app)
    await app.as('deputy')('notice.return', { ...seen, remarks: [{ text: 'Viết lại phần mở đầu.' }] })
    const [last] = (await app.call('notice.progress', { id: one.id })).steps
    expect(last?.remarks).toEqual([{ text: 'Viết lại phần mở đầu.', spot: { part: 'document', field: 'whole' } }])
  })

  test('is returned with at least one remark, which the audit keeps, and can be changed again', async () => {
    const app = await openTestApp()
    const { call, as } = app
    const { one, seen } = await submitted(app)
    const back = as('deputy')
    expect(await codeOf(back('notice.return', { ...seen, remarks: [] }))).toBe('input.invalid')
    expect(await codeOf(back('notice.return', { ...seen, remarks: [{ text: '  ' }] }))).toBe('input.invalid')
    await back('notice.return', { ...seen, remarks })
    expect((await as('archivist')('audit.list', {}))[0]).toMatchObject({ call: 'notice.return', details: { remarks } })
    expect(await stateOf(call, one.id)).toBe('returned')
    await call('notice.save', { ...seen, notice: { ...one, abstract: ['về kết luận phiên họp'] } })
    expect(await stateOf(call, one.id)).toBe('returned')
    await call('notice.submit', { id: one.id, version: 2 })
    expect(await stateOf(call, one.id)).toBe('submitted')
  })

  test('of another version than the caller saw goes nowhere', async () => {
    const app = await openTestApp()
    const { one } = await submitted(app)
    expect(await codeOf(app.as('deputy')('notice.approve', { id: one.id, version: 2 }))).toBe('notice.changedMeanwhile')
    expect(await codeOf(app.as('deputy')('notice.approve', { id: 'nowhere', version: 1 }))).toBe('notice.notFound')
  })

  test('is submitted once when two do so at the same time', async () => {
    const { call } = await openTestApp()
    const one = sound()
    await call('notice.create', { notice: one })
    const seen = { id: one.id, version: 1 }
    const results = await Promise.all([1, 2].map(() => codeOf(call('notice.submit', seen))))
    expect(results.toSorted()).toEqual(['done', 'notice.otherStep'])
  })

  test('that is issued by the one user of a store needs no approval, by anybody else it does', async () => {
    const app = await openTestApp()
    const { seen } = await submitted(app)
    await expect(app.as('registrar')('notice.issue', seen)).rejects.toMatchObject({
      error: { code: 'call.forbidden', message: expect.stringContaining('Quản trị') as string },
    })
    await app.as('admin')('notice.issue', seen)
    expect(await stateOf(app.call, seen.id)).toBe('issued')
  })

  test('without a number comes back from the registrar, who cannot issue it', async () => {
    const app = await openTestApp()
    const one = { ...sound(), header: { ...sound().header, number: null } }
    await app.call('notice.create', { notice: one })
    for (const { key, severity } of (await app.call('notice.check', { id: one.id })).findings)
      if (severity === 'error') await app.call('notice.waive', { id: one.id, key, reason: 'Văn thư cấp số sau.' })
    const seen = { id: one.id, version: 1 }
    await app.call('notice.submit', seen)
    const waivers = (await app.call('notice.get', { id: one.id })).waivers.map(({ id }) => id)
    await app.as('deputy')('notice.approve', { ...seen, waivers })
    await app.call('notice.sendToSignatory', seen)
    await app.as('registrar')('notice.markSigned', seen)
    expect(await codeOf(app.as('registrar')('notice.issue', seen))).toBe('notice.noNumber')
    await app.as('registrar')('notice.return', { ...seen, remarks: [{ text: 'Chưa có số.' }] })
    expect(await stateOf(app.call, one.id)).toBe('returned')
  })
})

describe('an approval', () => {
  const approveAs = ({ app }: TestApp, name: string, seen: { id: string; version: number }) =>
    app.call('notice.approve', seen, { name, role: 'deputy' })

  test('is not given by who created the notice, nor by who saved it with these words', async () => {
    const app = await openTestApp()
    const one = sound()
    const asDeputy = (name: string, call: CallName, input: unknown) =>
      app.app.call(call, input, { name, role: 'deputy' })
    await asDeputy('an', 'notice.create', { notice: one })
    await asDeputy('bình', 'notice.save', { id: one.id, version: 1, notice: { ...one, abstract: ['về việc khác'] } })
    await asDeputy('chi', 'notice.save', { id: one.id, version: 2, notice: one })
    await asDeputy('dũng', 'notice.save', { id: one.id, version: 3, notice: one })
    const seen = { id: one.id, version: 4 }
    await app.call('notice.submit', seen)
    for (const drafter of ['an', 'chi', 'dũng'])
      expect(await approveAs(app, drafter, seen)).toMatchObject({
        error: { code: 'notice.ownDraft', message: expect.stringContaining('người khác duyệt') as string },
      })
    expect(await stateOf(app.call, one.id)).toBe('submitted')
    expect(await approveAs(app, 'bình', seen)).toMatchObject({ ok: true })
  })

  test('is given by who has seen every waiver and every open doubt', async () => {
    const app = await openTestApp()
    const { call, as } = app
    const one = { ...sound(), abstract: ['về  kết luận phiên họp'] }
    const doubt = { code: 'table.rowJoined', spot: { part: 'document', field: 'whole' }, message: 'Hàng 1.' } as const
    await call('notice.create', { notice: one, doubts: [doubt] })
    const seen = { id: one.id, version: 1 }
    await call('notice.submit', seen)
    const { findings } = await call('notice.check', { id: one.id })
    const { id: waiver } = await call('notice.waive', { id: one.id, key: findings[0]!.key, reason: 'Đã đối chiếu.' })
    const approve = (shown: object) => codeOf(as('deputy')('notice.approve', { ...seen, ...shown }))
    expect(await approve({ waivers: [waiver] })).toBe('notice.unseen')
    expect(await approve({ doubts: [0] })).toBe('notice.unseen')
    expect(await approve({ waivers: [waiver], doubts: [0] })).toBe('done')
    const [row] = await as('archivist')('audit.list', {})
    expect(row?.details).toMatchObject({ waivers: [waiver], doubts: [0] })
    // Nobody sees a waiver that comes after the decision: it is the approvers' alone.
    const key = findings[0]!.key
    expect(await codeOf(call('notice.withdrawWaiver', { id: one.id, waiver }))).toBe('call.forbidden')
    expect(await codeOf(call('notice.waive', { id: one.id, key, reason: 'Đã đối chiếu.' }))).toBe('call.forbidden')
    expect(await codeOf(as('chief')('notice.withdrawWaiver', { id: one.id, waiver }))).toBe('done')
  })

  test('tells whoever comes back which version they decided on', async () => {
    const app = await openTestApp()
    const { call, as } = app
    const { one, seen } = await submitted(app)
    await as('deputy')('notice.return', { ...seen, remarks })
    await call('notice.save', { ...seen, notice: { ...one, abstract: ['về kết luận phiên họp'] } })
    const decided = async (role: 'deputy' | 'chief') => (await as(role)('notice.progress', { id: one.id })).decidedOn
    expect([await decided('deputy'), await decided('chief')]).toEqual([1, null])
  })

  test('is for one content: nothing can be saved under it', async () => {
    const app = await openTestApp()
    const { one, seen } = await signed(app)
    for (const role of ['clerk', 'deputy', 'chief'] as const)
      expect(await codeOf(app.as(role)('notice.save', { ...seen, notice: one }))).toBe('notice.otherStep')
  })

  test.each<[string, (app: TestApp, seen: { id: string; version: number }) => Promise<unknown>]>([
    ['taking it back', ({ call }, seen) => call('notice.takeBack', seen)],
    ['returning it', ({ as }, seen) => as('chief')('notice.return', { ...seen, remarks })],
    ['the pen of the signatory', ({ call }, seen) => call('notice.changeByPen', { ...seen, remarks })],
  ])('is void after %s: what is then edited must be approved again', async (_, open) => {
    const app = await openTestApp()
    const { call, as, store } = app
    const approvedHash = async () =>
      (await store.db.selectFrom('notice').select('approved_hash').executeTakeFirstOrThrow()).approved_hash
    const { one, seen } = await submitted(app)
    await as('deputy')('notice.approve', seen)
    await call('notice.sendToSignatory', seen)
    expect(await approvedHash()).toBe((await call('notice.get', { id: one.id })).contentHash)
    await open(app, seen)
    expect(await approvedHash()).toBeNull()
    await call('notice.save', { ...seen, notice: { ...one, abstract: ['về kết luận phiên họp'] } })
    const edited = { id: one.id, version: 2 }
    await call('notice.submit', edited)
    expect(await codeOf(call('notice.sendToSignatory', edited))).toBe('notice.otherStep')
    await as('deputy')('notice.approve', edited)
    expect(await approvedHash()).toBe((await call('notice.get', { id: one.id })).contentHash)
  })

  test('holds no longer when the stored words were changed past the program', async () => {
    const app = await openTestApp()
    const { seen } = await signed(app)
    await app.store.db
      .updateTable('notice')
      .set({ content_hash: 'f'.repeat(64) })
      .execute()
    expect(await codeOf(app.as('registrar')('notice.issue', seen))).toBe('notice.notAsApproved')
    expect(await codeOf(app.as('registrar')('notice.return', { ...seen, remarks }))).toBe('done')
  })
})

test('what the signatory changed by pen is in the audit', async () => {
  const app = await openTestApp()
  const { seen } = await submitted(app)
  await app.as('deputy')('notice.approve', seen)
  await app.call('notice.sendToSignatory', seen)
  expect(await codeOf(app.call('notice.changeByPen', { ...seen, remarks: [] }))).toBe('input.invalid')
  await app.call('notice.changeByPen', { ...seen, remarks })
  expect((await app.as('archivist')('audit.list', {}))[0]?.details).toMatchObject({ remarks })
  expect(await stateOf(app.call, seen.id)).toBe('draft')
})

test('a withdrawal needs a reason', async () => {
  const app = await openTestApp()
  const { seen } = await submitted(app)
  await app.as('admin')('notice.issue', seen)
  expect(await codeOf(app.as('chief')('notice.withdraw', { ...seen, reason: '   ' }))).toBe('input.invalid')
  await app.as('chief')('notice.withdraw', { ...seen, reason })
  expect(await codeOf(app.as('chief')('notice.withdraw', { ...seen, reason }))).toBe('notice.otherStep')
})
