/** What is typed into the form of a record, and the record it makes. */
import { describe, expect, test } from 'vitest'
import type { CallError } from '../../../src/contract/wire.ts'
import type { RefusalDetails } from '../../../src/domain/errors.ts'
import { changeFrom, newRecord } from '../../../src/domain/office/office-record.ts'
import {
  type ReadForm,
  type RecordForm,
  addForm,
  editForm,
  faultsOfRefusal,
  isChanged,
  readForm,
  rebaseForm,
  showState,
  statesPutAway,
} from '../../../src/renderer/features/office/record-form.ts'

const none = new Set<string>()
const science = newRecord('body', 'khcn', { name: 'Sở Khoa học', aliases: ['SKH', 'KHCN'], level: 'province' })
const renamed = changeFrom(science, '2026-07-01', { ...science.states[0]!.values, name: 'Sở Mới' })
const edited = editForm(science, 3, '2026-04-10')
const type = (form: RecordForm, values: RecordForm['values'], more: Partial<RecordForm> = {}): RecordForm => ({
  ...form,
  ...more,
  values: { ...form.values, ...values },
})
const recordOf = (read: ReadForm) => ('record' in read ? read.record : [...read.faults])
const faultsOf = (read: ReadForm) => ('faults' in read ? Object.fromEntries(read.faults) : {})

describe('a new record', () => {
  test('gets an id of its name that no other has', () => {
    const form = type(addForm('body', 1), { name: ' Sở  Y tế ', aliases: 'SYT\n\n Y tế ', level: 'province' })
    expect(recordOf(readForm(form, new Set(['so-y-te'])))).toMatchObject({
      id: 'so-y-te-2',
      states: [{ from: null, until: null, values: { aliases: ['SYT', 'Y tế'], level: 'province', parent: '' } }],
    })
    expect(recordOf(readForm(type(addForm('profile', 1), { name: 'Công an tỉnh' }), none))).toMatchObject({
      id: 'office',
    })
  })
  test('is refused at every field that is wrong, in words', () => {
    const meeting = type(addForm('meeting', 1), { kind: '', date: '31/02/2026' })
    expect(faultsOf(readForm(meeting, none))).toEqual({
      kind: 'Chưa có nội dung.',
      date: expect.stringContaining('ngày/tháng/năm') as string,
    })
    const member = type(addForm('membership', 1), { role: 'Ủy viên', order: 'hai' })
    expect(faultsOf(readForm(member, none))).toEqual({ order: 'Chỉ ghi chữ số.' })
    expect(faultsOf(readForm(type(member, { order: '5000' }), none))).toEqual({ order: 'Phải từ 1 đến 1000.' })
  })
})

describe('a record that exists', () => {
  test('is unchanged until something is typed', () => {
    expect(isChanged(edited)).toBe(false)
    expect(recordOf(readForm(edited, none))).toEqual(science)
    expect(isChanged({ ...edited, deed: 'end' })).toBe(false)
    expect(isChanged({ ...edited, deed: 'end', day: '3' })).toBe(true)
    expect(isChanged(type(edited, { name: 'Sở' }))).toBe(true)
  })
  test('is corrected in the state that is shown', () => {
    const form = type(showState(editForm(renamed, 3, '2026-08-01'), 0), { name: 'Sở Khoa học cũ' })
    expect(recordOf(readForm(form, none))).toMatchObject({
      id: 'khcn',
      states: [{ values: { name: 'Sở Khoa học cũ' } }, { values: { name: 'Sở Mới' } }],
    })
  })
  test('says something else from a day on, or ends after one', () => {
    const change = type(edited, { name: 'Sở Mới' }, { deed: 'change', day: '1/7/2026' })
    expect(recordOf(readForm(change, none))).toEqual(renamed)
    expect(recordOf(readForm({ ...edited, deed: 'end', day: '30/6/2026' }, none))).toMatchObject({
      states: [{ from: null, until: '2026-06-30' }],
    })
  })
  test('needs the day for it, which cannot be before all it says', () => {
    expect(faultsOf(readForm({ ...edited, deed: 'change' }, none))).toEqual({ day: 'Chưa ghi ngày.' })
    expect(faultsOf(readForm({ ...edited, deed: 'end', day: '32/1/2026' }, none))).toHaveProperty('day')
    const begun = editForm(newRecord('body', 'a', { name: 'A', level: 'other' }, '2026-05-01'), 1, '2026-05-01')
    expect(faultsOf(readForm({ ...begun, deed: 'end', day: '30/4/2026' }, none))).toHaveProperty('day')
  })
  test('tells at its days when states would overlap', () => {
    const form = { ...editForm(renamed, 3, '2026-08-01'), from: '01/6/2026' }
    expect(faultsOf(readForm(form, none))).toEqual({ from: expect.stringContaining('chồng lên nhau') as string })
  })
  test('tells how many later states a day puts away', () => {
    const form = editForm(renamed, 3, '2026-04-10')
    expect(statesPutAway({ ...form, deed: 'change', day: '01/7/2026' })).toBe(1)
    expect(statesPutAway({ ...form, deed: 'end', day: '01/7/2026' })).toBe(0)
    expect(statesPutAway({ ...form, deed: 'end', day: '30/6/2026' })).toBe(1)
    expect(statesPutAway({ ...form, deed: 'correct', day: '' })).toBe(0)
  })
})

describe('a refusal of the store', () => {
  const error = (message: string, details: RefusalDetails): CallError => ({
    code: 'office.invalid',
    message,
    details,
  })
  test('is shown at its field, without what every such refusal begins with', () => {
    const words = 'Dữ liệu cơ quan có chỗ chưa hợp lệ. Cơ quan, tổ chức, “A”: ô "Thuộc" chỉ tới “b”.'
    expect([...faultsOfRefusal(error(words, { field: 'parent', kind: 'body' }), { kind: 'body' })]).toEqual([
      ['parent', 'Cơ quan, tổ chức, “A”: ô "Thuộc" chỉ tới “b”.'],
    ])
    expect(faultsOfRefusal(error('x', { field: 'changes.0.states.0.values.name' }), { kind: 'body' }).has('name')).toBe(
      true,
    )
  })
  test('is shown above the form where it is about another record', () => {
    expect(faultsOfRefusal(error('x', { field: 'name', kind: 'group' }), { kind: 'body' }).has('')).toBe(true)
  })
})

test('over what somebody else saved, what was typed stays and the rest is theirs', () => {
  const theirs = {
    ...science,
    states: [{ ...science.states[0]!, values: { ...science.states[0]!.values, aliases: ['X'], note: 'mới' } }],
  }
  const mine = rebaseForm(type(edited, { name: 'Sở của tôi', aliases: 'của tôi' }), theirs, 7)
  expect(mine).toMatchObject({
    readIn: 7,
    base: theirs,
    values: { name: 'Sở của tôi', aliases: 'của tôi', note: 'mới' },
  })
})
