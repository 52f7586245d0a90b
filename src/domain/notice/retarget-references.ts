/**
 * Parts that are counted have other labels after others were moved, put in or taken out: what refers to them by a label
 * ("mục 2.1 Thông báo này") is written with the new one, wherever it stands in the notice.
 */
import type { Inline, Item, Notice, Paragraph, Table } from './notice.ts'
import { type Reference, findReferences } from './find-references.ts'
import { entryLabelsOf, walkItems } from './numbering.ts'

/** A part that has a label of its own. */
interface Labelled {
  readonly id: string
  /** "III.5", "2.1"; of an entry its own label. */
  readonly path: string
  /** "5", "2.1", "a", "(2)". */
  readonly bare: string
  /** Ids of the parts it is in, the innermost first. */
  readonly within: readonly string[]
}

export interface Retargeted {
  readonly notice: Notice
  /** References that were written anew. */
  readonly count: number
}

/** `after` is `before` with its parts in another order; a label that stands for no part, or for several, stays as it is. */
export function retargetReferences(before: Notice, after: Notice): Retargeted {
  const [was, is] = [labelsOf(before), labelsOf(after)]
  const now = new Map(is.map((part) => [part.id, part]))
  const moved = was.filter(({ id, path, bare }) => {
    const part = now.get(id)
    return part !== undefined && (part.path !== path || part.bare !== bare)
  })
  if (moved.length === 0) return { notice: after, count: 0 }
  const formerly = new Map(was.map((part) => [part.id, part]))
  let count = 0
  const write = (text: string, at: string | null): string => {
    const changes = findReferences(text).flatMap((reference) =>
      changesOf(reference, { was, now, from: at === null ? undefined : formerly.get(at) }),
    )
    count += changes.length
    return changes
      .toSorted((one, other) => other.start - one.start)
      .reduce((written, { start, end, label }) => written.slice(0, start) + label + written.slice(end), text)
  }
  const notice = changeTexts(after, write)
  return { notice, count }
}

/** The items and the entries in them; what has no label (a dash, a paragraph) is in the way of the others alone. */
function labelsOf(notice: Notice): readonly Labelled[] {
  const found: Labelled[] = []
  const open: string[] = []
  for (const { item, label, path, depth } of walkItems(notice)) {
    open.length = depth
    const within = open.toReversed()
    const bare = label.replace(/[.)]+$/u, '')
    if (/[\p{L}\d]/u.test(bare)) found.push({ id: item.id, path, bare, within })
    open.push(item.id)
    collectEntries(item.content, [item.id, ...within], notice.numbering, found)
  }
  return found
}

function collectEntries(
  content: readonly Inline[],
  within: readonly string[],
  numbering: Notice['numbering'],
  found: Labelled[],
): void {
  for (const node of content) {
    if (node.kind !== 'enumeration') continue
    const labels = entryLabelsOf(node, numbering)
    node.entries.forEach((entry, at) => {
      const bare = labels[at] ?? ''
      found.push({ id: entry.id, path: bare, bare, within })
      collectEntries(entry.content, [entry.id, ...within], numbering, found)
    })
  }
}

interface Labels {
  readonly was: readonly Labelled[]
  readonly now: ReadonlyMap<string, Labelled>
  /** The part in which the reference stands, as it was. */
  readonly from: Labelled | undefined
}

interface LabelChange {
  readonly start: number
  readonly end: number
  readonly label: string
}

/** From the outermost level inwards: an inner label is looked for in the part that the outer one names. */
function changesOf(reference: Reference, labels: Labels): LabelChange[] {
  const changes: LabelChange[] = []
  let outer: Labelled | null = null
  for (const level of reference.toReversed()) {
    const inside: Labelled | null = outer
    const targets: readonly (Labelled | null)[] = level.map(({ text }) => findTarget(text, inside, labels))
    level.forEach(({ text, start, end }, at) => {
      const was = targets[at] ?? null
      const is = was === null ? undefined : labels.now.get(was.id)
      if (was === null || is === undefined) return
      const label = writeAs(text, was, is, labels)
      if (label !== text) changes.push({ start, end, label })
    })
    outer = targets.length === 1 ? (targets[0] ?? null) : null
    // An inner label of a part that nobody can name could be anywhere.
    if (outer === null) break
  }
  return changes
}

/** The one part that a label stands for; null where none or several do. */
function findTarget(text: string, outer: Labelled | null, { was, from }: Labels): Labelled | null {
  const inside = outer === null ? was : was.filter(({ within }) => within.includes(outer.id))
  const byPath = inside.filter(({ path }) => path === text)
  if (byPath.length === 1) return byPath[0] ?? null
  const byLabel = inside.filter(({ bare }) => bare === text)
  if (byLabel.length === 1) return byLabel[0] ?? null
  // "mục 2" within III, where I and II have one too: the one that is nearest around the reference.
  if (from === undefined) return null
  for (const scope of [from.id, ...from.within]) {
    const near = byLabel.filter(({ within }) => within[0] === scope)
    if (near.length > 0) return near.length === 1 ? (near[0] ?? null) : null
  }
  return null
}

/** The new label in the form of the old one; by its whole path, where the part went away from what the short form was said in. */
function writeAs(text: string, was: Labelled, is: Labelled, { now, from }: Labels): string {
  if (text === was.path) return is.path
  const stands = from === undefined || was.within[0] === is.within[0]
  const isAlone = [...now.values()].filter(({ bare }) => bare === is.bare).length === 1
  return stands || isAlone ? is.bare : is.path
}

type Write = (text: string, at: string | null) => string

/** The notice with its texts changed; parts without a change stay the same objects. */
function changeTexts(notice: Notice, write: Write): Notice {
  const paragraphs = (parts: readonly Paragraph[]) => keep(parts, (part) => changeContent(part, part.id, write))
  const changed = {
    intro: paragraphs(notice.intro),
    grounds: paragraphs(notice.grounds),
    items: changeItems(notice.items, write),
    closing: keep(notice.closing, (part) => changeContent(part, null, write)),
    distribution: changeRecipients(notice.distribution, write),
    appendices: keep(notice.appendices, (part) => {
      if (part.kind !== 'text') return changeTable(part, write)
      const own = paragraphs(part.paragraphs)
      return own === part.paragraphs ? part : { ...part, paragraphs: own }
    }),
  }
  const isSame = (Object.keys(changed) as (keyof typeof changed)[]).every((name) => changed[name] === notice[name])
  return isSame ? notice : { ...notice, ...changed }
}

function changeRecipients(distribution: Notice['distribution'], write: Write): Notice['distribution'] {
  const recipients = keep(distribution.recipients, (one) => {
    const [name, role] = [write(one.name, null), write(one.role, null)]
    return name === one.name && role === one.role ? one : { ...one, name, role }
  })
  return recipients === distribution.recipients ? distribution : { ...distribution, recipients }
}

function changeItems(items: readonly Item[], write: Write): readonly Item[] {
  return keep(items, (item) => {
    const { content } = changeContent(item, item.id, write)
    const below = changeItems(item.items, write)
    const tables = item.tables === undefined ? undefined : keep(item.tables, (table) => changeTable(table, write))
    if (content === item.content && below === item.items && tables === item.tables) return item
    return { ...item, content, items: below, ...(tables === undefined ? {} : { tables }) }
  })
}

function changeTable<Of extends Table>(table: Of, write: Write): Of {
  const sections = keep(table.sections, (section) => {
    const rows = keep(section.rows, (row) => {
      const cells = Object.fromEntries(Object.entries(row.cells).map(([column, text]) => [column, write(text, null)]))
      return Object.entries(cells).every(([column, text]) => text === row.cells[column]) ? row : { ...row, cells }
    })
    return rows === section.rows ? section : { ...section, rows }
  })
  return sections === table.sections ? table : { ...table, sections }
}

function changeContent<Of extends { readonly content: readonly Inline[] }>(
  part: Of,
  at: string | null,
  write: Write,
): Of {
  const change = (nodes: readonly Inline[], inside: string | null): readonly Inline[] =>
    keep(nodes, (node): Inline => {
      if (node.kind === 'deadline') return node
      if (node.kind === 'text') {
        const text = write(node.text, inside)
        return text === node.text ? node : { ...node, text }
      }
      const entries = keep(node.entries, (entry) => {
        const content = change(entry.content, entry.id)
        return content === entry.content ? entry : { ...entry, content }
      })
      return entries === node.entries ? node : { ...node, entries }
    })
  const content = change(part.content, at)
  return content === part.content ? part : { ...part, content }
}

/** The same list where no part changed. */
function keep<Part>(parts: readonly Part[], change: (part: Part) => Part): readonly Part[] {
  const next = parts.map(change)
  return next.every((part, at) => part === parts[at]) ? parts : next
}
