/** The lines of the writing surface: a notice comes back as it was, and the keys of a word processor change its items. */
import { describe, expect, test } from 'vitest'
import { blankNotice } from '../../../src/domain/notice/blank-notice.ts'
import { parseNotice } from '../../../src/domain/notice/parse-notice.ts'
import { plainText } from '../../../src/domain/notice/plain-text.ts'
import { LineMemory, readDocument, writeDocument } from '../../../src/renderer/writing/notice-lines.ts'
import { countIds, deadline, enumeration, item, notice } from '../../helpers/build.ts'
import { sampleNotice } from './sample-notice.ts'
import { openWritten } from './written.ts'

const nested = () =>
  notice({
    items: [
      item('1.', 'Ghi nhận'),
      item('2.', 'Về một số nhiệm vụ', [item('2.1.', 'Thể chế'), item('2.2.', 'Hạ tầng', [item('-', 'Mạng')])]),
      item('3.', 'Tổ chức thực hiện'),
    ],
  })

describe('a notice on lines', () => {
  test.each(['ket-luan', 'phan-cong', 'hd05', 'lien-nganh'])('%s comes back as the same object', (name) => {
    const read = sampleNotice(name)
    const memory = new LineMemory(countIds('line'))
    expect(readDocument(writeDocument(read, memory, null), read, memory)).toBe(read)
  })

  test('keeps the ids of what did not change, and every other part as the same object', () => {
    const kept = deadline('trước ngày 15/5/2026')
    const one = notice({
      items: [
        item('1.', ['Giao Sở Tài chính:', enumeration('digits', ['nộp đề án ', kept, '.'], 'báo cáo.')]),
        item('2.', 'Khác'),
      ],
    })
    const written = openWritten(one)
    written.caretAt('báo cáo', true)
    written.type(' ngay')
    const [first, second] = written.notice().items
    expect(first?.id).toBe(one.items[0]?.id)
    expect(JSON.stringify(first)).toContain(kept.id)
    expect(plainText(first?.content ?? [])).toBe(
      'Giao Sở Tài chính: (1) nộp đề án trước ngày 15/5/2026. (2) báo cáo ngay.',
    )
    expect(second).toBe(one.items[1])
    expect(written.notice().closing).toBe(one.closing)
  })

  test('an entry put between two others leaves them their ids', () => {
    const list = enumeration('digits', 'một.', 'hai.')
    const written = openWritten(notice({ items: [item('1.', ['Giao:', list])] }))
    written.caretAt('(2)')
    written.insert('(2) xen giữa. ')
    const [, found] = written.notice().items[0]?.content ?? []
    const entries = found?.kind === 'enumeration' ? found.entries : []
    expect(entries.map(({ content }) => plainText(content))).toEqual(['một.', 'xen giữa.', 'hai.'])
    expect([entries[0]?.id, entries[2]?.id]).toEqual(list.entries.map(({ id }) => id))
  })
})

describe('Enter', () => {
  test('makes the next item of the level; on an empty item it goes up, at the top to the closing', () => {
    const written = openWritten(nested())
    written.caretAt('Mạng', true)
    written.press('Enter')
    written.type('Kho dữ liệu')
    expect(written.items().slice(3, 6)).toEqual(['  2.2. Hạ tầng', '    - Mạng', '    - Kho dữ liệu'])
    written.press('Enter', 'Enter')
    written.type('An ninh')
    expect(written.items()[6]).toBe('  2.3. An ninh')
    written.caretAt('Tổ chức thực hiện', true)
    written.press('Enter', 'Enter')
    written.type('Ban Chỉ đạo thông báo để các đơn vị biết, thực hiện.')
    expect(written.notice().closing.at(0)).toMatchObject({ role: 'announcement' })
    expect(written.items()).toHaveLength(8)
  })

  test('in the midst of an item parts it, at its start makes room before it', () => {
    const written = openWritten(nested())
    const { id } = written.notice().items[0]!
    written.caretAt('nhận')
    written.press('Enter')
    expect(written.items().slice(0, 2)).toEqual(['1. Ghi ', '2. nhận'].map((line) => line.trimEnd()))
    written.caretAt('Ghi')
    written.press('Enter')
    expect(written.items().slice(0, 2)).toEqual(['1.', '2. Ghi'])
    expect(written.notice().items[1]?.id).toBe(id)
  })

  test('after a heading makes the first item below it, and nothing changes its level', () => {
    const written = openWritten(nested())
    written.caretAt('Về một số nhiệm vụ', true)
    written.press('Enter')
    written.type('Mới')
    expect(written.items().slice(1, 4)).toEqual(['2. Về một số nhiệm vụ', '  2.1. Mới', '  2.2. Thể chế'])
  })

  test('leads through the empty parts of a new notice, and out at its end', () => {
    const written = openWritten(blankNotice('new', 'conclusion'))
    written.type('Ngày 03/11/2025, Ban Chỉ đạo họp.')
    written.press('Enter')
    written.type('Trên cơ sở báo cáo, đồng chí Bí thư kết luận như sau:')
    written.press('Enter')
    written.type('Ghi nhận.')
    written.press('Enter', 'Enter')
    written.type('Ban Chỉ đạo thông báo để các cơ quan biết, thực hiện.')
    written.press('Enter', 'Enter')
    const made = written.notice()
    expect([made.intro.length, made.grounds.length, made.closing.length]).toEqual([1, 1, 1])
    expect(written.items()).toEqual(['1. Ghi nhận.'])
    expect(written.hasLeft()).toBe(true)
    expect(parseNotice(made)).toEqual(made)
  })
})

describe('levels', () => {
  test('Tab and Shift+Tab move an item with what is below it, and its marker is that of its new level', () => {
    const written = openWritten(nested())
    written.caretAt('Tổ chức')
    written.press('Tab')
    expect(written.items().at(-1)).toBe('  2.3. Tổ chức thực hiện')
    written.press('Tab')
    expect(written.items().at(-1)).toBe('    - Tổ chức thực hiện')
    written.press('Shift+Tab', 'Shift+Tab', 'Shift+Tab')
    expect(written.items().at(-1)).toBe('3. Tổ chức thực hiện')
    written.caretAt('Hạ tầng')
    written.press('Left')
    expect(written.items().slice(2)).toEqual(['  2.1. Thể chế', '3. Hạ tầng', '  - Mạng', '4. Tổ chức thực hiện'])
  })

  test('a duty goes over to the member before or after, and back', () => {
    const members = notice({
      items: [
        item('1.', 'Đồng chí An', [item('-', 'Dự họp'), item('-', 'Báo cáo')]),
        item('2.', 'Đồng chí Bình', [item('-', 'Kiểm tra')]),
        item('3.', 'Đồng chí Chi'),
      ],
    })
    const written = openWritten(members)
    const before = written.items()
    written.caretAt('Báo cáo')
    written.press('Down')
    expect(written.items()).toEqual([
      '1. Đồng chí An',
      '  - Dự họp',
      '2. Đồng chí Bình',
      '  - Báo cáo',
      '  - Kiểm tra',
      '3. Đồng chí Chi',
    ])
    written.press('Up')
    expect(written.items()).toEqual(before)
    written.press('Down', 'Down', 'Down')
    expect(written.items().slice(-2)).toEqual(['3. Đồng chí Chi', '  - Báo cáo'])
    written.press('Down')
    expect(written.items().slice(-2)).toEqual(['3. Đồng chí Chi', '  - Báo cáo'])
  })

  test('Alt+Shift+Up and Down change places with a neighbour of the level', () => {
    const written = openWritten(nested())
    written.caretAt('Hạ tầng')
    written.press('Up')
    expect(written.items().slice(1, 5)).toEqual([
      '2. Về một số nhiệm vụ',
      '  2.1. Hạ tầng',
      '    - Mạng',
      '  2.2. Thể chế',
    ])
    written.press('Down')
    expect(written.items()).toEqual(openWritten(nested()).items())
  })

  test('Ctrl+Shift+N takes the label off and gives it back', () => {
    const written = openWritten(nested())
    written.caretAt('Hạ tầng')
    written.press('Ctrl+Shift+N')
    expect(written.items().slice(2, 5)).toEqual(['  2.1. Thể chế', '   Hạ tầng', '    - Mạng'])
    written.press('Ctrl+Shift+N')
    expect(written.items()).toEqual(openWritten(nested()).items())
  })

  test('Backspace at the start and Delete at the end merge', () => {
    const written = openWritten(nested())
    written.caretAt('Hạ tầng')
    written.press('Backspace')
    expect(written.items().slice(2, 4)).toEqual(['  2.1. Thể chếHạ tầng', '    - Mạng'])
    written.caretAt('Ghi nhận', true)
    written.press('Delete')
    expect(written.items()[0]).toBe('1. Ghi nhậnVề một số nhiệm vụ')
  })
})

describe('Alt+Up and Alt+Down', () => {
  const withList = () =>
    notice({
      items: [
        item('1.', [
          'Giao:',
          enumeration('digits', ['nộp đề án ', deadline('trước ngày 15/5/2026'), ';'], 'rà soát;', 'báo cáo.'),
        ]),
      ],
    })

  test('move the entry at the caret; the caret goes along, the parts stay the same', () => {
    const start = withList()
    const written = openWritten(start)
    written.caretAt('báo cáo')
    written.press('Alt+Up', 'Alt+Up')
    expect(written.items()).toEqual(['1. Giao: (1) báo cáo; (2) nộp đề án trước ngày 15/5/2026; (3) rà soát.'])
    written.insert('sớm ')
    expect(written.items()[0]).toContain('(1) sớm báo cáo;')
    const ids = (of: typeof start) =>
      of.items[0]?.content.flatMap((node) => (node.kind === 'enumeration' ? node.entries.map(({ id }) => id) : []))
    expect(ids(written.notice())?.toSorted()).toEqual(ids(start)?.toSorted())
    expect(ids(written.notice())?.[0]).toBe(ids(start)?.[2])
    expect(JSON.stringify(written.notice().items)).toContain(
      JSON.stringify(start.items[0]?.content).match(/"kind":"deadline","id":"[^"]+"/)?.[0],
    )
  })

  test('before the first entry and at the ends nothing moves', () => {
    const written = openWritten(withList())
    const before = written.notice()
    written.caretAt('Giao')
    written.press('Alt+Down')
    written.caretAt('nộp')
    written.press('Alt+Up')
    expect(written.notice()).toBe(before)
  })
})

describe('a typed label', () => {
  test.each([
    ['2.1. ', '  2.1. x'],
    ['a) ', '  a) x'],
    ['- ', '  - x'],
    ['2. ', '2. x'],
    ['I. ', 'I. x'],
  ])('"%s" becomes the marker', (label, becomes) => {
    const written = openWritten(notice({ items: [item('1.', 'Ghi nhận'), item('2.', 'Nhiệm vụ')] }))
    written.caretAt(label === '2. ' ? 'Ghi nhận' : 'Nhiệm vụ', true)
    written.press('Enter')
    written.type(`${label}x`)
    expect(written.items()).toContain(becomes)
    expect(written.notice().items.flatMap(({ content }) => plainText(content))).not.toContain(label.trim())
  })

  test('in the opening begins the items, after the last item in the closing goes on with them', () => {
    const written = openWritten(blankNotice('new', 'conclusion'))
    written.type('1. Ghi nhận')
    expect(written.items()).toEqual(['1. Ghi nhận'])
    written.press('Enter', 'Enter')
    written.type('2. Về nhiệm vụ')
    expect(written.items()).toEqual(['1. Ghi nhận', '2. Về nhiệm vụ'])
    expect(written.notice().closing).toEqual([])
  })

  test('in words is no label', () => {
    const written = openWritten(nested())
    written.caretAt('Ghi nhận', true)
    written.type(' 2. ')
    expect(written.items()[0]).toBe('1. Ghi nhận 2.')
  })
})

describe('pasted lines', () => {
  test('become items by their labels', () => {
    const written = openWritten(notice({ items: [item('1.', 'Ghi nhận')] }))
    written.caretAt('Ghi nhận', true)
    written.press('Enter')
    written.paste('2. Nhiệm vụ', '2.1. Thể chế', '- Luật', '- Nghị định', '2.2. Hạ tầng', '3. Tổ chức')
    expect(written.items()).toEqual([
      '1. Ghi nhận',
      '2. Nhiệm vụ',
      '  2.1. Thể chế',
      '    - Luật',
      '    - Nghị định',
      '  2.2. Hạ tầng',
      '3. Tổ chức',
    ])
  })

  test('without labels become items of the level', () => {
    const written = openWritten(nested())
    written.caretAt('Thể chế', true)
    written.paste('Một', 'Hai')
    expect(written.items().slice(2, 6)).toEqual(['  2.1. Thể chế', '  2.2. Một', '  2.3. Hai', '  2.4. Hạ tầng'])
  })
})
