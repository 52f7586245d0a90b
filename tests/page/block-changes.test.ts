/** Parts put in as text blocks of the office: what is offered when the office changes a block, and what comes of it. */
import { describe, expect, test } from 'vitest'
import { rememberBlock } from '../../src/domain/notice/from-block.ts'
import type { Item, Notice } from '../../src/domain/notice/notice.ts'
import { walkItems } from '../../src/domain/notice/numbering.ts'
import { parseNotice } from '../../src/domain/notice/parse-notice.ts'
import { plainText } from '../../src/domain/notice/plain-text.ts'
import { newRecord } from '../../src/domain/office/office-record.ts'
import { makeOffice } from '../../src/domain/office/office.ts'
import { blockChangesOf, decideBlockChanges } from '../../src/page/block-changes.ts'
import { countIds, item, notice } from '../helpers/build.ts'

const officeWith = (text: string) =>
  makeOffice({ version: 1, records: [newRecord('textBlock', 'b', { name: 'Nhiệm vụ chung', use: 'duty', text })] })
const from = (text: string, line = 0) => {
  const origin = rememberBlock('b', text)[line]
  return origin === null || origin === undefined ? {} : { fromBlock: origin }
}
const offered = (of: Notice, text: string) => blockChangesOf(of, officeWith(text), '2026-04-01')
const decide = (of: Notice, text: string, but: (key: string) => boolean = () => true) => {
  const offer = offered(of, text)
  return decideBlockChanges(of, offer, new Set(offer.changes.map(({ key }) => key).filter(but)), countIds('new'))
}
const lines = (of: Notice) => walkItems(of).map(({ item: { content }, label }) => `${label} ${plainText(content)}`)
const duty = (words: string, block = words, line = 0): Item => ({ ...item('-', words), ...from(block, line) })

describe('a block of one line', () => {
  const old = 'Phối hợp với các thành viên.'
  const next = 'Phối hợp với các thành viên Ban Chỉ đạo trước ngày 20/5/2026.'
  const members = notice({
    kind: 'assignment',
    items: [
      item('1.', 'Đồng chí An', [duty('Phối hợp với các thành viên;', old), item('-', 'Báo cáo.')]),
      item('2.', 'Đồng chí Bình', [duty(old)]),
      item('3.', 'Đồng chí Chi, theo mục 2.', [duty('Phối hợp chặt chẽ với các thành viên.', old)]),
    ],
  })

  test('is offered in each place; what was written by hand is told apart', () => {
    expect(offered(members, old).changes).toEqual([])
    const { changes } = offered(members, next)
    expect(changes.map(({ kind, isByHand, name }) => [kind, isByHand, name])).toEqual([
      ['changed', false, 'Nhiệm vụ chung'],
      ['changed', false, 'Nhiệm vụ chung'],
      ['changed', true, 'Nhiệm vụ chung'],
    ])
  })

  test('is written with the end mark of its list and its deadline read; the refused keeps its words; nothing is asked again', () => {
    const byHand = members.items[2]?.items[0]?.id
    const decided = decide(members, next, (key) => key !== byHand)
    expect(lines(decided).filter((line) => line.startsWith('-'))).toEqual([
      '- Phối hợp với các thành viên Ban Chỉ đạo trước ngày 20/5/2026;',
      '- Báo cáo.',
      '- Phối hợp với các thành viên Ban Chỉ đạo trước ngày 20/5/2026.',
      '- Phối hợp chặt chẽ với các thành viên.',
    ])
    expect(JSON.stringify(decided.items[1])).toContain('"kind":"deadline"')
    expect(offered(decided, next).changes).toEqual([])
    expect(parseNotice(decided)).toEqual(decided)
    // The next change of the block is offered for all three.
    expect(offered(decided, 'Khác hẳn.').changes.map(({ isByHand }) => isByHand)).toEqual([false, false, true])
  })
})

describe('a block of several lines', () => {
  const old = '1. Tổ chức họp\n- Chuẩn bị tài liệu\n- Gửi giấy mời\n2. Theo dõi, đôn đốc'
  const whole = notice({
    items: [
      item('1.', 'Mở đầu'),
      { ...item('2.', 'Tổ chức họp', [duty('Chuẩn bị tài liệu', old, 1), duty('Gửi giấy mời', old, 2)]), ...from(old) },
      { ...item('3.', 'Theo dõi, đôn đốc'), ...from(old, 3) },
      item('4.', 'Căn cứ mục 3.'),
    ],
  })

  test('lines that came are put after the one before them, lines that went are taken out, references follow', () => {
    const next = '1. Tổ chức họp trực tuyến\n- Chuẩn bị tài liệu\n2. Mời báo chí\n2. Theo dõi, đôn đốc'
    const decided = decide(whole, next)
    expect(lines(decided)).toEqual([
      '1. Mở đầu',
      '2. Tổ chức họp trực tuyến',
      '- Chuẩn bị tài liệu',
      '3. Mời báo chí',
      '4. Theo dõi, đôn đốc',
      '5. Căn cứ mục 4.',
    ])
    expect(offered(decided, next).changes).toEqual([])
  })

  test('a line that was left out on purpose is not put in again', () => {
    const [, head] = whole.items
    const shorter: Notice = {
      ...whole,
      items: whole.items.map((one) => (one === head ? { ...one, items: one.items.slice(0, 1) } : one)),
    }
    const next = old.replace('đôn đốc', 'đôn đốc hằng tháng')
    expect(offered(shorter, next).changes.map(({ after }) => after)).toEqual(['Theo dõi, đôn đốc hằng tháng'])
  })

  test('an item with others below it is not taken out', () => {
    expect(offered(whole, '2. Theo dõi, đôn đốc').changes.map(({ kind, before }) => [kind, before])).toEqual([
      ['removed', 'Chuẩn bị tài liệu'],
      ['removed', 'Gửi giấy mời'],
    ])
  })
})

test('closings and bases are changed as items are; a block that is gone offers nothing', () => {
  const old = 'Thông báo để biết.'
  const of = notice({
    bases: [{ id: 'basis', text: 'Căn cứ Quy chế', ...from('Căn cứ Quy chế') }],
    closing: [{ id: 'closing', role: 'announcement', content: [{ kind: 'text', text: old }], ...from(old) }],
  })
  expect(decide(of, 'Thông báo để biết, thực hiện.')).toMatchObject({
    bases: [{ text: 'Thông báo để biết, thực hiện.' }],
    closing: [{ role: 'announcement', content: [{ text: 'Thông báo để biết, thực hiện.' }] }],
  })
  expect(blockChangesOf(of, makeOffice({ version: 1, records: [] }), '2026-04-01').changes).toEqual([])
})
