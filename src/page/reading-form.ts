/**
 * A notice as it was read, in a form for other programs: `ket-luan read FILE --json`. The form is documented in the user
 * guide and stable: fields are added, none is renamed. Pure, and nothing in it is an id.
 */
import { describePlace } from '../domain/errors.ts'
import type { BodyDirectory } from '../domain/bodies/body-directory.ts'
import type { IsoDate } from '../domain/deadline/dates.ts'
import { lastDay, readDeadline } from '../domain/deadline/deadline.ts'
import type { Item, Notice, Paragraph, Table, TaskField } from '../domain/notice/notice.ts'
import { labelsOf, tableLabelsOf } from '../domain/notice/numbering.ts'
import { placesOf } from '../domain/notice/places.ts'
import { placeInline, plainText } from '../domain/notice/plain-text.ts'
import { type Charged, type Directive, directivesOf } from '../domain/tasks/directives.ts'
import { squeeze } from '../domain/words/text.ts'
import type { Doubt } from './blocks.ts'
import { bareName, nameOf } from './body-names.ts'
import { writeDraftMark } from './compose/official-text.ts'
import { specFor } from './format/formats.ts'
import type { Recognized } from './recognize/recognize.ts'

/** Words of a deadline and the last day on which work is in time; null where none can be computed. */
export interface DeadlineForm {
  readonly written: string
  readonly lastDay: IsoDate | null
}

export interface ItemForm {
  /** Labels without their final mark, joined by dots: "II.1.a", "III.5.-1", "3.¶1"; "II.3#2" where a label repeats. */
  readonly path: string
  readonly label: string
  readonly text: string
  readonly deadlines: readonly DeadlineForm[]
}

export interface DirectiveForm {
  readonly path: string
  readonly text: string
  readonly leads: readonly string[]
  readonly coordinating: readonly string[]
  readonly deadline: DeadlineForm
}

export interface TableForm {
  readonly kind: 'tasks' | 'plain' | 'text'
  readonly title: string
  readonly columns: readonly { readonly role: string; readonly heading: string }[]
  readonly sections: readonly {
    readonly label: string
    readonly title: string
    readonly rows: readonly { readonly ordinal: string; readonly cells: Readonly<Record<string, string>> }[]
  }[]
}

export interface ReadingForm {
  readonly kind: Notice['kind'] | 'other'
  readonly typeName: string
  readonly number: number | null
  readonly symbol: string
  readonly place: string
  /** "2026-05-12", or "2026-05" while the day is not known. */
  readonly date: string | null
  readonly organs: readonly string[]
  readonly abstract: string
  readonly bases: readonly string[]
  readonly author: string
  readonly meeting: {
    readonly kind: string
    readonly ordinal: string
    readonly date: string | null
    readonly chair: string
  }
  readonly items: readonly ItemForm[]
  readonly closing: readonly string[]
  readonly recipients: readonly { readonly name: string; readonly role: string }[]
  readonly fileCopy: string
  readonly mark: { readonly typist: string; readonly unit: string; readonly copies: number | null }
  readonly signatures: readonly {
    readonly authority: string
    readonly title: string
    readonly concurrentTitle: string
    readonly name: string
  }[]
  readonly tables: readonly TableForm[]
  readonly unplaced: readonly { readonly line: number | null; readonly text: string }[]
  readonly directives: readonly DirectiveForm[]
  readonly doubts: readonly { readonly code: string; readonly place: string; readonly message: string }[]
}

export interface ReadingContext {
  readonly directory: BodyDirectory
  /** What "10 ngày làm việc" skips. */
  readonly isDayOff: (day: IsoDate) => boolean
  /** Where the source has the mark of a draft and the line of contact. */
  readonly lines: Recognized['lines']
}

/** What was read of a paper, with what was doubtful. */
export function readingForm(notice: Notice, doubts: readonly Doubt[], context: ReadingContext): ReadingForm {
  const { header, distribution, meeting } = notice
  const directives = directivesOf(notice, context.directory)
  const items = listItems(notice)
  const paths = new Map(items.map(({ item, path }) => [item.id, path]))
  const { placeOf } = placesOf(notice)
  // A page without the line of its type.
  const isUntyped = doubts.some(({ code, spot }) => code === 'type.unknown' && spot.part === 'typeName')
  return {
    kind: isUntyped && hasTablesAlone(notice) ? 'other' : notice.kind,
    typeName: isUntyped ? '' : notice.typeName,
    number: header.number,
    symbol: header.symbol,
    place: header.place,
    date: header.date ?? header.month ?? (header.year === undefined ? null : String(header.year)),
    organs: [header.superiorOrgan, ...header.issuingOrgans.map(({ name }) => name)]
      .map(inOneLine)
      .filter((name) => name !== ''),
    abstract: squeeze(notice.abstract.join(' ')),
    bases: notice.bases.map(({ text }) => text),
    author: notice.conclusionAuthor,
    meeting: {
      kind: meeting?.kind ?? '',
      ordinal: meeting?.ordinal ?? '',
      date: meeting?.date ?? meeting?.month ?? null,
      chair: meeting?.chair ?? '',
    },
    items: items.map((listed) => itemForm(listed, notice, directives, context)),
    closing: notice.closing.map((part) => textOf(part, notice)),
    recipients: distribution.recipients.map(({ name, role }) => ({ name, role })),
    fileCopy: fileCopyOf(notice),
    mark: { typist: distribution.typist, unit: distribution.unit, copies: distribution.copies },
    signatures: notice.signatures.map(({ authority, title, concurrentTitle, signatory }) => ({
      authority: inOneLine(authority),
      title: inOneLine(title),
      concurrentTitle: inOneLine(concurrentTitle),
      name: signatory,
    })),
    tables: tablesOf(notice),
    unplaced: [
      ...notice.unplaced.map(({ line, text }) => ({ line, text })),
      ...draftMark(notice).map((text) => ({ line: context.lines.get('draft') ?? null, text })),
      ...(notice.contact === '' ? [] : [{ line: context.lines.get('contact') ?? null, text: notice.contact }]),
    ].toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)),
    directives: directives.map((directive) => directiveForm(directive, paths.get(directive.part) ?? '', context)),
    doubts: doubts.map(({ code, spot, message }) => ({ code, place: describePlace(placeOf(spot)), message })),
  }
}

/** "Dự thảo lần 2", as the paper writes it: the form has no field for it. */
function draftMark(notice: Notice): string[] {
  if (notice.marks.draft === null) return []
  return [notice.sourceForm?.texts.draft ?? writeDraftMark(notice, specFor(notice))]
}

/** A list of tasks that came without the text of its notice. */
function hasTablesAlone({ items, intro, grounds, bases, closing, abstract, appendices }: Notice): boolean {
  const texts = [items, intro, grounds, bases, closing, abstract]
  return appendices.length > 0 && texts.every((parts) => parts.length === 0)
}

function inOneLine(text: string): string {
  return squeeze(text.replaceAll('\n', ' '))
}

function textOf({ content }: Pick<Paragraph, 'content'>, { numbering }: Pick<Notice, 'numbering'>): string {
  return squeeze(plainText(content, numbering))
}

/** "Lưu Văn phòng Tỉnh ủy", with the mark that the source put after the word. */
function fileCopyOf({ distribution, sourceForm }: Notice): string {
  if (distribution.fileCopy === '') return ''
  const mark = /^\W*Lưu\s*:/u.test(sourceForm?.texts.fileCopy ?? '') ? ':' : ''
  return `Lưu${mark} ${distribution.fileCopy}`
}

interface ListedItem {
  readonly item: Item
  readonly path: string
  readonly label: string
}

/** All items in reading order. A label that stands twice among siblings is told apart by "#2". */
function listItems({ items }: Pick<Notice, 'items'>): ListedItem[] {
  const listed: ListedItem[] = []
  const visit = (siblings: readonly Item[], above: ListedItem | null) => {
    // As it was read, though a draft is counted anew.
    const labels = labelsOf(siblings, above?.label ?? '', 'frozen')
    const counts = new Map<string, number>()
    const seen = new Map<string, number>()
    siblings.forEach((item, at) => {
      const label = labels[at] ?? ''
      const isCounted = item.marker === 'dash' || item.marker === 'plus' || item.marker === 'none'
      const sign = item.marker === 'none' ? '¶' : label
      const count = (counts.get(sign) ?? 0) + 1
      counts.set(sign, count)
      const bare = isCounted && (item.marker !== 'none' || label === '') ? `${sign}${count}` : bareOf(label)
      const times = (seen.get(bare) ?? 0) + 1
      seen.set(bare, times)
      const path = joinPath(above, times === 1 ? bare : `${bare}#${times}`)
      const one = { item, path, label }
      listed.push(one)
      visit(item.items, one)
    })
  }
  visit(items, null)
  return listed
}

/** "2." -> "2", "a)" -> "a"; brackets on both sides stay: "(1)". */
function bareOf(label: string): string {
  return label.startsWith('(') ? label : label.replace(/[\s.,):/–-]+$/u, '')
}

/** A decimal names the item above itself: "2.1" below "2" is at "2.1". */
function joinPath(above: ListedItem | null, own: string): string {
  if (above === null) return own
  const parent = above.path.split('.')
  const last = above.label.replace(/[\s.)]+$/, '')
  if (/^\d/.test(last) && own.startsWith(`${last}.`))
    return [...parent.slice(0, -last.split('.').length), own].join('.')
  return `${above.path}.${own}`
}

function itemForm(
  { item, path, label }: ListedItem,
  notice: Notice,
  directives: readonly Directive[],
  { isDayOff }: ReadingContext,
): ItemForm {
  const issuedOn = notice.header.date
  const deadlines = placeInline(item.content, notice.numbering).flatMap((placed) => {
    if (placed.kind !== 'deadline') return []
    const value = readDeadline(placed.node.written, { issuedOn })
    return [
      { at: placed.start, written: placed.node.written, lastDay: value === null ? null : lastDay(value, isDayOff) },
    ]
  })
  // "thường xuyên" is a deadline where a directive has no other, and a word like any elsewhere.
  const continuous = directives.flatMap(({ part, urgency, start, text: words }) =>
    part === item.id && urgency.toLowerCase() === 'thường xuyên'
      ? [{ at: start + words.indexOf(urgency), written: urgency, lastDay: null }]
      : [],
  )
  return {
    path,
    label,
    text: textOf(item, notice),
    deadlines: [...deadlines, ...continuous]
      .sort((one, other) => one.at - other.at)
      .map(({ written, lastDay: last }) => ({ written: squeeze(written), lastDay: last })),
  }
}

function directiveForm(directive: Directive, path: string, { isDayOff }: ReadingContext): DirectiveForm {
  const { charged, unknownBodies, unknownCoordinating, writtenDeadline, urgency, deadline, text } = directive
  const namesOf = (as: Charged['as']) => charged.filter((one) => one.as === as)
  // "… chỉ đạo các cơ quan liên quan" names nobody.
  const directed = namesOf('directed').filter(({ body }) => !body.generic)
  return {
    path,
    text: squeeze(text).replace(/;$/, ''),
    leads: unique([...namesOf('lead'), ...directed].map(nameOf).concat(unknownBodies.map(bareName))),
    coordinating: unique(namesOf('coordinating').map(nameOf).concat(unknownCoordinating.map(bareName))),
    deadline: {
      written: squeeze(writtenDeadline || urgency),
      lastDay: deadline === null ? targetDay(urgency) : lastDay(deadline, isDayOff),
    },
  }
}

/** The last day of the year of a target. */
function targetDay(urgency: string): IsoDate | null {
  const year = /\d{4}/.exec(urgency)?.[0]
  return year === undefined ? null : `${year}-12-31`
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}

/** Names of the roles in the form. */
const roleNames: Readonly<Record<TaskField | 'ordinal', string>> = {
  ordinal: 'ordinal',
  name: 'name',
  directing: 'directing',
  lead: 'lead',
  coordinating: 'coordinating',
  requiredResult: 'result',
  plannedTime: 'planned',
  sourceDocument: 'source',
  assigned: 'assigned',
}

function tablesOf(notice: Notice): TableForm[] {
  const inItems = (of: readonly Item[]): TableForm[] =>
    of.flatMap((part) => [
      ...(part.tables ?? []).map((table) => tableForm('plain', '', table, notice.numbering)),
      ...inItems(part.items),
    ])
  const appendices = notice.appendices.map((appendix): TableForm => {
    const title = squeeze(appendix.title.replaceAll('\n', ' '))
    if (appendix.kind !== 'text') return tableForm(appendix.kind, title, appendix, notice.numbering)
    const rows = appendix.paragraphs.map((part) => ({ ordinal: '', cells: { text: textOf(part, notice) } }))
    return { kind: 'text', title, columns: [{ role: '', heading: 'text' }], sections: [{ label: '', title: '', rows }] }
  })
  return [...inItems(notice.items), ...appendices]
}

function tableForm(kind: 'tasks' | 'plain', title: string, table: Table, numbering: Notice['numbering']): TableForm {
  const labels = tableLabelsOf(table, numbering)
  const isCounted = table.columns.some(({ role }) => role === 'ordinal')
  const named = table.columns
    .filter(({ role }) => role !== 'ordinal')
    .map(({ id, role, heading }, at) => ({
      id,
      key: role === null ? heading || `cột ${at + 1}` : roleNames[role],
    }))
  return {
    kind,
    title,
    columns: table.columns.map(({ role, heading }) => ({ role: role === null ? '' : roleNames[role], heading })),
    sections: table.sections.map((section, at) => ({
      label: labels.sections[at] ?? '',
      title: section.title,
      rows: section.rows.map(({ cells }, index) => ({
        ordinal: isCounted ? (labels.rows[at]?.[index] ?? '') : '',
        cells: Object.fromEntries(named.map(({ id, key }) => [key, cells[id] ?? ''])),
      })),
    })),
  }
}
