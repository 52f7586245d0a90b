/** The marked deadlines of the body, where they stand in its paragraphs. */
import type { DeadlineNode, Inline, Notice } from '../../domain/notice/notice.ts'
import { entryLabelsOf, walkItems } from '../../domain/notice/numbering.ts'

/** A marked deadline; the span counts characters as plainText joins them. */
export interface PlacedDeadline {
  readonly node: DeadlineNode
  /** Id of the paragraph. */
  readonly part: string
  readonly span: readonly [start: number, end: number]
}

/** In reading order. */
export function placeDeadlines(read: Notice): PlacedDeadline[] {
  const { numbering, intro, grounds, closing } = read
  const items = walkItems(read).map(({ item }) => item)
  return [...intro, ...grounds, ...items, ...closing].flatMap(({ id, content }) =>
    content.some(({ kind }) => kind !== 'text') ? placeIn(id, content, numbering) : [],
  )
}

function placeIn(part: string, content: readonly Inline[], numbering: Notice['numbering']): PlacedDeadline[] {
  const placed: PlacedDeadline[] = []
  let length = 0
  let endsBlank = true
  const pass = (text: string) => {
    if (text === '') return
    length += text.length
    endsBlank = /\s$/u.test(text)
  }
  const visit = (nodes: readonly Inline[]) => {
    for (const node of nodes) {
      if (node.kind === 'text') pass(node.text)
      else if (node.kind === 'deadline') {
        placed.push({ node, part, span: [length, length + node.written.length] })
        pass(node.written)
      } else {
        const labels = entryLabelsOf(node, numbering)
        node.entries.forEach((entry, at) => {
          pass(`${endsBlank ? '' : ' '}${labels[at] ?? ''} `)
          visit(entry.content)
        })
      }
    }
  }
  visit(content)
  return placed
}
