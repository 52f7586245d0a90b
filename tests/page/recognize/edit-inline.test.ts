/** A paragraph corrected as plain text. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Inline } from '../../../src/domain/notice/notice.ts'
import { editInline } from '../../../src/page/recognize/edit-inline.ts'
import { plainText } from '../../../src/domain/notice/plain-text.ts'
import { readInline } from '../../../src/page/recognize/read-inline.ts'
import { countIds, deadline, enumeration, paragraph } from '../../helpers/build.ts'

const edit = (nodes: readonly Inline[], text: string) => editInline(nodes, text, 'computed', countIds('edited'))

describe('a correction', () => {
  test('of nothing gives the same nodes back, ids too', () => {
    const { content } = paragraph([
      'Giao Sở Tài chính:',
      enumeration('digits', 'bố trí kinh phí', ['báo cáo ', deadline('trước ngày 15/5/2026'), '.']),
    ])
    expect(edit(content, plainText(content))).toEqual(content)
  })

  test('after the emphasis leaves it as it was', () => {
    const { content } = paragraph([
      'Phương châm ',
      { kind: 'text', text: 'rõ người, rõ việc', emphasis: 'italic' },
      ' phải thấm đến từng sở.',
    ])
    expect(edit(content, 'Phương châm rõ người, rõ việc phải thấm đến từng xã.')).toEqual([
      content[0],
      content[1],
      { kind: 'text', text: ' phải thấm đến từng xã.' },
    ])
  })

  test('of a word inside emphasis stays inside it', () => {
    const { content } = paragraph([
      'Phương châm ',
      { kind: 'text', text: 'rõ người, rõ viec', emphasis: 'italic' },
      '.',
    ])
    expect(edit(content, 'Phương châm rõ người, rõ việc.')).toEqual([
      { kind: 'text', text: 'Phương châm ' },
      { kind: 'text', text: 'rõ người, rõ việc', emphasis: 'italic' },
      { kind: 'text', text: '.' },
    ])
  })

  test('that adds a date makes a deadline of it', () => {
    const { content } = paragraph('Giao Sở Xây dựng hoàn thành đề án.')
    expect(edit(content, 'Giao Sở Xây dựng hoàn thành đề án trước ngày 10/4/2026.')).toContainEqual({
      kind: 'deadline',
      id: 'edited-1',
      written: 'trước ngày 10/4/2026',
    })
  })

  test('that changes the date makes another deadline; one that stays keeps its id', () => {
    const kept = deadline('trước ngày 15/5/2026')
    const { content } = paragraph(['Nộp ', deadline('trước ngày 10/4/2026'), '; báo cáo ', kept, '.'])
    const edited = edit(content, 'Nộp trước ngày 11/4/2026; báo cáo trước ngày 15/5/2026.')
    const deadlines = edited.filter((node) => node.kind === 'deadline')
    expect(deadlines.map((node) => node.written)).toEqual(['trước ngày 11/4/2026', 'trước ngày 15/5/2026'])
    expect(deadlines[1]?.id).toBe(kept.id)
  })

  test('with a line break in it gives one paragraph', () => {
    expect(plainText(edit(paragraph('Một dòng.').content, 'Một\nhai dòng.'))).toBe('Một hai dòng.')
  })
})

test('whatever is typed stands in the paragraph, in NFC, and every id is used once', () => {
  const word = fc.constantFrom(
    'Giao',
    'Sở',
    'Tài',
    'chính',
    '(1)',
    '(2)',
    '(i)',
    '(ii)',
    'trước ngày 15/5/2026',
    'Quý III',
    '.',
    ';',
    ':',
    'việc',
  )
  const sentence = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(sentence, sentence, (before, after) => {
      const nodes = readInline([{ text: before }], { ids: countIds('old'), showsEmphasis: false })
      const edited = edit(nodes, after)
      const ids: string[] = []
      const visit = (list: readonly Inline[]) => {
        for (const node of list) {
          if (node.kind !== 'text') ids.push(node.id)
          if (node.kind === 'enumeration') node.entries.forEach((entry) => (ids.push(entry.id), visit(entry.content)))
        }
      }
      visit(edited)
      expect(new Set(ids).size).toBe(ids.length)
      expect(plainText(edited, 'frozen').replace(/\s+/g, '')).toBe(after.replace(/\s+/g, '').normalize('NFC'))
    }),
  )
})
