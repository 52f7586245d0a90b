/** Text from the clipboard: one paragraph, or lines that become items by their labels. */
import { Fragment, type Node, Slice } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import type { FromBlock, Notice } from '../../domain/notice/notice.ts'
import { cleanText, squeeze } from '../../domain/words/text.ts'
import { findMarker } from '../../page/recognize/markers.ts'
import { labelsOf, levelOf } from './levels.ts'
import { currentLine } from './line-keys.ts'
import { attrsOf, isItem, isLine, makeLine, schema } from './schema.ts'
import { placeCaret } from './update-document.ts'

/** The lines of a text, without blank ones. A line that goes on with a small letter after an open end belongs to the one before. */
export function readPastedLines(text: string): readonly string[] {
  const lines: string[] = []
  for (const raw of cleanText(text).text.split('\n')) {
    const line = squeeze(raw)
    if (line === '') continue
    const last = lines.at(-1)
    const goesOn = last !== undefined && /^\p{Ll}/u.test(line) && !/[.;:!?]$/.test(last) && findMarker(line) === null
    if (goesOn) lines[lines.length - 1] = `${last} ${line}`
    else lines.push(line)
  }
  return lines
}

/** A text as one paragraph. */
export function joinPasted(text: string): string {
  return squeeze(cleanText(text).text)
}

/** One line of the preview: with its label, where it becomes an item. */
export interface PastedLine {
  readonly label: string
  readonly depth: number
  readonly text: string
}

/** The change that puts lines at the caret: into an empty line, else after the line it is in. `origins`: the text block of each. */
export function insertLines(
  state: EditorState,
  lines: readonly string[],
  ids: () => string,
  origins: readonly (FromBlock | null)[] = [],
): Transaction | null {
  const cleared = state.apply(state.tr.deleteSelection())
  const current = currentLine(cleared)
  if (current === null) return null
  const { index, start, line } = current
  const isEmpty = line.textContent.trim() === ''
  const before = cleared.doc.children.slice(0, isEmpty ? index : index + 1)
  const made: Node[] = []
  lines.forEach((text, at) => {
    const pasted = { text, id: ids(), fromBlock: origins[at] ?? null }
    made.push(makePasted(pasted, line, schema.node('doc', null, [...before, ...made, line])))
  })
  const first = made[0]
  // The line that was waited in keeps its id.
  if (isEmpty && first !== undefined) made[0] = makeLine({ ...attrsOf(first), id: attrsOf(line).id }, first.content)
  const from = isEmpty ? start : start + line.nodeSize
  const transaction = state.tr.deleteSelection()
  transaction.step(new ReplaceStep(from, start + line.nodeSize, new Slice(Fragment.from(made), 0, 0)))
  const after = from + made.reduce((sum, { nodeSize }) => sum + nodeSize, 0)
  return placeCaret(transaction, after - 1).scrollIntoView()
}

interface Pasted {
  readonly text: string
  readonly id: string
  readonly fromBlock: FromBlock | null
}

/** `document` ends with the line that is to be made. */
function makePasted({ text, ...own }: Pasted, at: Node, document: Node): Node {
  const attrs = { ...attrsOf(at), ...own, writtenLabel: null, role: 'other' as const }
  const found = isItem(at) ? findMarker(text) : null
  if (found === null) return makeLine(attrs, schema.text(text))
  const depth = levelOf(document, document.childCount - 1, found)
  const words = text.slice(found.length)
  return makeLine({ ...attrs, depth, marker: found.marker }, words === '' ? undefined : schema.text(words))
}

/** What the lines would become, for the preview. */
export function previewLines(state: EditorState, lines: readonly string[], ids: () => string): readonly PastedLine[] {
  const known = new Set(state.doc.children.map((line) => String(line.attrs.id)))
  const isWaiting = currentLine(state)?.line.textContent.trim() === ''
  const waiting = isWaiting ? attrsOf(state.selection.$from.parent).id : null
  const transaction = insertLines(state, lines, ids)
  if (transaction === null) return []
  const labels = labelsOf(transaction.doc, 'computed')
  return transaction.doc.children
    .filter((line) => !known.has(String(line.attrs.id)) || line.attrs.id === waiting)
    .map((line) => {
      const { id, depth } = attrsOf(line)
      return { label: labels.get(id)?.label ?? '', depth, text: line.textContent }
    })
}

/** What is copied has its labels as text, so that it can be pasted anywhere. */
export function withLabels(slice: Slice, state: EditorState, numbering: Notice['numbering']): Slice {
  if (slice.content.childCount < 2) return slice
  const labels = labelsOf(state.doc, numbering)
  const isWhole = state.selection.$from.parentOffset === 0
  const lines = slice.content.content.map((line, at) => {
    const label = isLine(line) && (at > 0 || isWhole) ? (labels.get(attrsOf(line).id)?.label ?? '') : ''
    return label === '' ? line : line.copy(line.content.addToStart(schema.text(`${label} `)))
  })
  return new Slice(Fragment.from(lines), slice.openStart, slice.openEnd)
}
