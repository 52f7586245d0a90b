/**
 * A notice begun as an earlier one: its structure and as much of its text as is asked for, never its number, its day and
 * its meeting. What is left over from it is listed by leftovers.ts.
 */
import { issuedOn } from '../notice/edit-notice.ts'
import type { Inline } from '../notice/inline.ts'
import type { Appendix, Item, Notice } from '../notice/notice.ts'

export interface Copied {
  /** The words of items without others below them; headings alone otherwise. */
  readonly text: boolean
  /** The rows of the tables; their columns alone otherwise. */
  readonly rows: boolean
}

/** Parts keep their ids, so that a comparison with the earlier notice says what was moved. */
export function beginLike(earlier: Notice, id: string, copied: Copied): Notice {
  const { sourceForm: _, amends: __, ...rest } = earlier
  const { header, marks, meeting, distribution } = earlier
  return {
    ...rest,
    id,
    begunFrom: earlier.id,
    regime: 'byDate',
    numbering: 'computed',
    header: { ...header, number: null, ...issuedOn(null) },
    marks: { ...marks, draft: null },
    meeting: meeting === null ? null : withoutDay(meeting),
    intro: earlier.intro.map((part) => ({ ...part, content: bare(part.content) })),
    grounds: earlier.grounds.map((part) => ({ ...part, content: bare(part.content) })),
    items: copyItems(earlier.items, copied),
    closing: earlier.closing.map((part) => ({ ...part, content: bare(part.content) })),
    // Recipients are counted anew when it is sent.
    distribution: { ...distribution, copies: null },
    appendices: earlier.appendices.map((appendix) => copyAppendix(appendix, copied)),
    unplaced: [],
  }
}

function withoutDay({ kind, chair, attendees }: NonNullable<Notice['meeting']>): Notice['meeting'] {
  return { kind, ordinal: '', date: null, month: null, chair, attendees }
}

function copyItems(items: readonly Item[], copied: Copied): readonly Item[] {
  return items
    .filter(({ items: below }) => copied.text || below.length > 0)
    .map(({ id, marker, content, items: below, tables, fromBlock }) => ({
      id,
      marker,
      content: bare(content),
      ...(copied.text && copied.rows && tables !== undefined ? { tables } : {}),
      items: copyItems(below, copied),
      ...(fromBlock === undefined ? {} : { fromBlock }),
    }))
}

/** Labels and looks that only an issued text keeps are computed anew. */
function bare(content: readonly Inline[]): readonly Inline[] {
  return content.map((node): Inline => {
    if (node.kind === 'text') return node
    if (node.kind === 'deadline') return { kind: 'deadline', id: node.id, written: node.written }
    return { ...node, entries: node.entries.map((entry) => ({ id: entry.id, content: bare(entry.content) })) }
  })
}

function copyAppendix(appendix: Appendix, { rows }: Copied): Appendix {
  if (appendix.kind === 'text') return rows ? appendix : { ...appendix, paragraphs: [] }
  return {
    ...appendix,
    sections: appendix.sections.map(({ id, title, rows: kept }) => ({
      id,
      title,
      rows: rows ? kept.map(({ id: row, cells }) => ({ id: row, cells })) : [],
    })),
  }
}
