/** What is drawn over the lines: after any change it is what would be drawn anew, and a key draws its own line alone. */
import { EditorState, type Plugin, type Transaction } from 'prosemirror-state'
import type { DecorationSet } from 'prosemirror-view'
import { describe, expect, test } from 'vitest'
import type { Notice } from '../../../src/domain/notice/notice.ts'
import { drawMarks, pathOf, setFindings } from '../../../src/renderer/writing/drawn-marks.ts'
import { keepOrder } from '../../../src/renderer/writing/keep-order.ts'
import { LineMemory, writeDocument } from '../../../src/renderer/writing/notice-lines.ts'
import { attrsOf } from '../../../src/renderer/writing/schema.ts'
import { countIds, deadline, enumeration, item, notice } from '../../helpers/build.ts'

const sample = () =>
  notice({
    items: [
      item('1.', ['Nộp ', deadline('trước ngày 15/5/2026'), '.']),
      item('2.', 'Nhiệm vụ', [
        item('2.1.', ['Giao:', enumeration('digits', 'một;', ['hai ', deadline('trước ngày 20/6/2026'), '.'])]),
        item('2.2.', ['Xong ', deadline('trước ngày 30/6/2026'), '.']),
      ]),
      item('3.', 'Tổ chức'),
    ],
  })

function open(of: Notice) {
  const described: string[] = []
  const memory = new LineMemory(countIds('line'))
  const marks = drawMarks({
    memory,
    numbering: () => of.numbering,
    describe: (written) => {
      described.push(written)
      return written
    },
  })
  const plugins = [keepOrder(memory, false), ...marks]
  let state = EditorState.create({ doc: writeDocument(of, memory, null), plugins })
  /** From where to where and how, of each kind. */
  const drawnBy = (by: readonly Plugin[], current: EditorState) =>
    by.map((plugin) => {
      const set = plugin.props.decorations?.call(plugin, current) as DecorationSet | null
      const found = set?.find().map((one) => {
        const { attrs } = (one as unknown as { type: { attrs: unknown } }).type
        return [one.from, one.to, JSON.stringify(attrs)].join(' ')
      })
      return (found ?? []).toSorted()
    })
  return {
    described,
    state: () => state,
    apply: (change: (transaction: Transaction) => Transaction) => {
      state = state.apply(change(state.tr))
    },
    drawn: () => drawnBy(marks, state),
    /** Drawn from nothing over the same lines. */
    anew: () => drawnBy(marks, EditorState.create({ doc: state.doc, selection: state.selection, plugins })),
    /** Position of some words. */
    at: (words: string) => {
      let found = -1
      state.doc.descendants((node, position) => {
        const at = node.isText ? (node.text ?? '').indexOf(words) : -1
        if (at !== -1 && found === -1) found = position + at
      })
      return found
    },
  }
}

describe('after a change', () => {
  const changes: readonly (readonly [string, (of: ReturnType<typeof open>) => (now: Transaction) => Transaction])[] = [
    [
      'a letter in a line',
      ({ at }) =>
        (now) =>
          now.insertText('x', at('Nộp')),
    ],
    [
      'a deadline written',
      ({ at }) =>
        (now) =>
          now.insertText(' trước ngày 01/7/2026', at('chức') + 4),
    ],
    [
      'a deadline broken',
      ({ at }) =>
        (now) =>
          now.delete(at('/5/2026'), at('/5/2026') + 2),
    ],
    [
      'a line emptied',
      ({ at }) =>
        (now) =>
          now.delete(at('Tổ chức'), at('Tổ chức') + 7),
    ],
    [
      'a line taken out',
      ({ at }) =>
        (now) =>
          now.delete(at('Nhiệm') - 1, at('Nhiệm') + 9),
    ],
    [
      'a level changed',
      ({ at }) =>
        (now) =>
          now.setNodeAttribute(at('Tổ chức') - 1, 'depth', 1),
    ],
  ]
  test.each(changes)('%s: all is as if drawn anew', (_, change) => {
    const opened = open(sample())
    const before = opened.drawn()
    opened.apply(change(opened))
    const [drawn, anew] = [opened.drawn(), opened.anew()]
    expect(drawn[0]).toEqual(anew[0])
    expect(drawn[2]).toEqual(anew[2])
    expect(drawn[0]).not.toEqual(before[0])
  })

  test('a key draws its own line, and what stands above and below is left as it is', () => {
    const opened = open(sample())
    expect(opened.described).toHaveLength(3)
    opened.described.length = 0
    opened.apply((now) => now.insertText('x', opened.at('Xong')))
    expect(opened.described).toEqual(['trước ngày 30/6/2026'])
    opened.apply((now) => now.setMeta('redraw', true))
    expect(opened.described).toHaveLength(4)
  })

  test('findings go along with the characters', () => {
    const opened = open(sample())
    const line = opened.state().doc.resolve(opened.at('Tổ chức')).parent
    const found = new Map([[`${attrsOf(line).id}/text`, [{ start: 0, end: 2, tone: 'error' as const }]]])
    opened.apply((now) => setFindings(now, found))
    opened.apply((now) => now.insertText('Về ', opened.at('Tổ')))
    const [, [mark = '']] = opened.drawn() as [string[], string[]]
    const [from = 0] = mark.split(' ').map(Number)
    expect(opened.state().doc.textBetween(from, from + 2)).toBe('Tổ')
  })

  test('the path of an item is known without counting again', () => {
    const opened = open(sample())
    const { id } = attrsOf(opened.state().doc.resolve(opened.at('Xong')).parent)
    expect(pathOf(opened.state(), id)).toBe('2.2')
  })
})
