/**
 * A notice as the lines of the writing surface, and back. Ids go along as attributes, and a part whose line did not
 * change is the same object as before, so that nothing is read or checked anew for it.
 */
import { Fragment, type Node } from 'prosemirror-model'
import { type Emphasis, type Inline, enumerationsOf } from '../../domain/notice/inline.ts'
import { isSameOrigin } from '../../domain/notice/from-block.ts'
import type { FromBlock, Item, Notice, Paragraph, PlainTable } from '../../domain/notice/notice.ts'
import type { Run } from '../../page/blocks.ts'
import { writeInline } from '../../page/compose/inline-text.ts'
import { editRuns } from '../../page/recognize/edit-inline.ts'
import { closingRole, isGrounds } from '../../page/recognize/recognize-body.ts'
import { type LineAttrs, type LinePart, attrsOf, isLine, lineParts, makeLine, schema } from './schema.ts'

/** What is known of the lines on a surface: what each was read as. */
export class LineMemory {
  private readonly contents = new WeakMap<Node, readonly Inline[]>()
  /** By line: what of it stays the same keeps its id. */
  private readonly last = new Map<string, readonly Inline[]>()
  readonly ids: () => string

  constructor(ids: () => string) {
    this.ids = ids
  }

  remember(line: Node, content: readonly Inline[]): void {
    this.contents.set(line, content)
    const { id } = attrsOf(line)
    // A list that falls apart while a key is missing is the same list when it is there again.
    const had = enumerationsOf(this.last.get(id) ?? []).length > 0
    if (!had || content.length === 0 || enumerationsOf(content).length > 0) this.last.set(id, content)
  }

  /** The nodes of a line. */
  contentOf(line: Node): readonly Inline[] {
    const known = this.contents.get(line)
    if (known !== undefined) return known
    const content = line.childCount === 0 ? [] : editRuns(this.last.get(attrsOf(line).id) ?? [], runsOf(line), this.ids)
    this.remember(line, content)
    return content
  }
}

const asWritten = { bold: false, italic: false }
const marksOf = {
  bold: [schema.mark('bold')],
  italic: [schema.mark('italic')],
  boldItalic: [schema.mark('bold'), schema.mark('italic')],
} as const

/** The characters of a paragraph as a line holds them. */
export function charactersOf(content: readonly Inline[], numbering: Notice['numbering']): Fragment {
  return Fragment.from(
    writeInline(content, numbering, asWritten).map(({ text, emphasis }) =>
      schema.text(text, emphasis === undefined ? [] : marksOf[emphasis]),
    ),
  )
}

function runsOf(line: Node): Run[] {
  return line.children.map((piece) => {
    const isBold = piece.marks.some(({ type }) => type.name === 'bold')
    const isItalic = piece.marks.some(({ type }) => type.name === 'italic')
    const emphasis: Emphasis | undefined =
      isBold && isItalic ? 'boldItalic' : isBold ? 'bold' : isItalic ? 'italic' : undefined
    return { text: piece.text ?? '', emphasis }
  })
}

/** The document of a notice. A part without lines has an empty one to write in: that of `before`, where there is one. */
export function writeDocument(notice: Notice, memory: LineMemory, before: Node | null): Node {
  const lineOf = (attrs: Pick<LineAttrs, 'id' | 'part'> & Partial<LineAttrs>, content: readonly Inline[]): Node => {
    const line = makeLine(attrs, charactersOf(content, notice.numbering))
    memory.remember(line, content)
    return line
  }
  const paragraphs = (parts: readonly Paragraph[], part: LinePart) =>
    parts.map(({ id, content, fromBlock = null }) => lineOf({ id, part, fromBlock }, content))
  const items = (list: readonly Item[], depth: number): Node[] =>
    list.flatMap((item) => [
      lineOf(
        {
          id: item.id,
          part: 'item',
          depth,
          marker: item.marker,
          writtenLabel: item.writtenLabel ?? null,
          fromBlock: item.fromBlock ?? null,
        },
        item.content,
      ),
      ...(item.tables ?? []).map(({ id }) => schema.node('table', { id })),
      ...items(item.items, depth + 1),
    ])
  const written = {
    basis: notice.bases.map(({ id, text, fromBlock = null }) =>
      lineOf({ id, part: 'basis', fromBlock }, text === '' ? [] : [{ kind: 'text', text }]),
    ),
    intro: paragraphs(notice.intro, 'intro'),
    grounds: paragraphs(notice.grounds, 'grounds'),
    item: items(notice.items, 0),
    closing: notice.closing.map(({ id, role, content, fromBlock = null }) =>
      lineOf({ id, part: 'closing', role, fromBlock }, content),
    ),
  }
  return schema.node(
    'doc',
    null,
    lineParts.flatMap((part) =>
      written[part].length > 0 ||
      (part === 'basis' && notice.kind !== 'assignment') ||
      (part === 'grounds' && notice.kind === 'report')
        ? written[part]
        : [emptyLineOf(before, part) ?? makeEmptyLine(part, memory)],
    ),
  )
}

function emptyLineOf(before: Node | null, part: LinePart): Node | undefined {
  return before?.children.find((line) => isLine(line) && attrsOf(line).part === part && line.content.size === 0)
}

/** A line to write a part in that has none yet. */
export function makeEmptyLine(part: LinePart, memory: LineMemory): Node {
  return makeLine({ id: memory.ids(), part, marker: part === 'item' ? 'arabic' : 'none' })
}

/** The notice that a document stands for: `now` with its opening, items and closing from the lines. */
export function readDocument(document: Node, now: Notice, memory: LineMemory): Notice {
  const lines = document.children.filter(isLine)
  const ofPart = (...parts: readonly LinePart[]) =>
    lines.filter((line) => parts.includes(attrsOf(line).part) && !isBlank(line))
  const opening = ofPart('intro', 'grounds')
  const firstGrounds = opening.findIndex((line) => isGrounds(line.textContent))
  const groundsFrom = firstGrounds !== -1 ? firstGrounds : opening.findIndex((line) => attrsOf(line).part === 'grounds')
  const cut = groundsFrom === -1 ? opening.length : groundsFrom
  const former = new Map([...now.intro, ...now.grounds].map((part) => [part.id, part]))
  const paragraph = (line: Node): Paragraph => {
    const { id } = attrsOf(line)
    const was = former.get(id)
    const content = memory.contentOf(line)
    return was?.content === content && hasOrigin(was, line) ? was : { id, content, ...originOf(line) }
  }
  return keepIfSame(now, {
    bases: readBases(ofPart('basis'), now),
    intro: opening.slice(0, cut).map(paragraph),
    grounds: opening.slice(cut).map(paragraph),
    items: readItems(document, now, memory),
    closing: readClosing(ofPart('closing'), now, memory),
  })
}

function isBlank(line: Node): boolean {
  return line.textContent.trim() === ''
}

function readBases(lines: readonly Node[], now: Notice): Notice['bases'] {
  return lines.map((line) => {
    const { id } = attrsOf(line)
    const text = line.textContent.normalize('NFC')
    const was = now.bases.find((basis) => basis.id === id)
    return was?.text === text && hasOrigin(was, line) ? was : { id, text, ...originOf(line) }
  })
}

function readClosing(lines: readonly Node[], now: Notice, memory: LineMemory): Notice['closing'] {
  return lines.map((line) => {
    const { id, role: known } = attrsOf(line)
    const was = now.closing.find((part) => part.id === id)
    const content = memory.contentOf(line)
    const role = known === 'other' ? closingRole(line.textContent) : known
    const isSame = was?.content === content && was.role === role && hasOrigin(was, line)
    return isSame ? was : { id, role, content, ...originOf(line) }
  })
}

function originOf(line: Node): { readonly fromBlock?: FromBlock } {
  const { fromBlock } = attrsOf(line)
  return fromBlock === null ? {} : { fromBlock }
}

function hasOrigin({ fromBlock }: { readonly fromBlock?: FromBlock | undefined }, line: Node): boolean {
  return isSameOrigin(fromBlock ?? null, attrsOf(line).fromBlock)
}

type ReadItem = { -readonly [Key in keyof Item]: Item[Key] } & { items: Item[]; tables?: PlainTable[] }

/** The items with their levels as a tree. A single empty one is not yet an item. */
function readItems(document: Node, now: Notice, memory: LineMemory): readonly Item[] {
  const former = new Map<string, Item>()
  const tables = new Map<string, PlainTable>()
  collectItems(now.items, former, tables)
  const roots: ReadItem[] = []
  const open: ReadItem[] = []
  const all: ReadItem[] = []
  for (const node of document.children) {
    const table = tables.get(String(node.attrs.id))
    if (!isLine(node)) {
      const owner = all.at(-1)
      if (table !== undefined && owner !== undefined) owner.tables = [...(owner.tables ?? []), table]
      continue
    }
    const { id, part, depth, marker, writtenLabel } = attrsOf(node)
    if (part !== 'item') continue
    open.length = Math.min(open.length, depth)
    const content = memory.contentOf(node)
    const item: ReadItem = {
      id,
      marker,
      ...(writtenLabel === null ? {} : { writtenLabel }),
      content,
      items: [],
      ...originOf(node),
    }
    const siblings = open.at(-1)?.items ?? roots
    siblings.push(item)
    open.push(item)
    all.push(item)
  }
  const only = all.length === 1 ? all[0] : undefined
  if (only !== undefined && only.content.length === 0 && only.tables === undefined) return keepSame(now.items, [])
  return keepSame(
    now.items,
    roots.map((item) => keepItem(item, former)),
  )
}

function collectItems(items: readonly Item[], found: Map<string, Item>, tables: Map<string, PlainTable>): void {
  for (const item of items) {
    found.set(item.id, item)
    for (const table of item.tables ?? []) tables.set(table.id, table)
    collectItems(item.items, found, tables)
  }
}

function keepItem(item: ReadItem, former: ReadonlyMap<string, Item>): Item {
  const was = former.get(item.id)
  const items = item.items.map((below) => keepItem(below as ReadItem, former))
  const isSame =
    was !== undefined &&
    was.content === item.content &&
    was.marker === item.marker &&
    was.writtenLabel === item.writtenLabel &&
    isSameOrigin(was.fromBlock, item.fromBlock) &&
    sameParts(was.tables ?? [], item.tables ?? []) &&
    sameParts(was.items, items)
  return isSame ? was : { ...item, items }
}

function sameParts(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at])
}

function keepSame<Part>(before: readonly Part[], after: readonly Part[]): readonly Part[] {
  return sameParts(before, after) ? before : after
}

type Written = Pick<Notice, 'bases' | 'intro' | 'grounds' | 'items' | 'closing'>

function keepIfSame(now: Notice, written: Written): Notice {
  const kept: Written = {
    bases: keepSame(now.bases, written.bases),
    intro: keepSame(now.intro, written.intro),
    grounds: keepSame(now.grounds, written.grounds),
    items: written.items,
    closing: keepSame(now.closing, written.closing),
  }
  const isSame = (Object.keys(kept) as (keyof Written)[]).every((part) => kept[part] === now[part])
  return isSame ? now : { ...now, ...kept }
}
