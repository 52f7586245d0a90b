/** An entry of a run-in enumeration changes places; end marks and the closing sentence keep theirs. */
import { describe, expect, test } from 'vitest'
import { enumerationsOf } from '../../../src/domain/notice/inline.ts'
import { moveEntry } from '../../../src/domain/notice/move-entry.ts'
import type { Inline } from '../../../src/domain/notice/notice.ts'
import { plainText } from '../../../src/domain/notice/plain-text.ts'
import { deadline, enumeration, item } from '../../helpers/build.ts'

const moved = (content: readonly Inline[], index: number, by: 1 | -1, at = 0) =>
  moveEntry(content, enumerationsOf(content)[at]?.id ?? '', index, by)

describe('moving an entry', () => {
  const { content } = item('1.', [
    'Giao Sở Tài chính:',
    enumeration('digits', ['nộp đề án ', deadline('trước ngày 15/5/2026'), ';'], 'rà soát nguồn vốn;', 'báo cáo.'),
  ])

  test('leaves the end marks at their places and counts the labels anew', () => {
    expect(plainText(moved(content, 2, -1))).toBe(
      'Giao Sở Tài chính: (1) nộp đề án trước ngày 15/5/2026; (2) báo cáo; (3) rà soát nguồn vốn.',
    )
    expect(plainText(moved(content, 0, 1))).toBe(
      'Giao Sở Tài chính: (1) rà soát nguồn vốn; (2) nộp đề án trước ngày 15/5/2026; (3) báo cáo.',
    )
  })

  test('the entry and its deadline stay the same parts, and back again nothing has changed', () => {
    const [before] = enumerationsOf(content)
    const [after] = enumerationsOf(moved(content, 0, 1))
    expect(after?.entries.map(({ id }) => id)).toEqual([1, 0, 2].map((at) => before?.entries[at]?.id))
    expect(after?.entries[1]?.content[1]).toBe(before?.entries[0]?.content[1])
    expect(moved(moved(content, 0, 1), 1, -1)).toEqual(content)
  })

  test('at the ends nothing happens', () => {
    expect(moved(content, 0, -1)).toBe(content)
    expect(moved(content, 2, 1)).toBe(content)
  })

  test('a sentence about the whole list stays at its end', () => {
    const list = item('1.', [
      'Giao:',
      enumeration('digits', 'một tại TP. Hà Lâm;', ['hai. Hoàn thành ', deadline('trước ngày 15/11/2025'), '.']),
    ]).content
    expect(plainText(moved(list, 0, 1))).toBe(
      'Giao: (1) hai; (2) một tại TP. Hà Lâm. Hoàn thành trước ngày 15/11/2025.',
    )
  })

  test('entries that are sentences move with all their sentences', () => {
    const list = item('1.', ['Giao:', enumeration('digits', 'Một. Xong sớm.', 'Hai. Xong muộn.')]).content
    expect(plainText(moved(list, 1, -1))).toBe('Giao: (1) Hai. Xong muộn. (2) Một. Xong sớm.')
  })

  test('an inner list moves in its entry, and goes along with it', () => {
    const inner = enumeration('letters', 'một,', 'hai;')
    const list = item('1.', ['Giao:', enumeration('digits', ['gồm', inner], 'ba.')]).content
    expect(plainText(moved(list, 1, -1, 1))).toBe('Giao: (1) gồm (a) hai, (b) một; (2) ba.')
    expect(plainText(moved(list, 0, 1))).toBe('Giao: (1) ba; (2) gồm (a) một, (b) hai.')
  })
})
