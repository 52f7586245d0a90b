/** How a notice came to where it stands, and what waits for whom: read by everybody who works here. */
import { describe, expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { approvalState, eventsFor, returnedState } from '../../src/domain/office/workflow.ts'
import { lastRemarks } from '../../src/domain/office/remarks.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'

const remarks = [
  { text: 'Ghi rõ cơ quan chủ trì.', spot: { part: 'abstract', field: 'whole' } },
  { text: 'Thời hạn chưa thống nhất với phiên họp.' },
]

/** Two of one number on one day are an error. */
let number = 23

async function submitted({ call }: TestApp, id: string) {
  number += 1
  const one = { ...soundNotice(), id }
  await call('notice.create', { notice: { ...one, header: { ...one.header, number } } })
  await call('notice.submit', { id, version: 1 })
  return { id, version: 1 }
}

describe('the progress of a notice', () => {
  test('tells the clerk who returned it, when and with which remarks, the last step first', async () => {
    const app = await openTestApp()
    const seen = await submitted(app, 'mot')
    await app.as('deputy')('notice.return', { ...seen, remarks })
    const { steps, isDrafter } = await app.call('notice.progress', { id: seen.id })
    expect(steps).toEqual([
      {
        event: 'return',
        at: expect.stringMatching(/^2026-04-10T/) as string,
        by: 'deputy',
        as: 'deputy',
        remarks,
        answers: [],
        reason: '',
      },
      {
        event: 'submit',
        at: expect.stringMatching(/^2026-04-10T/) as string,
        by: 'clerk',
        as: 'clerk',
        remarks: [],
        answers: [],
        reason: '',
      },
    ])
    expect(isDrafter).toBe(true)
    expect((await app.as('deputy')('notice.progress', { id: seen.id })).isDrafter).toBe(false)
  })

  test('keeps what the clerk answers to the remarks, for whoever decides next, and finds it by its words', async () => {
    const app = await openTestApp()
    const seen = await submitted(app, 'mot')
    await app.as('deputy')('notice.return', { ...seen, remarks })
    const answers = [{ remark: 1, text: 'Đã sửa theo biên bản.' }]
    for (const stray of [{ remark: 2, text: 'Lạc.' }, ...answers])
      await expect(
        app.call('notice.submit', { ...seen, answers: [...(stray.remark === 2 ? [] : answers), stray] }),
      ).rejects.toMatchObject({ error: { code: 'notice.noRemark' } })
    await app.call('notice.submit', { ...seen, answers })
    const { steps } = await app.as('deputy')('notice.progress', { id: seen.id })
    expect(lastRemarks(steps)?.remarks).toEqual([
      { ...remarks[0], answer: '' },
      { ...remarks[1], answer: 'Đã sửa theo biên bản.' },
    ])
    const { hits } = await app.call('search.find', { words: '"theo biên bản"' })
    expect(hits.map(({ id }) => id)).toEqual([seen.id])
    expect((await app.as('admin')('store.verify', {})).problems).toEqual([])
    // The answers to earlier remarks are no answers to later ones.
    await app.as('deputy')('notice.return', { ...seen, remarks: [{ text: 'Còn thiếu một ý.' }] })
    const later = await app.call('notice.progress', { id: seen.id })
    expect(lastRemarks(later.steps)?.remarks).toEqual([
      { text: 'Còn thiếu một ý.', spot: { part: 'document', field: 'whole' }, answer: '' },
    ])
  })

  test('of a notice that is not there is refused', async () => {
    const { call } = await openTestApp()
    await expect(call('notice.progress', { id: 'khong-co' })).rejects.toMatchObject({
      error: { code: 'notice.notFound' },
    })
  })
})

describe('what waits', () => {
  test('comes from the one that waits longest, with who drafted it and since when', async () => {
    const app = await openTestApp()
    const first = await submitted(app, 'mot')
    await submitted(app, 'hai')
    await submitted(app, 'ba')
    // Taken back and submitted again: it waits since then.
    await app.call('notice.takeBack', first)
    await app.call('notice.submit', first)
    const waiting = await app.as('deputy')('notice.waiting', { state: approvalState })
    expect(waiting.map(({ id, drafter, isDrafter }) => ({ id, drafter, isDrafter }))).toEqual([
      { id: 'hai', drafter: 'clerk', isDrafter: false },
      { id: 'ba', drafter: 'clerk', isDrafter: false },
      { id: 'mot', drafter: 'clerk', isDrafter: false },
    ])
    const [submit] = (await app.call('notice.progress', { id: 'mot' })).steps
    expect(waiting[2]?.since).toBe(submit?.at)
    await app.as('deputy')('notice.return', { ...first, remarks })
    expect(await app.call('notice.waiting', { state: returnedState })).toMatchObject([{ id: 'mot', isDrafter: true }])
    expect(await app.call('notice.waiting', { state: 'signed' })).toEqual([])
  })
})

test('whoever drafted a notice is offered no approval of it', () => {
  const deputy = { roles: ['deputy'], isTrial: false } as const
  const standing = { state: approvalState, deleted: false }
  expect(eventsFor(standing, deputy)).toEqual(['waive', 'takeBack', 'return', 'approve'])
  expect(eventsFor(standing, deputy, true)).toEqual(['waive', 'takeBack', 'return'])
})
