/** Records of one kind as a table, for a workbook: a row for each state, references by name. Read again: read-office-table.ts. */
import type { IsoDate } from '../deadline/dates.ts'
import { fold, squeeze } from '../words/text.ts'
import { type Field, type OfficeKind, emptyValue, fieldsOf, officeKinds } from './kinds.ts'
import type { OfficeData } from './office.ts'
import {
  type OfficeRecord,
  type OfficeState,
  keyOfRecord,
  linesOf,
  nameOf,
  textOf,
  writeName,
} from './office-record.ts'

/** What a cell of the workbook holds; a day as ISO. */
export type TableCell =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'day'; readonly day: IsoDate }
  | { readonly type: 'number'; readonly number: number }

export interface TableColumn {
  readonly key: string
  readonly label: string
  /** Null for the id and the days of validity. */
  readonly field: Field | null
}

export interface OfficeTable {
  readonly title: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly TableCell[])[]
}

export const idLabel = 'Mã'
export const fromLabel = 'Từ ngày'
export const untilLabel = 'Đến ngày'

export function columnsOf(kind: OfficeKind): readonly TableColumn[] {
  const fields = fieldsOf(kind).map(([key, field]) => ({ key, label: field.label, field }))
  const validity = [
    { key: 'from', label: fromLabel, field: null },
    { key: 'until', label: untilLabel, field: null },
  ]
  return [{ key: 'id', label: idLabel, field: null }, ...fields, ...(officeKinds[kind].isDated ? validity : [])]
}

const textCell = (text: string): TableCell => ({ type: 'text', text })
const dayCell = (day: string | null): TableCell => (day === null || day === '' ? textCell('') : { type: 'day', day })

/** The table of a kind, in the order of the records. */
export function makeTable(kind: OfficeKind, data: OfficeData): OfficeTable {
  const columns = columnsOf(kind)
  const names = namesOf(data)
  const rows = data.records
    .filter((record) => record.kind === kind)
    .flatMap((record) => record.states.map((state) => columns.map((column) => cellOf(record, state, column, names))))
  return { title: officeKinds[kind].title, columns, rows }
}

function cellOf(record: OfficeRecord, state: OfficeState, { key, field }: TableColumn, names: Names): TableCell {
  if (field === null) return key === 'id' ? textCell(record.id) : dayCell(key === 'from' ? state.from : state.until)
  const value = state.values[key] ?? emptyValue(field)
  switch (field.type) {
    case 'date':
      return dayCell(textOf(value))
    case 'number':
      return typeof value === 'number' ? { type: 'number', number: value } : textCell('')
    case 'yesNo':
      return textCell(value === true ? 'x' : '')
    case 'choice':
      return textCell(field.choices[textOf(value)] ?? '')
    case 'reference':
      return textCell(names.write(field.to, textOf(value)))
    case 'references':
      return textCell(
        linesOf(value)
          .map((id) => names.write(field.to, id))
          .join('\n'),
      )
    case 'lines':
      return textCell(linesOf(value).join('\n'))
    case 'text':
      return textCell(textOf(value))
  }
}

export interface Names {
  /** The name of a record, with its id where several have that name; '' for no id. */
  readonly write: (kinds: readonly OfficeKind[], id: string) => string
  /** The id of a name or of an id; null where there is none, or several. */
  readonly read: (kinds: readonly OfficeKind[], written: string) => string | null
}

export function namesOf({ records }: OfficeData): Names {
  const byId = new Map(records.map((record) => [keyOfRecord(record), record]))
  const byName = new Map<string, Set<string>>()
  for (const record of records)
    for (const { values } of record.states) {
      const name = `${record.kind}/${fold(writeName(record.kind, values))}`
      byName.set(name, (byName.get(name) ?? new Set()).add(record.id))
    }
  const idsOf = (kinds: readonly OfficeKind[], name: string) =>
    kinds.flatMap((kind) => [...(byName.get(`${kind}/${fold(squeeze(name))}`) ?? [])])
  return {
    write(kinds, id) {
      if (id === '') return ''
      const record = kinds.map((kind) => byId.get(keyOfRecord({ kind, id }))).find((found) => found !== undefined)
      if (record === undefined) return `[${id}]`
      const name = nameOf(record)
      return idsOf(kinds, name).length === 1 ? name : `${name} [${id}]`
    },
    read(kinds, written) {
      const bracket = /\[([a-z0-9-]+)\]\s*$/.exec(written)?.[1]
      if (bracket !== undefined)
        return kinds.some((kind) => byId.has(keyOfRecord({ kind, id: bracket }))) ? bracket : null
      const [id, ...others] = idsOf(kinds, written)
      return id !== undefined && others.length === 0 ? id : null
    },
  }
}
