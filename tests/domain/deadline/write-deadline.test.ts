import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DeadlineValue, readDeadline, writeDeadline } from '../../../src/domain/deadline/deadline.ts'

const read = (written: string) => readDeadline(written, { issuedOn: '2026-04-01' })

/** Values as they are read in a notice without a date, so that what is unwritten is unknown. */
const year = fc.oneof(
  fc.integer({ min: 1900, max: 2999 }).map((number) => ({ year: number, yearWritten: true })),
  fc.constant({ year: null, yearWritten: false }),
)
const writtenYear = fc.integer({ min: 1950, max: 2950 }).map((number) => ({ year: number, yearWritten: true }))
const bound = fc.constantFrom('before', 'latestBefore', 'by', 'on', 'from')
const clock = fc.option(
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
)
const monthNumber = fc.integer({ min: 1, max: 12 })
const dayNumber = fc.integer({ min: 1, max: 28 })
const dateWith = <T>(dated: fc.Arbitrary<T>) =>
  fc.tuple(dated, monthNumber, dayNumber, clock).map(([when, month, day, hour]) => ({
    kind: 'date' as const,
    ...when,
    month,
    day,
    clock: hour,
  }))
const periodWith = <T>(dated: fc.Arbitrary<T>) =>
  fc.oneof(
    dateWith(dated),
    fc.tuple(dated, monthNumber).map(([when, month]) => ({ kind: 'month' as const, ...when, month })),
    fc
      .tuple(dated, fc.integer({ min: 1, max: 4 }))
      .map(([when, quarter]) => ({ kind: 'quarter' as const, ...when, quarter })),
    fc
      .tuple(dated, fc.integer({ min: 1, max: 11 }), fc.constantFrom('first', 'last'))
      .map(([when, months, part]) => ({ kind: 'partOfYear' as const, ...when, months, part })),
    dated.map((when) => ({ kind: 'year' as const, ...when })),
  )
const limit = fc.tuple(periodWith(year), bound).map(([period, of]): DeadlineValue => ({ ...period, bound: of }))
const length = fc.record({
  count: fc.integer({ min: 1, max: 999 }),
  unit: fc.constantFrom('day', 'dayAndNight', 'workingDay', 'week', 'month', 'quarter', 'year'),
})
const interval = fc.record({
  times: fc.integer({ min: 1, max: 20 }),
  count: fc.integer({ min: 1, max: 20 }),
  unit: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
})
const dueBase = { bound: fc.constantFrom('before', 'latestBefore', 'by', 'on'), clock }
const due = fc.oneof(
  fc.record({
    ...dueBase,
    at: fc.constant('day'),
    day: dayNumber,
    month: fc.oneof(fc.constantFrom('same', 'next', 'firstOfQuarter', 'lastOfQuarter'), monthNumber),
  }),
  fc.record({ ...dueBase, at: fc.constant('weekday'), weekday: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ ...dueBase, at: fc.constant('week'), week: fc.constantFrom('first', 'last') }),
)
const cadence = fc.oneof(
  fc.record({
    kind: fc.constant('cadence'),
    every: fc.array(interval, { minLength: 1, maxLength: 3 }),
    due: fc.option(due),
  }),
  fc.constant({ kind: 'cadence', every: [], due: null }),
) as fc.Arbitrary<DeadlineValue>
const continuous: fc.Arbitrary<DeadlineValue> = fc
  .constantFrom('', 'duy trì', 'duy trì, nâng cấp', 'rà soát, cập nhật và bổ sung')
  .map((activity) => ({ kind: 'continuous', activity }))
const event = fc.constantFrom('khi có hướng dẫn của Bộ Y tế', 'khi Đề án được phê duyệt', 'ngày nhận được văn bản')

const anyValue: fc.Arbitrary<DeadlineValue> = fc.oneof(
  limit,
  fc
    .tuple(periodWith(writtenYear), periodWith(fc.constant({ yearWritten: true })), fc.integer({ min: 1, max: 20 }))
    .map(([from, to, later]): DeadlineValue => ({ kind: 'range', from, to: { ...to, year: from.year + later } })),
  fc
    .tuple(
      bound,
      fc.oneof(
        year.map((when) => ({ ...when, yearName: null })),
        fc.constant({ year: 2026, yearWritten: true, yearName: 'Bính Ngọ' }),
        fc.constant({ year: null, yearWritten: true, yearName: 'Ất Tỵ' }),
      ),
    )
    .map(([of, when]): DeadlineValue => ({ kind: 'lunarNewYear', bound: of, ...when })),
  fc.tuple(length, dateWith(year), fc.boolean()).map(([long, day, counts]): DeadlineValue => ({
    kind: 'duration',
    length: long,
    start: { from: 'date', day, counts },
  })),
  length.map((long): DeadlineValue => ({ kind: 'duration', length: long, start: null })),
  length.map((long): DeadlineValue => ({ kind: 'duration', length: long, start: { from: 'issue', date: null } })),
  fc
    .tuple(limit, fc.constantFrom('và theo tiến độ của Trung ương', 'hoặc theo kế hoạch'))
    .map(([base, condition]): DeadlineValue => ({ kind: 'conditional', base, condition })),
  fc
    .tuple(event, fc.option(length))
    .map(([what, long]): DeadlineValue => ({ kind: 'relative', relation: 'after', event: what, length: long })),
  fc.tuple(length, fc.boolean()).map(([by, atLeast]): DeadlineValue => ({ kind: 'aheadOfPlan', by: by, atLeast })),
  cadence,
  continuous,
  fc.tuple(limit, fc.oneof(cadence, continuous)).map((parts): DeadlineValue => ({ kind: 'mixed', parts })),
  fc.constant<DeadlineValue>({ kind: 'urgent' }),
)

describe('the canonical wording', () => {
  test.each([
    ['Hoàn thành trước 5/4/2026', 'trước ngày 05/4/2026'],
    ['chậm nhất là trước ngày 10/4/2026', 'chậm nhất trước ngày 10/4/2026'],
    ['đến hết ngày 10/4/2026', 'chậm nhất ngày 10/4/2026'],
    ['15-1-2026', '15/01/2026'],
    ['trước 17h ngày 10/4/2026', 'trước 17 giờ ngày 10/4/2026'],
    ['Quý 3', 'quý III'],
    ['quý IV/2026', 'quý IV năm 2026'],
    ['tháng 6 năm 2026', 'tháng 6/2026'],
    ['06 tháng cuối năm 2026', '6 tháng cuối năm 2026'],
    ['đến cuối năm 2026', 'hết năm 2026'],
    ['2026-2030', 'giai đoạn 2026 - 2030'],
    ['Quý II - IV/2026', 'từ quý II đến quý IV năm 2026'],
    ['trước Tết Bính Ngọ', 'trước Tết Nguyên đán Bính Ngọ năm 2026'],
    ['5 ngày làm việc', 'trong 05 ngày làm việc'],
    ['100 ngày đêm bắt đầu từ ngày 10/4/2026', 'trong 100 ngày đêm, bắt đầu từ ngày 10/4/2026'],
    ['sớm ít nhất một quý', 'sớm ít nhất 01 quý so với kế hoạch'],
    ['hằng tháng (trước ngày 20)', 'định kỳ trước ngày 20 hằng tháng'],
    ['hằng quý, trước ngày 25 tháng cuối quý', 'định kỳ trước ngày 25 tháng cuối quý'],
    ['6 tháng/lần', 'định kỳ 6 tháng một lần'],
    ['trước ngày 30/5/2026; thường xuyên duy trì', 'trước ngày 30/5/2026. Thường xuyên duy trì'],
    ['khẩn trương', 'ngay'],
  ])('%s -> %s', (written, canonical) => {
    expect(writeDeadline(read(written)!)).toBe(canonical)
    expect(read(canonical)).toEqual(read(written))
  })

  test('is read as the value it was written of', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(readDeadline(writeDeadline(value), { issuedOn: null })).toEqual(value)
      }),
      { numRuns: 2000 },
    )
  })
})
