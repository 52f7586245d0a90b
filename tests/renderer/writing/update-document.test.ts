/** A document is brought to any other one, and what is the same in both is not touched. */
import fc from 'fast-check'
import { EditorState } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { walkItems } from '../../../src/domain/notice/numbering.ts'
import { plainText } from '../../../src/domain/notice/plain-text.ts'
import { LineMemory, readDocument, writeDocument } from '../../../src/renderer/writing/notice-lines.ts'
import { attrsOf } from '../../../src/renderer/writing/schema.ts'
import { settleLines } from '../../../src/renderer/writing/settle-lines.ts'
import { updateDocument } from '../../../src/renderer/writing/update-document.ts'
import { anyNotice } from '../../helpers/arbitrary-notice.ts'
import { countIds, enumeration, item, notice } from '../../helpers/build.ts'
import { openWritten } from './written.ts'

const memory = new LineMemory(countIds('line'))

describe('bringing a document to another', () => {
  test('makes it equal, whatever the two are', () => {
    fc.assert(
      fc.property(anyNotice, anyNotice, (one, other) => {
        const from = writeDocument(one, memory, null)
        const to = writeDocument(other, memory, null)
        const { tr } = EditorState.create({ doc: from })
        updateDocument(tr, to)
        expect(tr.doc.eq(to)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('touches of a changed line only what differs', () => {
    const before = notice({ items: [item('1.', 'Giao Sở Tài chính báo cáo.'), item('2.', 'Giao Sở Xây dựng.')] })
    const [first] = before.items
    const after = {
      ...before,
      items: before.items.with(0, {
        ...first!,
        content: [{ kind: 'text' as const, text: 'Giao Sở Tài chính trình báo cáo.' }],
      }),
    }
    const { tr } = EditorState.create({ doc: writeDocument(before, memory, null) })
    const target = writeDocument(after, memory, tr.doc)
    expect(updateDocument(tr, target)).not.toBeNull()
    expect(tr.doc.eq(target)).toBe(true)
    const [change] = tr.mapping.maps
    const ranges: number[][] = []
    change?.forEach((from, to, newFrom, newTo) => ranges.push([to - from, newTo - newFrom]))
    expect(ranges).toEqual([[0, 'trình '.length]])
  })
})

test('any notice comes back from its lines with the same items and closing', () => {
  fc.assert(
    fc.property(anyNotice, (one) => {
      const lines = new LineMemory(countIds('line'))
      const back = readDocument(writeDocument(one, lines, null), one, lines)
      // A single item without words is the line that waits for the first one.
      const [only, ...others] = walkItems(one)
      const waits = others.length === 0 && only?.item.content.length === 0 && only.item.tables === undefined
      if (waits) expect(back.items).toEqual([])
      else expect(back.items).toBe(one.items)
      expect(back.closing.map(({ content }) => content)).toEqual(
        one.closing.map(({ content }) => content).filter((content) => plainText(content).trim() !== ''),
      )
    }),
    { numRuns: 400 },
  )
})

describe('settling a line', () => {
  test('counts the labels of its list once the caret is elsewhere', () => {
    const written = openWritten(
      notice({ items: [item('1.', ['Giao:', enumeration('digits', 'một.', 'hai.')]), item('2.', 'Khác')] }),
    )
    written.caretAt('(2)')
    written.insert('(2) xen giữa. ')
    const settle = () => {
      const { state, lines } = written.surface()
      const { tr } = state
      const typed = new Set(state.doc.children.map((line) => attrsOf(line).id))
      settleLines(tr, state, { memory: lines, numbering: 'computed', typed, isLeft: false })
      return tr.doc.children.map((line) => line.textContent).find((text) => text.startsWith('Giao:'))
    }
    // The caret is at the label that would change.
    expect(settle()).toBe('Giao: (1) một. (2) xen giữa. (2) hai.')
    written.caretAt('Khác')
    expect(settle()).toBe('Giao: (1) một. (2) xen giữa. (3) hai.')
  })
})
