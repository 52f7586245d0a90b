/** The marked deadlines of the body, where they stand in its paragraphs. */
import type { DeadlineNode, Inline, Notice } from '../../domain/notice/notice.ts'
import { walkItems } from '../../domain/notice/numbering.ts'
import { placeInline } from '../../domain/notice/plain-text.ts'

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
  return placeInline(content, numbering).flatMap((placed): PlacedDeadline[] =>
    placed.kind === 'deadline' ? [{ node: placed.node, part, span: [placed.start, placed.end] }] : [],
  )
}
