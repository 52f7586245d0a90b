/** What records say in words, and how two versions of one differ. */
import { describe, expect, test } from 'vitest'
import { makeOffice } from '../../../src/domain/office/office.ts'
import {
  type OfficeRecord,
  changeFrom,
  correctState,
  endAfter,
  newRecord,
} from '../../../src/domain/office/office-record.ts'
import {
  differencesOf,
  namesOn,
  standingOn,
  writeValidity,
  writeValue,
} from '../../../src/domain/office/record-words.ts'
import { officeKinds } from '../../../src/domain/office/kinds.ts'

const police = newRecord('body', 'cong-an', { name: 'Công an tỉnh', level: 'province' })
const science = newRecord('body', 'khcn', { name: 'Sở Khoa học', aliases: ['SKH'], level: 'province' })
const values = science.states[0]!.values
const renamed = changeFrom(science, '2026-07-01', { ...values, name: 'Sở Khoa học và Công nghệ', parent: 'cong-an' })
const nameOf = namesOn(makeOffice({ version: 1, records: [police, renamed] }), '2026-01-01')
const told = (before: OfficeRecord | null, after: OfficeRecord | null) =>
  differencesOf(before, after, nameOf).map(
    ({ stage, label, before: was, after: is }) => `${label}${stage === '' ? '' : ` (${stage})`}: ${was} → ${is}`,
  )

test('a reference is written by the name of the day', () => {
  expect(nameOf(['body'], 'khcn')).toBe('Sở Khoa học')
  expect(nameOf(['group', 'body'], 'cong-an')).toBe('Công an tỉnh')
  expect(nameOf(['person'], 'cong-an')).toBe('[cong-an]')
})

test('values are written for people', () => {
  const { body, group, meeting } = officeKinds
  expect(writeValue(body.fields.level, 'province', nameOf)).toBe('Cấp tỉnh')
  expect(writeValue(body.fields.aliases, ['A', 'B'], nameOf)).toBe('A; B')
  expect(writeValue(meeting.fields.date, '2026-04-01', nameOf)).toBe('01/4/2026')
  expect(writeValue(group.fields.members, ['khcn', 'cong-an'], nameOf)).toBe('Sở Khoa học; Công an tỉnh')
  expect(writeValue(group.fields.generic, true, nameOf)).toBe('Có')
  expect(writeValue(body.fields.parent, undefined, nameOf)).toBe('')
})

test('validity is written with the ends that are known, and tells whether a record holds', () => {
  expect(renamed.states.map(writeValidity)).toEqual(['đến 30/6/2026', 'từ 01/7/2026'])
  expect(writeValidity({ from: null, until: null })).toBe('không giới hạn')
  const begun = newRecord('body', 'moi', { name: 'Mới', level: 'province' }, '2026-05-01')
  expect([
    standingOn(renamed, '2026-07-01'),
    standingOn(endAfter(science, '2026-06-30'), '2026-07-01'),
    standingOn(begun, '2026-04-30'),
  ]).toEqual(['valid', 'ended', 'later'])
})

describe('two versions differ', () => {
  test('not at all where they are the same', () => expect(told(science, science)).toEqual([]))
  test('by all it says, when it is new', () =>
    expect(told(null, science)).toEqual(['Tên:  → Sở Khoa học', 'Tên khác, tên tắt:  → SKH', 'Cấp:  → Cấp tỉnh']))
  test('by the field that was corrected', () =>
    expect(
      told(science, correctState(science, 0, { ...science.states[0]!, values: { ...values, aliases: [] } })),
    ).toEqual(['Tên khác, tên tắt: SKH → ']))
  test('by what holds from a day on, compared with what held until then', () =>
    expect(told(science, renamed)).toEqual([
      'Hiệu lực:  → đến 30/6/2026',
      'Tên (từ 01/7/2026): Sở Khoa học → Sở Khoa học và Công nghệ',
      'Thuộc (từ 01/7/2026):  → Công an tỉnh',
    ]))
  test('by the day it ends, and by the state that goes with it', () => {
    expect(told(science, endAfter(science, '2026-03-31'))).toEqual(['Hiệu lực:  → đến 31/3/2026'])
    expect(told(renamed, science)).toContain('Hiệu lực: từ 01/7/2026 → ')
  })
  test('by the day it begins, when that was corrected', () => {
    const later = correctState(renamed, 1, { ...renamed.states[1]!, from: '2026-07-15' })
    expect(told(renamed, later)).toEqual(['Hiệu lực: từ 01/7/2026 → từ 15/7/2026'])
  })
})
