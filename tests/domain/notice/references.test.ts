/** References within a notice: which words are one, and how they follow the parts that get other labels. */
import { describe, expect, test } from 'vitest'
import { findReferences } from '../../../src/domain/notice/find-references.ts'
import { moveItem, removeItem } from '../../../src/domain/notice/edit-notice.ts'
import { moveEntry } from '../../../src/domain/notice/move-entry.ts'
import type { Notice } from '../../../src/domain/notice/notice.ts'
import { plainText } from '../../../src/domain/notice/plain-text.ts'
import { retargetReferences } from '../../../src/domain/notice/retarget-references.ts'
import { appendix, enumeration, item, notice, paragraph, row, section } from '../../helpers/build.ts'

describe('what is a reference', () => {
  test.each([
    ['thực hiện mục 2.1 Thông báo này', [[['2.1']]]],
    ['các mục II và III nêu trên', [[['II', 'III']]]],
    ['điểm a mục 3', [[['a'], ['3']]]],
    ['nội dung tại điểm (2) mục 2.2 trên', [[['(2)'], ['2.2']]]],
    ['theo mục 2.2 (3)', [[['(3)'], ['2.2']]]],
    ['(thực hiện mục 2)', [[['2']]]],
    ['tại khoản 1, mục III.5', [[['1'], ['III.5']]]],
    ['các mục 2.1, 2.2 và 2.3', [[['2.1', '2.2', '2.3']]]],
    ['Đã có Kế hoạch số 41-KH/TU. Việc ở mục 3 Thông báo này', [[['3']]]],
  ])('%s', (text, expected) => {
    expect(findReferences(text).map((levels) => levels.map((level) => level.map((one) => one.text)))).toEqual(expected)
  })

  test.each([
    'theo mục 2 Kế hoạch số 41-KH/TU, ngày 02/3/2026',
    'quy định tại khoản 1 Điều 5 Luật Lưu trữ',
    'Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị (mục II)',
    'Đã giao tại Thông báo số 12-TB/CQTT, ngày 10/3/2026. Trong đó, mục 3 chưa hoàn thành.',
    'thực hiện mục 2 nêu tại Kế hoạch số 41-KH/TU',
    'Nghị quyết số 57-NQ/TW: triển khai mục 3 trên địa bàn tỉnh',
    'bố trí khoản 20 tỷ đồng',
    'mục tiêu 5 xã về đích',
    'nhiệm vụ mục 3 Phụ lục I',
    'Phụ lục II, mục 4',
    'đạt mục 95%',
    'danh mục 12/2025',
  ])('%s has none', (text) => {
    expect(findReferences(text)).toEqual([])
  })
})

const words = (of: Notice): string[] => of.items.map(({ content }) => plainText(content))
const after = (before: Notice, changed: Notice) => retargetReferences(before, changed)

describe('parts that get other labels', () => {
  const [first, second, third] = [item('1.', 'Một'), item('2.', 'Hai'), item('3.', 'Ba')]
  const last = item('4.', 'Thực hiện mục 2 và báo cáo theo các mục 1, 3 nêu trên; xem mục 9.')
  const plain = notice({
    items: [first, second, third, last],
    closing: [{ id: 'c', role: 'other', content: [{ kind: 'text', text: 'Theo mục 3 Thông báo này.' }] }],
    appendices: [appendix(section('', row({ sourceDocument: 'Mục 2 Thông báo này' }), row()))],
  })

  test('are followed by what refers to them, everywhere in the notice', () => {
    const { notice: moved, count } = after(plain, moveItem(plain, second.id, 1))
    expect(words(moved).at(-1)).toBe('Thực hiện mục 3 và báo cáo theo các mục 1, 2 nêu trên; xem mục 9.')
    expect(plainText(moved.closing[0]?.content ?? [])).toBe('Theo mục 2 Thông báo này.')
    expect(JSON.stringify(moved.appendices)).toContain('Mục 3 Thông báo này')
    expect(count).toBe(4)
    expect(after(moved, moveItem(moved, second.id, -1)).notice).toEqual(plain)
  })

  test('what is taken out is left as written, and the others count on', () => {
    expect(words(after(plain, removeItem(plain, second.id)).notice).at(-1)).toBe(
      'Thực hiện mục 2 và báo cáo theo các mục 1, 2 nêu trên; xem mục 9.',
    )
  })

  test('without another label nothing is touched', () => {
    const same = { ...plain, contact: 'x' }
    expect(after(plain, same).notice).toBe(same)
    const frozen = { ...plain, numbering: 'frozen' as const }
    expect(after(frozen, { ...frozen, contact: 'x' }).count).toBe(0)
  })

  test('parts that say nothing of others stay the same objects', () => {
    const moved = moveItem(plain, second.id, 1)
    const { notice: written } = after(plain, moved)
    expect(written.items[0]).toBe(moved.items[0])
    expect(written.grounds).toBe(moved.grounds)
  })

  test('a short label is the one nearest around it; with two there, nothing is changed on a guess', () => {
    const own = item('3.', 'Theo mục 1 nêu trên.')
    const two = notice({
      items: [
        item('I.', 'A', [item('1.', 'x'), item('2.', 'y')]),
        item('II.', 'B', [item('1.', 'u'), item('2.', 'v'), own]),
        item('III.', 'Theo mục 1 nêu trên và mục II.1.'),
      ],
    })
    const { notice: moved } = after(two, moveItem(two, two.items[1]?.items[0]?.id ?? '', 1))
    expect(plainText(moved.items[1]?.items[2]?.content ?? [])).toBe('Theo mục 2 nêu trên.')
    expect(words(moved)[2]).toBe('Theo mục 1 nêu trên và mục II.2.')
  })

  test('entries of a run-in enumeration are followed too', () => {
    const list = enumeration('digits', 'một;', 'hai.')
    const holder = item('1.', ['Giao:', list])
    const entries = notice({ items: [holder, item('2.', 'Kinh phí cho điểm (2) mục 1 và mục 1 (1).')] })
    const moved = {
      ...entries,
      items: [{ ...holder, content: moveEntry(holder.content, list.id, 1, -1) }, ...entries.items.slice(1)],
    }
    expect(words(after(entries, moved).notice)[1]).toBe('Kinh phí cho điểm (1) mục 1 và mục 1 (2).')
  })

  test('decimal labels follow their parent', () => {
    const under = item('2.1.', 'Thể chế')
    const one = notice({
      items: [item('1.', 'A'), item('2.', 'B', [under]), item('3.', 'Xem mục 2.1.')],
      intro: [paragraph('Như mục 2.1 dưới đây.')],
    })
    const { notice: moved } = after(one, moveItem(one, one.items[1]?.id ?? '', -1))
    expect(words(moved)[2]).toBe('Xem mục 1.1.')
    expect(plainText(moved.intro[0]?.content ?? [])).toBe('Như mục 1.1 dưới đây.')
  })
})
