import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  daysInMonth,
  isIsoDate,
  isoDate,
  partsOf,
  readTypedDay,
  writeLongDate,
  writeShortDate,
} from '../../../src/domain/deadline/dates.ts'

const day = fc
  .record({
    year: fc.integer({ min: 1900, max: 2999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map((parts) => isoDate(parts.year, parts.month, parts.day)!)

describe('isoDate', () => {
  test('writes a day of the calendar', () => {
    expect(isoDate(2026, 4, 1)).toBe('2026-04-01')
    expect(isoDate(2028, 2, 29)).toBe('2028-02-29')
    expect(isoDate(2000, 2, 29)).toBe('2000-02-29')
  })

  test.each([
    [2026, 2, 29],
    [2026, 2, 31],
    [1900, 2, 29],
    [2026, 4, 31],
    [2026, 13, 1],
    [2026, 0, 1],
    [2026, 1, 0],
    [1899, 12, 31],
    [3000, 1, 1],
  ])('there is no %i-%i-%i', (year, month, dayOfMonth) => {
    expect(isoDate(year, month, dayOfMonth)).toBe(null)
  })
})

describe('isIsoDate', () => {
  test('takes days that exist, written in full', () => {
    expect(['2026-04-01', '2028-02-29', '1900-01-01', '2999-12-31'].map(isIsoDate)).toEqual([true, true, true, true])
  })

  test.each([
    '',
    '2026-02-30',
    '2026-4-1',
    '01/4/2026',
    '2026-04-01T00:00:00Z',
    ' 2026-04-01',
    '2026-13-01',
    '2026-04-01\n',
  ])('not %j', (text) => {
    expect(isIsoDate(text)).toBe(false)
  })
})

test('days of the months', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => daysInMonth(2026, month))).toEqual([
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
  ])
  expect(daysInMonth(2028, 2)).toBe(29)
})

describe('addDays', () => {
  test('over the ends of months and years', () => {
    expect(addDays('2026-04-10', -1)).toBe('2026-04-09')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    // 100 days and nights from 10/4/2026: the first of them is the tenth itself.
    expect(addDays('2026-04-10', 99)).toBe('2026-07-18')
  })

  test('there and back is the same day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -3000, max: 3000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date)
      }),
    )
  })
})

test('the parts of a day make the day again', () => {
  expect(partsOf('2026-04-05')).toEqual({ year: 2026, month: 4, day: 5 })
  fc.assert(
    fc.property(day, (date) => {
      const parts = partsOf(date)
      expect(isoDate(parts.year, parts.month, parts.day)).toBe(date)
    }),
  )
})

test.each([
  ['3/11', '2026-12-01', '2026-11-03'],
  ['03-11', '2027-01-05', '2026-11-03'],
  ['28/12', '2027-01-05', '2026-12-28'],
  ['5/1', '2026-12-20', '2027-01-05'],
  ['29/2', '2026-12-20', null],
  ['3.11.2024', '2026-12-01', '2024-11-03'],
  ['31/02/2026', '2026-12-01', null],
  ['3/11/26', '2026-12-01', null],
  ['3/', '2026-12-01', null],
])('a typed day "%s", read on %s', (typed, today, read) => {
  expect(readTypedDay(typed, today)).toBe(read)
})

describe('Vietnamese dates: days below 10 and months 1 and 2 take a zero, months 3 to 9 none (F-DATE-3)', () => {
  test.each([
    ['2018-02-20', '20/02/2018', 'ngày 20 tháng 02 năm 2018'],
    ['2026-01-09', '09/01/2026', 'ngày 09 tháng 01 năm 2026'],
    ['2018-04-03', '03/4/2018', 'ngày 03 tháng 4 năm 2018'],
    ['2026-09-30', '30/9/2026', 'ngày 30 tháng 9 năm 2026'],
    ['2026-03-10', '10/3/2026', 'ngày 10 tháng 3 năm 2026'],
    ['2021-12-15', '15/12/2021', 'ngày 15 tháng 12 năm 2021'],
    ['2026-10-01', '01/10/2026', 'ngày 01 tháng 10 năm 2026'],
  ])('%s', (date, short, long) => {
    expect({ short: writeShortDate(date), long: writeLongDate(date) }).toEqual({ short, long })
  })
})
