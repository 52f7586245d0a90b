/** The characters of a paragraph, labels of run-in enumerations included, and where its deadlines and labels are in them. */
import type { DeadlineNode, Enumeration, Inline, Notice } from './notice.ts'
import { entryLabelsOf } from './numbering.ts'

interface PlacedDeadlineNode {
  readonly kind: 'deadline'
  readonly node: DeadlineNode
  readonly start: number
  readonly end: number
}

interface PlacedLabel {
  readonly kind: 'label'
  readonly node: Enumeration
  readonly label: string
  /** 0 in the paragraph itself, 1 in an entry of another enumeration. */
  readonly depth: number
  readonly start: number
  readonly end: number
}

/** What is no plain text in a paragraph, where it is in the characters of the paragraph. */
export type PlacedInline = PlacedDeadlineNode | PlacedLabel

/** All characters of the nodes, as they are on the page. */
export function plainText(nodes: readonly Inline[], numbering: Notice['numbering'] = 'computed'): string {
  return readCharacters(nodes, numbering).text
}

/** The deadlines and labels of a paragraph in reading order, each with its place in `plainText`. */
export function placeInline(nodes: readonly Inline[], numbering: Notice['numbering']): readonly PlacedInline[] {
  return readCharacters(nodes, numbering).placed
}

function readCharacters(
  nodes: readonly Inline[],
  numbering: Notice['numbering'],
): { readonly text: string; readonly placed: readonly PlacedInline[] } {
  let text = ''
  const placed: PlacedInline[] = []
  const visit = (content: readonly Inline[], depth: number) => {
    for (const node of content) {
      const start = text.length
      if (node.kind === 'text') text += node.text
      else if (node.kind === 'deadline') {
        text += node.written
        placed.push({ kind: 'deadline', node, start, end: text.length })
      } else {
        const labels = entryLabelsOf(node, numbering)
        node.entries.forEach((entry, position) => {
          if (text !== '' && !/\s$/u.test(text)) text += ' '
          const label = labels[position] ?? ''
          placed.push({ kind: 'label', node, label, depth, start: text.length, end: text.length + label.length })
          text += `${label} `
          visit(entry.content, depth + 1)
        })
      }
    }
  }
  visit(nodes, 0)
  return { text, placed }
}
