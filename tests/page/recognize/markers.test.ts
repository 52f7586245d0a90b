import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findMarker, rankOf } from '../../../src/page/recognize/markers.ts'

describe('findMarker', () => {
  test.each([
    ['I. Đánh giá chung', { marker: 'roman', label: 'I.', ordinal: 1 }],
    ['XIV. Tổ chức thực hiện', { marker: 'roman', label: 'XIV.', ordinal: 14 }],
    ['II- Nhiệm vụ', { marker: 'roman', label: 'II-', ordinal: 2 }],
    ['1. Giao Sở Tài chính', { marker: 'arabic', label: '1.', ordinal: 1 }],
    ['12. Giao Sở Y tế', { marker: 'arabic', label: '12.', ordinal: 12 }],
    ['3.Giao Sở Y tế', { marker: 'arabic', label: '3.', ordinal: 3 }],
    ['1- Về thể chế', { marker: 'arabic', label: '1-', ordinal: 1 }],
    ['2) bố trí vốn', { marker: 'arabic', label: '2)', ordinal: 2 }],
    ['1. 100% xã có đường truyền', { marker: 'arabic', label: '1.', ordinal: 1 }],
    ['2.1. Giao Sở Nội vụ', { marker: 'decimal', label: '2.1.', ordinal: 1 }],
    ['2.10 Giao Sở Nội vụ', { marker: 'decimal', label: '2.10', ordinal: 10 }],
    ['2.1.3. Giao Sở Nội vụ', { marker: 'decimal', label: '2.1.3.', ordinal: 3 }],
    ['a) rà soát', { marker: 'letter', label: 'a)', ordinal: 1 }],
    ['đ) báo cáo', { marker: 'letter', label: 'đ)', ordinal: 5 }],
    ['e) tổng hợp', { marker: 'letter', label: 'e)', ordinal: 6 }],
    ['- Giao các sở', { marker: 'dash', label: '-', ordinal: null }],
    ['– Giao các sở', { marker: 'dash', label: '–', ordinal: null }],
    ['• Giao các sở', { marker: 'dash', label: '•', ordinal: null }],
    ['+ Rà soát', { marker: 'plus', label: '+', ordinal: null }],
  ])('%s', (text, expected) => {
    const found = findMarker(text)!
    const { length, ...read } = found
    expect(read).toEqual(expected)
    expect(text.slice(length)).toMatch(/^[\p{L}\d]/u)
    expect(text.slice(0, length).trim()).toBe(expected.label)
  })

  test('a label alone on its line', () => {
    expect(findMarker('2.1.')).toEqual({ marker: 'decimal', label: '2.1.', ordinal: 1, length: 4 })
    expect(findMarker('IV.')).toEqual({ marker: 'roman', label: 'IV.', ordinal: 4, length: 3 })
  })

  test.each([
    '',
    'Giao Sở Tài chính',
    '57-NQ/TW của Bộ Chính trị',
    '01/4/2026 là ngày họp',
    '10.000 hộ dân',
    '12.5.2026 là hạn',
    '2026. Năm chuyển đổi số',
    '100% số xã',
    '5G phủ sóng toàn tỉnh',
    '15 ngày sau khi họp',
    'IIII. Không phải số La Mã',
    'VI phạm',
    'Chi bộ 1',
    '-- hết --',
    '-Giao',
    '(1) rà soát',
    '*',
    '-----',
    'T/M BAN THƯỜNG VỤ',
  ])('%j has none', (text) => {
    expect(findMarker(text)).toBe(null)
  })

  test('never takes more than the label and its blanks', () => {
    const unit = fc.constantFrom('I', 'V', 'X', '1', '2', '.', ')', '-', '–', '+', ' ', 'a', 'đ', 'G')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        const found = findMarker(text)
        if (found !== null) expect(text.slice(0, found.length).trimEnd()).toBe(found.label)
      }),
    )
  })
})

test('ranks: I > 1 > 1.1 > 1.1.1 > a) > - > + (F-BODY-15)', () => {
  const labels = ['I. x', '1. x', '1.1. x', '1.1.1. x', 'a) x', '- x', '+ x']
  const ranks = labels.map((text) => rankOf(findMarker(text)!))
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  expect(new Set(ranks).size).toBe(labels.length)
})

test.each([
  ['2.1. 5G đến xã', '2.1.'],
  ['1.3. 100% xã', '1.3.'],
  ['1.2. “Mỗi xã một việc”', '1.2.'],
  ['1.1.Giao Sở Y tế', '1.1.'],
  ['f) Khác', 'f)'],
])('"%s" starts with a marker', (text, label) => {
  expect(findMarker(text)?.label).toBe(label)
})

test.each(['10.4.2026 là ngày', '1.5'.concat(', 2.5 lần')])('"%s" starts with none', (text) => {
  expect(findMarker(text)).toBeNull()
})
