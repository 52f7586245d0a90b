/** What is drawn over the lines and is not in their characters: labels, deadlines, run-in labels, findings, hints. */
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { findDeadlines } from '../../domain/deadline/deadline.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { placeInline, plainText } from '../../domain/notice/plain-text.ts'
import type { Mark } from '../ui/marks.ts'
import { labelsOf } from './levels.ts'
import type { LineMemory } from './notice-lines.ts'
import { type LinePart, attrsOf, isLine } from './schema.ts'

export interface Drawing {
  readonly memory: LineMemory
  readonly numbering: () => Notice['numbering']
  /** What is known of a deadline, in words. */
  readonly describe: (written: string) => string
}

interface Drawn {
  /** Labels, deadlines: computed anew with every change. */
  readonly text: DecorationSet
  /** Findings: they go along with the characters until they are found anew. */
  readonly findings: DecorationSet
}

const key = new PluginKey<Drawn>('drawn-marks')

export function drawMarks(drawing: Drawing): Plugin<Drawn> {
  return new Plugin<Drawn>({
    key,
    state: {
      init: (_, state) => ({ text: drawText(state.doc, drawing), findings: DecorationSet.empty }),
      apply: (transaction, before, _, state) => {
        const found = transaction.getMeta(key) as ReadonlyMap<string, readonly Mark[]> | undefined
        const findings =
          found !== undefined
            ? drawFindings(state.doc, found)
            : before.findings.map(transaction.mapping, transaction.doc)
        const isSame = !transaction.docChanged && transaction.getMeta('redraw') === undefined
        return { text: isSame ? before.text : drawText(state.doc, drawing), findings }
      },
    },
    props: {
      decorations: (state) => {
        const drawn = key.getState(state)
        if (drawn === undefined) return null
        return drawn.text.add(state.doc, [...drawn.findings.find(), ...drawCurrent(state)])
      },
    },
  })
}

/** Sets what the findings underline, by part and field. */
export function setFindings(transaction: Transaction, found: ReadonlyMap<string, readonly Mark[]>): Transaction {
  return transaction.setMeta(key, found)
}

/** Where in a line a deadline is that holds the caret; null when none does. */
export function deadlineAt(state: EditorState): { readonly from: number; readonly to: number } | null {
  const { from, empty } = state.selection
  if (!empty) return null
  const found = key
    .getState(state)
    ?.text.find(from, from, (spec: { deadline?: boolean }) => spec.deadline === true)
    .at(0)
  return found === undefined ? null : { from: found.from, to: found.to }
}

/** What stands in a line that is still empty. */
const hints: Readonly<Record<LinePart, string>> = {
  basis: 'Căn cứ …',
  intro: 'Mở đầu: ngày, cuộc họp, người chủ trì, thành phần dự',
  grounds: 'Trên cơ sở …, … kết luận như sau:',
  item: 'Nội dung kết luận',
  closing: 'Phần kết: thông báo để … biết, thực hiện',
}

function drawText(document: Node, drawing: Drawing): DecorationSet {
  const labels = labelsOf(document, drawing.numbering())
  const drawn: Decoration[] = []
  let before: LinePart | null = null
  document.forEach((line, offset) => {
    if (!isLine(line)) return
    const { id, part, depth } = attrsOf(line)
    const label = part === 'basis' ? '-' : (labels.get(id)?.label ?? '')
    drawn.push(
      Decoration.node(offset, offset + line.nodeSize, {
        'data-id': id,
        'data-part-of': part,
        ...(part === before ? {} : { 'data-first': 'true' }),
        ...(label === '' ? {} : { 'data-label': label }),
        ...(line.content.size === 0 ? { 'data-hint': hints[part] } : {}),
        style: `--depth: ${Math.min(depth, 5)}`,
      }),
      ...drawCharacters(line, offset + 1, drawing),
    )
    before = part
  })
  return DecorationSet.create(document, drawn)
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

function drawFindings(document: Node, found: ReadonlyMap<string, readonly Mark[]>): DecorationSet {
  const drawn: Decoration[] = []
  document.forEach((line, offset) => {
    if (!isLine(line)) return
    for (const { start, end, tone } of found.get(`${attrsOf(line).id}/text`) ?? []) {
      const to = Math.min(end, line.content.size)
      if (start < to) drawn.push(Decoration.inline(offset + 1 + start, offset + 1 + to, { 'data-tone': tone }))
    }
  })
  return DecorationSet.create(document, drawn)
}

function drawCurrent(state: EditorState): Decoration[] {
  const { $from } = state.selection
  return isLine($from.parent) ? [Decoration.node($from.before(), $from.after(), { 'data-current': 'true' })] : []
}
