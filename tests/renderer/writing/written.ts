/** A notice on the writing surface without a screen: its lines, the keys, and what the notice is after them. */
import { type Command, EditorState, TextSelection } from 'prosemirror-state'
import type { Notice } from '../../../src/domain/notice/notice.ts'
import { walkItems } from '../../../src/domain/notice/numbering.ts'
import { plainText } from '../../../src/domain/notice/plain-text.ts'
import { keepOrder } from '../../../src/renderer/writing/keep-order.ts'
import {
  makeEnter,
  makeTab,
  mergeBackward,
  mergeForward,
  moveLevel,
  toggleLabel,
} from '../../../src/renderer/writing/line-keys.ts'
import { moveEntryAtCaret } from '../../../src/renderer/writing/move-entry.ts'
import { moveLine } from '../../../src/renderer/writing/move-line.ts'
import { LineMemory, readDocument, writeDocument } from '../../../src/renderer/writing/notice-lines.ts'
import { insertLines } from '../../../src/renderer/writing/pasted-lines.ts'
import { takeLabel } from '../../../src/renderer/writing/typed-label.ts'
import { countIds } from '../../helpers/build.ts'

export interface Written {
  readonly press: (...keys: Key[]) => void
  /** Types characters; a blank after a label at the start makes a marker of it. */
  readonly type: (text: string) => void
  /** Puts characters in at once. */
  readonly insert: (text: string) => void
  readonly paste: (...lines: string[]) => void
  /** Puts the caret before some words; after them with `after`. */
  readonly caretAt: (words: string, after?: boolean) => void
  readonly notice: () => Notice
  /** Labels and words of the items, two blanks a level. */
  readonly items: () => string[]
  readonly hasLeft: () => boolean
  readonly surface: () => { readonly state: EditorState; readonly lines: LineMemory }
}

export type Key =
  | 'Enter'
  | 'Tab'
  | 'Shift+Tab'
  | 'Backspace'
  | 'Delete'
  | 'Up'
  | 'Down'
  | 'Left'
  | 'Right'
  | 'Alt+Up'
  | 'Alt+Down'
  | 'Ctrl+Shift+N'

export function openWritten(start: Notice): Written {
  const ids = countIds('line')
  const memory = new LineMemory(ids)
  let now = start
  let left = false
  let state = EditorState.create({
    doc: writeDocument(start, memory, null),
    plugins: [keepOrder(memory, start.kind === 'assignment')],
  })
  const put = (next: EditorState) => {
    state = next
    now = readDocument(state.doc, now, memory)
  }
  const keys: Readonly<Record<Key, Command>> = {
    Enter: makeEnter(ids, () => {
      left = true
    }),
    Tab: makeTab(1),
    'Shift+Tab': makeTab(-1),
    Backspace: mergeBackward,
    Delete: mergeForward,
    Up: moveLine(-1),
    Down: moveLine(1),
    Left: moveLevel(-1),
    Right: moveLevel(1),
    'Alt+Up': moveEntryAtCaret(-1, memory, () => now.numbering),
    'Alt+Down': moveEntryAtCaret(1, memory, () => now.numbering),
    'Ctrl+Shift+N': toggleLabel,
  }
  return {
    press: (...pressed) => {
      for (const key of pressed) keys[key](state, (transaction) => put(state.apply(transaction)))
    },
    type: (text) => {
      for (const letter of text) {
        const taken = letter === ' ' ? takeLabel(state, now.numbering) : null
        put(state.apply(taken ?? state.tr.insertText(letter)))
      }
    },
    insert: (text) => put(state.apply(state.tr.insertText(text))),
    paste: (...lines) => {
      const transaction = insertLines(state, lines, ids)
      if (transaction !== null) put(state.apply(transaction))
    },
    caretAt: (words, after = false) => {
      state.doc.forEach((line, offset) => {
        const at = line.textContent.indexOf(words)
        if (at === -1) return
        const place = offset + 1 + at + (after ? words.length : 0)
        state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, place)))
      })
    },
    notice: () => now,
    items: () =>
      walkItems(now).map(({ item, label, depth }) =>
        `${'  '.repeat(depth)}${label} ${plainText(item.content)}`.trimEnd(),
      ),
    hasLeft: () => left,
    surface: () => ({ state, lines: memory }),
  }
}
