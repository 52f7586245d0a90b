/**
 * What is drawn over the lines and is not in their characters: labels, deadlines, run-in labels, findings, hints. A key in a
 * line draws that line anew and leaves the others as they are: a long notice has thousands of them.
 */
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { findDeadlines } from '../../domain/deadline/deadline.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { placeInline, plainText } from '../../domain/notice/plain-text.ts'
import type { Mark } from '../ui/marks.ts'
import { type LineLabel, labelsOf } from './levels.ts'
import type { LineMemory } from './notice-lines.ts'
import { type LinePart, attrsOf, hasSameLines, isLine } from './schema.ts'

export interface Drawing {
  readonly memory: LineMemory
  readonly numbering: () => Notice['numbering']
  /** What is known of a deadline, in words. */
  readonly describe: (written: string) => string
}

/** Labels, hints, deadlines, run-in labels. */
interface Drawn {
  readonly labels: ReadonlyMap<string, LineLabel>
  readonly marks: DecorationSet
}

const textKey = new PluginKey<Drawn>('drawn-text')
const findingsKey = new PluginKey<DecorationSet>('drawn-findings')

/** Each kind has a set of its own: the view puts them together, and a change of one touches no other. */
export function drawMarks(drawing: Drawing): readonly Plugin[] {
  return [drawTexts(drawing), drawFound(), drawCurrent()]
}

function drawTexts(drawing: Drawing): Plugin<Drawn> {
  return new Plugin<Drawn>({
    key: textKey,
    state: {
      init: (_, { doc }) => drawAll(doc, drawing),
      apply: (transaction, before, { doc: was }, { doc }) => {
        if (transaction.getMeta('redraw') !== undefined) return drawAll(doc, drawing)
        if (!transaction.docChanged) return before
        return hasSameLines(was, doc) ? drawChanged(before, transaction, was, drawing) : drawAll(doc, drawing)
      },
    },
    props: { decorations: (state) => textKey.getState(state)?.marks ?? null },
  })
}

/** What findings underline goes along with the characters until it is found anew. */
function drawFound(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: findingsKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, before, _, { doc }) => {
        const found = transaction.getMeta(findingsKey) as ReadonlyMap<string, readonly Mark[]> | undefined
        return found === undefined ? before.map(transaction.mapping, transaction.doc) : drawFindings(doc, found)
      },
    },
    props: { decorations: (state) => findingsKey.getState(state) ?? null },
  })
}

/** The line of the caret. */
function drawCurrent(): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc, selection: { $from } }) =>
        isLine($from.parent)
          ? DecorationSet.create(doc, [Decoration.node($from.before(), $from.after(), { 'data-current': 'true' })])
          : null,
    },
  })
}

/** Sets what the findings underline, by part and field. */
export function setFindings(transaction: Transaction, found: ReadonlyMap<string, readonly Mark[]>): Transaction {
  return transaction.setMeta(findingsKey, found)
}

/** Where in a line a deadline is that holds the caret; null when none does. */
export function deadlineAt(state: EditorState): { readonly from: number; readonly to: number } | null {
  const { from, empty } = state.selection
  if (!empty) return null
  const found = textKey
    .getState(state)
    ?.marks.find(from, from, (spec: { deadline?: boolean }) => spec.deadline === true)
    .at(0)
  return found === undefined ? null : { from: found.from, to: found.to }
}

/** Path of the labels of an item: "III.1"; '' for what has none. */
export function pathOf(state: EditorState, id: string): string {
  return textKey.getState(state)?.labels.get(id)?.path ?? ''
}

/** What stands in a line that is still empty. */
const hints: Readonly<Record<LinePart, string>> = {
  basis: 'Căn cứ …',
  intro: 'Mở đầu: ngày, cuộc họp, người chủ trì, thành phần dự',
  grounds: 'Trên cơ sở …, … kết luận như sau:',
  item: 'Nội dung kết luận',
  closing: 'Phần kết: thông báo để … biết, thực hiện',
}

function drawAll(document: Node, drawing: Drawing): Drawn {
  const labels = labelsOf(document, drawing.numbering())
  const drawn: Decoration[] = []
  document.forEach((line, offset, index) => {
    if (isLine(line)) drawn.push(...drawLine(line, offset, document.maybeChild(index - 1), labels, drawing))
  })
  return { labels, marks: DecorationSet.create(document, drawn) }
}

/** Lines, levels and labels are as before: only lines whose characters changed are drawn. */
function drawChanged({ labels, marks }: Drawn, transaction: Transaction, was: Node, drawing: Drawing): Drawn {
  const { doc, mapping } = transaction
  let next = marks.map(mapping, doc)
  doc.forEach((line, offset, index) => {
    if (!isLine(line) || line === was.child(index)) return
    const stale = next.find(offset + 1, offset + line.nodeSize - 1)
    next = next.remove(stale).add(doc, drawLine(line, offset, doc.maybeChild(index - 1), labels, drawing))
  })
  return { labels, marks: next }
}

function drawLine(
  line: Node,
  offset: number,
  before: Node | null,
  labels: Drawn['labels'],
  drawing: Drawing,
): Decoration[] {
  const { id, part, depth } = attrsOf(line)
  const label = part === 'basis' ? '-' : (labels.get(id)?.label ?? '')
  // A table belongs to the item above it.
  const isFirst = before === null || (isLine(before) ? attrsOf(before).part : 'item') !== part
  return [
    Decoration.node(offset, offset + line.nodeSize, {
      'data-id': id,
      'data-part-of': part,
      ...(isFirst ? { 'data-first': 'true' } : {}),
      ...(label === '' ? {} : { 'data-label': label }),
      ...(line.content.size === 0 ? { 'data-hint': hints[part] } : {}),
      style: `--depth: ${Math.min(depth, 5)}`,
    }),
    ...drawCharacters(line, offset + 1, drawing),
  ]
}

function drawCharacters(line: Node, start: number, { memory, numbering, describe }: Drawing): Decoration[] {
  if (line.content.size === 0 || attrsOf(line).part === 'basis') return []
  const text = line.textContent
  const content = memory.contentOf(line)
  const isAsRead = plainText(content, numbering()) === text
  const placed = isAsRead
    ? placeInline(content, numbering())
    : findDeadlines(text).map(({ start: from, end, written }) => ({
        kind: 'deadline' as const,
        node: { written },
        start: from,
        end,
      }))
  return placed.map((part) =>
    part.kind === 'deadline'
      ? Decoration.inline(
          start + part.start,
          start + part.end,
          { class: 'deadline', title: describe(part.node.written) },
          { deadline: true },
        )
      : Decoration.inline(start + part.start, start + part.end, { class: 'run-in-label' }),
  )
}

/** Characters: what is longer is about the whole paragraph, and has a bar beside it instead of waves below all its words. */
const longestUnderlined = 160

function drawFindings(document: Node, found: ReadonlyMap<string, readonly Mark[]>): DecorationSet {
  const drawn: Decoration[] = []
  document.forEach((line, offset) => {
    if (!isLine(line)) return
    for (const { start, end, tone } of found.get(`${attrsOf(line).id}/text`) ?? []) {
      const to = Math.min(end, line.content.size)
      if (start >= to) continue
      if (to - start > longestUnderlined)
        drawn.push(Decoration.node(offset, offset + line.nodeSize, { 'data-bar': tone }))
      else drawn.push(Decoration.inline(offset + 1 + start, offset + 1 + to, { 'data-tone': tone }))
    }
  })
  return DecorationSet.create(document, drawn)
}
