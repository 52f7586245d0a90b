/** Spots as people read them: labels, STT and column headings of the notice in its current state. */
import type { Component, Place } from '../errors.ts'
import { digest } from '../words/digest.ts'
import { enumerationsOf } from './inline.ts'
import type { Notice, Table } from './notice.ts'
import { tableLabelsOf, walkItems } from './numbering.ts'
import type { Spot } from './spot.ts'

export interface Places {
  /** The place of a spot; that of the document as a whole when its part is gone. */
  readonly placeOf: (spot: Spot) => Place
  /** Digest of all words of the place, whatever the characters: computed once for all findings at that place. */
  readonly digestOf: (spot: Spot) => string
  /** Grows in reading order. */
  readonly orderOf: (spot: Spot) => number
  readonly has: (part: string) => boolean
}

interface KnownPart {
  readonly place: Place
  readonly order: number
  readonly owner: object | null
  /** Headings of the table that a row belongs to. */
  readonly columns: Table['columns']
}

/** Where each part of a notice is. */
export function placesOf(notice: Notice): Places {
  const known = new Map<string, KnownPart>()
  const add: AddPart = (id, component, more = {}, owner = null, columns = []) =>
    known.set(id, { place: { component, ...more }, order: known.size, owner, columns })
  addOpening(notice, add)
  for (const { item, path } of walkItems(notice)) {
    add(item.id, 'items', { path }, item.content)
    for (const { entries } of enumerationsOf(item.content))
      for (const entry of entries) add(entry.id, 'items', { path }, entry.content)
    for (const table of item.tables ?? []) {
      add(table.id, 'items', { path })
      addTable(table, notice.numbering, 'items', path, add)
    }
  }
  addEnding(notice, add)
  for (const appendix of notice.appendices) {
    add(appendix.id, 'appendix', {}, [appendix.title])
    if (appendix.kind === 'text') for (const part of appendix.paragraphs) add(part.id, 'appendix', {}, part)
    else addTable(appendix, notice.numbering, 'appendix', undefined, add)
  }
  for (const { id, line, text } of notice.unplaced) add(id, 'unplaced', line === null ? {} : { line }, [text])
  const digests = new Map<string, string>()
  return {
    has: (part) => known.has(part),
    digestOf: ({ part, field }) => {
      const owner = known.get(part)?.owner ?? null
      const words: unknown = owner !== null && Object.hasOwn(owner, field) ? owner[field as keyof typeof owner] : owner
      const key = words === owner ? part : `${part}/${field}`
      const taken = digests.get(key)
      if (taken !== undefined) return taken
      const made = digest(typeof words === 'string' ? words : JSON.stringify(words))
      digests.set(key, made)
      return made
    },
    placeOf: ({ part, field }) => {
      const found = known.get(part)
      const heading = found?.columns.find(({ id }) => id === field)?.heading ?? ''
      return { ...(found?.place ?? { component: 'document' }), ...(heading === '' ? {} : { column: heading }) }
    },
    orderOf: ({ part, field, span }) => {
      const found = known.get(part)
      const column = found?.columns.findIndex(({ id }) => id === field) ?? -1
      return (found?.order ?? 0) + (Math.max(column, 0) + (span?.[0] ?? 0) / 1e6) / 20
    },
  }
}

type AddPart = (
  id: string,
  component: Component,
  more?: Partial<Place>,
  owner?: object | null,
  columns?: Table['columns'],
) => void

function addOpening(notice: Notice, add: AddPart): void {
  add('document', 'document')
  add('header', 'header', {}, notice.header)
  for (const organ of notice.header.issuingOrgans) add(organ.id, 'header', {}, organ)
  add('typeName', 'type')
  add('abstract', 'abstract', {}, notice.abstract)
  add('bases', 'bases')
  for (const [index, basis] of notice.bases.entries()) add(basis.id, 'bases', { path: String(index + 1) }, basis)
  add('meeting', 'intro', {}, notice.meeting)
  for (const part of [...notice.intro, ...notice.grounds]) add(part.id, 'intro', {}, part)
}

function addEnding(notice: Notice, add: AddPart): void {
  for (const part of notice.closing) add(part.id, 'closing', {}, part)
  add('recipients', 'recipients', {}, notice.distribution)
  for (const [index, recipient] of notice.distribution.recipients.entries())
    add(recipient.id, 'recipients', { path: String(index + 1) }, recipient)
  add('signature', 'signature', {}, notice.signatures)
  for (const signature of notice.signatures) add(signature.id, 'signature', {}, signature)
}

function addTable(
  table: Table,
  numbering: Notice['numbering'],
  component: Component,
  path: string | undefined,
  add: AddPart,
): void {
  const labels = tableLabelsOf(table, numbering)
  table.sections.forEach((section, at) => {
    add(section.id, component, { path: path ?? labels.sections[at] ?? '' }, [section.title])
    section.rows.forEach((row, index) => {
      const ordinal = Number(labels.rows[at]?.[index])
      add(row.id, component, { path, row: Number.isInteger(ordinal) ? ordinal : index + 1 }, row.cells, table.columns)
    })
  })
}
