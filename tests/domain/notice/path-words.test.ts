import { expect, test } from 'vitest'
import { sayPath } from '../../../src/domain/notice/path-words.ts'

test.each([
  ['III.1', 'mục III.1'],
  ['III.1.-1', 'mục III.1, gạch đầu dòng thứ 1'],
  ['III.1.-2.+3', 'mục III.1, gạch đầu dòng thứ 2, dấu cộng thứ 3'],
  ['III.6.¶1', 'mục III.6, đoạn thứ 1'],
  ['III.5.-1(2)', 'mục III.5, gạch đầu dòng thứ 1, ý (2)'],
  ['2.2(1)', 'mục 2.2, ý (1)'],
  ['III.-1.a', 'mục III, gạch đầu dòng thứ 1, điểm a'],
  ['-1', 'gạch đầu dòng thứ 1'],
  ['(1)', 'mục (1)'],
  ['II.(2)', 'mục II, ý (2)'],
  ['', ''],
])('the place %s in words', (path, said) => {
  expect(sayPath(path)).toBe(said)
})
