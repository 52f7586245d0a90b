import { describe, expect, test } from 'vitest'
import { type DeadlineValue, firstDay, lastDay, readDeadline } from '../../../src/domain/deadline/deadline.ts'

/** The date of issue of the notice the words stand in. */
const issuedOn = '2026-04-01'
const context = { issuedOn }

const read = (written: string) => readDeadline(written, context)
const readWell = (written: string): DeadlineValue => {
  const value = read(written)
  if (value === null) throw new Error(`not read: ${written}`)
  return value
}
const lastDayOf = (written: string) => lastDay(readWell(written))
/** The last day in a notice issued on another day. */
const lastIn = (written: string, day: string) => lastDay(readDeadline(written, { issuedOn: day })!)
const daysOf = (written: string) => [firstDay(readWell(written)), lastDayOf(written)]

describe('a date', () => {
  test('keeps its bound, its year and whether the year was written', () => {
    expect(read('Hoàn thành trước ngày 10/4/2026')).toEqual({
      kind: 'date',
      bound: 'before',
      year: 2026,
      yearWritten: true,
      month: 4,
      day: 10,
      clock: null,
    })
    expect(read('trước ngày 20/4')).toEqual({
      kind: 'date',
      bound: 'before',
      year: 2026,
      yearWritten: false,
      month: 4,
      day: 20,
      clock: null,
    })
  })

  test.each([
    ['trước ngày 10/4/2026', 'before', '2026-04-09'],
    ['Trước ngày 01/5/2026.', 'before', '2026-04-30'],
    ['trước 30/5/2026', 'before', '2026-05-29'],
    ['trước 30/5', 'before', '2026-05-29'],
    ['trước ngày 10 tháng 4 năm 2026', 'before', '2026-04-09'],
    ['trước ngày 10-04-2026', 'before', '2026-04-09'],
    ['trước ngày 10.4.2026', 'before', '2026-04-09'],
    ['chậm nhất trước ngày 10/4/2026', 'latestBefore', '2026-04-09'],
    ['chậm nhất là trước ngày 10/4/2026', 'latestBefore', '2026-04-09'],
    ['chậm nhất ngày 10/4/2026', 'by', '2026-04-10'],
    ['chậm nhất là ngày 10/4/2026', 'by', '2026-04-10'],
    ['chậm nhất đến hết ngày 10/4/2026', 'by', '2026-04-10'],
    ['không quá ngày 10/4/2026', 'by', '2026-04-10'],
    ['đến ngày 10/4/2026', 'by', '2026-04-10'],
    ['đến hết ngày 10/4/2026', 'by', '2026-04-10'],
    ['từ nay đến hết ngày 10/4/2026', 'by', '2026-04-10'],
    ['trong ngày 10/4/2026', 'by', '2026-04-10'],
    ['trước và trong ngày 10/4/2026', 'by', '2026-04-10'],
    ['15/01/2026', 'on', '2026-01-15'],
    ['bắt đầu từ ngày 10/4/2026', 'from', null],
  ])('%s is %s: in time until %s', (written, bound, last) => {
    expect(read(written)).toMatchObject({ kind: 'date', bound })
    expect(lastDayOf(written)).toBe(last)
  })

  test('an hour leaves the day itself in time', () => {
    expect(read('trước 17h30, ngày 10/4/2026')).toMatchObject({ bound: 'before', clock: '17:30' })
    expect(lastDayOf('trước 17 giờ ngày 10/4/2026')).toBe('2026-04-10')
  })

  test('begins on its day only when it is bare or a start', () => {
    expect(['15/01/2026', 'bắt đầu từ ngày 10/4/2026', 'trước ngày 10/4/2026'].map((text) => daysOf(text)[0])).toEqual([
      '2026-01-15',
      '2026-04-10',
      null,
    ])
  })

  test('without a year takes the year of issue, or the next when the day is more than half a year back', () => {
    expect(lastIn('trước ngày 20/01', '2026-12-28')).toBe('2027-01-19')
    expect(lastIn('trước ngày 20/3', '2026-04-01')).toBe('2026-03-19')
    expect(lastIn('trong tháng 01', '2026-12-28')).toBe('2027-01-31')
  })

  test('in a notice without a date has no day', () => {
    const value = readDeadline('trước ngày 20/4', { issuedOn: null })!
    expect(value).toMatchObject({ year: null, yearWritten: false, month: 4, day: 20 })
    expect([firstDay(value), lastDay(value)]).toEqual([null, null])
  })

  test.each([
    'trước ngày 31/4/2026',
    'trước ngày 30/02',
    'trước ngày 29/02/2027',
    'trước ngày 10/13/2026',
    'trước ngày 0/4/2026',
  ])('%s is no date', (written) => expect(read(written)).toBeNull())
})

describe('a longer period', () => {
  test.each([
    ['Quý III', ['2026-07-01', '2026-09-30']],
    ['quý IV/2026', ['2026-10-01', '2026-12-31']],
    ['Quý 3', ['2026-07-01', '2026-09-30']],
    ['trong quý I năm 2026', ['2026-01-01', '2026-03-31']],
    ['trước quý II', [null, '2026-03-31']],
    ['hết quý III/2026', [null, '2026-09-30']],
    ['Hoàn thành ngay trong quý II năm 2026', ['2026-04-01', '2026-06-30']],
    ['trong tháng 6/2026', ['2026-06-01', '2026-06-30']],
    ['tháng 02 năm 2028', ['2028-02-01', '2028-02-29']],
    ['T6/2026', ['2026-06-01', '2026-06-30']],
    ['trước tháng 7/2026', [null, '2026-06-30']],
    ['6 tháng đầu năm 2026', ['2026-01-01', '2026-06-30']],
    ['trong tuần thứ 2 tháng 9/2026', ['2026-09-08', '2026-09-14']],
    ['tuần đầu tháng 9 năm 2026', ['2026-09-01', '2026-09-07']],
    ['tuần thứ năm của tháng 7', ['2026-07-29', '2026-07-31']],
    ['tuần cuối tháng 6', ['2026-06-24', '2026-06-30']],
    ['trước tuần cuối tháng 02/2027', [null, '2027-02-21']],
    ['06 tháng cuối năm', ['2026-07-01', '2026-12-31']],
    ['9 tháng đầu năm 2026', ['2026-01-01', '2026-09-30']],
    ['năm 2026', ['2026-01-01', '2026-12-31']],
    ['2027', ['2027-01-01', '2027-12-31']],
    ['trong năm 2026', ['2026-01-01', '2026-12-31']],
    ['hết năm 2026', [null, '2026-12-31']],
    ['cuối năm', [null, '2026-12-31']],
    ['vào cuối năm 2026', [null, '2026-12-31']],
    ['Thời gian hoàn thành: Quý II/2026', ['2026-04-01', '2026-06-30']],
  ])('%s lasts %j', (written, days) => expect(daysOf(written)).toEqual(days))

  test('a quarter without a year says so', () => {
    expect(read('Quý III')).toEqual({ kind: 'quarter', bound: 'on', year: 2026, yearWritten: false, quarter: 3 })
    expect(readDeadline('Quý III', { issuedOn: null })).toEqual({
      kind: 'quarter',
      bound: 'on',
      year: null,
      yearWritten: false,
      quarter: 3,
    })
  })

  test('a quarter of a plan is of the year of issue, past or not', () => {
    expect(lastIn('Quý I', '2026-12-28')).toBe('2026-03-31')
  })

  test.each(['Quý V', 'Quý', 'tháng 13/2026', 'năm', '12 tháng đầu năm 2026', '26'])('%s is none', (written) =>
    expect(read(written)).toBeNull(),
  )
})

describe('a range', () => {
  test.each([
    ['Quý II - Quý IV', ['2026-04-01', '2026-12-31']],
    ['Quý II – IV/2026', ['2026-04-01', '2026-12-31']],
    ['từ quý II đến hết quý IV năm 2026', ['2026-04-01', '2026-12-31']],
    ['quý II, quý III năm 2026', ['2026-04-01', '2026-09-30']],
    ['Quý IV - Quý I', ['2026-10-01', '2027-03-31']],
    ['2026 - 2030', ['2026-01-01', '2030-12-31']],
    ['giai đoạn 2026-2030', ['2026-01-01', '2030-12-31']],
    ['tháng 4 - 6/2026', ['2026-04-01', '2026-06-30']],
    ['tháng 11 - tháng 2/2027', ['2026-11-01', '2027-02-28']],
    ['từ ngày 01 đến ngày 15/4/2026', ['2026-04-01', '2026-04-15']],
    ['10-4-2026 - 30-5-2026', ['2026-04-10', '2026-05-30']],
    ['bắt đầu từ ngày 10/4/2026 đến hết ngày 30/6/2026', ['2026-04-10', '2026-06-30']],
  ])('%s lasts %j', (written, days) => {
    expect(read(written)).toMatchObject({ kind: 'range' })
    expect(daysOf(written)).toEqual(days)
  })

  test.each(['quý I, quý III năm 2026', '2030 - 2026', 'từ ngày 30/6/2026 đến ngày 10/4/2026'])(
    '%s is none',
    (written) => expect(read(written)).toBeNull(),
  )
})

describe('Tết', () => {
  test.each([
    ['trước Tết Nguyên đán Bính Ngọ', '2026-02-16'],
    ['Hoàn thành trước Tết Nguyên đán Đinh Mùi năm 2027', '2027-02-05'],
    ['trước Tết Nguyên đán 2027', '2027-02-05'],
    ['trước Tết Nguyên đán', '2027-02-05'],
    ['chậm nhất trước Tết Nguyên đán năm 2030', '2030-02-01'],
  ])('%s: in time until %s', (written, last) => {
    expect(read(written)).toMatchObject({ kind: 'lunarNewYear' })
    expect(lastDayOf(written)).toBe(last)
  })

  test('the name of the year is kept, and needs the issue to become a year', () => {
    expect(readDeadline('trước Tết bính ngọ', { issuedOn: null })).toEqual({
      kind: 'lunarNewYear',
      bound: 'before',
      year: null,
      yearWritten: true,
      yearName: 'Bính Ngọ',
    })
  })

  test('a name and a number that contradict each other are none', () => {
    expect(read('trước Tết Nguyên đán Đinh Mùi 2026')).toBeNull()
  })

  test('of the solar calendar is the first of January', () => {
    expect([lastDayOf('trước Tết Dương lịch'), lastDayOf('trước Tết Dương lịch năm 2028')]).toEqual([
      '2026-12-31',
      '2027-12-31',
    ])
  })

  test('Trung thu is none', () => expect(read('trước Tết Trung thu')).toBeNull())
})

describe('a duration', () => {
  test.each([
    // "bắt đầu từ" counts the first day, "kể từ" does not.
    ['100 ngày đêm, bắt đầu từ ngày 10/4/2026', '2026-07-18'],
    ['bắt đầu từ ngày 10/4/2026, trong 100 ngày đêm', '2026-07-18'],
    ['Bắt đầu từ ngày 10/4/2026, hoàn thành trong 100 ngày đêm', '2026-07-18'],
    ['trong 30 ngày kể từ ngày 10/4/2026', '2026-05-10'],
    ['trong vòng 05 ngày làm việc kể từ ngày 10/4/2026', '2026-04-17'],
    ['trong vòng 05 (năm) ngày làm việc, kể từ ngày 10/4/2026', '2026-04-17'],
    ['trong 02 tuần kể từ ngày 10/4/2026', '2026-04-24'],
    ['trong 03 tháng kể từ ngày 30/11/2026', '2027-02-28'],
    ['trong 01 quý, bắt đầu từ ngày 01/4/2026', '2026-06-30'],
    ['trong 10 ngày kể từ ngày ban hành Thông báo này', '2026-04-11'],
    ['trong vòng 05 ngày làm việc', null],
  ])('%s: in time until %s', (written, last) => {
    expect(read(written)).toMatchObject({ kind: 'duration' })
    expect(lastDayOf(written)).toBe(last)
  })

  test('working days skip the days off they are told', () => {
    const value = readWell('trong 03 ngày làm việc kể từ ngày 29/4/2026')
    const daysOff = ['2026-04-30', '2026-05-01', '2026-05-02', '2026-05-03']
    expect(lastDay(value, (day) => daysOff.includes(day))).toBe('2026-05-06')
  })
})

describe('a condition, an event, the plan', () => {
  test('a condition is kept beside its date', () => {
    expect(read('trước ngày 30/6/2026 và theo tiến độ triển khai của Trung ương')).toEqual({
      kind: 'conditional',
      base: { kind: 'date', bound: 'before', year: 2026, yearWritten: true, month: 6, day: 30, clock: null },
      condition: 'và theo tiến độ triển khai của Trung ương',
    })
    expect(lastDayOf('trước ngày 30/6/2026 và theo tiến độ triển khai của Trung ương')).toBe('2026-06-29')
  })

  test('or stands alone', () => {
    expect(read('Theo tiến độ của Trung ương')).toEqual({
      kind: 'conditional',
      base: null,
      condition: 'Theo tiến độ của Trung ương',
    })
  })

  test.each([
    ['sau khi có hướng dẫn của Bộ Y tế', { relation: 'after', event: 'khi có hướng dẫn của Bộ Y tế', length: null }],
    ['ngay khi Trưởng Ban yêu cầu', { relation: 'after', event: 'khi Trưởng Ban yêu cầu', length: null }],
    ['ngay sau khi Đề án được duyệt', { relation: 'after', event: 'khi Đề án được duyệt', length: null }],
    ['trước kỳ họp giữa năm', { relation: 'before', event: 'kỳ họp giữa năm', length: null }],
    [
      'trong 10 ngày kể từ ngày nhận được văn bản',
      { relation: 'after', event: 'ngày nhận được văn bản', length: { count: 10, unit: 'day' } },
    ],
  ])('%s', (written, value) => expect(read(written)).toEqual({ kind: 'relative', ...value }))

  test.each([
    'sớm ít nhất 01 quý',
    'sớm ít nhất 01 quý so với kế hoạch',
    'hoàn thành sớm ít nhất một quý so với kế hoạch ban đầu',
  ])('%s', (written) => {
    expect(read(written)).toEqual({ kind: 'aheadOfPlan', by: { count: 1, unit: 'quarter' }, atLeast: true })
  })
})

describe('continuous, mixed, urgent', () => {
  test.each([
    ['Thường xuyên', ''],
    ['Thường xuyên, liên tục', ''],
    ['Thường xuyên duy trì, nâng cấp', 'duy trì, nâng cấp'],
  ])('%s', (written, activity) => expect(read(written)).toEqual({ kind: 'continuous', activity }))

  test('a limit and upkeep after it', () => {
    const written = 'Hoàn thành trước ngày 30/5/2026. Thường xuyên duy trì, nâng cấp.'
    expect(read(written)).toEqual({
      kind: 'mixed',
      parts: [
        { kind: 'date', bound: 'before', year: 2026, yearWritten: true, month: 5, day: 30, clock: null },
        { kind: 'continuous', activity: 'duy trì, nâng cấp' },
      ],
    })
    expect(lastDayOf(written)).toBe('2026-05-29')
  })

  test.each([
    'Thường xuyên, hằng năm',
    'Quý II và hằng năm',
    'trước ngày 30/5/2026; định kỳ hằng quý',
    'Thường xuyên; báo cáo kết quả hằng quý',
  ])('%s is mixed', (written) => expect(read(written)).toMatchObject({ kind: 'mixed' }))

  test.each(['ngay', 'Khẩn trương', 'thực hiện ngay', 'trong thời gian sớm nhất'])('%s asks for a date', (written) =>
    expect(read(written)).toEqual({ kind: 'urgent' }),
  )
})

describe('what is none', () => {
  test.each([
    '',
    '-',
    '.',
    'Ngày',
    'Hoàn thành',
    'Báo cáo trước ngày 10/4/2026',
    'Văn bản của cấp có thẩm quyền',
    '41-KH/TU',
    'Thường xuyên rà soát hạ tầng mạng',
    'Theo dõi việc thực hiện',
    'Trước ngày 10/4/2026, Sở Y tế báo cáo',
    `trước ngày 10/4/2026 và theo tiến độ ${'của tỉnh '.repeat(40)}`,
  ])('"%s"', (written) => expect(read(written)).toBeNull())
})

describe('writing varies, the value does not', () => {
  const value = readWell('Hoàn thành trước ngày 10/4/2026')
  test.each([
    'Hòan thành trước ngày 10/04/2026',
    'hoàn thành xong trước ngày 10/4/2026;',
    'xong trước ngày 10/4/2026',
    'thực hiện xong trước ngày 10/4/2026',
    'HOÀN THÀNH TRƯỚC NGÀY 10/4/2026',
    '  hoàn\u00A0thành  trước ngày\n10 / 4 / 2026 . ',
    'Hoàn thành trước ngày 10/4/2026'.normalize('NFD'),
  ])('%j', (written) => expect(read(written)).toEqual(value))

  test('quý and quí, hyphen and dash', () => {
    expect([read('Quí III'), read('Qúy III')]).toEqual([read('Quý III'), read('Quý III')])
    expect([read('2026–2030'), read('2026 — 2030')]).toEqual([read('2026 - 2030'), read('2026 - 2030')])
  })
})
