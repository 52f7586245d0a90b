/** The one validation of a notice that was loaded or comes from elsewhere: the store, a file, another program. */
import { type Component, type Place, Refusal, describePlace } from '../errors.ts'
import { findExcess } from './limits.ts'
import { type Inline, type Item, type Notice, type TableSection, noticeSchema } from './notice.ts'
import { singleParts } from './spot.ts'
import { upgradeNotice } from './upgrade-notice.ts'

/**
 * Validates a notice. Returns it frozen and in the current form, upgraded from an earlier one if need be; or refuses with
 * `notice.invalid`, the field and the place in words, or `notice.newer`. An unknown key is a refusal, for it would be
 * lost with the next save. Text comes out NFC. Ids must be unique in the notice; lengths and nesting are bounded
 * (limits.ts), before anything is upgraded.
 */
export function parseNotice(value: unknown): Notice {
  const excess = findExcess(value)
  if (excess !== null) throw refuse(placeOf(excess.path), writePath(excess.path), excess.message)
  const read = noticeSchema.safeParse(upgradeNotice(value))
  if (!read.success) {
    const issue = read.error.issues[0]
    const path = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])]
    throw refuse(placeOf(path), writePath(path), issue?.message ?? '')
  }
  const repeated = findRepeatedId(read.data)
  if (repeated !== null) throw refuse({ component: 'document' }, 'id', `mã "${repeated}" dùng hai lần`)
  return read.data
}

function refuse(place: Place, field: string, why: string): Refusal {
  return new Refusal('notice.invalid', `${describePlace(place)} (${field}): ${why}.`, { place, field })
}

const componentOfKey: Record<string, Component> = {
  header: 'header',
  marks: 'header',
  typeName: 'type',
  abstract: 'abstract',
  bases: 'bases',
  meeting: 'intro',
  intro: 'intro',
  grounds: 'intro',
  items: 'items',
  closing: 'closing',
  distribution: 'recipients',
  signatures: 'signature',
  contact: 'header',
  unplaced: 'unplaced',
  appendices: 'appendix',
}

/** Counts from 1 for the reader: item path ["items", 2, "items", 0] is "3.1", row ["appendices", 0, "sections", 1, "rows", 4] is row 5 of its section. */
function placeOf(path: readonly PropertyKey[]): Place {
  const component = componentOfKey[String(path[0])] ?? 'document'
  const numbers = path.filter((part): part is number => typeof part === 'number').map((index) => index + 1)
  if (component === 'appendix') {
    const [, section, row] = numbers
    if (section === undefined || path[2] === 'columns') return { component }
    if (path[2] === 'paragraphs') return { component, path: `đoạn thứ ${section}` }
    return row === undefined ? { component } : { component, path: `nhóm thứ ${section}`, row }
  }
  const items = path.flatMap((part, at) => (typeof part === 'number' && path[at - 1] === 'items' ? [part + 1] : []))
  const shown = component === 'items' ? items : numbers.slice(0, 1)
  return shown.length === 0 ? { component } : { component, path: shown.join('.') }
}

function writePath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}

function findRepeatedId(of: Notice): string | null {
  // Ids must not be taken for the parts that have none.
  const seen = new Set<string>(singleParts)
  let repeated: string | null = null
  const note = (value: string) => {
    if (seen.has(value)) repeated ??= value
    seen.add(value)
  }
  const noteInline = (nodes: readonly Inline[]) => {
    for (const node of nodes) {
      if (node.kind === 'text') continue
      note(node.id)
      if (node.kind !== 'enumeration') continue
      for (const entry of node.entries) {
        note(entry.id)
        noteInline(entry.content)
      }
    }
  }
  const noteSections = (sections: readonly TableSection[]) => {
    for (const section of sections) {
      note(section.id)
      for (const row of section.rows) note(row.id)
    }
  }
  const noteItem = (part: Item) => {
    note(part.id)
    noteInline(part.content)
    for (const table of part.tables ?? []) {
      note(table.id)
      noteSections(table.sections)
    }
    part.items.forEach(noteItem)
  }
  const noteParagraphs = (parts: readonly { readonly id: string; readonly content: readonly Inline[] }[]) => {
    for (const part of parts) {
      note(part.id)
      noteInline(part.content)
    }
  }
  noteParagraphs([...of.intro, ...of.grounds, ...of.closing])
  of.items.forEach(noteItem)
  for (const part of [
    ...of.header.issuingOrgans,
    ...of.bases,
    ...of.distribution.recipients,
    ...of.signatures,
    ...of.unplaced,
  ])
    note(part.id)
  for (const part of of.appendices) {
    note(part.id)
    if (part.kind === 'text') noteParagraphs(part.paragraphs)
    else noteSections(part.sections)
  }
  return repeated
}
