import { describe, expect, test } from 'vitest'
import type { RecordedEntry } from '../../../src/domain/follow-up/follow-up.ts'
import {
  type PlacedTarget,
  findDifferences,
  findTargets,
  isMet,
  seriesOf,
} from '../../../src/domain/follow-up/indicators.ts'

const placed = (name: string, text: string): PlacedTarget[] =>
  findTargets(text).map((one) => ({ ...one, obligationId: name, name }))

describe('targets', () => {
  test.each([
    ['Tỷ lệ phủ sóng 5G đạt 95%', 'Tỷ lệ phủ sóng 5G', 'at', 95],
    ['Phủ sóng 5G trên 95% dân số', 'Phủ sóng 5G', 'above', 95],
    ['Số hóa hồ sơ đạt tối thiểu 80,5 %', 'Số hóa hồ sơ', 'atLeast', 80.5],
    ['Tỷ lệ hồ sơ trễ hạn không quá 2%', 'Tỷ lệ hồ sơ trễ hạn', 'atMost', 2],
    // "trên dân số" bounds nothing.
    [
      'lộ trình đạt mục tiêu phủ sóng 5G trên dân số đạt 95%',
      'lộ trình đạt mục tiêu phủ sóng 5G trên dân số',
      'at',
      95,
    ],
  ] as const)('of "%s"', (text, subject, bound, value) => {
    expect(findTargets(text)).toMatchObject([{ subject, bound, value }])
  })

  test('of a text are found one by one, and a share without a bound is none', () => {
    const text = 'Hồ sơ trực tuyến đạt 70%; thanh toán trực tuyến trên 50%; giảm 30% phân đạm.'
    expect(findTargets(text).map(({ words }) => words)).toEqual(['đạt 70%', 'trên 50%'])
  })

  test('"đạt 95%" is met by 95 and "trên 95%" is not', () => {
    expect([95, 95.1, 94.9].map((value) => isMet({ bound: 'at', value: 95 }, value))).toEqual([true, true, false])
    expect([95, 95.1].map((value) => isMet({ bound: 'above', value: 95 }, value))).toEqual([false, true])
  })

  test('that mean different sides of one value are told, those of other things are not', () => {
    const targets = [
      ...placed('mục 1', 'Phủ sóng 5G trên 95% dân số'),
      ...placed('STT 10', 'Tỷ lệ phủ sóng 5G đạt 95%'),
      ...placed('STT 11', 'Tỷ lệ phủ sóng 5G ít nhất 95%'),
      ...placed('STT 12', 'Tỷ lệ hộ có nước sạch trên 95%'),
    ]
    expect(findDifferences(targets).map(({ one, other }) => [one.name, other.name])).toEqual([
      ['mục 1', 'STT 10'],
      ['mục 1', 'STT 11'],
    ])
  })
})

test('values of an indicator are one series by their days, held against its target', () => {
  const measure = (indicator: string, on: string, value: number): RecordedEntry => ({
    kind: 'measure',
    indicator,
    value,
    on,
    source: '',
    day: on,
    id: on,
    obligationId: 'o',
    occasion: '',
    position: 0,
    recordedAt: '',
    recordedBy: '',
    recorderId: '',
  })
  const entries = [
    measure('Phủ sóng 5G (%)', '2026-06-30', 95),
    measure('phủ sóng 5G (%)', '2025-12-31', 62),
    measure('Phủ sóng 5G (%)', '2026-06-30', 95.4),
    measure('Cáp quang đến thôn', '2026-06-30', 90),
  ]
  const series = seriesOf(entries, placed('mục 1', 'Phủ sóng 5G trên 95% dân số'))
  expect(series).toMatchObject([
    {
      indicator: 'Phủ sóng 5G (%)',
      values: [
        { on: '2025-12-31', value: 62 },
        { on: '2026-06-30', value: 95.4 },
      ],
      target: { words: 'trên 95%' },
      isMet: true,
    },
    { indicator: 'Cáp quang đến thôn', target: null, isMet: null },
  ])
})
