import { expect, test } from 'vitest'
import type { FollowedObligation } from '../../../src/domain/follow-up/board.ts'
import { lineageOf, proposeEarlier } from '../../../src/domain/follow-up/lineage.ts'

const task = (text: string) => ({ text, requiredResult: '', assigned: '' })
const earlier = (id: string, text: string, issuedOn = '2025-11-03') =>
  ({ obligation: { id, ...task(text) }, number: '11-TB/BCĐ', issuedOn }) as unknown as FollowedObligation
const before = [
  earlier('ioc', 'Nghiên cứu triển khai Trung tâm điều hành thông minh phục vụ công tác lãnh đạo, chỉ đạo, điều hành.'),
  earlier('schools', 'Giao Sở Giáo dục và Đào tạo triển khai phục vụ công tác lãnh đạo nền tảng dạy học trực tuyến.'),
  earlier('land', 'Rà soát quỹ đất phục vụ công tác lãnh đạo, chỉ đạo của các xã.'),
]
const proposed = (text: string, issuedOn = '2026-04-01') =>
  proposeEarlier(task(text), issuedOn, before).map(({ earlier: one }) => one.obligation.id)

test('a task that goes on in other words is proposed with the one it continues', () => {
  expect(proposed('Hoàn thiện, đưa vào vận hành Trung tâm điều hành thông minh của tỉnh.')).toEqual(['ioc'])
  expect(proposed('Triển khai nền tảng dạy học trực tuyến tại các trường phổ thông')).toEqual(['schools'])
})

test('what many tasks say makes none of them the one before, and a later notice is never earlier', () => {
  expect(proposed('Xây dựng hồ thủy lợi phục vụ công tác lãnh đạo.')).toEqual([])
  expect(proposed('Hoàn thiện Trung tâm điều hành thông minh của tỉnh.', '2025-11-03')).toEqual([])
})

test('the way of a task begins with its first notice, and a circle ends', () => {
  const ties: Readonly<Record<string, string>> = { third: 'second', second: 'first', round: 'about', about: 'round' }
  expect(lineageOf('third', (id) => ties[id] ?? null)).toEqual(['first', 'second', 'third'])
  expect(lineageOf('round', (id) => ties[id] ?? null)).toEqual(['about', 'round'])
})
