import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import announced from '../../../resources/calendar/days-off.json' with { type: 'json' }
import { makeCalendar } from '../../../src/domain/deadline/calendar.ts'
import { addDays } from '../../../src/domain/deadline/dates.ts'
import { lunarNewYear, lunarToSolar } from '../../../src/domain/deadline/lunar.ts'

const calendar = makeCalendar(announced)
const byLaw = makeCalendar({})

/** Tết and Giỗ Tổ as Vietnamese calendars print them. In China Tết of 2030 is a day later. */
const printed = {
  2020: ['2020-01-25', '2020-04-02'],
  2021: ['2021-02-12', '2021-04-21'],
  2022: ['2022-02-01', '2022-04-10'],
  2023: ['2023-01-22', '2023-04-29'],
  2024: ['2024-02-10', '2024-04-18'],
  2025: ['2025-01-29', '2025-04-07'],
  2026: ['2026-02-17', '2026-04-26'],
  2027: ['2027-02-06', '2027-04-16'],
  2028: ['2028-01-26', '2028-04-04'],
  2029: ['2029-02-13', '2029-04-23'],
  2030: ['2030-02-02', '2030-04-12'],
  2031: ['2031-01-23', '2031-04-01'],
  2032: ['2032-02-11', '2032-04-19'],
  2033: ['2033-01-31', '2033-04-09'],
  2034: ['2034-02-19', '2034-04-28'],
  2035: ['2035-02-08', '2035-04-17'],
}

/** Days off from Monday to Friday, as they were announced year by year. */
const published: Readonly<Record<number, readonly string[]>> = {
  2020: ['01-01', '01-23', '01-24', '01-27', '01-28', '01-29', '04-02', '04-30', '05-01', '09-02'],
  2021: ['01-01', '02-10', '02-11', '02-12', '02-15', '02-16', '04-21', '04-30', '05-03', '09-02', '09-03'],
  2022: ['01-03', '01-31', '02-01', '02-02', '02-03', '02-04', '04-11', '05-02', '05-03', '09-01', '09-02'],
  2023: ['01-02', '01-20', '01-23', '01-24', '01-25', '01-26', '05-01', '05-02', '05-03', '09-01', '09-04'],
  2024: ['01-01', '02-08', '02-09', '02-12', '02-13', '02-14', '04-18', '04-29', '04-30', '05-01', '09-02', '09-03'],
  2025: ['01-01', '01-27', '01-28', '01-29', '01-30', '01-31', '04-07', '04-30', '05-01', '05-02', '09-01', '09-02'],
  2026: [
    '01-01',
    '01-02',
    '02-16',
    '02-17',
    '02-18',
    '02-19',
    '02-20',
    '04-27',
    '04-30',
    '05-01',
    '08-31',
    '09-01',
    '09-02',
  ],
}

const isWeekday = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
const daysOf = (year: number) =>
  Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index)).filter((day) => day.startsWith(`${year}-`))
const anyDay = fc.integer({ min: 0, max: 36_500 }).map((days) => addDays('1990-01-01', days))

test.each(Object.entries(printed))(
  'Tết and Giỗ Tổ of %s fall on the printed days and are holidays',
  (year, [newYear = '', kings = '']) => {
    expect(lunarNewYear(Number(year))).toBe(newYear)
    expect(lunarToSolar({ year: Number(year), month: 3, day: 10, leap: false })).toBe(kings)
    expect([calendar.holidayName(newYear), calendar.holidayName(kings)]).toEqual([
      'Tết Nguyên đán',
      'Giỗ Tổ Hùng Vương',
    ])
  },
)

test.each(Object.entries(published))('the days off of %s are the announced ones', (year, days) => {
  expect(
    daysOf(Number(year))
      .filter((day) => isWeekday(day) && calendar.isDayOff(day))
      .map((day) => day.slice(5)),
  ).toEqual(days)
})

describe('holidays', () => {
  test.each([
    ['2026-09-02', 'Quốc khánh'],
    ['2026-09-01', 'Quốc khánh'],
    ['2026-09-03', null],
    ['2019-09-03', null],
    ['2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương'],
    ['2022-05-03', 'Nghỉ bù Ngày Quốc tế lao động'],
    ['2026-08-31', 'Nghỉ theo thông báo hằng năm'],
    ['2026-04-04', null],
    ['2026-04-14', null],
  ])('%s: %s', (day, name) => expect(calendar.holidayName(day)).toBe(name))

  test('a Saturday that makes up for an exchanged day is worked, other Saturdays are not', () => {
    expect(['2026-01-10', '2026-08-22'].map(calendar.isDayOff)).toEqual([false, false])
    expect(['2026-01-17', '2026-08-23'].map(calendar.isDayOff)).toEqual([true, true])
  })

  test('in every year the law gives at least eleven working days off, and one for each holiday on a weekend', () => {
    for (let year = 2021; year <= 2100; year += 1) {
      const off = daysOf(year).filter((day) => isWeekday(day) && byLaw.isDayOff(day))
      // Giỗ Tổ on 30/4 or 1/5 falls together with them.
      expect(off.length, `${year}`).toBeGreaterThanOrEqual(10)
      expect(off.length, `${year}`).toBeLessThanOrEqual(11)
    }
  })
})

describe('what an office adds', () => {
  test('takes a computed day back and gives another', () => {
    const own = makeCalendar({ 2027: { off: ['2027-09-01'], work: ['2027-09-03'] } })
    expect([byLaw.isDayOff('2027-09-01'), byLaw.isDayOff('2027-09-03')]).toEqual([false, true])
    expect([own.isDayOff('2027-09-01'), own.isDayOff('2027-09-03')]).toEqual([true, false])
    expect(own.holidayName('2027-09-03')).toBeNull()
  })

  test.each([
    ['a day of another year', { 2027: { off: ['2026-09-01'], work: [] } }],
    ['no day', { 2027: { off: ['2027-02-29'], work: [] } }],
    ['a misspelt list', { 2027: { off: [], works: [] } }],
    ['no year', { next: { off: [], work: [] } }],
  ])('is refused when it is %s', (_, data) => expect(() => makeCalendar(data)).toThrow())
})

describe('working days', () => {
  test('the day of issue does not count, the last day does', () => {
    expect(calendar.workingDaysBetween('2026-04-01', '2026-04-04')).toBe(2)
    expect(calendar.workingDaysBetween('2026-04-01', '2026-04-09')).toBe(6)
    expect(calendar.workingDaysBetween('2026-04-24', '2026-05-04')).toBe(3)
    expect(calendar.workingDaysBetween('2026-04-09', '2026-04-01')).toBe(0)
  })

  test('are added over weekends and holidays, both ways', () => {
    expect(calendar.addWorkingDays('2026-04-24', 1)).toBe('2026-04-28')
    expect(calendar.addWorkingDays('2026-04-29', 1)).toBe('2026-05-04')
    expect(calendar.addWorkingDays('2026-05-04', -1)).toBe('2026-04-29')
    expect(calendar.addWorkingDays('2026-05-02', 0)).toBe('2026-05-02')
  })

  test('adding and counting agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const end = calendar.addWorkingDays(day, count)
        expect(calendar.isDayOff(end)).toBe(false)
        expect(calendar.workingDaysBetween(day, end)).toBe(count)
      }),
      { numRuns: 200 },
    )
  })
})

test('quarters', () => {
  expect(calendar.quarterOf('2026-06-30')).toEqual({ year: 2026, quarter: 2 })
  expect(calendar.quarterOf('2026-07-01')).toEqual({ year: 2026, quarter: 3 })
  expect([1, 2, 3, 4].map((quarter) => calendar.lastDayOfQuarter(2026, quarter))).toEqual([
    '2026-03-31',
    '2026-06-30',
    '2026-09-30',
    '2026-12-31',
  ])
  expect(() => calendar.lastDayOfQuarter(2026, 5)).toThrow(RangeError)
})

test('a campaign counts its first day', () => {
  expect(calendar.campaignEnd('2026-04-10', 100)).toBe('2026-07-18')
  expect(calendar.campaignEnd('2026-04-10', 180)).toBe('2026-10-06')
})
