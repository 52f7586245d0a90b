/**
 * Brings a document to another one by the smallest changes, so that the caret, what is being composed and the marks of
 * findings stay: lines that are the same are not touched, of a changed line only the characters that differ.
 */
import type { Fragment, Node } from 'prosemirror-model'
import { type Transaction, TextSelection } from 'prosemirror-state'
import { attrsOf, isLine } from './schema.ts'

/** Gives the position after the last change; null when nothing differs. */
export function updateDocument(transaction: Transaction, target: Node): number | null {
  const old = transaction.doc
  const shared = Math.min(old.childCount, target.childCount)
  let start = 0
  while (start < shared && old.child(start).eq(target.child(start))) start += 1
  let end = 0
  while (end < shared - start && old.child(old.childCount - 1 - end).eq(target.child(target.childCount - 1 - end)))
    end += 1
  const was = old.children.slice(start, old.childCount - end)
  const becomes = target.children.slice(start, target.childCount - end)
  if (was.length === 0 && becomes.length === 0) return null
  let from = 0
  for (let at = 0; at < start; at += 1) from += old.child(at).nodeSize
  if (was.length === becomes.length && was.every((node, at) => isSameLine(node, becomes[at])))
    return updateLines(transaction, from, was, becomes)
  const to = from + was.reduce((sum, node) => sum + node.nodeSize, 0)
  transaction.replaceWith(from, to, becomes)
  return from + becomes.reduce((sum, node) => sum + node.nodeSize, 0) - 1
}

function isSameLine(node: Node, other: Node | undefined): boolean {
  return isLine(node) && isLine(other) && attrsOf(node).id === attrsOf(other).id
}

function updateLines(transaction: Transaction, start: number, was: readonly Node[], becomes: readonly Node[]): number {
  let from = start
  let last = start + 1
  was.forEach((node, at) => {
    const target = becomes[at]
    if (target === undefined) return
    if (!node.sameMarkup(target)) transaction.setNodeMarkup(from, null, target.attrs)
    const changed = updateCharacters(transaction, from + 1, node.content, target.content)
    if (changed !== null) last = changed
    from += target.nodeSize
  })
  return last
}

/** Replaces the characters of a line that differ. Gives the position after them; null when none differ. */
export function updateCharacters(
  transaction: Transaction,
  start: number,
  content: Fragment,
  target: Fragment,
): number | null {
  const from = content.findDiffStart(target)
  const ends = content.findDiffEnd(target)
  if (from === null || ends === null) return null
  // Equal characters on both sides of the change are counted twice.
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b))
  transaction.replaceWith(start + from, start + ends.a + overlap, target.cut(from, ends.b + overlap))
  return start + ends.b + overlap
}

/** Sets the caret into the line at or before a position. */
export function placeCaret(transaction: Transaction, at: number): Transaction {
  const inside = Math.max(0, Math.min(at, transaction.doc.content.size))
  return transaction.setSelection(TextSelection.near(transaction.doc.resolve(inside), -1))
}
