/** Alt+Shift+Up and Down: a line changes places with its neighbour, or goes over to the item beside the one it is below. */
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { endOfBranch, parentOf, positionOf, siblingBefore } from './levels.ts'
import { currentLine } from './line-keys.ts'
import { attrsOf, isItem, isLine } from './schema.ts'

/** What is below goes along. At the ends of the notice nothing happens. */
export function moveLine(by: 1 | -1): Command {
  return (state, dispatch) => {
    const current = currentLine(state)
    if (current === null) return false
    const { doc } = state
    const first = by === 1 ? current.index : neighbourBefore(doc, current.index)
    const middle = first === -1 ? -1 : endOfBranch(doc, first)
    const second = doc.maybeChild(middle)
    if (first === -1 || second === null || !areNeighbours(doc.child(first), second)) {
      const over = moveOver(state, current.index, by)
      if (over !== null) dispatch?.(over)
      return true
    }
    const end = endOfBranch(doc, middle)
    const [from, between, to] = [first, middle, end].map((index) => positionOf(doc, index)) as [number, number, number]
    const moved = doc.slice(between, to).content.append(doc.slice(from, between).content)
    const transaction = state.tr.replaceWith(from, to, moved)
    const shift = by === 1 ? to - between : from - between
    const caret = state.selection.from + shift
    dispatch?.(transaction.setSelection(TextSelection.create(transaction.doc, caret)).scrollIntoView())
    return true
  }
}

/** The last below the item before, or the first below the one after: a duty goes from member to member. Null at the ends. */
function moveOver(state: EditorState, index: number, by: 1 | -1): Transaction | null {
  const { doc } = state
  const line = doc.child(index)
  if (!isItem(line) || attrsOf(line).depth === 0) return null
  const parent = parentOf(doc, index)
  if (parent === -1) return null
  const from = positionOf(doc, index)
  const to = positionOf(doc, endOfBranch(doc, index))
  const branch = doc.slice(from, to).content
  const afterParent = endOfBranch(doc, parent)
  const next = doc.maybeChild(afterParent)
  if (by === -1 ? siblingBefore(doc, parent) === -1 : !isSameLevel(next, doc.child(parent))) return null
  const target = by === -1 ? positionOf(doc, parent) : positionOf(doc, headEnd(doc, afterParent))
  const transaction = state.tr.delete(from, to)
  const place = transaction.mapping.map(target)
  transaction.insert(place, branch)
  const caret = place + (state.selection.from - from)
  return transaction.setSelection(TextSelection.create(transaction.doc, caret)).scrollIntoView()
}

/** Index after an item and the tables of its own. */
function headEnd(document: Node, index: number): number {
  let end = index + 1
  while (end < document.childCount && !isLine(document.child(end))) end += 1
  return end
}

function isSameLevel(one: Node | null, other: Node): boolean {
  return isItem(one) && attrsOf(one).depth === attrsOf(other).depth
}

function neighbourBefore(document: Node, index: number): number {
  return isItem(document.child(index)) ? siblingBefore(document, index) : index - 1
}

function areNeighbours(one: Node, other: Node): boolean {
  if (!isLine(one) || !isLine(other)) return false
  return attrsOf(one).part === attrsOf(other).part && attrsOf(one).depth === attrsOf(other).depth
}
