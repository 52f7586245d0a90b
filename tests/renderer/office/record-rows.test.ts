/** The table of a kind: what its rows show, which are shown, in which order. */
import { describe, expect, test } from 'vitest'
import { makeOffice } from '../../../src/domain/office/office.ts'
import { type OfficeRecord, changeFrom, endAfter, newRecord } from '../../../src/domain/office/office-record.ts'
import {
  type RowChoice,
  chooseRows,
  makeRows,
  shownColumns,
  usualOrder,
} from '../../../src/renderer/features/office/record-rows.ts'
import { countsOf, namesWithNew } from '../../../src/renderer/features/office/import-counts.ts'
import type { OfficeKind } from '../../../src/domain/office/kinds.ts'

const day = '2026-04-10'
const body = (id: string, name: string, parent = '') => newRecord('body', id, { name, level: 'province', parent })
const science = changeFrom(body('khcn', 'Sở Khoa học', 'ubnd'), '2026-07-01', {
  name: 'Sở Mới',
  level: 'province',
  note: 'đổi tên',
})
const records: readonly OfficeRecord[] = [
  body('ubnd', 'Ủy ban nhân dân tỉnh'),
  science,
  endAfter(body('cu', 'Sở Cũ'), '2026-03-31'),
  newRecord('body', 'dai', { name: 'Đài Phát thanh', level: 'province' }, '2027-01-01'),
]
const shown = (choice: Partial<RowChoice> = {}, kind: OfficeKind = 'body', of = records) => {
  const rows = makeRows(kind, makeOffice({ version: 1, records: of }), day)
  const all = { words: '', standing: 'all', order: usualOrder(kind), ...choice } as const
  return chooseRows(rows, shownColumns(kind), all)
}
const names = (choice: Partial<RowChoice> = {}) => shown(choice).map(({ cells }) => cells[0])

describe('a row', () => {
  test('shows what holds today, references by name, and the days it holds', () => {
    const [row] = shown({ words: 'khcn' })
    const columns = shownColumns('body').map(({ label }) => label)
    expect(columns).toEqual(['Tên', 'Tên khác, tên tắt', 'Loại', 'Cấp', 'Thuộc', 'Hiệu lực'])
    expect(row?.cells).toEqual([
      'Sở Khoa học',
      '',
      '',
      'Cấp tỉnh',
      'Ủy ban nhân dân tỉnh',
      'đến 30/6/2026 (2 giai đoạn)',
    ])
    expect(shown({ words: 'uy ban ubnd', order: { by: 'name', isDescending: true } })[0]?.cells.at(-1)).toBe('')
  })
  test('of a kind without days of validity has none', () => {
    expect(shownColumns('dayOff').map(({ key }) => key)).toEqual(['date', 'type', 'note'])
  })
})

describe('the rows shown', () => {
  test('are those that hold today, all, or those that have ended', () => {
    expect(names({ standing: 'valid' })).toEqual(['Sở Khoa học', 'Ủy ban nhân dân tỉnh'])
    expect(names({ standing: 'ended' })).toEqual(['Sở Cũ'])
    expect(names()).toHaveLength(4)
  })
  test('have every word, accents or not, in a detail or another name of theirs, too', () => {
    expect(names({ words: 'PHAT dai' })).toEqual(['Đài Phát thanh'])
    expect(names({ words: 'so moi' })).toEqual(['Sở Khoa học'])
    expect(names({ words: 'doi ten' })).toEqual(['Sở Khoa học'])
    expect(names({ words: 'so khong co' })).toEqual([])
  })
  test('stand in the order of the Vietnamese alphabet, either way, empty ones last', () => {
    expect(names()).toEqual(['Đài Phát thanh', 'Sở Cũ', 'Sở Khoa học', 'Ủy ban nhân dân tỉnh'])
    expect(names({ order: { by: 'name', isDescending: true } })[0]).toBe('Ủy ban nhân dân tỉnh')
    for (const isDescending of [true, false])
      expect(names({ order: { by: 'parent', isDescending } })[0]).toBe('Sở Khoa học')
  })
  test('of a list are counted, not spelled: 2 is before 10', () => {
    const recipients = [10, 2, 1].map((order) =>
      newRecord('recipient', `r-${order}`, { list: 'A', order, name: `Nơi ${order}` }),
    )
    expect(shown({}, 'recipient', recipients).map(({ cells }) => cells[1])).toEqual(['1', '2', '10'])
  })
  test('are made and found at once among 2,000', () => {
    const many = Array.from({ length: 2000 }, (_, at) => body(`b-${at}`, `Cơ quan số ${at}`, 'ubnd'))
    const rows = makeRows('body', makeOffice({ version: 1, records: [...records, ...many] }), day)
    const choice = { words: 'so 1999', standing: 'valid', order: usualOrder('body') } as const
    expect(chooseRows(rows, shownColumns('body'), choice).map(({ record }) => record.id)).toEqual(['b-1999'])
  })
})

test('a workbook is told in numbers; records that only it has are named by it', () => {
  const added = { key: { kind: 'body', id: 'moi' }, row: 2, before: null, after: body('moi', 'Sở Rất mới') } as const
  const changed = { key: { kind: 'body', id: 'khcn' }, row: 3, before: science, after: science } as const
  const fault = { row: 7, column: 'Cấp', found: 'x', message: 'sai' }
  const preview = {
    kind: 'body',
    fileName: 'a.xlsx',
    version: 1,
    rows: 4,
    changes: [added, changed],
    unchanged: 1,
    faults: [fault, { ...fault, column: 'Tên' }],
    absent: [],
  } as const
  expect(countsOf(preview)).toEqual({ added: 1, changed: 1, wrongRows: 1 })
  const nameOf = namesWithNew((_, id) => `[${id}]`, preview.changes)
  expect([nameOf(['body'], 'moi'), nameOf(['body'], 'khcn')]).toEqual(['Sở Rất mới', '[khcn]'])
})
