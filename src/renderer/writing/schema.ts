/**
 * The document of the writing surface: lines one below the other. A level is a number, not nesting, so that the keys of a
 * word processor are changes of one line. Labels, deadlines and findings are drawn over the characters, never part of
 * them: an input method meets plain text only.
 */
import { type Node, Schema } from 'prosemirror-model'
import type { Closing, FromBlock, Marker } from '../../domain/notice/notice.ts'

/** Which part of the notice a line belongs to, in the order of the notice. */
export const lineParts = ['basis', 'intro', 'grounds', 'item', 'closing'] as const
export type LinePart = (typeof lineParts)[number]

export interface LineAttrs {
  /** Id of the part of the notice. */
  readonly id: string
  readonly part: LinePart
  /** Level of an item from 0; 0 for others. */
  readonly depth: number
  readonly marker: Marker
  readonly writtenLabel: string | null
  /** Role of a closing paragraph. */
  readonly role: Closing['role']
  /** Where it was put in as a text block of the office. */
  readonly fromBlock: FromBlock | null
}

export const schema = new Schema({
  nodes: {
    doc: { content: '(line | table)+' },
    line: {
      content: 'text*',
      attrs: {
        id: { default: '' },
        part: { default: 'item' },
        depth: { default: 0 },
        marker: { default: 'none' },
        writtenLabel: { default: null },
        role: { default: 'other' },
        fromBlock: { default: null },
      },
      toDOM: () => ['p', 0],
      parseDOM: [{ tag: 'p' }],
    },
    /** A table below the words of an item: drawn in its place, edited by its own fields. */
    table: { attrs: { id: { default: '' } }, atom: true, selectable: false, toDOM: () => ['div'] },
    text: {},
  },
  marks: {
    bold: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
    italic: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
  },
})

export const { line: lineType, table: tableType } = schema.nodes
export const { bold, italic } = schema.marks

/** The attributes of a line, by their types. */
export function attrsOf(line: Node): LineAttrs {
  return line.attrs as LineAttrs
}

export function isLine(node: Node | null | undefined): node is Node {
  return node?.type === schema.nodes.line
}

export function isItem(node: Node | null | undefined): node is Node {
  return isLine(node) && attrsOf(node).part === 'item'
}

/** Whether only the characters of lines differ between two documents: as many lines, each with its level and label. */
export function hasSameLines(one: Node, other: Node): boolean {
  if (one.childCount !== other.childCount) return false
  for (let at = 0; at < one.childCount; at += 1) {
    const [line, now] = [one.child(at), other.child(at)]
    if (line !== now && !line.sameMarkup(now)) return false
  }
  return true
}

/** A line without what belongs to another: to be filled in. */
export function makeLine(
  attrs: Pick<LineAttrs, 'id' | 'part'> & Partial<LineAttrs>,
  content?: Parameters<Schema['node']>[2],
): Node {
  return schema.node('line', attrs, content)
}
