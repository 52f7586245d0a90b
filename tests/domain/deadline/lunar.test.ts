import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../src/domain/deadline/dates.ts'
import {
  lunarNewYear,
  lunarToSolar,
  sexagenaryName,
  solarToLunar,
  yearOfSexagenaryName,
} from '../../../src/domain/deadline/lunar.ts'

/** Tết as the Vietnamese calendars print it. */
const newYears = [
  '1990-01-27',
  '1991-02-15',
  '1992-02-04',
  '1993-01-23',
  '1994-02-10',
  '1995-01-31',
  '1996-02-19',
  '1997-02-07',
  '1998-01-28',
  '1999-02-16',
  '2000-02-05',
  '2001-01-24',
  '2002-02-12',
  '2003-02-01',
  '2004-01-22',
  '2005-02-09',
  '2006-01-29',
  '2007-02-17',
  '2008-02-07',
  '2009-01-26',
  '2010-02-14',
  '2011-02-03',
  '2012-01-23',
  '2013-02-10',
  '2014-01-31',
  '2015-02-19',
  '2016-02-08',
  '2017-01-28',
  '2018-02-16',
  '2019-02-05',
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-02',
  '2031-01-23',
  '2032-02-11',
  '2033-01-31',
  '2034-02-19',
  '2035-02-08',
  '2036-01-28',
  '2037-02-15',
  '2038-02-04',
  '2039-01-24',
  '2040-02-12',
]

const anyDay = fc.integer({ min: 0, max: 70_000 }).map((days) => addDays('1910-01-01', days))

describe('Tết', () => {
  test('falls on the printed day in each year from 1990 to 2040', () => {
    expect(newYears.map((_, index) => lunarNewYear(1990 + index))).toEqual(newYears)
  })

  test('differs from China where the new moon falls in the last hour before midnight there', () => {
    expect([1968, 1985, 2007].map(lunarNewYear)).toEqual(['1968-01-29', '1985-01-21', '2007-02-17'])
  })

  test('is that of the Chinese calendar of ICU in the other years', () => {
    const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
    // 2007 and 2030: another day at UTC+8. 2027: a new moon just before midnight there, which ICU puts after it.
    const years = newYears.map((day) => Number(day.slice(0, 4))).filter((year) => ![2007, 2027, 2030].includes(year))
    const inChina = (day: string) =>
      chinese
        .formatToParts(new Date(`${day}T12:00:00Z`))
        .filter((part) => part.type !== 'literal')
        .map((part) => part.value)
    expect(years.map((year) => inChina(lunarNewYear(year)))).toEqual(years.map(() => ['1', '1']))
  })

  test('has no day outside the calendar', () => {
    expect(() => lunarNewYear(3000)).toThrow(RangeError)
  })
})

describe('lunar days', () => {
  test.each([
    ['2026-02-16', { year: 2025, month: 12, day: 29, leap: false }],
    ['2026-02-17', { year: 2026, month: 1, day: 1, leap: false }],
    ['2026-04-26', { year: 2026, month: 3, day: 10, leap: false }],
    ['2025-07-25', { year: 2025, month: 6, day: 1, leap: true }],
    ['2023-03-22', { year: 2023, month: 2, day: 1, leap: true }],
    ['2033-12-22', { year: 2033, month: 11, day: 1, leap: true }],
    ['2026-01-01', { year: 2025, month: 11, day: 13, leap: false }],
  ] as const)('%s', (solar, lunar) => {
    expect(solarToLunar(solar)).toEqual(lunar)
    expect(lunarToSolar(lunar)).toBe(solar)
  })

  test('the leap months of the years 2001 to 2040', () => {
    const leaps: string[] = []
    for (let year = 2001; year <= 2040; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        if (lunarToSolar({ year, month, day: 1, leap: true }) !== null) leaps.push(`${year}: ${month}`)
      }
    }
    expect(leaps).toEqual([
      '2001: 4',
      '2004: 2',
      '2006: 7',
      '2009: 5',
      '2012: 4',
      '2014: 9',
      '2017: 6',
      '2020: 4',
      '2023: 2',
      '2025: 6',
      '2028: 5',
      '2031: 3',
      '2033: 11',
      '2036: 6',
      '2039: 5',
    ])
  })

  test('a day that does not exist is null', () => {
    expect(lunarToSolar({ year: 2025, month: 12, day: 30, leap: false })).toBeNull()
    expect(lunarToSolar({ year: 2026, month: 6, day: 1, leap: true })).toBeNull()
    expect(lunarToSolar({ year: 2026, month: 13, day: 1, leap: false })).toBeNull()
    expect(lunarToSolar({ year: 2026, month: 1, day: 0, leap: false })).toBeNull()
  })

  test('there and back is the same day, and the next day is the next or the first of a month', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const today = solarToLunar(day)
        const tomorrow = solarToLunar(addDays(day, 1))
        expect(lunarToSolar(today)).toBe(day)
        expect([today.day + 1, 1]).toContain(tomorrow.day)
        if (tomorrow.day === 1) expect([29, 30]).toContain(today.day)
      }),
    )
  })
})

describe('names of years', () => {
  test('2024 to 2027', () => {
    expect([2024, 2025, 2026, 2027].map(sexagenaryName)).toEqual(['Giáp Thìn', 'Ất Tỵ', 'Bính Ngọ', 'Đinh Mùi'])
  })

  test.each([
    ['Bính Ngọ', 2026, 2026],
    ['bính  ngọ', 2030, 2026],
    ['Bính Ngọ', 1990, 1966],
    ['Kỉ Tị', 2000, 1989],
    ['Ất Tỵ', 2026, 2025],
    ['Mậu Tý', 2026, 2008],
    ['Giáp Sửu', 2026, null],
    ['Nguyên đán', 2026, null],
  ])('%s near %i is %s', (name, near, year) => {
    expect(yearOfSexagenaryName(name, near)).toBe(year)
  })

  test('a year is found by its name from anywhere near it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2999 }), fc.integer({ min: -29, max: 30 }), (year, off) => {
        expect(yearOfSexagenaryName(sexagenaryName(year), year + off)).toBe(year)
      }),
    )
  })
})
