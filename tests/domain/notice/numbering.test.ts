import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  tableLabelsOf,
  entryLabelsOf,
  labelsOf,
  readRoman,
  walkItems,
  writeLetter,
  writeRoman,
} from '../../../src/domain/notice/numbering.ts'
import type { Enumeration, Item } from '../../../src/domain/notice/notice.ts'
import { appendix, enumeration, item, row, section } from '../../helpers/build.ts'

function written(label: string, part: Item): Item {
  return { ...part, writtenLabel: label }
}

function labels(items: readonly Item[], numbering: 'computed' | 'frozen' = 'computed'): string[] {
  return walkItems({ items, numbering }).map((walked) => walked.label)
}

describe('Roman numerals', () => {
  test.each([
    [1, 'I'],
    [2, 'II'],
    [4, 'IV'],
    [6, 'VI'],
    [9, 'IX'],
    [14, 'XIV'],
    [19, 'XIX'],
    [40, 'XL'],
    [99, 'XCIX'],
  ])('%i is %s', (value, roman) => {
    expect(writeRoman(value)).toBe(roman)
    expect(readRoman(roman)).toBe(value)
    expect(readRoman(roman.toLowerCase())).toBe(value)
  })

  test.each(['', 'IIII', 'VV', 'IC', 'IXI', 'A', 'I.', '1'])('%j is none', (text) => {
    expect(readRoman(text)).toBe(null)
  })

  test('what is written is read', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3999 }), (value) => readRoman(writeRoman(value)) === value))
  })
})

test('letters in Vietnamese order, with đ after d and no f, j, w, z', () => {
  const alphabet = Array.from({ length: 23 }, (_, index) => writeLetter(index + 1)).join(' ')
  expect(alphabet).toBe('a b c d đ e g h i k l m n o p q r s t u v x y')
  expect([24, 25, 28, 46, 47].map(writeLetter)).toEqual(['aa', 'ab', 'ađ', 'ay', 'ba'])
})

describe('labels of items', () => {
  test('every family looks as the form has it (F-BODY-13 to 15)', () => {
    const items = [
      item('I.', 'Đánh giá chung'),
      item('II.', 'Nhiệm vụ', [
        item('1.', 'Về thể chế', [
          item('1.1.', 'Giao Sở Nội vụ'),
          item('1.2.', 'Giao Sở Tài chính', [
            item('a)', 'một'),
            item('b)', 'hai', [item('-', 'ý', [item('+', 'ý nhỏ')])]),
          ]),
        ]),
        item('2.', 'Về hạ tầng', [
          item('1.1.', 'Giao Sở Xây dựng', [item('1.1.1.', 'khảo sát'), item('1.1.1.', 'lập dự án')]),
        ]),
      ]),
    ]
    expect(labels(items)).toEqual([
      'I.',
      'II.',
      '1.',
      '1.1.',
      '1.2.',
      'a)',
      'b)',
      '-',
      '+',
      '2.',
      '2.1.',
      '2.1.1.',
      '2.1.2.',
    ])
  })

  test('each item counts under its own parent', () => {
    const items = [item('I.', 'A', [item('1.', 'a'), item('1.', 'b')]), item('I.', 'B', [item('1.', 'c')])]
    expect(labels(items)).toEqual(['I.', '1.', '2.', 'II.', '1.'])
  })

  test('a paragraph without a marker does not shift the numbers, nor do dashes between them', () => {
    const items = [item('1.', 'một'), item('', 'ghi chú'), item('1.', 'hai'), item('-', 'ý'), item('1.', 'ba')]
    expect(labels(items)).toEqual(['1.', '', '2.', '-', '3.'])
  })

  test('decimals under an unmarked paragraph take the number above it', () => {
    expect(labels([item('1.', 'một'), item('1.', 'hai', [item('', 'dẫn', [item('1.1.', 'a')])])])).toEqual([
      '1.',
      '2.',
      '',
      '2.1.',
    ])
  })

  test('points go past y', () => {
    const points = Array.from({ length: 25 }, () => item('a)', 'điểm'))
    expect(labelsOf(points, '1.', 'computed').slice(3, 7)).toEqual(['d)', 'đ)', 'e)', 'g)'])
    expect(labelsOf(points, '1.', 'computed').slice(-3)).toEqual(['y)', 'aa)', 'ab)'])
  })

  test('moving an item in a draft renumbers it and what stands under it', () => {
    const first = item('1.', 'một', [item('1.1.', 'a')])
    const second = item('1.', 'hai', [item('1.1.', 'b')])
    expect(labels([second, first])).toEqual(['1.', '1.1.', '2.', '2.1.'])
  })

  test('written labels stand in a frozen notice, and only there', () => {
    const items = [
      item('1.', 'một'),
      written('3.', item('1.', 'ba', [item('1.1.', 'a'), written('3.1', item('1.1.', 'b'))])),
    ]
    expect(labels(items, 'frozen')).toEqual(['1.', '3.', '3.1.', '3.1'])
    expect(labels(items, 'computed')).toEqual(['1.', '2.', '2.1.', '2.2.'])
  })
})

describe('labels of run-in enumerations', () => {
  test.each([
    ['digits', ['(1)', '(2)', '(3)', '(4)', '(5)']],
    ['roman', ['(i)', '(ii)', '(iii)', '(iv)', '(v)']],
    ['letters', ['(a)', '(b)', '(c)', '(d)', '(đ)']],
  ] as const)('%s', (family, expected) => {
    expect(entryLabelsOf(enumeration(family, 'a', 'b', 'c', 'd', 'e'), 'computed')).toEqual(expected)
  })

  test('each enumeration starts anew, also one inside another', () => {
    const inner = enumeration('roman', 'x', 'y')
    const outer = enumeration('digits', ['a', inner], ['b', enumeration('roman', 'z', 't')])
    expect(entryLabelsOf(outer, 'computed')).toEqual(['(1)', '(2)'])
    expect(entryLabelsOf(inner, 'computed')).toEqual(['(i)', '(ii)'])
    expect(
      outer.entries[1]!.content.flatMap((node) => (node.kind === 'enumeration' ? entryLabelsOf(node, 'computed') : [])),
    ).toEqual(['(i)', '(ii)'])
  })

  test('a repeated label stays in a frozen notice and goes in a draft', () => {
    const base = enumeration('digits', 'a', 'b', 'c')
    const repeated: Enumeration = {
      ...base,
      entries: base.entries.map((entry, index) => (index === 2 ? { ...entry, writtenLabel: '(2)' } : entry)),
    }
    expect(entryLabelsOf(repeated, 'frozen')).toEqual(['(1)', '(2)', '(2)'])
    expect(entryLabelsOf(repeated, 'computed')).toEqual(['(1)', '(2)', '(3)'])
  })
})

describe('labels of an appendix', () => {
  test('STT runs on over the sections; sections count in Roman numerals', () => {
    const table = appendix(
      section('VỀ THỂ CHẾ', row(), row()),
      section('VỀ HẠ TẦNG', row()),
      section('VỀ DỮ LIỆU'),
      section('VỀ NHÂN LỰC', row(), row()),
    )
    expect(tableLabelsOf(table, 'computed')).toEqual({
      sections: ['I', 'II', 'III', 'IV'],
      rows: [['1', '2'], ['3'], [], ['4', '5']],
    })
  })

  test('rows before any section have no section number and are counted', () => {
    expect(tableLabelsOf(appendix(section('', row(), row()), section('VỀ HẠ TẦNG', row())), 'computed')).toEqual({
      sections: ['', 'I'],
      rows: [['1', '2'], ['3']],
    })
  })

  test('a second "II" and a repeated STT stand in a frozen notice and cannot come up in a draft', () => {
    const table = appendix(
      section('A', row()),
      section('B', row()),
      { ...section('C', { ...row(), writtenOrdinal: '2' }), writtenLabel: 'II' },
      section('D', row()),
    )
    expect(tableLabelsOf(table, 'frozen')).toEqual({
      sections: ['I', 'II', 'II', 'IV'],
      rows: [['1'], ['2'], ['2'], ['4']],
    })
    expect(tableLabelsOf(table, 'computed')).toEqual({
      sections: ['I', 'II', 'III', 'IV'],
      rows: [['1'], ['2'], ['3'], ['4']],
    })
  })
})

describe('walkItems', () => {
  test('reading order, with path and depth', () => {
    const items = [
      item('I.', 'Đánh giá', [item('1.', 'Kết quả'), item('2.', 'Hạn chế', [item('-', 'một'), item('-', 'hai')])]),
      item('II.', 'Nhiệm vụ', [item('1.', 'Giao các sở', [item('a)', 'rà soát'), item('b)', 'báo cáo')])]),
    ]
    expect(walkItems({ items, numbering: 'computed' }).map(({ label, path, depth }) => [label, path, depth])).toEqual([
      ['I.', 'I', 0],
      ['1.', 'I.1', 1],
      ['2.', 'I.2', 1],
      ['-', 'I.2.-1', 2],
      ['-', 'I.2.-2', 2],
      ['II.', 'II', 0],
      ['1.', 'II.1', 1],
      ['a)', 'II.1.a', 2],
      ['b)', 'II.1.b', 2],
    ])
  })

  test('in a frozen notice the path is the one that was printed', () => {
    const items = [item('I.', 'một'), written('III.', item('I.', 'hai', [item('1.', 'a')]))]
    expect(walkItems({ items, numbering: 'frozen' }).map(({ path }) => path)).toEqual(['I', 'III', 'III.1'])
  })

  test('gives the items themselves', () => {
    const child = item('-', 'ý')
    const parent = item('1.', 'mục', [child])
    expect(walkItems({ items: [parent], numbering: 'computed' }).map((walked) => walked.item)).toEqual([parent, child])
  })
})

test('the path of a decimal names what stands above its parent', () => {
  const part = () => item('I.', 'Phần', [item('1.', 'Mục', [item('1.1.', 'Ý', [item('1.1.1.', 'Ý nhỏ')])])])
  expect(walkItems({ items: [part(), part()], numbering: 'computed' }).map(({ path }) => path)).toEqual([
    'I',
    'I.1',
    'I.1.1',
    'I.1.1.1',
    'II',
    'II.1',
    'II.1.1',
    'II.1.1.1',
  ])
})
