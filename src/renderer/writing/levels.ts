/** Levels of items among the lines: where the part below an item ends, which marker a level takes, what a label means. */
import type { Node } from 'prosemirror-model'
import type { Item, Marker, Notice } from '../../domain/notice/notice.ts'
import { walkItems } from '../../domain/notice/numbering.ts'
import { type FoundMarker, findMarker, rankOf } from '../../page/recognize/markers.ts'
import { attrsOf, isItem, isLine } from './schema.ts'

/** Position before the line at an index. */
export function positionOf(document: Node, index: number): number {
  let position = 0
  for (let at = 0; at < index; at += 1) position += document.child(at).nodeSize
  return position
}

/** Index after the last line that belongs to the one at an index: its tables and the items below it. */
export function endOfBranch(document: Node, index: number): number {
  const line = document.child(index)
  if (!isItem(line)) return index + 1
  let end = index + 1
  for (; end < document.childCount; end += 1) {
    const next = document.child(end)
    if (isLine(next) && !(isItem(next) && attrsOf(next).depth > attrsOf(line).depth)) break
  }
  return end
}

/** Index of the item that the one at an index is below of; -1 at the top. */
export function parentOf(document: Node, index: number, depth = attrsOf(document.child(index)).depth): number {
  for (let at = index - 1; at >= 0; at -= 1) {
    const line = document.child(at)
    if (isItem(line) && attrsOf(line).depth < depth) return at
  }
  return -1
}

/** Index of the item before on the same level, below the same one; -1 when it is the first. */
export function siblingBefore(document: Node, index: number): number {
  const { depth } = attrsOf(document.child(index))
  for (let at = index - 1; at >= 0; at -= 1) {
    const line = document.child(at)
    if (!isLine(line)) continue
    if (!isItem(line) || attrsOf(line).depth < depth) return -1
    if (attrsOf(line).depth === depth) return at
  }
  return -1
}

/** What is usual below an item of a kind, where the notice itself does not show it. */
const usualBelow: Readonly<Record<Marker, Marker>> = {
  roman: 'arabic',
  arabic: 'decimal',
  decimal: 'dash',
  letter: 'dash',
  dash: 'plus',
  plus: 'plus',
  none: 'dash',
}

/** The marker of an item put at a level: as its new siblings have it, else as elsewhere in the notice, else the usual one. */
export function markerAt(document: Node, index: number, depth: number): Marker {
  const parent = parentOf(document, index, depth)
  const above = parent === -1 ? null : attrsOf(document.child(parent)).marker
  let elsewhere: Marker | null = null
  for (let at = 0; at < document.childCount; at += 1) {
    const line = document.child(at)
    if (at === index || !isItem(line) || attrsOf(line).depth !== depth || attrsOf(line).marker === 'none') continue
    const other = parentOf(document, at)
    if (other === parent) return attrsOf(line).marker
    if (other !== -1 && attrsOf(document.child(other)).marker === above) elsewhere ??= attrsOf(line).marker
  }
  return elsewhere ?? (above === null ? 'arabic' : usualBelow[above])
}

/** The label that somebody typed before the caret and a blank: "2.1.", "a)", "-"; null when it is none. */
export function readTypedLabel(before: string): FoundMarker | null {
  if (before.length > 8) return null
  const found = findMarker(`${before} `)
  return found !== null && found.length === before.length + 1 ? found : null
}

/** The level that a written label has after the lines before it: that of its kind, else one below what it is under. */
export function levelOf(document: Node, index: number, found: FoundMarker): number {
  const labels = labelsOf(document, 'computed')
  const rank = rankOf(found)
  let deepest = Infinity
  for (let at = index - 1; at >= 0; at -= 1) {
    const line = document.child(at)
    if (!isLine(line)) continue
    if (!isItem(line)) break
    const { depth, marker, id } = attrsOf(line)
    if (depth >= deepest) continue
    deepest = depth
    if (marker === 'none') continue
    const other = rankOf({ marker, label: labels.get(id)?.label ?? '' })
    if (marker === found.marker && other === rank) return depth
    if (other < rank) return depth + 1
  }
  return 0
}

export interface LineLabel {
  readonly label: string
  /** Path of labels: "III.1". */
  readonly path: string
}

/** The labels of the items, by id. */
export function labelsOf(document: Node, numbering: Notice['numbering']): ReadonlyMap<string, LineLabel> {
  type Bare = Item & { readonly items: Item[] }
  const roots: Bare[] = []
  const open: Bare[] = []
  for (const line of document.children) {
    if (!isItem(line)) continue
    const { id, depth, marker, writtenLabel } = attrsOf(line)
    const item: Bare = { id, marker, content: [], items: [], ...(writtenLabel === null ? {} : { writtenLabel }) }
    open.length = Math.min(open.length, depth)
    const siblings = open.at(-1)?.items ?? roots
    siblings.push(item)
    open.push(item)
  }
  return new Map(walkItems({ items: roots, numbering }).map(({ item, label, path }) => [item.id, { label, path }]))
}
