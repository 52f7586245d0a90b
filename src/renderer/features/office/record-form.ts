/** What is typed into the form of a record, and the record it makes. Pure. */
import type { CallError } from '../../../contract/wire.ts'
import { type IsoDate, dayInVietnam, partsOf, readTypedDay } from '../../../domain/deadline/dates.ts'
import { refusalTexts } from '../../../domain/errors.ts'
import {
  type Field,
  type FieldValue,
  type OfficeKind,
  emptyValue,
  faultOf,
  fieldsOf,
  officeKinds,
} from '../../../domain/office/kinds.ts'
import {
  type OfficeRecord,
  type OfficeState,
  type Values,
  changeFrom,
  correctState,
  endAfter,
  faultsOfRecord,
  freeId,
  linesOf,
  newRecord,
  stateNear,
  textOf,
  writeName,
} from '../../../domain/office/office-record.ts'
import { cleanText } from '../../../domain/words/text.ts'

/** As it stands in a control: days, numbers and lists of lines as text, so that nothing typed is lost by being wrong. */
export type Typed = string | boolean | readonly string[]
export type TypedValues = Readonly<Record<string, Typed>>

/** What is done to a record: it is added, was never meant otherwise, says something else from a day on, ends. */
export type Deed = 'add' | 'correct' | 'change' | 'end'

export interface RecordForm {
  readonly kind: OfficeKind
  /** What it began from; null for a new record. */
  readonly base: OfficeRecord | null
  /** Version of the data in which that was read. */
  readonly readIn: number
  readonly deed: Deed
  /** The state whose words are in the fields. */
  readonly at: number
  readonly values: TypedValues
  /** First and last day of the state. */
  readonly from: string
  readonly until: string
  /** The day from which it changes, or after which it ends. */
  readonly day: string
}

const noDays = { from: null, until: null }

function fill(kind: OfficeKind, base: OfficeRecord | null, at: number): Pick<RecordForm, 'values' | 'from' | 'until'> {
  const state: OfficeState = base?.states[at] ?? { ...noDays, values: {} }
  const values = fieldsOf(kind).map(([name, field]) => [name, typedOf(field, state.values[name])] as const)
  return { values: Object.fromEntries(values), from: typedDay(state.from), until: typedDay(state.until) }
}

/** A form for a new record. */
export function addForm(kind: OfficeKind, readIn: number): RecordForm {
  return { kind, base: null, readIn, deed: 'add', at: 0, ...fill(kind, null, 0), day: '' }
}

/** A form for a record, with what it says on a day or nearest to it. */
export function editForm(base: OfficeRecord, readIn: number, on: IsoDate): RecordForm {
  const at = base.states.indexOf(stateNear(base, on))
  return { kind: base.kind, base, readIn, deed: 'correct', at, ...fill(base.kind, base, at), day: '' }
}

/** Shows another state of the record; what was typed about the one before goes. */
export function showState(form: RecordForm, at: number): RecordForm {
  return { ...form, at, ...fill(form.kind, form.base, at) }
}

export function isChanged(form: RecordForm): boolean {
  const before = fill(form.kind, form.base, form.at)
  return (
    JSON.stringify([form.values, form.from, form.until, form.day]) !== JSON.stringify([...Object.values(before), ''])
  )
}

export function typedOf(field: Field, value: FieldValue | undefined): Typed {
  switch (field.type) {
    case 'text':
    case 'choice':
    case 'reference':
    case 'number':
      return textOf(value)
    case 'lines':
      return linesOf(value).join('\n')
    case 'date':
      return typedDay(textOf(value))
    case 'yesNo':
      return value === true
    case 'references':
      return linesOf(value)
  }
}

function typedDay(day: IsoDate | null): string {
  if (day === null || day === '') return ''
  const parts = partsOf(day)
  return `${String(parts.day).padStart(2, '0')}/${String(parts.month).padStart(2, '0')}/${parts.year}`
}

/** Null for none, undefined for what is no day. */
export function readDay(typed: string): IsoDate | null | undefined {
  if (typed.trim() === '') return null
  return readTypedDay(typed, dayInVietnam(new Date().toISOString())) ?? undefined
}

const noDay = 'Không phải một ngày. Hãy ghi ngày/tháng/năm, ví dụ 01/4/2026.'

/** The value of what is typed, or why it is none. */
export function readTyped(field: Field, typed: Typed): { readonly value: FieldValue } | { readonly fault: string } {
  const text = typeof typed === 'string' ? cleanText(typed).text.trim() : ''
  switch (field.type) {
    case 'text':
    case 'choice':
    case 'reference':
      return { value: text }
    case 'lines':
      return {
        value: text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      }
    case 'date': {
      const day = readDay(text)
      return day === undefined ? { fault: noDay } : { value: day }
    }
    case 'number':
      if (text === '') return { value: null }
      return /^\d{1,9}$/.test(text) ? { value: Number(text) } : { fault: 'Chỉ ghi chữ số.' }
    case 'yesNo':
      return { value: typed === true }
    case 'references':
      return { value: typeof typed === 'string' || typeof typed === 'boolean' ? [] : typed }
  }
}

/** What is wrong, by field; 'from', 'until' and 'day' are the days, '' is the record as a whole. */
export type FormFaults = ReadonlyMap<string, string>

export type ReadForm = { readonly record: OfficeRecord } | { readonly faults: FormFaults }

/** The record the form makes. `taken` are the ids of the kind. */
export function readForm(form: RecordForm, taken: ReadonlySet<string>): ReadForm {
  const faults = new Map<string, string>()
  const day = readRequiredDay(form, faults)
  if (form.deed === 'end' && form.base !== null)
    return day === null ? { faults } : checkRecord(endAfter(form.base, day), form, faults)
  const values = readValues(form, faults)
  if (form.deed === 'change' && form.base !== null)
    return faults.size > 0 || day === null ? { faults } : checkRecord(changeFrom(form.base, day, values), form, faults)
  const days = { from: readOpenDay(form, 'from', faults), until: readOpenDay(form, 'until', faults) }
  if (faults.size > 0) return { faults }
  const record =
    form.base === null
      ? addRecord(form.kind, values, days, taken)
      : correctState(form.base, form.at, { ...days, values })
  return checkRecord(record, form, faults)
}

function addRecord(
  kind: OfficeKind,
  values: Values,
  days: Pick<OfficeState, 'from' | 'until'>,
  taken: ReadonlySet<string>,
): OfficeRecord {
  const id = kind === 'profile' && !taken.has('office') ? 'office' : freeId(writeName(kind, values), taken)
  const record = newRecord(kind, id, values)
  return { ...record, states: record.states.map((state) => ({ ...state, ...days })) }
}

function readValues({ kind, values }: RecordForm, faults: Map<string, string>): Values {
  const read: Record<string, FieldValue> = {}
  for (const [name, field] of fieldsOf(kind)) {
    const result = readTyped(field, values[name] ?? '')
    const value = 'value' in result ? result.value : emptyValue(field)
    const fault = 'value' in result ? sentence(faultOf(field, value)) : result.fault
    if (fault !== '') faults.set(name, fault)
    read[name] = value
  }
  return read
}

function readOpenDay(form: RecordForm, which: 'from' | 'until', faults: Map<string, string>): IsoDate | null {
  const day = readDay(form[which])
  if (day === undefined) faults.set(which, noDay)
  return day ?? null
}

function readRequiredDay({ deed, day }: RecordForm, faults: Map<string, string>): IsoDate | null {
  if (deed !== 'change' && deed !== 'end') return null
  const read = readDay(day)
  if (read === null) faults.set('day', 'Chưa ghi ngày.')
  if (read === undefined) faults.set('day', noDay)
  return read ?? null
}

/** Faults that show only when the states stand together. */
function checkRecord(record: OfficeRecord, { deed }: RecordForm, faults: Map<string, string>): ReadForm {
  if (record.states.length === 0) {
    faults.set('day', 'Ngày này trước ngày đầu tiên có hiệu lực. Muốn bỏ hẳn thì dùng “Xóa”.')
    return { faults }
  }
  for (const { field, message } of faultsOfRecord(record)) {
    const place = field === 'from' || field === 'until' ? (deed === 'correct' || deed === 'add' ? field : 'day') : ''
    if (!faults.has(place)) faults.set(place, sentence(message))
  }
  return faults.size > 0 ? { faults } : { record }
}

function sentence(words: string | null): string {
  if (words === null || words === '') return ''
  return `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`
}

/** How many later states a change or an end would put away. */
export function statesPutAway({ base, deed, day }: RecordForm): number {
  const read = readDay(day)
  if (base === null || read === null || read === undefined) return 0
  const goes = (from: IsoDate | null) => from !== null && (deed === 'change' ? from >= read : from > read)
  return deed === 'change' || deed === 'end' ? base.states.filter(({ from }) => goes(from)).length : 0
}

/** A refusal of the save at the field it is about, in words without what every refusal of its kind begins with. */
export function faultsOfRefusal(error: CallError, { kind }: Pick<RecordForm, 'kind'>): FormFaults {
  const { field = '', kind: about } = error.details
  const name = /(?:^|\.)values\.(\w+)/.exec(field)?.[1] ?? field
  const isOwn = about === undefined || about === kind
  const isField = isOwn && (Object.hasOwn(officeKinds[kind].fields, name) || name === 'from' || name === 'until')
  const opening = error.code === 'office.invalid' ? refusalTexts[error.code] : ''
  const words = error.message.startsWith(opening) ? error.message.slice(opening.length).trim() : error.message
  return new Map([[isField ? name : '', words === '' ? error.message : words]])
}

/** The same form over what another person saved meanwhile: what was typed stays, the rest is taken from them. */
export function rebaseForm(form: RecordForm, base: OfficeRecord, readIn: number): RecordForm {
  const at = Math.min(form.at, base.states.length - 1)
  const [old, next] = [fill(form.kind, form.base, form.at), fill(form.kind, base, at)]
  const values = Object.entries(form.values).map(
    ([name, typed]) => [name, merge(typed, old.values[name] ?? typed, next.values[name] ?? typed)] as const,
  )
  return {
    ...form,
    base,
    readIn,
    at,
    values: Object.fromEntries(values),
    from: merge(form.from, old.from, next.from),
    until: merge(form.until, old.until, next.until),
  }
}

/** What was typed where it differs from what was there before, else what is there now. */
function merge<Value extends Typed>(typed: Value, was: Value, is: Value): Value {
  return JSON.stringify(typed) === JSON.stringify(was) ? is : typed
}
