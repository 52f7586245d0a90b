/** Applies the fix of a finding: replaces characters at its spots; the rest of the notice stays the same objects. */
import {
  changeAppendix,
  changeById,
  changeCell,
  changeItem,
  changeRow,
  changeSection,
} from '../domain/notice/edit-notice.ts'
import { type Inline, type Item, type Notice, allTables } from '../domain/notice/notice.ts'
import { tableLabelsOf, walkItems } from '../domain/notice/numbering.ts'
import { plainText } from '../domain/notice/plain-text.ts'
import { type Fix, type Spot, type TextChange, newRecipient } from '../domain/notice/spot.ts'
import { editInline } from './recognize/edit-inline.ts'

/** The text of a spot's field as rules see it; null when the part is gone. */
export function textAt(notice: Notice, { part, field }: Spot): string | null {
  if (field === 'label') return labelAt(notice, part)
  const fields = fieldsOf(notice, part)
  if (fields !== null) return textOf(fields, field)
  if (part === 'typeName') return notice.typeName
  if (part === 'abstract') return notice.abstract.join('\n')
  const basis = notice.bases.find(({ id }) => id === part)
  if (basis !== undefined) return basis.text
  const recipient = notice.distribution.recipients.find(({ id }) => id === part)
  if (recipient !== undefined) return field === 'role' ? recipient.role : recipient.name
  const content = contentOf(notice, part)
  if (content !== null) return plainText(content, notice.numbering)
  const organ = notice.header.issuingOrgans.find(({ id }) => id === part)
  if (organ !== undefined) return organ.name
  const appendix = notice.appendices.find(({ id }) => id === part)
  if (appendix !== undefined) return appendix.title
  for (const section of allTables(notice).flatMap(({ sections }) => sections)) {
    if (section.id === part) return section.title
    const row = section.rows.find(({ id }) => id === part)
    if (row !== undefined) return row.cells[field] ?? null
  }
  return null
}

function contentOf(notice: Notice, part: string): readonly Inline[] | null {
  const inAppendices = notice.appendices.flatMap((appendix) => (appendix.kind === 'text' ? appendix.paragraphs : []))
  const paragraph = [...notice.intro, ...notice.grounds, ...notice.closing, ...inAppendices].find(
    ({ id }) => id === part,
  )
  return paragraph?.content ?? walkItems(notice).find(({ item }) => item.id === part)?.item.content ?? null
}

/** The parts that are there once and have text fields of their own. */
const single = { header: 'header', recipients: 'distribution' } as const

function fieldsOf(notice: Notice, part: string): Readonly<Record<string, unknown>> | null {
  if (part === 'header' || part === 'recipients') return notice[single[part]]
  return notice.signatures.find(({ id }) => id === part) ?? null
}

function textOf(fields: Readonly<Record<string, unknown>>, field: string): string | null {
  const value = fields[field]
  return typeof value === 'string' ? value : null
}

/** The written label of an item, section or row; null for a computed one, which cannot be fixed. */
function labelAt(notice: Notice, part: string): string | null {
  const item = walkItems(notice).find((labelled) => labelled.item.id === part)
  if (item !== undefined) return item.label
  for (const appendix of allTables(notice)) {
    const labels = tableLabelsOf(appendix, notice.numbering)
    for (const [at, section] of appendix.sections.entries()) {
      if (section.id === part) return labels.sections[at] ?? ''
      const row = section.rows.findIndex(({ id }) => id === part)
      if (row !== -1) return labels.rows[at]?.[row] ?? ''
    }
  }
  return null
}

/**
 * The notice with a fix carried out. Changes of one text are made from its end, so that their places hold. A part
 * that is gone is passed over.
 */
export function applyFix(notice: Notice, { changes }: Fix, ids: () => string): Notice {
  const fromTheEnd = changes.toSorted((one, other) => (other.spot.span?.[0] ?? 0) - (one.spot.span?.[0] ?? 0))
  return fromTheEnd.reduce((now, change) => applyChange(now, change, ids), notice)
}

function applyChange(notice: Notice, { spot, text }: TextChange, ids: () => string): Notice {
  if (spot.field === 'emphasis') return setOfficialLook(notice, spot.part)
  if (spot.part === newRecipient.part && spot.field === newRecipient.field) return addRecipient(notice, text, ids)
  const before = textAt(notice, spot)
  if (before === null) return notice
  const [start, end] = spot.span ?? [0, before.length]
  return setText(notice, spot, before.slice(0, start) + text + before.slice(end), ids)
}

/** At the end of the list, as the others of its kind do: without a role. */
function addRecipient(notice: Notice, name: string, ids: () => string): Notice {
  const { distribution } = notice
  const added = { id: ids(), name, role: '' }
  return { ...notice, distribution: { ...distribution, recipients: [...distribution.recipients, added] } }
}

function setText(notice: Notice, { part, field }: Spot, text: string, ids: () => string): Notice {
  const edit = (content: readonly Inline[]) => editInline(content, text, notice.numbering, ids)
  const inParagraph = <Part extends { readonly id: string; readonly content: readonly Inline[] }>(
    parts: readonly Part[],
  ) => changeById(parts, part, (found) => ({ ...found, content: edit(found.content) }))
  const has = (parts: readonly { readonly id: string }[]) => parts.some(({ id }) => id === part)
  if (field === 'label') return setLabel(notice, part, text)
  if (part === 'header' || part === 'recipients')
    return { ...notice, [single[part]]: { ...notice[single[part]], [field]: text } }
  if (has(notice.signatures))
    return { ...notice, signatures: changeById(notice.signatures, part, (found) => ({ ...found, [field]: text })) }
  if (has(notice.header.issuingOrgans)) {
    const issuingOrgans = changeById(notice.header.issuingOrgans, part, (organ) => ({ ...organ, name: text }))
    return { ...notice, header: { ...notice.header, issuingOrgans } }
  }
  if (part === 'typeName') return { ...notice, typeName: text }
  if (part === 'abstract') return { ...notice, abstract: text.split('\n') }
  if (has(notice.bases)) return { ...notice, bases: changeById(notice.bases, part, (basis) => ({ ...basis, text })) }
  if (has(notice.distribution.recipients)) {
    const recipients = changeById(notice.distribution.recipients, part, (recipient) =>
      field === 'role' ? { ...recipient, role: text } : { ...recipient, name: text },
    )
    return { ...notice, distribution: { ...notice.distribution, recipients } }
  }
  if (has(notice.intro)) return { ...notice, intro: inParagraph(notice.intro) }
  if (has(notice.grounds)) return { ...notice, grounds: inParagraph(notice.grounds) }
  if (has(notice.closing)) return { ...notice, closing: inParagraph(notice.closing) }
  if (has(notice.appendices)) return changeAppendix(notice, part, (appendix) => ({ ...appendix, title: text }))
  if (has(allTables(notice).flatMap(({ sections }) => sections)))
    return changeSection(notice, part, (section) => ({ ...section, title: text }))
  const rows = allTables(notice).flatMap(({ sections }) => sections.flatMap((section) => section.rows))
  if (has(rows)) return changeCell(notice, part, field, text)
  const texts = notice.appendices.find((found) => found.kind === 'text' && has(found.paragraphs))
  if (texts !== undefined)
    return changeAppendix(notice, texts.id, (found) =>
      found.kind === 'text' ? { ...found, paragraphs: inParagraph(found.paragraphs) } : found,
    )
  return changeItem(notice, part, (item) => ({ ...item, content: edit(item.content) }))
}

function setLabel(notice: Notice, part: string, label: string): Notice {
  const items = changeItem(notice, part, (item) => ({ ...item, writtenLabel: label }))
  const sections = changeSection(items, part, (section) => ({ ...section, writtenLabel: label }))
  return changeRow(sections, part, (row) => ({ ...row, writtenOrdinal: label }))
}

/** A deadline that the source set in another way takes the typographic style of the format. */
function setOfficialLook(notice: Notice, id: string): Notice {
  const change = (content: readonly Inline[]): readonly Inline[] => {
    const next = content.map((node): Inline => {
      if (node.kind === 'enumeration') {
        const entries = node.entries.map((entry) => {
          const inner = change(entry.content)
          return inner === entry.content ? entry : { ...entry, content: inner }
        })
        return entries.some((entry, at) => entry !== node.entries[at]) ? { ...node, entries } : node
      }
      if (node.kind !== 'deadline' || node.id !== id) return node
      const { sourceEmphasis: _other, ...official } = node
      return official
    })
    return next.some((node, at) => node !== content[at]) ? next : content
  }
  const inParagraph = <Part extends { readonly content: readonly Inline[] }>(part: Part): Part => {
    const content = change(part.content)
    return content === part.content ? part : { ...part, content }
  }
  const inItems = (items: readonly Item[]): readonly Item[] =>
    items.map((item) => ({ ...inParagraph(item), items: inItems(item.items) }))
  return {
    ...notice,
    intro: notice.intro.map(inParagraph),
    grounds: notice.grounds.map(inParagraph),
    items: inItems(notice.items),
    closing: notice.closing.map(inParagraph),
  }
}
