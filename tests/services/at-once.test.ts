/** Many desks at one moment: each number is given once, none is left out, and the chain of the audit is whole. */
import { expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { connect } from '../../src/contract/client.ts'
import { direct } from '../../src/hosts/direct.ts'
import { openSession } from '../../src/services/sessions.ts'
import { openTestApp } from '../helpers/app.ts'
import { decideNone } from '../helpers/decide.ts'
import { onPostgres } from '../helpers/database.ts'

/** SQLite has one connection, so that fewer show the same. */
const desks = onPostgres ? 24 : 8

test('desks that issue at once get numbers without gap or duplicate', async () => {
  const app = await openTestApp()
  const sound = soundNotice()
  const seen = Array.from({ length: desks }, (_, at) => ({ id: `issued-${at}`, version: 1 }))
  for (const { id, version } of seen) {
    await app.alone('notice.create', { notice: { ...sound, id, header: { ...sound.header, number: null } } })
    for (const { key, severity } of (await app.alone('notice.check', { id })).findings)
      if (severity === 'error') await app.alone('notice.waive', { id, key, reason: 'Văn thư cấp số khi ban hành.' })
    await decideNone(app.alone, { id, version })
    await app.alone('notice.submit', { id, version })
  }
  await Promise.all(
    seen.map((one) => connect(direct(app.door, openSession()))('notice.issue', { ...one, number: 'next' })),
  )
  const numbers = (await app.alone('register.list', {})).map(({ number }) => number)
  expect(numbers.toSorted((one, other) => one - other)).toEqual(Array.from({ length: desks }, (_, at) => at + 1))
  expect(await app.alone('store.verify', {})).toMatchObject({ problems: [] })
  expect(app.defects).toEqual([])
})
