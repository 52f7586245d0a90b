import { describe, expect, test } from 'vitest'
import { resolveBody } from '../../../src/domain/bodies/body-directory.ts'
import { officeKindNames, officeKinds } from '../../../src/domain/office/kinds.ts'
import { makeOffice, tryOffice, usersOf } from '../../../src/domain/office/office.ts'
import {
  type OfficeRecord,
  type Values,
  changeFrom,
  endAfter,
  newRecord,
  parseRecord,
  stateNear,
  stateOn,
} from '../../../src/domain/office/office-record.ts'
import { seriesOfNumber } from '../../../src/domain/office/register.ts'
import { startingSet } from '../../../src/domain/office/starting-set.ts'

const body = (id: string, name: string, more: Values = {}) =>
  newRecord('body', id, { name, level: 'province', ...more })
const officeOf = (...records: readonly OfficeRecord[]) => makeOffice({ version: 1, records })
const refusalOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return ''
}

describe('what holds changes from a day on', () => {
  const science = body('so-khcn', 'Sở Khoa học, Công nghệ')
  const renamed = changeFrom(science, '2026-07-01', { ...science.states[0]!.values, name: 'Sở Khoa học và Công nghệ' })

  test('the state before ends the day before', () => {
    expect(renamed.states.map(({ from, until }) => [from, until])).toEqual([
      [null, '2026-06-30'],
      ['2026-07-01', null],
    ])
    expect(parseRecord(renamed)).toEqual(renamed)
  })

  test('a body renamed keeps its id: old days propose the old name, new days the new, both names are read on both', () => {
    const office = officeOf(renamed)
    const nameOn = (day: string) => office.directoryOn(day).byId.get('so-khcn')?.name
    expect(['2026-06-30', '2026-07-01'].map(nameOn)).toEqual(['Sở Khoa học, Công nghệ', 'Sở Khoa học và Công nghệ'])
    for (const day of ['2026-06-30', '2026-07-01'])
      for (const name of ['Sở Khoa học, Công nghệ', 'Sở Khoa học và Công nghệ'])
        expect(resolveBody(name, office.directoryOn(day))?.id).toBe('so-khcn')
  })

  test('one directory serves all days on which no name changes', () => {
    const office = officeOf(renamed, endAfter(body('cu', 'Sở Cũ'), '2025-02-28'))
    expect(office.directoryOn('2026-01-05')).toBe(office.directoryOn('2026-06-30'))
    expect(office.directoryOn('2026-06-30')).not.toBe(office.directoryOn('2026-07-01'))
    expect(office.directoryOn('2025-02-28')).not.toBe(office.directoryOn('2025-03-01'))
  })

  test('a name of a body that is gone may be had by another from then on', () => {
    const gone = endAfter(body('cu', 'Sở Xây dựng'), '2025-02-28')
    const next = newRecord('body', 'moi', { name: 'Sở Xây dựng', level: 'province' }, '2025-03-01')
    const office = officeOf(gone, next)
    const idOn = (day: string) => resolveBody('Sở Xây dựng', office.directoryOn(day))?.id
    expect(['2025-02-28', '2025-03-01'].map(idOn)).toEqual(['cu', 'moi'])
    expect(refusalOf(() => tryOffice(office))).toBe('')
  })

  test('an end cuts off what would begin later', () => {
    expect(endAfter(renamed, '2026-03-31').states).toEqual([{ ...science.states[0], until: '2026-03-31' }])
    expect(stateOn(endAfter(renamed, '2026-03-31'), '2026-04-01')).toBeNull()
    expect(stateNear(endAfter(renamed, '2026-03-31'), '2026-04-01').values['name']).toBe('Sở Khoa học, Công nghệ')
  })
})

describe('a record that cannot be stored is refused with its place', () => {
  const state = { from: null, until: null, values: { name: 'Sở Y tế', level: 'province' } }
  const refused = (changes: object) =>
    refusalOf(() => parseRecord({ kind: 'body', id: 'so-y-te', states: [state], ...changes }))
  test.each([
    ['a field without a name', { states: [{ ...state, values: { level: 'province' } }] }, 'ô "Tên" chưa có nội dung'],
    ['a field that is none', { states: [{ ...state, values: { ...state.values, phone: '1' } }] }, 'không có ô "phone"'],
    [
      'a choice that is none',
      { states: [{ ...state, values: { name: 'A', level: 'x' } }] },
      'không có trong danh sách',
    ],
    ['days in the wrong order', { states: [{ ...state, from: '2026-02-01', until: '2026-01-01' }] }, 'trước ngày đầu'],
    ['states that overlap', { states: [state, { ...state, from: '2026-01-01' }] }, 'chồng lên nhau'],
    ['a kind that is none', { kind: 'car' }, 'kind'],
    ['an id with marks', { id: 'Sở Y tế' }, 'mã chỉ gồm'],
    ['no state', { states: [] }, 'states'],
    ['a text without end', { states: [{ ...state, values: { ...state.values, name: 'a'.repeat(501) } }] }, 'quá 500'],
  ])('%s', (_, changes, message) => expect(refused(changes)).toContain(message))
  test('and what may be is cleaned', () => {
    const read = parseRecord({
      kind: 'body',
      id: 'so-y-te',
      states: [{ ...state, values: { name: '  Sở Y tế\u200b', aliases: ['', 'SYT'], level: 'province' } }],
    })
    expect(read.states[0]?.values).toMatchObject({ name: 'Sở Y tế', aliases: ['SYT'], parent: '', type: '' })
  })
})

describe('data that contradicts itself is refused', () => {
  const tried = (...records: OfficeRecord[]) => refusalOf(() => tryOffice({ version: 2, records }))
  test.each([
    ['a reference to nothing', [newRecord('post', 'gd', { title: 'Giám đốc', body: 'so-la' })], 'chỉ tới “so-la”'],
    ['a name on one day twice', [body('a', 'Sở Y tế'), body('b', 'SỞ Y TẾ')], 'dùng cho cả'],
    [
      'a group in itself',
      [
        newRecord('group', 'mot', { name: 'Các mỏ', level: 'province', members: ['hai'] }),
        newRecord('group', 'hai', { name: 'Các lò', level: 'province', members: ['mot'] }),
      ],
      'nằm trong chính nó',
    ],
    [
      'a day off twice',
      [
        newRecord('dayOff', 'a', { date: '2026-01-02', type: 'off' }),
        newRecord('dayOff', 'b', { date: '2026-01-02', type: 'work' }),
      ],
      'có hai dòng',
    ],
  ])('%s', (_, records, message) => expect(tried(...records)).toContain(message))
  test('a name that two bodies have between two days, whichever of them was written last', () => {
    const later = newRecord('body', 'moi', { name: 'Sở Xây dựng', level: 'province' }, '2025-03-01')
    const longer = endAfter(body('cu', 'Sở Xây dựng'), '2026-12-31')
    expect([tried(later, endAfter(body('cu', 'Sở Xây dựng'), '2025-02-28')), tried(later, longer)]).toEqual([
      '',
      expect.stringContaining('dùng cho cả'),
    ])
  })
  test('who stands in the way of a removal is found', () => {
    const records = [body('so-y-te', 'Sở Y tế'), newRecord('post', 'gd', { title: 'Giám đốc', body: 'so-y-te' })]
    expect(usersOf({ version: 1, records }, { kind: 'body', id: 'so-y-te' }).map(({ id }) => id)).toEqual(['gd'])
    expect(usersOf({ version: 1, records }, { kind: 'person', id: 'so-y-te' })).toEqual([])
  })
})

describe('the starting set', () => {
  const records = startingSet()
  test('can be used as it is', () => {
    expect(refusalOf(() => tryOffice({ version: 1, records }))).toBe('')
    expect(new Set(records.map(({ kind, id }) => `${kind}/${id}`)).size).toBe(records.length)
    const kinds = new Set(records.map(({ kind }) => kind))
    expect(
      ['body', 'group', 'documentType', 'dayOff', 'recipient', 'textBlock'].every((kind) => kinds.has(kind as 'body')),
    ).toBe(true)
  })
  test('says of every body of what kind it is', () => {
    const bodies = records.filter(({ kind }) => kind === 'body')
    expect(bodies.filter(({ states }) => states[0]?.values['type'] === '').map(({ id }) => id)).toEqual([])
  })
  test('its days off are those of the calendar', () => {
    const { calendar } = makeOffice({ version: 1, records })
    expect(['2026-01-02', '2026-01-10', '2026-01-12'].map(calendar.isDayOff)).toEqual([true, false, false])
  })
  test('every kind has a field that names it, and a title for the screen', () => {
    for (const kind of officeKindNames) {
      const [first] = Object.values(officeKinds[kind].fields)
      expect(first.isRequired, kind).toBe(true)
      expect(officeKinds[kind].title.length).toBeLessThanOrEqual(31)
    }
  })
})

describe('the series of a number', () => {
  const header = (symbol: string) => ({ issuingOrgans: [{ id: 'o', name: 'BAN CHỈ ĐẠO TỈNH' }], symbol })
  const series = newRecord('series', 'chung', {
    name: 'Chung',
    organ: 'Ban Chỉ đạo tỉnh',
    symbols: ['TB/BCĐ', 'BC/BCĐ'],
  })
  const term = newRecord('term', 'khoa-moi', { name: '2025 - 2030' }, '2025-10-15')
  test('is that of the symbol and of the usual term while the office says nothing', () => {
    expect(seriesOfNumber(header('TB/BCĐ'), '2026-04-01', officeOf())).toEqual({
      organ: 'ban chi dao tinh',
      symbol: 'tb/bcd',
      term: '2025',
    })
  })
  test('is shared by the symbols the office names', () => {
    const office = officeOf(series, term)
    const [notice, report, letter] = ['TB/BCĐ', 'BC/BCĐ', 'CV/BCĐ'].map(
      (symbol) => seriesOfNumber(header(symbol), '2026-04-01', office).symbol,
    )
    expect(notice).toBe(report)
    expect(letter).not.toBe(notice)
  })
  test('begins anew with the term of the office', () => {
    const of = (day: string) => seriesOfNumber(header('TB/BCĐ'), day, officeOf(term)).term
    expect(of('2025-10-15')).toBe('*khoa-moi')
    expect(of('2025-10-14')).not.toBe(of('2025-10-15'))
    const own = newRecord('term', 'rieng', { name: 'Riêng', organ: 'Ban Chỉ đạo tỉnh' }, '2026-01-01')
    expect(seriesOfNumber(header('TB/BCĐ'), '2026-04-01', officeOf(term, own)).term).toBe('*rieng')
  })
})
