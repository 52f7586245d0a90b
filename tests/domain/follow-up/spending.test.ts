import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, readTypedDay } from '../../../src/domain/deadline/dates.ts'
import {
  type SpendingRow,
  type WrittenSpending,
  elapsedOf,
  readAmount,
  readSpending,
  sumSpending,
} from '../../../src/domain/follow-up/spending.ts'

const year = { from: '2026-01-01', to: '2026-12-31' }
const project = (name: string, plan: number, paid: number, more: Partial<SpendingRow> = {}): SpendingRow => ({
  field: 'digital',
  project: name,
  unit: 'Sở KH&CN',
  plan,
  paid,
  ...year,
  ...more,
})

describe('điểm chậm', () => {
  test('is the share of time that has gone less the share paid, in points', () => {
    // 146 of 365 days are 40 %; 15 % are paid.
    const { total, projects, fields } = sumSpending([project('Kho dữ liệu', 2000, 300)], '2026-05-26', 20)
    expect(projects[0]).toMatchObject({ rate: 0.15, elapsed: 0.4, slow: 25, isSlow: true })
    expect(fields).toMatchObject([{ field: 'digital', slow: 25 }])
    expect(total.slow).toBe(25)
  })

  test('is the threshold already when it is as much, and the slowest comes first', () => {
    const rows = [project('Nhanh', 1000, 900), project('Vừa ngưỡng', 1000, 200), project('Dưới ngưỡng', 1000, 201)]
    const { projects } = sumSpending(rows, '2026-05-26', 20)
    expect(projects.map((one) => [one.project, one.isSlow])).toEqual([
      ['Vừa ngưỡng', true],
      ['Dưới ngưỡng', false],
      ['Nhanh', false],
    ])
  })

  test('of a field weighs the time by the plans', () => {
    const later = { from: '2026-07-01', to: '2026-12-31' }
    const { fields } = sumSpending([project('A', 3000, 600), project('B', 1000, 0, later)], '2026-05-26', 20)
    // 3,000 at 40 % and 1,000 at 0 %: 30 % of the time; 15 % are paid.
    expect(fields[0]).toMatchObject({ plan: 4000, paid: 600, rate: 0.15, slow: 15 })
    expect(fields[0]?.elapsed).toBeCloseTo(0.3)
  })

  test('whatever the days and sums, shares of time lie in 0 to 1 and grow, and sums are those of the parts', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((count) => addDays('2025-01-01', count))
    const row = fc
      .record({
        start: day,
        length: fc.integer({ min: 0, max: 900 }),
        plan: fc.integer({ min: 1, max: 1e6 }),
        share: fc.double({ min: 0, max: 2, noNaN: true }),
      })
      .map(({ start, length, plan, share }) =>
        project('x', plan, plan * share, { from: start, to: addDays(start, length) }),
      )
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), day, (rows, on) => {
        for (const one of rows) {
          const [before, then] = [elapsedOf(one, addDays(on, -1)), elapsedOf(one, on)]
          expect(before >= 0 && before <= then && then <= 1).toBe(true)
          expect(then === 1).toBe(on >= one.to)
        }
        const { total, projects } = sumSpending(rows, on, 20)
        expect(total.elapsed).toBeLessThanOrEqual(Math.max(...projects.map(({ elapsed }) => elapsed)) + 1e-9)
        expect(total.elapsed).toBeGreaterThanOrEqual(Math.min(...projects.map(({ elapsed }) => elapsed)) - 1e-9)
        expect(total.paid).toBeCloseTo(rows.reduce((sum, { paid }) => sum + paid, 0))
      }),
    )
  })
})

describe('a table', () => {
  const cells = {
    field: 'CĐS',
    project: 'Kho dữ liệu',
    unit: 'Sở KH&CN',
    plan: '2000',
    paid: '300,5',
    from: '01/01/2026',
    to: '31/12/2026',
  }
  const read = (...rows: Partial<typeof cells>[]) =>
    readSpending(
      rows.map((changed, at): WrittenSpending => ({ at: at + 4, cells: { ...cells, ...changed } })),
      (typed) => readTypedDay(typed, '2026-05-26'),
    )

  test('is read as a whole', () => {
    expect(read({}, { field: 'Khoa học và công nghệ', project: 'Đề tài' })).toMatchObject({
      faults: [],
      rows: [{ field: 'digital', plan: 2000, paid: 300.5 }, { field: 'science' }],
    })
  })

  test.each([
    ['a field nobody knows', { field: 'Y tế' }, 'field'],
    ['no project', { project: '' }, 'project'],
    ['no sum', { paid: '' }, 'paid'],
    ['words for a sum', { plan: 'hai tỷ' }, 'plan'],
    ['a plan of nothing', { plan: '0' }, 'plan'],
    ['no day', { from: 'đầu năm' }, 'from'],
    ['days that go back', { from: '02/01/2027' }, 'to'],
  ] as const)('with %s has no row at all', (_, changed, column) => {
    const { rows, faults } = read({ project: 'Khác' }, changed)
    expect(rows).toEqual([])
    expect(faults).toMatchObject([{ at: 5, column }])
  })

  test('with the same project twice names both rows', () => {
    expect(read({}, { project: 'kho  dữ liệu' }).faults).toEqual([{ at: 5, column: 'project', why: 'trùng hàng 4' }])
  })

  test.each([
    ['1250', 1250],
    ['1250,5', 1250.5],
    ['1250.5', 1250.5],
    ['1.250.000', 1_250_000],
    ['1.250,5', 1250.5],
    ['1 250', 1250],
    // A thousand or one and a quarter.
    ['1.250', null],
    ['-5', null],
    ['', null],
  ])('reads "%s" as %s', (written, expected) => {
    expect(readAmount(written)).toBe(expected)
  })
})
