import { describe, expect, test } from 'vitest'
import { firstDay, lastDay, readDeadline } from '../../../src/domain/deadline/deadline.ts'

const read = (written: string) => readDeadline(written, { issuedOn: '2026-04-01' })
const each = (unit: string, count = 1, times = 1) => ({ times, count, unit })
const day = (dayNumber: number, month: unknown = 'same', bound = 'before') => ({
  at: 'day',
  bound,
  clock: null,
  day: dayNumber,
  month,
})

describe('a cadence', () => {
  test.each([
    ['Định kỳ trước ngày 20 hằng tháng', [each('month')], day(20)],
    ['định kỳ trước ngày 20 hàng tháng', [each('month')], day(20)],
    ['trước ngày 05 hằng tháng', [each('month')], day(5)],
    ['hằng tháng (trước ngày 20)', [each('month')], day(20)],
    ['vào ngày 20 hằng tháng', [each('month')], day(20, 'same', 'on')],
    ['chậm nhất ngày 20 hằng tháng', [each('month')], day(20, 'same', 'by')],
    ['hằng tháng, trước ngày 05 của tháng tiếp theo', [each('month')], day(5, 'next')],
    ['trước ngày 25 tháng cuối quý', [each('quarter')], day(25, 'lastOfQuarter')],
    ['định kỳ hằng quý, trước ngày 25 của tháng cuối quý', [each('quarter')], day(25, 'lastOfQuarter')],
    ['trước ngày 15/12 hằng năm', [each('year')], day(15, 12)],
    ['trước ngày 15 tháng 12 hằng năm', [each('year')], day(15, 12)],
    ['định kỳ hằng tháng', [each('month')], null],
    ['hằng quý', [each('quarter')], null],
    ['hằng tuần', [each('week')], null],
    ['6 tháng một lần', [each('month', 6)], null],
    ['06 tháng/lần', [each('month', 6)], null],
    ['02 lần/năm', [each('year', 1, 2)], null],
    ['mỗi quý một lần', [each('quarter')], null],
    ['định kỳ hằng tháng, quý và 6 tháng', [each('month'), each('quarter'), each('month', 6)], null],
    ['định kỳ', [], null],
    ['định kỳ trước ngày 20', [], day(20)],
  ])('%s', (written, every, due) => expect(read(written)).toEqual({ kind: 'cadence', every, due }))

  test('on a day of the week', () => {
    const friday = { at: 'weekday', bound: 'before', clock: '16:00', weekday: 5 }
    expect(read('trước 16 giờ thứ Sáu hằng tuần')).toEqual({ kind: 'cadence', every: [each('week')], due: friday })
    expect(read('trước 16 giờ thứ 6 hằng tuần')).toEqual({ kind: 'cadence', every: [each('week')], due: friday })
    expect(read('Chủ nhật hằng tuần')).toMatchObject({ due: { bound: 'on', weekday: 7 } })
  })

  test('in a week of the month', () => {
    expect(read('vào tuần đầu hằng tháng')).toEqual({
      kind: 'cadence',
      every: [each('month')],
      due: { at: 'week', bound: 'on', clock: null, week: 'first' },
    })
  })

  test('has no last day', () => {
    const value = read('định kỳ trước ngày 20 hằng tháng')!
    expect([firstDay(value), lastDay(value)]).toEqual([null, null])
  })
})
