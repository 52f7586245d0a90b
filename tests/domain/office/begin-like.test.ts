/** A notice begun as an earlier one: what comes along, and what of it is still to be looked at. */
import { describe, expect, test } from 'vitest'
import { parseNotice } from '../../../src/domain/notice/parse-notice.ts'
import { walkItems } from '../../../src/domain/notice/numbering.ts'
import { beginLike } from '../../../src/domain/office/begin-like.ts'
import { findLeftovers, openLeftovers } from '../../../src/domain/office/leftovers.ts'
import { appendix, deadline, item, notice, paragraph, row, section } from '../../helpers/build.ts'

const base = notice()
const earlier = notice({
  id: 'earlier',
  numbering: 'frozen',
  header: { ...base.header, number: 13, date: '2026-04-01' },
  abstract: ['Kết luận của đồng chí Bí thư Tỉnh ủy', 'tại Phiên họp thứ nhất năm 2026'],
  meeting: { kind: 'Phiên họp', ordinal: 'thứ nhất', date: '2026-03-31', month: null, chair: '', attendees: '' },
  intro: [
    paragraph(
      'Ngày 31/3/2026, Ban Chỉ đạo họp do đồng chí Trần Văn An, Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo chủ trì; dự có các đồng chí Phó Trưởng Ban.',
    ),
  ],
  items: [
    item('1.', 'Đánh giá'),
    item('2.', 'Nhiệm vụ', [
      item('-', ['Trồng 1.200 ha rừng theo 41-KH/TU. ', deadline('Hoàn thành trước ngày 15/5/2026')]),
    ]),
  ],
  appendices: [appendix(section('Hạ tầng', row({ lead: 'Sở Xây dựng' })))],
})

describe('begun as an earlier notice', () => {
  const headings = beginLike(earlier, 'new', { text: false, rows: false })
  const whole = beginLike(earlier, 'new', { text: true, rows: true })

  test('it has neither its number nor its day, and knows where it came from', () => {
    for (const begun of [headings, whole]) {
      expect(parseNotice(begun)).toEqual(begun)
      expect(begun.header).toMatchObject({ number: null, date: null, symbol: earlier.header.symbol })
      expect(begun).toMatchObject({ begunFrom: 'earlier', numbering: 'computed' })
      expect(begun.meeting).toMatchObject({ ordinal: '', date: null })
    }
  })

  test('it takes headings and columns alone, or the words and rows too', () => {
    expect(walkItems(headings).map(({ path }) => path)).toEqual(['1'])
    expect(walkItems(whole).map(({ path }) => path)).toEqual(['1', '2', '2.-1'])
    expect(headings.appendices[0]).toMatchObject({ sections: [{ title: 'Hạ tầng', rows: [] }] })
    expect(whole.appendices[0]).toMatchObject({ sections: [{ rows: [{ cells: {} }] }] })
  })

  test('every day, ordinal, name and number that is left over is listed with its place', () => {
    const found = findLeftovers(whole)
    const inItem = found.filter(({ spot }) => spot.part === earlier.items[1]?.items[0]?.id)
    expect(inItem.map(({ code, found: words }) => [code, words])).toEqual([
      ['leftover.number', '1.200'],
      ['leftover.number', '41-KH/TU'],
      ['leftover.date', 'ngày 15/5/2026'],
    ])
    expect(found.map(({ found: words }) => words)).toEqual(
      expect.arrayContaining(['thứ nhất', 'năm 2026', 'Trần Văn An', 'Ngày 31/3/2026']),
    )
    // A post is no name.
    expect(
      found.filter(({ code }) => code === 'leftover.name').every(({ found: words }) => !/Bí|Trưởng/.test(words ?? '')),
    ).toBe(true)
  })

  test('one is open until it was looked at or its words are gone', () => {
    const doubts = findLeftovers(whole).map((doubt, at) => ({ ...doubt, settledAt: at === 0 ? 'then' : null }))
    expect(openLeftovers(whole, doubts)).toHaveLength(doubts.length - 1)
    const rewritten = {
      ...whole,
      intro: [{ ...whole.intro[0]!, content: [{ kind: 'text' as const, text: 'Hôm nay họp.' }] }],
    }
    const left = openLeftovers(rewritten, doubts).map(({ found }) => found)
    expect(left).not.toContain('Ngày 31/3/2026')
    expect(left).toContain('41-KH/TU')
  })
})
