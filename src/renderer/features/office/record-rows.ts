/** The records of a kind as rows of the table: what is shown of each, found by a few letters, in an order. Pure. */
import type { IsoDate } from '../../../domain/deadline/dates.ts'
import { type Field, type OfficeKind, fieldsOf, officeKinds } from '../../../domain/office/kinds.ts'
import type { Office } from '../../../domain/office/office.ts'
import { type OfficeRecord, stateNear, textOf } from '../../../domain/office/office-record.ts'
import { type NameOf, namesOn, standingOn, writeValidity, writeValue } from '../../../domain/office/record-words.ts'
import { fold } from '../../../domain/words/text.ts'

export interface ShownColumn {
  readonly key: string
  readonly label: string
  /** Null for the days of validity. */
  readonly field: Field | null
}

export const validityKey = 'validity'

export function shownColumns(kind: OfficeKind): readonly ShownColumn[] {
  const fields = fieldsOf(kind)
    .filter(([, field]) => field.isDetail !== true)
    .map(([key, field]) => ({ key, label: field.label, field }))
  return officeKinds[kind].isDated ? [...fields, { key: validityKey, label: 'Hiệu lực', field: null }] : fields
}

export interface RecordRow {
  readonly record: OfficeRecord
  readonly standing: ReturnType<typeof standingOn>
  /** In the order of the columns. */
  readonly cells: readonly string[]
  /** By which each column is ordered: ISO days and numbers as they are. */
  readonly keys: readonly string[]
  /** All it says, folded: what the filter searches in. */
  readonly words: string
}

/** Each record as it is on a day, or on the one nearest to it. */
export function makeRows(kind: OfficeKind, office: Office, on: IsoDate): readonly RecordRow[] {
  const columns = shownColumns(kind)
  const nameOf = namesOn(office, on)
  return office.ofKind(kind).map((record) => makeRow(record, columns, nameOf, on))
}

function makeRow(record: OfficeRecord, columns: readonly ShownColumn[], nameOf: NameOf, on: IsoDate): RecordRow {
  const state = stateNear(record, on)
  const cells = columns.map(({ key, field }) => {
    if (field !== null) return writeValue(field, state.values[key], nameOf)
    const stages = record.states.length
    const isOpen = stages === 1 && state.from === null && state.until === null
    return isOpen ? '' : `${writeValidity(state)}${stages > 1 ? ` (${stages} giai đoạn)` : ''}`
  })
  const keys = columns.map(({ key, field }, at) => {
    if (field === null) return state.from ?? ''
    return field.type === 'date' || field.type === 'number' ? textOf(state.values[key]) : (cells[at] ?? '')
  })
  const said = record.states.flatMap(({ values }) =>
    fieldsOf(record.kind).map(([key, field]) => writeValue(field, values[key], nameOf)),
  )
  return { record, standing: standingOn(record, on), cells, keys, words: fold([record.id, ...said].join(' ')) }
}

export const standings = { valid: 'Hiệu lực hôm nay', all: 'Tất cả', ended: 'Đã hết' } as const
export type Standing = keyof typeof standings

export interface RowOrder {
  /** Key of the column. */
  readonly by: string
  readonly isDescending: boolean
}

/** Where the first column is not what people look for first. */
const usualOrders: Partial<Record<OfficeKind, RowOrder>> = {
  membership: { by: 'order', isDescending: false },
  meeting: { by: 'date', isDescending: true },
  dayOff: { by: 'date', isDescending: true },
  document: { by: 'date', isDescending: true },
}

export function usualOrder(kind: OfficeKind): RowOrder {
  return usualOrders[kind] ?? { by: fieldsOf(kind)[0]?.[0] ?? '', isDescending: false }
}

export interface RowChoice {
  /** Every word must be there; accents do not matter. */
  readonly words: string
  readonly standing: Standing
  readonly order: RowOrder
}

/** The rows to show. Equal ones stay in the order of the columns after the one that orders them; empty ones come last. */
export function chooseRows(
  rows: readonly RecordRow[],
  columns: readonly ShownColumn[],
  { words, standing, order }: RowChoice,
): readonly RecordRow[] {
  const sought = fold(words)
    .split(/\s+/)
    .filter((word) => word !== '')
  const first = Math.max(
    0,
    columns.findIndex(({ key }) => key === order.by),
  )
  const collator = new Intl.Collator('vi', { numeric: true })
  return rows
    .filter((row) => standing === 'all' || row.standing === standing)
    .filter((row) => sought.every((word) => row.words.includes(word)))
    .toSorted((one, other) => compareRows(one, other, first, order.isDescending, collator))
}

function compareRows(
  one: RecordRow,
  other: RecordRow,
  first: number,
  isDescending: boolean,
  collator: Intl.Collator,
): number {
  const compare = (at: number) => {
    const [a, b] = [one.keys[at] ?? '', other.keys[at] ?? '']
    if (a === '' || b === '') return a === b ? 0 : a === '' ? Infinity : -Infinity
    return collator.compare(a, b)
  }
  const found = compare(first)
  if (found !== 0) return isDescending && Number.isFinite(found) ? -found : Math.sign(found)
  for (let at = 0; at < one.keys.length; at += 1) {
    const next = compare(at)
    if (next !== 0) return Math.sign(next)
  }
  return 0
}
