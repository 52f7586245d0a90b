import { expect, test } from 'vitest'
import { advanceQuarter } from '../../../src/domain/deadline/advance-quarter.ts'
import { readDeadline, writeDeadline } from '../../../src/domain/deadline/deadline.ts'

test.each([
  ['Quý III năm 2026', 'quý II năm 2026'],
  ['Quý IV', 'quý III'],
  ['Quý I năm 2027', 'quý IV năm 2026'],
  ['Quý I', 'quý IV năm 2025'],
  ['30/10/2026', '30/7/2026'],
  ['trước ngày 31/7/2026', 'trước ngày 30/4/2026'],
  ['Tháng 12/2026', 'tháng 9/2026'],
  ['Tháng 02/2027', 'tháng 11/2026'],
])('%s a quarter earlier is %s', (planned, earlier) => {
  const value = readDeadline(planned, { issuedOn: '2026-04-05' })
  const advanced = value === null ? null : advanceQuarter(value)
  expect(advanced === null ? null : writeDeadline(advanced)).toBe(earlier)
})

test('what is done all the time cannot be earlier', () => {
  const value = readDeadline('Thường xuyên', { issuedOn: null })
  expect(value === null ? undefined : advanceQuarter(value)).toBeNull()
})
