/** Saved lists of recipients: what is read of them, and what saving one changes. */
import { describe, expect, test } from 'vitest'
import { newRecord } from '../../../src/domain/office/office-record.ts'
import { makeOffice } from '../../../src/domain/office/office.ts'
import { changesOfList, savedList, savedLists } from '../../../src/domain/office/recipient-lists.ts'

const line = (id: string, list: string, order: number, name: string, copies: number | null = null) =>
  newRecord('recipient', id, { list, order, name, role: '', copies })
const office = makeOffice({
  version: 1,
  records: [
    line('b', 'Thường dùng', 2, 'UBND tỉnh', 3),
    line('a', 'Thường dùng', 1, 'Thường trực Tỉnh ủy'),
    line('c', 'Hẹp', 1, 'Sở Tài chính'),
  ],
})
const day = '2026-05-04'

describe('lists of recipients', () => {
  test('have their lines in order, whatever the case of their name', () => {
    expect([...savedLists(office, day).keys()]).toEqual(expect.arrayContaining(['Thường dùng', 'Hẹp']))
    expect(savedList(office, 'thuong DUNG', day).map(({ name, copies }) => [name, copies])).toEqual([
      ['Thường trực Tỉnh ủy', null],
      ['UBND tỉnh', 3],
    ])
  })

  test('are replaced under the same name: lines keep their ids, copies stay with their name, the rest goes', () => {
    const changes = changesOfList(office, 'Thường  dùng', [{ name: 'UBND tỉnh', role: 'báo cáo' }], day)
    expect(changes.map(({ key, record }) => [key.id, record?.states[0]?.values])).toEqual([
      ['b', { list: 'Thường dùng', order: 1, name: 'UBND tỉnh', role: 'báo cáo', copies: 3 }],
      ['a', undefined],
    ])
  })

  test('are begun under a new one, with ids nobody has', () => {
    const lines = ['Sở Y tế', 'Sở Nội vụ'].map((name) => ({ name, role: '' }))
    const changes = changesOfList(office, 'Sở', lines, day)
    expect(changes.map(({ key }) => key.id)).toEqual(['so-1', 'so-2'])
    expect(() => changesOfList(office, 'Sở', [{ name: '', role: '' }], day)).toThrow(/Nơi nhận/)
  })
})
