import { expect, test } from 'vitest'
import { type PlacedLine, findLineDifferences } from '../../../src/domain/words/line-differences.ts'

const lines = (...texts: readonly string[]): PlacedLine[] =>
  texts.map((text, at) => ({ place: `${at + 1}`, cells: [text] }))

test('equal texts have none', () => {
  expect(findLineDifferences(lines('a', 'b'), lines('a', 'b'))).toEqual([])
  expect(findLineDifferences([], [])).toEqual([])
})

test('lines are changed, added and taken out at their places', () => {
  expect(findLineDifferences(lines('a', 'b', 'c', 'd'), lines('a', 'x', 'c', 'd', 'e'))).toEqual([
    { place: '2', before: 'b', after: 'x' },
    { place: '5', before: '', after: 'e' },
  ])
  expect(findLineDifferences(lines('a', 'b', 'c'), lines('a', 'c'))).toEqual([{ place: '2', before: 'b', after: '' }])
  expect(findLineDifferences(lines('a', 'b', 'a', 'c'), lines('b', 'a', 'c', 'c'))).toEqual([
    { place: '1', before: 'a', after: '' },
    { place: '3', before: '', after: 'c' },
  ])
})

test('of two rows the cells that differ, by their headings', () => {
  const row = (...cells: readonly string[]): PlacedLine => ({
    place: 'Bảng 1, STT 4',
    cells,
    headings: ['STT', 'Thời hạn', ''],
  })
  expect(findLineDifferences([row('4', 'Quý III', 'x')], [row('4', 'Quý II', 'y')])).toEqual([
    { place: 'Bảng 1, STT 4, cột Thời hạn', before: 'Quý III', after: 'Quý II' },
    { place: 'Bảng 1, STT 4, cột 3', before: 'x', after: 'y' },
  ])
})

test('texts too long to be compared line by line with all others are compared in their order', () => {
  const many = Array.from({ length: 3000 }, (_, at) => `dòng ${at}`)
  const other = many.map((text) => `${text}.`)
  expect(findLineDifferences(lines(...many), lines(...other))).toHaveLength(3000)
})
