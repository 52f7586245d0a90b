import { describe, expect, test } from 'vitest'
import { columnsOf } from '../../../src/domain/office/office-table.ts'
import { readTable } from '../../../src/domain/office/read-office-table.ts'
import { type OfficeRecord, changeFrom, newRecord, parseRecord } from '../../../src/domain/office/office-record.ts'

const health = newRecord('body', 'so-y-te', { name: 'Sở Y tế', level: 'province' })
const renamed = changeFrom(health, '2026-07-01', { ...health.states[0]!.values, name: 'Sở Y tế và Dân số' })
const read = (rows: readonly (readonly string[])[], ...records: readonly OfficeRecord[]) =>
  readTable(
    'body',
    rows.map((cells, at) => ({ row: at + 1, cells })),
    { version: 3, records },
    'co-quan.xlsx',
  )

describe('rows that come back', () => {
  test('without the days of validity change the last state alone', () => {
    const { changes, faults } = read(
      [
        ['Mã', 'Tên', 'Tên khác, tên tắt'],
        ['so-y-te', 'Sở Y tế và Dân số', 'SYT'],
      ],
      renamed,
    )
    expect(faults).toEqual([])
    expect(
      changes.map(({ after }) => after.states.map(({ from, values }) => [from, values['name'], values['aliases']])),
    ).toEqual([
      [
        [null, 'Sở Y tế', []],
        ['2026-07-01', 'Sở Y tế và Dân số', ['SYT']],
      ],
    ])
  })

  test('without an id are the record of that name, or a new one', () => {
    const { changes, unchanged, absent } = read(
      [
        ['Tên', 'Cấp'],
        ['SỞ Y TẾ', 'Cấp tỉnh'],
        ['Sở Lạ', 'Cấp tỉnh'],
      ],
      health,
    )
    expect(changes.map(({ key, before }) => [key.id, before === null])).toEqual([
      ['so-y-te', false],
      ['so-la', true],
    ])
    expect([unchanged, absent]).toEqual([0, []])
  })

  test('that are wrong are named by row and column, and the right ones are taken all the same', () => {
    const { changes, faults, absent } = read(
      [
        ['Mã', 'Tên', 'Cấp', 'Thuộc', 'Từ ngày'],
        ['', 'Sở Một', 'Tỉnh', '', ''],
        ['', 'Sở Hai', 'Cấp tỉnh', 'Không có', '31/02/2026'],
        ['', '', 'Cấp tỉnh', '', ''],
        ['Mã Sai', 'Sở Ba', 'Cấp tỉnh', '', ''],
        ['', 'Sở Bốn', 'Cấp tỉnh', 'Sở Y tế', '1/7/2026'],
      ],
      health,
    )
    expect(faults.map(({ row, column }) => [row, column])).toEqual([
      [2, 'Cấp'],
      [3, 'Thuộc'],
      [3, 'Từ ngày'],
      [5, 'Mã'],
      [4, ''],
    ])
    expect(changes.map(({ after }) => [after.id, after.states[0]?.from, after.states[0]?.values['parent']])).toEqual([
      ['so-bon', '2026-07-01', 'so-y-te'],
    ])
    expect(absent).toEqual([{ kind: 'body', id: 'so-y-te' }])
  })

  test('of another table are refused with the column that is missing', () => {
    expect(() => read([['STT', 'Nội dung']])).toThrow('không thấy cột "Tên"')
    expect(columnsOf('body').map(({ label }) => label)).toContain('Từ ngày')
  })
})

test('a semicolon ends a line of a list, wherever it was written', () => {
  const record = parseRecord({
    kind: 'body',
    id: 'a',
    states: [{ from: null, until: null, values: { name: 'Sở A', level: 'province', aliases: ['SA; Sở Á ', ''] } }],
  })
  expect(record.states[0]?.values['aliases']).toEqual(['SA', 'Sở Á'])
})
