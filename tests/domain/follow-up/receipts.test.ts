import { describe, expect, test } from 'vitest'
import { makeDirectory } from '../../../src/domain/bodies/body-directory.ts'
import type { RecordedEntry } from '../../../src/domain/follow-up/follow-up.ts'
import { owingUnits, receiptsOf } from '../../../src/domain/follow-up/receipts.ts'
import type { ObligedBody } from '../../../src/domain/tasks/obligation.ts'

const body = (id: string, name: string, more = {}) => ({
  id,
  name,
  aliases: [],
  kind: 'body' as const,
  level: 'province' as const,
  members: [],
  description: '',
  generic: false,
  nouns: [],
  tails: [],
  parent: '',
  count: null,
  isValid: true,
  otherNames: [],
  ...more,
})
const directory = makeDirectory([
  body('a', 'Sở Y tế'),
  body('b', 'Sở Nội vụ'),
  body('c', 'Công an tỉnh'),
  body('group', 'Các sở', { kind: 'group', members: ['a', 'b'] }),
  body('any', 'Các cơ quan, đơn vị', { kind: 'group', generic: true }),
])
const leads = (...ids: string[]) => ({
  bodies: ids.map((id): ObligedBody => ({
    role: 'lead',
    name: directory.byId.get(id)!.name,
    subUnit: '',
    bodyId: id,
  })),
})
const names = (...ids: Parameters<typeof owingUnits>) => owingUnits(...ids).map(({ name }) => name)

describe('who owes a plan', () => {
  test('are the members of a group one by one', () => {
    expect(names(leads('group', 'a'), [], directory)).toEqual(['Sở Nội vụ', 'Sở Y tế'])
  })

  test('are all who lead something in the notice, where the group is nobody in particular', () => {
    expect(names(leads('any'), [leads('any'), leads('c'), leads('group')], directory)).toEqual([
      'Công an tỉnh',
      'Sở Nội vụ',
      'Sở Y tế',
    ])
  })
})

test('who sent theirs first is in time by that day; who sent none is late once the day has passed', () => {
  const receipt = (unitId: string, unit: string, receivedOn: string) =>
    ({
      kind: 'receipt',
      unit,
      unitId,
      document: '',
      receivedOn,
      note: '',
      day: receivedOn,
      id: receivedOn,
      obligationId: 'o',
      occasion: '',
      position: 0,
      recordedAt: '',
      recordedBy: '',
      recorderId: '',
    }) satisfies RecordedEntry
  const units = owingUnits(leads('group'), [], directory)
  const entries = [
    receipt('a', 'Sở Y tế', '2026-04-03'),
    receipt('a', 'Sở Y tế', '2026-04-09'),
    receipt('c', 'Công an tỉnh', '2026-04-10'),
  ]
  const on = (day: string) =>
    receiptsOf(units, entries, { until: '2026-04-04', on: day }).map((one) => [
      one.unit.name,
      one.receipt?.receivedOn ?? null,
      one.isLate,
    ])
  expect(on('2026-04-12')).toEqual([
    ['Sở Nội vụ', null, true],
    ['Sở Y tế', '2026-04-03', false],
    ['Công an tỉnh', '2026-04-10', true],
  ])
  expect(on('2026-04-03')).toEqual([
    ['Sở Nội vụ', null, false],
    ['Sở Y tế', '2026-04-03', false],
  ])
})
