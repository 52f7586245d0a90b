/** The keys of a word processor, as changes of lines: Enter, Tab, Backspace, levels. */
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { endOfBranch, markerAt, positionOf, siblingBefore } from './levels.ts'
import { type LineAttrs, attrsOf, isItem, isLine, makeLine } from './schema.ts'
import { placeCaret } from './update-document.ts'

export interface CurrentLine {
  readonly index: number
  /** Position before the line. */
  readonly start: number
  readonly line: Node
}

/** The line the caret is in; null when it is in none. */
export function currentLine(state: EditorState): CurrentLine | null {
  const { $from } = state.selection
  const line = $from.parent
  return isLine(line) ? { index: $from.index(0), start: $from.before(), line } : null
}

const isEmpty = (line: Node) => line.textContent.trim() === ''

/** Enter. `leave` is called where the text ends: after an empty closing line. */
export function makeEnter(ids: () => string, leave: () => void): Command {
  return (state, dispatch) => {
    const { selection } = state
    if (!selection.empty) {
      const transaction = state.tr.deleteSelection()
      dispatch?.(splitLine(transaction, ids))
      return true
    }
    const current = currentLine(state)
    if (current === null) return false
    const { index, start, line } = current
    const next = index + 1 < state.doc.childCount ? state.doc.child(index + 1) : null
    const { part, depth } = attrsOf(line)
    if (isEmpty(line)) {
      if (part === 'item' && depth > 0) return moveLevel(-1)(state, dispatch)
      if (part === 'item') return endItems(state, current, dispatch, ids)
      if (isLine(next) || part === 'closing') {
        const transaction = state.tr
        if (hasOthers(state.doc, index)) transaction.delete(start, start + line.nodeSize)
        if (part === 'closing') {
          if (transaction.docChanged) dispatch?.(transaction)
          leave()
        } else dispatch?.(placeCaret(transaction, transaction.mapping.map(start + line.nodeSize, 1) + 1))
        return true
      }
    }
    if (isLine(next) && isEmpty(next) && isFinished(state, current) && attrsOf(next).part !== part) {
      dispatch?.(placeCaret(state.tr, start + line.nodeSize + 1).scrollIntoView())
      return true
    }
    dispatch?.(splitLine(state.tr, ids))
    return true
  }
}

/** Whether Enter goes on to the next part: the end of the opening, of a basis without followers, of grounds with a colon. */
function isFinished(state: EditorState, { line }: CurrentLine): boolean {
  const { part } = attrsOf(line)
  const isAtEnd = state.selection.$from.parentOffset === line.content.size
  if (!isAtEnd) return false
  if (part === 'grounds') return /:\s*$/.test(line.textContent)
  return part === 'intro'
}

function hasOthers(document: Node, index: number): boolean {
  const { part } = attrsOf(document.child(index))
  return document.children.some((line, at) => at !== index && isLine(line) && attrsOf(line).part === part)
}

/** Enter on an empty item of the first level: the items end here, or an unmarked paragraph begins. */
function endItems(
  state: EditorState,
  { index, start, line }: CurrentLine,
  dispatch: ((transaction: Transaction) => void) | undefined,
  ids: () => string,
): boolean {
  const next = index + 1 < state.doc.childCount ? state.doc.child(index + 1) : null
  const transaction = state.tr
  if (isItem(next)) {
    if (attrsOf(line).marker === 'none') dispatch?.(splitLine(transaction, ids))
    else dispatch?.(transaction.setNodeMarkup(start, null, { ...line.attrs, marker: 'none', writtenLabel: null }))
    return true
  }
  if (hasOthers(state.doc, index)) transaction.delete(start, start + line.nodeSize)
  const closing = transaction.mapping.map(start + line.nodeSize, 1)
  dispatch?.(placeCaret(transaction, closing + 1).scrollIntoView())
  return true
}

/** Parts a line at the caret. What stands after the caret is the new line; at the start an empty line comes before it. */
function splitLine(transaction: Transaction, ids: () => string): Transaction {
  const { $from } = transaction.selection
  const line = $from.parent
  const attrs = attrsOf(line)
  const fresh: LineAttrs = { ...attrs, id: ids(), writtenLabel: null, role: 'other', fromBlock: null }
  if ($from.parentOffset === 0 && line.content.size > 0)
    return transaction.insert($from.before(), makeLine(fresh)).scrollIntoView()
  const index = $from.index(0)
  const below = transaction.doc.maybeChild(index + 1)
  const isAtEnd = $from.parentOffset === line.content.size
  // After the words of an item that has items below it, the new one is the first of these: nothing changes its level.
  const isAbove = isAtEnd && isItem(line) && isItem(below) && attrsOf(below).depth > attrs.depth
  const added = isAbove ? { ...fresh, depth: attrs.depth + 1, marker: attrsOf(below).marker } : fresh
  if (isAtEnd && !isAbove && isItem(line)) {
    const after = positionOf(transaction.doc, endOfBranch(transaction.doc, index))
    return placeCaret(transaction.insert(after, makeLine(added)), after + 1).scrollIntoView()
  }
  return transaction.split($from.pos, 1, [{ type: line.type, attrs: added }]).scrollIntoView()
}

/** The items that the selection touches, without those below one of them. */
function chosenItems(state: EditorState): number[] {
  const { $from, $to } = state.selection
  const chosen: number[] = []
  for (let at = $from.index(0); at <= $to.index(0) && at < state.doc.childCount; at += 1) {
    if (!isItem(state.doc.child(at))) continue
    chosen.push(at)
    at = endOfBranch(state.doc, at) - 1
  }
  return chosen
}

/** A level down (1) or up (-1), with what is below. At the edge nothing happens. */
export function moveLevel(by: 1 | -1): Command {
  return (state, dispatch) => {
    const transaction = state.tr
    for (const index of chosenItems(state)) {
      const { depth } = attrsOf(transaction.doc.child(index))
      if (by === -1 ? depth === 0 : siblingBefore(transaction.doc, index) === -1) continue
      const end = endOfBranch(transaction.doc, index)
      const marker = markerAt(transaction.doc, index, depth + by)
      for (let at = index; at < end; at += 1) {
        const line = transaction.doc.child(at)
        if (!isItem(line)) continue
        const attrs = { ...attrsOf(line), depth: attrsOf(line).depth + by }
        transaction.setNodeMarkup(
          positionOf(transaction.doc, at),
          null,
          at === index ? { ...attrs, marker, writtenLabel: null } : attrs,
        )
      }
    }
    if (transaction.docChanged) dispatch?.(transaction.scrollIntoView())
    return true
  }
}

/** Tab and Shift+Tab at the start of an item, or over several: elsewhere they leave the text. */
export function makeTab(by: 1 | -1): Command {
  return (state, dispatch) => {
    const { $from, $to, empty } = state.selection
    const isOverLines = !empty && $from.index(0) !== $to.index(0)
    if (!isOverLines && ($from.parentOffset > 0 || !isItem($from.parent))) return false
    return moveLevel(by)(state, dispatch)
  }
}

/** Takes the label off the chosen items, or gives it back: a paragraph that is not counted. */
export const toggleLabel: Command = (state, dispatch) => {
  const transaction = state.tr
  for (const index of chosenItems(state)) {
    const line = state.doc.child(index)
    const { marker, depth } = attrsOf(line)
    const next = marker === 'none' ? markerAt(state.doc, index, depth) : 'none'
    transaction.setNodeMarkup(positionOf(state.doc, index), null, { ...line.attrs, marker: next, writtenLabel: null })
  }
  if (transaction.docChanged) dispatch?.(transaction)
  return true
}

/** Backspace at the start of a line: it goes to the end of the one before. */
export const mergeBackward: Command = (state, dispatch) => {
  const current = currentLine(state)
  if (current === null || !state.selection.empty || state.selection.$from.parentOffset > 0) return false
  if (current.index === 0) return true
  return mergeLines(state, current.index - 1, dispatch)
}

/** Delete at the end of a line: the next one comes to it. */
export const mergeForward: Command = (state, dispatch) => {
  const current = currentLine(state)
  if (current === null || !state.selection.empty) return false
  if (state.selection.$from.parentOffset < current.line.content.size) return false
  return current.index + 1 >= state.doc.childCount ? true : mergeLines(state, current.index, dispatch)
}

function mergeLines(state: EditorState, index: number, dispatch?: (transaction: Transaction) => void): boolean {
  const [one, other] = [state.doc.child(index), state.doc.child(index + 1)]
  // A table stays where it is.
  if (!isLine(one) || !isLine(other)) return true
  const start = positionOf(state.doc, index)
  const middle = start + one.nodeSize
  const end = middle + other.nodeSize
  const transaction = state.tr
  const isOfOtherPart = attrsOf(one).part !== attrsOf(other).part
  if (isEmpty(other) && other.content.size === 0) {
    if (!isOfOtherPart || hasOthers(state.doc, index + 1)) transaction.delete(middle, end)
    placeCaret(transaction, middle - 1)
  } else if (isEmpty(one) && one.content.size === 0) {
    if (isOfOtherPart) placeCaret(transaction, start + 1)
    else placeCaret(transaction.delete(start, middle), start + 1)
  } else {
    transaction.delete(middle - 1, middle + 1)
    placeCaret(transaction, middle - 1)
  }
  dispatch?.(transaction.scrollIntoView())
  return true
}
