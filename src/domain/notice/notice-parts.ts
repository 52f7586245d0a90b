/** A notice as a list of parts with their texts, in reading order: what a comparison compares. */
import { writeShortDate } from '../deadline/dates.ts'
import type { Inline, Notice, PlainTable, Table } from './notice.ts'
import { tableLabelsOf, walkItems } from './numbering.ts'
import { placeInline, plainText } from './plain-text.ts'
import type { Matchable } from './match-parts.ts'

/** One text of a part. */
export interface PartField {
  /** As a spot names it. */
  readonly field: string
  /** What makes it the same field in another version, where `field` may be an id. */
  readonly key: string
  readonly text: string
  /** Where labels that are counted stand in it. */
  readonly labels?: readonly (readonly [number, number])[]
}

export interface ComparedPart extends Matchable {
  /** Position in the notice. */
  readonly at: number
  /** What its label looks like; the label itself is counted. */
  readonly form: string
  readonly fields: readonly PartField[]
}

type Add = (part: {
  readonly id: string
  readonly kind: string
  readonly parent?: string
  readonly label?: string
  readonly form?: string
  readonly fields: readonly PartField[]
}) => void

export function partsOf(notice: Notice): ComparedPart[] {
  const parts: ComparedPart[] = []
  const add: Add = ({ id, kind, parent = kind, label = '', form = '', fields }) => {
    const words = fields
      .map(({ text }) => text)
      .join('\n')
      .trim()
    parts.push({ id, kind, parent, label, form, fields, words, at: parts.length })
  }
  addOpening(notice, add)
  addItems(notice, add)
  addEnding(notice, add)
  notice.appendices.forEach((appendix, index) => {
    const label = String(index + 1)
    const head = [field('title', appendix.title), field('issuedBy', appendix.issuedBy)]
    const columns = appendix.kind === 'text' ? [] : headingsOf(appendix)
    add({ id: appendix.id, kind: 'appendix', label, form: appendix.kind, fields: [...head, ...columns] })
    if (appendix.kind !== 'text') addRows(appendix, appendix.id, notice.numbering, add)
    else
      for (const { id, content } of appendix.paragraphs)
        add({ id, kind: 'paragraph', parent: appendix.id, fields: [contentOf(content, notice)] })
  })
  for (const { id, text } of notice.unplaced) add({ id, kind: 'unplaced', fields: [field('text', text)] })
  return parts
}

function field(name: string, text: string | number | null): PartField {
  return { field: name, key: name, text: text === null ? '' : String(text) }
}

function fieldsOf<Of extends object>(of: Of, names: readonly (keyof Of & string)[]): PartField[] {
  return names.map((name) => {
    const value = of[name]
    return field(name, typeof value === 'string' || typeof value === 'number' ? value : null)
  })
}

function contentOf(content: readonly Inline[], { numbering }: Pick<Notice, 'numbering'>): PartField {
  const labels = placeInline(content, numbering).flatMap(({ kind, start, end }) =>
    kind === 'label' ? [[start, end] as const] : [],
  )
  return { ...field('content', plainText(content, numbering)), labels }
}

/** What was chosen from a list, in words. */
const choices = {
  mat: 'Mật',
  toiMat: 'Tối mật',
  tuyetMat: 'Tuyệt mật',
  khan: 'Khẩn',
  thuongKhan: 'Thượng khẩn',
  hoaToc: 'Hỏa tốc',
  hoaTocHenGio: 'Hỏa tốc hẹn giờ',
  conclusion: 'Thông báo kết luận',
  assignment: 'Thông báo phân công nhiệm vụ',
  report: 'Báo cáo, văn bản đôn đốc',
  byDate: 'Thể thức theo ngày ban hành',
  hd36: 'Thể thức theo Hướng dẫn 36',
  hd05: 'Thể thức theo Hướng dẫn 05',
} as const

function writeDate(date: string | null): string {
  return date === null ? '' : writeShortDate(date)
}

function writeMonthOf(month: string | null): string {
  return month === null ? '' : `${Number(month.slice(5))}/${month.slice(0, 4)}`
}

function addOpening(notice: Notice, add: Add): void {
  const { header, marks, meeting } = notice
  const single = (id: string, fields: readonly PartField[]) => add({ id, kind: id, fields })
  const { secrecy, urgency, circulation, draft } = marks
  single('header', [
    ...fieldsOf(header, ['superiorOrgan', 'number', 'symbol', 'place']),
    field('date', writeDate(header.date)),
    field('month', writeMonthOf(header.month)),
    field('year', header.year ?? null),
    field('secrecy', secrecy === null ? '' : choices[secrecy]),
    field('urgency', urgency === null ? '' : choices[urgency]),
    field('circulation', circulation),
    field('draft', draft),
  ])
  for (const { id, name } of header.issuingOrgans) add({ id, kind: 'organ', fields: [field('name', name)] })
  single('typeName', [field('typeName', notice.typeName)])
  single('abstract', [field('abstract', notice.abstract.join('\n'))])
  for (const { id, text } of notice.bases) add({ id, kind: 'basis', fields: [field('text', text)] })
  single('document', [
    field('kind', choices[notice.kind]),
    field('regime', choices[notice.regime]),
    field('conclusionAuthor', notice.conclusionAuthor),
    field('contact', notice.contact),
  ])
  single(
    'meeting',
    meeting === null
      ? []
      : [
          ...fieldsOf(meeting, ['kind', 'ordinal', 'chair', 'attendees']),
          field('date', writeDate(meeting.date)),
          field('month', writeMonthOf(meeting.month)),
        ],
  )
  for (const kind of ['intro', 'grounds'] as const)
    for (const { id, content } of notice[kind]) add({ id, kind: 'opening', fields: [contentOf(content, notice)] })
}

function addItems(notice: Notice, add: Add): void {
  // The last item seen at each depth is the parent of what is below it.
  const open: string[] = []
  for (const { item, path, depth } of walkItems(notice)) {
    const parent = depth === 0 ? 'items' : (open[depth - 1] ?? 'items')
    open[depth] = item.id
    const { id, marker } = item
    add({ id, kind: 'item', parent, label: path, form: marker, fields: [contentOf(item.content, notice)] })
    for (const table of item.tables ?? []) addItemTable(table, id, notice.numbering, add)
  }
}

function addItemTable(table: PlainTable, item: string, numbering: Notice['numbering'], add: Add): void {
  add({ id: table.id, kind: 'table', parent: item, fields: headingsOf(table) })
  addRows(table, table.id, numbering, add)
}

function addEnding(notice: Notice, add: Add): void {
  const { distribution } = notice
  for (const { id, role, content } of notice.closing)
    add({ id, kind: 'closing', form: role, fields: [contentOf(content, notice)] })
  distribution.recipients.forEach((recipient, index) =>
    add({
      id: recipient.id,
      kind: 'recipient',
      label: String(index + 1),
      fields: fieldsOf(recipient, ['name', 'role']),
    }),
  )
  add({
    id: 'recipients',
    kind: 'recipients',
    fields: fieldsOf(distribution, ['fileCopy', 'typist', 'unit', 'copies']),
  })
  for (const signature of notice.signatures)
    add({
      id: signature.id,
      kind: 'signature',
      fields: fieldsOf(signature, ['authority', 'title', 'concurrentTitle', 'signatory']),
    })
}

/** A column is the same one by its role, else by its heading; columns of one heading are counted. */
function columnKeys({ columns }: Pick<Table, 'columns'>): string[] {
  const seen = new Map<string, number>()
  return columns.map(({ role, heading }) => {
    const key = role ?? `=${heading}`
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count === 1 ? key : `${key}#${count}`
  })
}

function headingsOf(table: Table): PartField[] {
  const keys = columnKeys(table)
  return table.columns.map(({ id, heading }, at) => ({ field: id, key: `column/${keys[at] ?? ''}`, text: heading }))
}

function addRows(table: Table, tableId: string, numbering: Notice['numbering'], add: Add): void {
  const labels = tableLabelsOf(table, numbering)
  const keys = columnKeys(table)
  table.sections.forEach((section, at) => {
    const titled = section.title !== ''
    // Rows before any title belong to the table itself.
    const parent = titled ? section.id : tableId
    if (titled)
      add({
        id: section.id,
        kind: 'section',
        parent: tableId,
        label: labels.sections[at] ?? '',
        fields: [field('title', section.title)],
      })
    section.rows.forEach(({ id, cells }, index) => {
      const fields = table.columns.flatMap(({ id: column, role }, position): PartField[] =>
        role === 'ordinal' ? [] : [{ field: column, key: keys[position] ?? '', text: cells[column] ?? '' }],
      )
      add({ id, kind: 'row', parent, label: labels.rows[at]?.[index] ?? '', fields })
    })
  })
}
