/** Long calls as jobs: how far they are, what came of them, and that they can be ended. */
import { describe, expect, test } from 'vitest'
import { CallFailed, connect, runJob } from '../../src/contract/client.ts'
import type { JobProgress } from '../../src/contract/jobs.ts'
import { direct } from '../../src/hosts/direct.ts'
import { openTestApp } from '../helpers/app.ts'
import { notice } from '../helpers/build.ts'

describe('a job', () => {
  test('gives what the call gives, and tells how far it is', async () => {
    const { call, as } = await openTestApp()
    for (let count = 0; count < 3; count += 1) await call('notice.create', { notice: notice() })
    const told: JobProgress[] = []
    const admin = as('admin')
    const report = await runJob(admin, 'store.verify', {}, { onProgress: (progress) => told.push(progress) })
    expect(report).toEqual(await admin('store.verify', {}))
    expect(report).toMatchObject({ sound: true, notices: 3 })
    for (const { step, done, total } of told) expect([step !== '', done <= total]).toEqual([true, true])
  })

  test('is cancelled when nobody wants it any more, and leaves no transaction open', async () => {
    const { call, as } = await openTestApp()
    for (let count = 0; count < 3; count += 1) await call('notice.create', { notice: notice() })
    const admin = as('admin')
    const { job } = await admin('job.start', { call: 'store.verify', input: {} })
    expect(await admin('job.cancel', { job })).toEqual({ state: 'cancelled' })
    expect(await admin('job.status', { job })).toEqual({ state: 'cancelled' })
    expect(await runJob(admin, 'store.verify', {}, { isCancelled: () => true })).toBeNull()
    await call('notice.create', { notice: notice() })
    expect(await admin('store.verify', {})).toMatchObject({ sound: true, notices: 4 })
  })

  test('that was cancelled after its end keeps its result', async () => {
    const { as } = await openTestApp()
    const admin = as('admin')
    const { job } = await admin('job.start', { call: 'store.verify', input: {} })
    let status = await admin('job.status', { job })
    while (status.state === 'running') status = await admin('job.status', { job })
    expect(await admin('job.cancel', { job })).toMatchObject({ state: 'done', value: { sound: true } })
  })

  test.each([
    ['of a call the caller may not make', 'clerk', { call: 'store.verify', input: {} }, 'call.forbidden'],
    ['of a wrong input', 'admin', { call: 'store.verify', input: { all: true } }, 'input.invalid'],
    ['of a call that is not long', 'admin', { call: 'notice.list', input: {} }, 'input.invalid'],
  ] as const)('%s is refused at once', async (_, role, input, code) => {
    const { app } = await openTestApp()
    expect(await app.call('job.start', input, { name: role, role })).toMatchObject({ ok: false, error: { code } })
  })

  test('is its owner’s alone', async () => {
    const { as, app } = await openTestApp()
    const { job } = await as('admin')('job.start', { call: 'store.verify', input: {} })
    const other = connect(direct(app, { name: 'someone else', role: 'admin' }))
    for (const name of ['job.status', 'job.cancel'] as const)
      await expect(other(name, { job })).rejects.toMatchObject({ error: { code: 'job.notFound' } })
    await expect(other('job.status', { job: 'none' })).rejects.toBeInstanceOf(CallFailed)
    await app.stop()
    expect((await as('admin')('job.status', { job })).state).toBe('cancelled')
  })

  test('that breaks down tells the defect by its id', async () => {
    const { as, store, defects } = await openTestApp()
    const broken = { ...store, readApart: () => Promise.reject(new Error('no such table')) }
    Object.assign(store, broken)
    await expect(runJob(as('admin'), 'store.verify', {})).rejects.toMatchObject({ error: { code: 'defect' } })
    expect(defects).toMatchObject([{ call: 'store.verify' }])
  })
})
