/** A label typed at the start of a line ("2.1. ", "a) ", "- ") becomes its marker: the label is drawn, not written. */
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, type Transaction } from 'prosemirror-state'
import type { Notice } from '../../domain/notice/notice.ts'
import type { FoundMarker } from '../../page/recognize/markers.ts'
import { endOfBranch, labelsOf, levelOf, positionOf, readTypedLabel } from './levels.ts'
import { currentLine } from './line-keys.ts'
import { attrsOf, isItem, isLine } from './schema.ts'

export function typedLabels(numbering: () => Notice['numbering']): Plugin {
  return new Plugin({
    props: {
      handleTextInput: (view, from, to, text) => {
        if (text !== ' ' || from !== to || view.composing) return false
        const transaction = takeLabel(view.state, numbering())
        if (transaction === null) return false
        view.dispatch(transaction)
        return true
      },
    },
  })
}

/** The change that makes a marker of the label before the caret; null when there is none, or the line cannot be an item. */
export function takeLabel(state: EditorState, numbering: Notice['numbering']): Transaction | null {
  const current = currentLine(state)
  if (current === null) return null
  const { index, start, line } = current
  const before = line.textBetween(0, state.selection.$from.parentOffset)
  const found = readTypedLabel(before)
  if (found === null) return null
  const transaction = state.tr.delete(start + 1, start + 1 + before.length)
  const { part } = attrsOf(line)
  // The dash before a basis is set by the format.
  if (part === 'basis') return found.marker === 'dash' ? transaction : null
  if (!canBeItem(state.doc, index)) return null
  setMarker(transaction, index, found, numbering)
  if (part === 'intro' || part === 'grounds') dropEmptyLinesAfter(transaction, index)
  return transaction
}

/** Items stand together: a line of the opening may be one when only empty lines of it follow, one of the closing when it is the first. */
function canBeItem(document: Node, index: number): boolean {
  const { part } = attrsOf(document.child(index))
  if (part === 'item') return true
  if (part === 'closing') {
    const before = document.maybeChild(index - 1)
    return before === null || isPartOfOpening(before) || !isLine(before) || isItem(before)
  }
  return document.children.slice(index + 1).every((line) => !isPartOfOpening(line) || line.content.size === 0)
}

function setMarker(transaction: Transaction, index: number, found: FoundMarker, numbering: Notice['numbering']): void {
  const line = transaction.doc.child(index)
  const depth = levelOf(transaction.doc, index, found)
  const shift = isItem(line) ? depth - attrsOf(line).depth : 0
  for (let at = index + 1; at < endOfBranch(transaction.doc, index); at += 1) {
    const below = transaction.doc.child(at)
    if (isItem(below))
      transaction.setNodeAttribute(positionOf(transaction.doc, at), 'depth', attrsOf(below).depth + shift)
  }
  transaction.setNodeMarkup(positionOf(transaction.doc, index), null, {
    ...attrsOf(line),
    part: 'item',
    depth,
    marker: found.marker,
    writtenLabel: null,
  })
  const { id } = attrsOf(line)
  if (numbering === 'frozen' && labelsOf(transaction.doc, 'frozen').get(id)?.label !== found.label)
    transaction.setNodeAttribute(positionOf(transaction.doc, index), 'writtenLabel', found.label)
}

/** The lines that waited for the rest of the opening, and the one that waited for the first item. */
function dropEmptyLinesAfter(transaction: Transaction, index: number): void {
  for (let at = index + 1; at < transaction.doc.childCount;) {
    const line = transaction.doc.child(at)
    if (!isLine(line) || line.content.size > 0 || attrsOf(line).part === 'closing') return
    const start = positionOf(transaction.doc, at)
    transaction.delete(start, start + line.nodeSize)
  }
}

function isPartOfOpening(line: Node): boolean {
  return isLine(line) && ['basis', 'intro', 'grounds'].includes(attrsOf(line).part)
}
