/** Words of a notice are found again on its drawn page, which ties, breaks and labels them. */
import { expect, test } from 'vitest'
import { findChanged } from '../../../src/renderer/page-view/find-changed.ts'

const marked = (drawn: string, text: string, changed: string) => {
  const start = text.indexOf(changed)
  return findChanged(drawn, text, [[start, start + changed.length]]).map(([from, to]) => drawn.slice(from, to))
}

test('by their letters, whatever stands between them', () => {
  const text = 'Hoàn thành trước ngày 10/4/2026 theo Kế hoạch 41-KH/TU.'
  const drawn = '2.1.Hoànthànhtrướcngày10/4/2026theoKếhoạch41-KH/TU.'
  expect(marked(drawn, text, '10/4/2026')).toEqual(['10/4/2026'])
  expect(marked(drawn, text, '41-KH/TU')).toEqual(['41-KH/TU'])
})

test('in the text they belong to, not where the same words stand before it', () => {
  expect(findChanged('Giaotrước.Nộptrước.', 'Nộp trước.', [[4, 9]])).toEqual([[13, 18]])
})

test('by what stands around them where the text goes on on another sheet, and not by two letters alone', () => {
  const text = 'Giao Sở Nội vụ chủ trì tham mưu văn bản, hoàn thành trong quý II năm 2026 và báo cáo.'
  const sheet = 'thammưuvănbản,hoànthànhtrongquýIInăm2026vàbáocáo.'
  expect(marked(sheet, text, 'quý II')).toEqual(['quýII'])
  expect(findChanged('khôngcógì', text, [[58, 60]])).toEqual([])
})
