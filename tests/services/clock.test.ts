/** A clock that goes back: what was done stays in its order, and it is said. */
import { expect, test } from 'vitest'
import { openTestApp, temporaryFolder } from '../helpers/app.ts'
import { item, notice } from '../helpers/build.ts'

test('rows of the audit and versions are never before those before them; the report says when the clock went back', async () => {
  const times = [
    '2026-05-06T08:00:00.000Z',
    '2020-01-01T00:00:00.000Z',
    '2020-01-01T00:05:00.000Z',
    '2026-05-06T09:00:00.000Z',
  ]
  let turn = 0
  const { call, as } = await openTestApp(temporaryFolder(), {}, () => times[turn] ?? '')
  const one = notice({ items: [item('1.', 'Giao Sở Y tế rà soát.')] })
  const { id } = await call('notice.create', { notice: one })
  turn = 1
  await call('notice.save', { id, version: 1, notice: { ...one, abstract: ['bản sửa'] } })
  turn = 2
  await call('notice.exportText', { id })
  turn = 3
  await call('notice.check', { id })
  const rows = await as('admin')('audit.list', {})
  expect(rows.toReversed().map(({ at }) => at)).toEqual([times[0], times[0], times[0], times[3]])
  expect(rows.toReversed().map(({ details }) => details.clock)).toEqual([undefined, times[1], times[2], undefined])
  const report = await as('admin')('store.verify', {})
  expect(report).toMatchObject({ sound: true, problems: [] })
  expect(report.remarks).toHaveLength(2)
  expect(report.remarks[0]).toContain('đồng hồ máy chỉ 2020-01-01T00:00:00.000Z')
})

test('a waiver bears the moment of its row in the audit, also while the clock is back', async () => {
  let now = '2026-05-06T08:00:00.000Z'
  const { call, as } = await openTestApp(temporaryFolder(), {}, () => now)
  const { id } = await call('notice.create', { notice: notice({ items: [item('1.', 'Giao Sở Y tế rà soát.')] }) })
  const { findings } = await call('notice.check', { id })
  now = '2020-01-01T00:00:00.000Z'
  const { waivedAt } = await call('notice.waive', { id, key: findings[0]?.key ?? '', reason: 'Đã đối chiếu bản gốc.' })
  const [last] = await as('admin')('audit.list', {})
  expect(last).toMatchObject({ call: 'notice.waive', at: '2026-05-06T08:00:00.000Z' })
  expect(waivedAt).toBe(last?.at)
})
