/** What the screen relies on when records are saved: undo is a save of what was before, a name taken twice is told at the name. */
import { expect, test } from 'vitest'
import { endAfter, newRecord } from '../../src/domain/office/office-record.ts'
import { openTestApp } from '../helpers/app.ts'

const key = { kind: 'body', id: 'so-x' } as const
const body = newRecord('body', 'so-x', { name: 'Sở X', level: 'province' })

test('a save, its undo and the undo of an addition are versions, all told by the history', async () => {
  const { as } = await openTestApp()
  const call = as('deputy')
  const ended = endAfter(body, '2026-12-31')
  let readIn = 1
  for (const record of [body, ended, body, null])
    readIn = (await call('office.save', { readIn, changes: [{ key, record }] })).version
  const history = await call('office.history', key)
  expect(history.map(({ record }) => record)).toEqual([null, body, ended, body])
  expect(history[0]).toMatchObject({ version: 5, savedBy: 'deputy' })
})

test('a name that another body has is refused at the name', async () => {
  const { as } = await openTestApp()
  const call = as('admin')
  const same = newRecord('body', 'khac', { name: 'SỞ  Y TẾ', level: 'province' })
  await expect(
    call('office.save', { readIn: 1, changes: [{ key: { kind: 'body', id: 'khac' }, record: same }] }),
  ).rejects.toMatchObject({
    error: {
      code: 'office.invalid',
      details: { field: 'name' },
      message: expect.stringContaining('dùng cho cả') as string,
    },
  })
})
