/** A paragraph corrected as plain text: what it was made of comes back from the characters. */
import type { DeadlineNode, Emphasis, EnumerationEntry, Inline, Notice } from '../../domain/notice/notice.ts'
import { plainText } from '../../domain/notice/plain-text.ts'
import { cleanText } from '../../domain/words/text.ts'
import type { Run } from '../blocks.ts'
import { writeInline } from '../compose/inline-text.ts'
import { readInline } from './read-inline.ts'

const plain = { bold: false, italic: false }

/**
 * The nodes of a paragraph after its plain text (`plainText` of the nodes) was changed to `text`. Emphasis stays
 * on the characters that stayed; deadlines and run-in enumerations are found anew, and one that is still there
 * keeps its id. Line breaks become blanks: a paragraph has none.
 */
export function editInline(
  nodes: readonly Inline[],
  text: string,
  numbering: Notice['numbering'],
  ids: () => string,
): Inline[] {
  const written = cleanText(text).text.replace(/\n/g, ' ')
  const before = writeInline(nodes, numbering, plain)
  const read = readInline(keepEmphasis(before, written), { ids, showsEmphasis: false })
  return keepIds(read, nodes)
}

/**
 * The nodes of a paragraph after it was written anew in runs, as a writing surface holds them. Their emphasis is set by
 * hand; deadlines and run-in enumerations are found as in `editInline`.
 */
export function editRuns(nodes: readonly Inline[], runs: readonly Run[], ids: () => string): Inline[] {
  const cleaned = runs.map((run) => ({ ...run, text: cleanText(run.text).text.replace(/\n/g, ' ') }))
  return keepIds(readInline(cleaned, { ids, showsEmphasis: false, byHand: true }), nodes)
}

/** The new text in runs: the characters before and after the change keep their style. */
function keepEmphasis(before: readonly Run[], text: string): Run[] {
  if (before.every((run) => run.emphasis === undefined)) return [{ text }]
  const old = before.map((run) => run.text).join('')
  const looks: (Emphasis | undefined)[] = before.flatMap((run) =>
    Array.from({ length: run.text.length }, () => run.emphasis),
  )
  const shared = Math.min(old.length, text.length)
  let start = 0
  while (start < shared && old[start] === text[start]) start += 1
  let end = 0
  while (end < shared - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1
  const lookAt = (at: number) => {
    if (at < start) return looks[at]
    return at >= text.length - end ? looks[old.length - (text.length - at)] : looks[start - 1]
  }
  const runs: Run[] = []
  for (let at = 0; at < text.length; at += 1) {
    const emphasis = lookAt(at)
    const last = runs.at(-1)
    const character = text[at] ?? ''
    if (last !== undefined && last.emphasis === emphasis)
      runs[runs.length - 1] = { ...last, text: last.text + character }
    else runs.push({ text: character, emphasis })
  }
  return runs
}

/** The same deadline words, and the enumeration at the same place, are the same node as before. */
function keepIds(nodes: readonly Inline[], old: readonly Inline[]): Inline[] {
  const deadlines = collectDeadlines(old)
  const visit = (list: readonly Inline[], before: readonly Inline[]): Inline[] => {
    const enumerations = before.filter((node) => node.kind === 'enumeration')
    return list.map((node): Inline => {
      if (node.kind === 'text') return node
      if (node.kind === 'deadline') {
        const at = deadlines.findIndex((known) => known.written === node.written)
        return deadlines.splice(at === -1 ? deadlines.length : at, 1)[0] ?? node
      }
      const known = enumerations.shift()
      const former = matchEntries(node.entries, known?.entries ?? [])
      const entries = node.entries.map((entry, index) => {
        const was = former[index]
        return { ...entry, id: was?.id ?? entry.id, content: visit(entry.content, was?.content ?? []) }
      })
      return { ...node, id: known?.id ?? node.id, entries }
    })
  }
  return visit(nodes, old)
}

/** For each entry the one it was before: an entry that is put in between, or taken out, leaves the others their ids. */
function matchEntries(
  entries: readonly EnumerationEntry[],
  before: readonly EnumerationEntry[],
): (EnumerationEntry | undefined)[] {
  const shared = Math.min(entries.length, before.length)
  let start = 0
  while (start < shared && haveSameWords(entries[start], before[start])) start += 1
  let end = 0
  while (end < shared - start && haveSameWords(entries.at(-1 - end), before.at(-1 - end))) end += 1
  return entries.map((_, at) => {
    if (at >= entries.length - end) return before[before.length - (entries.length - at)]
    return at < before.length - end ? before[at] : undefined
  })
}

function haveSameWords(one: EnumerationEntry | undefined, other: EnumerationEntry | undefined): boolean {
  return one !== undefined && other !== undefined && plainText(one.content) === plainText(other.content)
}

function collectDeadlines(nodes: readonly Inline[]): DeadlineNode[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'deadline') return [node]
    return node.kind === 'enumeration' ? node.entries.flatMap((entry) => collectDeadlines(entry.content)) : []
  })
}
