/**
 * Rows of a workbook as changes of records: they are compared with the records in force; nothing is decided here, a person looks at
 * what would change.
 */
import { type IsoDate, isoDate } from '../deadline/dates.ts'
import { Refusal, refusalTexts } from '../errors.ts'
import { canonicalJson } from '../notice/canonical.ts'
import { fold, squeeze } from '../words/text.ts'
import { type Field, type FieldValue, type OfficeKind, emptyValue, fieldsOf, officeKinds } from './kinds.ts'
import type { OfficeData } from './office.ts'
import {
  type OfficeRecord,
  type OfficeState,
  type Values,
  freeId,
  nameOf,
  parseRecord,
  recordId,
} from './office-record.ts'
import { type Names, columnsOf, fromLabel, idLabel, namesOf, untilLabel } from './office-table.ts'
import type { ProposedChange, RowFault, TablePreview } from './table-preview.ts'

/** A row of a sheet as text: its number from 1 and its cells. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly string[]
}

interface ReadRow {
  readonly row: number
  readonly id: string
  readonly state: OfficeState
}

/**
 * What a table would change. `rows` begin with the row of headings, which may stand in any order; a column that is missing
 * leaves its field as it is. Refuses `source.badTable` where the headings are not those of the kind.
 */
export function readTable(
  kind: OfficeKind,
  rows: readonly SheetRow[],
  data: OfficeData,
  fileName: string,
): TablePreview {
  const [headings, ...lines] = rows
  const columns = findColumns(kind, headings)
  const faults: RowFault[] = []
  const own = data.records.filter((record) => record.kind === kind)
  const byId = new Map(own.map((record) => [record.id, record]))
  const reader = { kind, columns, names: namesOf(data), byId, idByName: idsByName(own), taken: new Set(byId.keys()) }
  const read = lines
    .filter(({ cells }) => cells.some((text) => text.trim() !== ''))
    .flatMap((line) => readRow(reader, line, faults) ?? [])
  const wrong = new Set(faults.map(({ row }) => row))
  const changes: ProposedChange[] = []
  let unchanged = 0
  const byRecord = Map.groupBy(read, ({ id }) => id)
  for (const [id, states] of byRecord) {
    if (states.some(({ row }) => wrong.has(row))) continue
    const before = byId.get(id) ?? null
    const after = recordOf(kind, id, keepValidity(states, columns, before), faults)
    if (after === null) continue
    if (before !== null && canonicalJson(before) === canonicalJson(after)) unchanged += 1
    else changes.push({ key: { kind, id }, row: states[0]?.row ?? 0, before, after })
  }
  const absent = own.filter(({ id }) => !byRecord.has(id)).map(({ id }) => ({ kind, id }))
  return { kind, fileName, version: data.version, rows: byRecord.size, changes, unchanged, faults, absent }
}

function findColumns(kind: OfficeKind, headings: SheetRow | undefined): ReadonlyMap<string, number> {
  const expected = columnsOf(kind)
  const found = new Map<string, number>()
  for (const { key, label } of expected) {
    const at = headings?.cells.findIndex((text) => fold(squeeze(text)) === fold(label)) ?? -1
    if (at >= 0) found.set(key, at)
  }
  const [name] = fieldsOf(kind)
  const missing = expected.find(({ key }) => key === name?.[0])
  if (missing !== undefined && !found.has(missing.key))
    throw new Refusal('source.badTable', `${officeKinds[kind].title}: không thấy cột "${missing.label}".`, {
      expected: missing.label,
    })
  return found
}

function idsByName(own: readonly OfficeRecord[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>()
  for (const record of own) {
    const name = fold(nameOf(record))
    ids.set(name, [...(ids.get(name) ?? []), record.id])
  }
  return ids
}

interface RowReader {
  readonly kind: OfficeKind
  readonly columns: ReadonlyMap<string, number>
  readonly names: Names
  readonly byId: ReadonlyMap<string, OfficeRecord>
  readonly idByName: ReadonlyMap<string, readonly string[]>
  /** Ids that a new record cannot have any more. */
  readonly taken: Set<string>
}

function readRow(reader: RowReader, { row, cells }: SheetRow, faults: RowFault[]): ReadRow | null {
  const { kind, columns, names, byId } = reader
  const textIn = (key: string) => {
    const at = columns.get(key)
    return at === undefined ? null : (cells[at] ?? '').trim()
  }
  const fail = (column: string, found: string, message: string) => faults.push({ row, column, found, message })
  const values: Record<string, FieldValue> = {}
  const [first] = fieldsOf(kind)
  const id = idOfRow(reader, textIn('id') ?? '', textIn(first?.[0] ?? '') ?? '')
  if (id === null) {
    fail(idLabel, textIn('id') ?? '', 'mã chỉ gồm chữ thường không dấu, số và gạch nối; để trống khi thêm mới')
    return null
  }
  const known: Values = byId.get(id)?.states.at(-1)?.values ?? {}
  for (const [key, field] of fieldsOf(kind)) {
    const text = textIn(key)
    const value = text === null ? (known[key] ?? emptyValue(field)) : readValue(field, text, names)
    if (typeof value === 'object' && value !== null && 'fault' in value) fail(field.label, text ?? '', value.fault)
    else values[key] = value
  }
  const days = [textIn('from') ?? '', textIn('until') ?? ''].map((text, at) => {
    const day = readDay(text)
    if (day === undefined) fail(at === 0 ? fromLabel : untilLabel, text, 'không phải một ngày, hãy ghi ngày/tháng/năm')
    return day ?? null
  })
  return { row, id, state: { from: days[0] ?? null, until: days[1] ?? null, values } }
}

/** Of a row without an id: that of the one record with its name, or a new one. Null for what is no id. */
function idOfRow({ kind, idByName, taken }: RowReader, written: string, name: string): string | null {
  if (written !== '') return recordId.safeParse(written).success ? written : null
  const same = idByName.get(fold(squeeze(name))) ?? []
  const [only] = same
  if (only !== undefined && same.length === 1 && kind !== 'recipient') return only
  const id = freeId(name, taken)
  taken.add(id)
  return id
}

function readValue(field: Field, text: string, names: Names): FieldValue | { readonly fault: string } {
  switch (field.type) {
    case 'text':
      return text
    case 'lines':
      return linesIn(text)
    case 'date': {
      const day = readDay(text)
      return day === undefined ? { fault: 'không phải một ngày, hãy ghi ngày/tháng/năm' } : day
    }
    case 'number': {
      if (text === '') return null
      return /^\d{1,9}$/.test(text) ? Number(text) : { fault: 'không phải số nguyên' }
    }
    case 'yesNo':
      return readYesNo(text)
    case 'choice': {
      if (text === '') return ''
      const chosen = Object.entries(field.choices).find(([, label]) => fold(label) === fold(squeeze(text)))
      return chosen?.[0] ?? { fault: `phải là một trong: ${Object.values(field.choices).join('; ')}` }
    }
    case 'reference':
      return text === '' ? '' : (names.read(field.to, text) ?? { fault: lostName(field.to) })
    case 'references': {
      const ids = linesIn(text).map((line) => ({ line, id: names.read(field.to, line) }))
      const lost = ids.find(({ id }) => id === null)
      return lost === undefined ? ids.map(({ id }) => id ?? '') : { fault: `“${lost.line}”: ${lostName(field.to)}` }
    }
  }
}

function lostName(kinds: readonly OfficeKind[]): string {
  return `không có, hoặc có nhiều hơn một, trong ${kinds.map((kind) => officeKinds[kind].title).join(', ')}`
}

function readYesNo(text: string): boolean | { readonly fault: string } {
  const folded = fold(text)
  if (['', 'khong', '0'].includes(folded)) return false
  return ['x', 'co', '1'].includes(folded) ? true : { fault: 'hãy ghi x hoặc để trống' }
}

function linesIn(text: string): string[] {
  return text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** "1/4/2026" or "2026-04-01"; null for none, undefined for what is no day. */
function readDay(text: string): IsoDate | null | undefined {
  if (text === '') return null
  const vietnamese = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(text)
  const [year, month, day] =
    vietnamese === null ? [iso?.[1], iso?.[2], iso?.[3]] : [vietnamese[3], vietnamese[2], vietnamese[1]]
  return isoDate(Number(year), Number(month), Number(day)) ?? undefined
}

/** A table without the days of validity says nothing of them: its row is about the last state, and the others stay. */
function keepValidity(
  rows: readonly ReadRow[],
  columns: ReadonlyMap<string, number>,
  before: OfficeRecord | null,
): readonly ReadRow[] {
  const [row] = rows
  const last = before?.states.at(-1)
  if (columns.has('from') || columns.has('until') || row === undefined || before === null || last === undefined)
    return rows
  const earlier = before.states.slice(0, -1).map((state) => ({ ...row, state }))
  return [...earlier, { ...row, state: { ...last, values: row.state.values } }, ...rows.slice(1)]
}

function recordOf(kind: OfficeKind, id: string, rows: readonly ReadRow[], faults: RowFault[]): OfficeRecord | null {
  const states = rows
    .map(({ state }) => state)
    .toSorted((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1))
  try {
    return parseRecord({ kind, id, states })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const message = error.message.slice(refusalTexts[error.code].length).trim()
    faults.push({ row: rows[0]?.row ?? 0, column: '', found: id, message })
    return null
  }
}
