/** Alt+Up and Alt+Down: the entry of a run-in enumeration at the caret changes places with the one beside it. */
import { type Command, TextSelection } from 'prosemirror-state'
import type { Inline } from '../../domain/notice/inline.ts'
import { moveEntry } from '../../domain/notice/move-entry.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { placeInline, plainText } from '../../domain/notice/plain-text.ts'
import { currentLine } from './line-keys.ts'
import { type LineMemory, charactersOf } from './notice-lines.ts'
import { updateCharacters } from './update-document.ts'

/** Marks a change that moves parts, though no line changed its level or place. */
export const movesParts = 'moves-parts'

interface EntryAt {
  readonly enumeration: string
  readonly index: number
  /** Characters before its label. */
  readonly start: number
}

export function moveEntryAtCaret(by: 1 | -1, memory: LineMemory, numbering: () => Notice['numbering']): Command {
  return (state, dispatch) => {
    const current = currentLine(state)
    if (current === null) return false
    const { line, start } = current
    const content = memory.contentOf(line)
    // While a label is half typed, nobody knows what its entries are.
    if (plainText(content, numbering()) !== line.textContent) return false
    const caret = state.selection.$from.parentOffset
    const at = entryAt(content, caret, numbering())
    if (at === null) return false
    const moved = moveEntry(content, at.enumeration, at.index, by)
    if (moved === content || dispatch === undefined) return true
    const transaction = state.tr.setMeta(movesParts, true)
    updateCharacters(transaction, start + 1, line.content, charactersOf(moved, numbering()))
    const written = transaction.doc.child(current.index)
    memory.remember(written, moved)
    const [from, end] = wordsAt(moved, at.enumeration, at.index + by, numbering())
    // The end mark belongs to the place: behind it one would write into the next entry.
    const offset = Math.min(from + caret - at.start, end)
    dispatch(transaction.setSelection(TextSelection.create(transaction.doc, start + 1 + offset)).scrollIntoView())
    return true
  }
}

/** Where an entry begins with its label, and where its words end before the end mark. */
function wordsAt(
  content: readonly Inline[],
  enumeration: string,
  index: number,
  numbering: Notice['numbering'],
): readonly [start: number, end: number] {
  const labels = placeInline(content, numbering).filter((part) => part.kind === 'label' && part.node.id === enumeration)
  const start = labels[index]?.start ?? 0
  const whole = plainText(content, numbering).slice(start, labels[index + 1]?.start)
  return [start, start + whole.replace(/[;,.]?\s*$/u, '').length]
}

/** The innermost entry that a character is in; null before the first. */
function entryAt(content: readonly Inline[], caret: number, numbering: Notice['numbering']): EntryAt | null {
  const labels = placeInline(content, numbering).filter((part) => part.kind === 'label' && part.start <= caret)
  const last = labels.at(-1)
  if (last?.kind !== 'label') return null
  const index = labels.filter((part) => part.node.id === last.node.id).length - 1
  return { enumeration: last.node.id, index, start: last.start }
}
