/** Writes typed lines as the notice has them: run-in labels counted, blanks at joints. In the line of the caret only labels. */
import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { Notice } from '../../domain/notice/notice.ts'
import { plainText } from '../../domain/notice/plain-text.ts'
import { currentLine } from './line-keys.ts'
import { type LineMemory, charactersOf } from './notice-lines.ts'
import { attrsOf, isLine } from './schema.ts'
import { updateCharacters } from './update-document.ts'

interface Settling {
  readonly memory: LineMemory
  readonly numbering: Notice['numbering']
  /** Ids of the lines typed in since they were last settled; those that are done are taken out. */
  readonly typed: Set<string>
  /** Whether the focus is elsewhere: then the line of the caret is settled as all others. */
  readonly isLeft: boolean
}

/** Adds the changes; gives what the changed lines were read as, by id. */
export function settleLines(
  transaction: Transaction,
  state: EditorState,
  { memory, numbering, typed, isLeft }: Settling,
): ReadonlyMap<string, ReturnType<LineMemory['contentOf']>> {
  const current = currentLine(state)
  const settled = new Map<string, ReturnType<LineMemory['contentOf']>>()
  state.doc.forEach((line, offset) => {
    const { id, part } = attrsOf(line)
    if (!isLine(line) || !typed.has(id) || part === 'basis') return
    const isCurrent = !isLeft && current?.start === offset
    const content = memory.contentOf(line)
    const target = charactersOf(content, numbering)
    if (!isCurrent) typed.delete(id)
    if (target.eq(line.content)) return
    if (isCurrent && !isAwayFrom(line, target.textBetween(0, target.size), state.selection.$from.parentOffset)) return
    updateCharacters(transaction, transaction.mapping.map(offset) + 1, line.content, target)
    settled.set(id, content)
  })
  return settled
}

/** The settled lines are still what they were read as. */
export function rememberSettled(
  document: Node,
  settled: ReturnType<typeof settleLines>,
  memory: LineMemory,
  numbering: Notice['numbering'],
): void {
  for (const line of document.children) {
    const content = settled.get(String(line.attrs.id))
    if (content !== undefined && plainText(content, numbering) === line.textContent) memory.remember(line, content)
  }
}

/** Whether a line may be written otherwise while the caret is in it: more than blanks differ, and not near the caret. */
function isAwayFrom(line: Node, target: string, caret: number): boolean {
  const text = line.textContent
  if (text.trimEnd() === target.trimEnd()) return false
  const shared = Math.min(text.length, target.length)
  let start = 0
  while (start < shared && text[start] === target[start]) start += 1
  let end = 0
  while (end < shared - start && text.at(-1 - end) === target.at(-1 - end)) end += 1
  return caret < start - near || caret > text.length - end + near
}

/** Characters around the caret that an input method may still replace. */
const near = 2
