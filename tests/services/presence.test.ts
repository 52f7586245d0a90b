/** Who works where: known while they say so, told to others, kept nowhere. */
import { expect, test } from 'vitest'
import type { Made } from '../../src/contract/changes.ts'
import { isTouched } from '../../src/contract/changes.ts'
import { connect } from '../../src/contract/client.ts'
import { direct } from '../../src/hosts/direct.ts'
import { openSession } from '../../src/services/sessions.ts'
import { openTestApp, temporaryFolder } from '../helpers/app.ts'

test('each sees the others in the same notice until they leave or say nothing more', async () => {
  let now = Date.UTC(2026, 3, 10, 8)
  const told: Made[] = []
  const app = await openTestApp(
    temporaryFolder(),
    {},
    () => new Date(now).toISOString(),
    (change) => told.push(change),
  )
  const [clerk, deputy] = [app.as('clerk'), app.as('deputy')]
  expect(await clerk('presence.at', { id: 'n1', part: 'p1' })).toEqual([])
  expect(await deputy('presence.at', { id: 'n1', part: 'p2' })).toEqual([{ name: 'clerk', part: 'p1' }])
  expect(await clerk('presence.at', { id: 'n1', part: 'p1' })).toEqual([{ name: 'deputy', part: 'p2' }])
  // Only a change is told, and it touches what others asked of that notice.
  expect(told).toHaveLength(2)
  const read = (id: string) => ({ name: 'presence.at', input: { id, part: null } })
  expect([isTouched(read('n1'), told[0] ?? read('')), isTouched(read('n2'), told[0] ?? read(''))]).toEqual([
    true,
    false,
  ])
  await deputy('presence.at', { id: 'n2' })
  expect(await clerk('presence.at', { id: 'n1', part: 'p1' })).toEqual([])
  await deputy('presence.at', { id: 'n1', part: null })
  now += 46_000
  expect(await clerk('presence.at', { id: 'n1', part: 'p1' })).toEqual([])
  const own = connect(direct(app.door, openSession()))
  expect(await own('presence.at', { id: 'n1' })).toEqual([{ name: 'clerk', part: 'p1' }])
})
