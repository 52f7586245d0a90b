/** After every change: each line has an id of its own, levels without a gap, and each part at least a line to write in. */
import type { Node } from 'prosemirror-model'
import { Plugin, type Transaction } from 'prosemirror-state'
import { positionOf } from './levels.ts'
import { type LineMemory, makeEmptyLine } from './notice-lines.ts'
import { type LinePart, attrsOf, isItem, isLine, lineParts } from './schema.ts'

/** `hasBases` says whether the notice has a place for bases even while it has none. */
export function keepOrder(memory: LineMemory, hasBases: boolean): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _, state) => {
      if (!transactions.some(({ docChanged }) => docChanged)) return null
      const transaction = state.tr
      renewIds(transaction, memory)
      closeGaps(transaction)
      addParts(transaction, memory, hasBases)
      return transaction.docChanged ? transaction : null
    },
  })
}

/** Of two lines with one id, the one with words keeps it. */
function renewIds(transaction: Transaction, memory: LineMemory): void {
  const owners = new Map<string, number>()
  transaction.doc.children.forEach((line, index) => {
    const id = String(line.attrs.id)
    const { nodeSize } = line
    const owner = owners.get(id)
    if (id !== '' && owner === undefined) owners.set(id, index)
    else if (isLine(line)) {
      const isFirstEmpty = owner !== undefined && transaction.doc.child(owner).content.size === 0
      const renewed = isFirstEmpty ? owner : index
      owners.set(id, renewed === index ? (owner ?? index) : index)
      transaction.setNodeAttribute(positionOf(transaction.doc, renewed), 'id', memory.ids())
    } else transaction.delete(positionOf(transaction.doc, index), positionOf(transaction.doc, index) + nodeSize)
  })
}

/** An item is at most one level below the one before it. */
function closeGaps(transaction: Transaction): void {
  let deepest = 0
  transaction.doc.forEach((line, offset) => {
    if (!isLine(line)) return
    const { depth } = attrsOf(line)
    const allowed = isItem(line) ? Math.min(depth, deepest) : 0
    if (depth !== allowed) transaction.setNodeAttribute(offset, 'depth', allowed)
    deepest = isItem(line) ? allowed + 1 : 0
  })
}

function addParts(transaction: Transaction, memory: LineMemory, hasBases: boolean): void {
  for (const part of lineParts) {
    if (part === 'basis' && !hasBases) continue
    const lines = transaction.doc.children
    if (lines.some((line) => isLine(line) && attrsOf(line).part === part)) continue
    transaction.insert(positionOf(transaction.doc, placeFor(lines, part)), makeEmptyLine(part, memory))
  }
}

function placeFor(lines: readonly Node[], part: LinePart): number {
  const order = lineParts.indexOf(part)
  const after = lines.findIndex((line) => isLine(line) && lineParts.indexOf(attrsOf(line).part) > order)
  return after === -1 ? lines.length : after
}
