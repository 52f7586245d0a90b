import { expect, it } from 'vitest'
import { findDoubtfulDate } from '../../../src/checker/repair/doubtful-date.ts'

const lines = ['TINH UY HA LAM', 'Ha Lam, ngay 08 thang 07 nam 2026', 'Ngay 08/01/2026, Ban Chi dao hop.']
/** As a meeting on 08/01/2026 says it: not before, and within 30 days. */
const contradictionsOf = (day: string) => (day < '2026-01-08' || day > '2026-02-07' ? [`trái ngày họp: ${day}`] : [])

it('points out the day with its reasons and with the days that nothing contradicts, and changes nothing', () => {
  expect(findDoubtfulDate(lines, '2026-07-08', contradictionsOf)).toEqual({
    kind: 'date',
    line: 2,
    start: 13,
    end: 33,
    from: '08 thang 07 nam 2026',
    to: '08 thang 07 nam 2026',
    confidence: 0,
    others: ['08 tháng 01 năm 2026'],
    reasons: ['trái ngày họp: 2026-07-08'],
  })
})

it('says nothing where nothing contradicts the day, or where it does not stand', () => {
  expect(findDoubtfulDate(lines, '2026-07-08', () => [])).toBeNull()
  expect(findDoubtfulDate(lines, '2026-07-09', contradictionsOf)).toBeNull()
})
