/**
 * A record of the office's data. What it says may change from a day on: it has states, each from a day to a day, in order. A
 * body keeps its id under all its names, a post under all its holders.
 */
import { z } from 'zod'
import { type IsoDate, addDays, isIsoDate, writeShortDate } from '../deadline/dates.ts'
import { Refusal } from '../errors.ts'
import { cleanText, findForbidden, fold } from '../words/text.ts'
import {
  type Field,
  type FieldValue,
  type OfficeKind,
  type OpenDay,
  emptyValue,
  faultOf,
  fieldsOf,
  officeKindNames,
  officeKinds,
} from './kinds.ts'

export type Values = Readonly<Record<string, FieldValue>>

export interface OfficeState {
  /** First and last day it holds; null where it is open. */
  readonly from: OpenDay
  readonly until: OpenDay
  readonly values: Values
}

export interface OfficeRecord {
  readonly kind: OfficeKind
  readonly id: string
  readonly states: readonly OfficeState[]
}

/** A record as a version of the office's data wrote it; null when it was removed by it. */
export interface RecordVersion {
  readonly version: number
  readonly record: OfficeRecord | null
  /** ISO 8601 UTC; '' for the starting set. */
  readonly savedAt: string
  readonly savedBy: string
}

/** A record by its key: an id is unique within its kind. */
export type RecordKey = Pick<OfficeRecord, 'kind' | 'id'>

export const keyOfRecord = ({ kind, id }: RecordKey): string => `${kind}/${id}`

const mostStates = 100
const day = z.string().refine(isIsoDate, { error: 'không phải một ngày có thật' }).nullable()
const textValue = z
  .string()
  .max(20_000)
  .refine((value) => findForbidden(value) === -1, { error: 'có ký tự không được phép' })
  .transform((value) => cleanText(value).text.trim())
const value = z.union([textValue, z.number(), z.boolean(), z.null(), z.array(textValue).max(500).readonly()])

export const officeKindSchema = z.enum(officeKindNames)
export const recordId = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'mã chỉ gồm chữ thường không dấu, số và gạch nối' })

const recordSchema = z
  .strictObject({
    kind: officeKindSchema,
    id: recordId,
    states: z
      .array(z.strictObject({ from: day, until: day, values: z.record(z.string().max(64), value) }).readonly())
      .min(1)
      .max(mostStates)
      .readonly(),
  })
  .readonly()

/** A record that may be stored: known fields alone, each with what it may hold, states in order. Refuses `office.invalid`. */
export function parseRecord(json: unknown): OfficeRecord {
  const read = recordSchema.safeParse(json)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new Refusal('office.invalid', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`, {
      field: issue?.path.join('.') ?? '',
    })
  }
  const record = {
    ...read.data,
    states: read.data.states.map((state) => ({ ...state, values: completeValues(read.data.kind, state.values) })),
  }
  for (const fault of faultsOfRecord(record)) throw refuseFault(record, fault)
  return record
}

export interface RecordFault {
  /** The field it is about; '' for the record. */
  readonly field: string
  readonly message: string
}

/** What is wrong with a record by itself, in the order of its fields. */
export function faultsOfRecord({ kind, states }: OfficeRecord): readonly RecordFault[] {
  const fields = fieldsOf(kind)
  const known = new Set(fields.map(([name]) => name))
  const faults: RecordFault[] = []
  for (const [at, { from, until, values }] of states.entries()) {
    const stray = Object.keys(values).find((name) => !known.has(name))
    if (stray !== undefined) faults.push({ field: stray, message: `không có ô "${stray}"` })
    for (const [name, field] of fields) {
      const fault = faultOf(field, values[name] ?? emptyValue(field))
      if (fault !== null) faults.push({ field: name, message: `ô "${field.label}" ${fault}` })
    }
    if (from !== null && until !== null && until < from)
      faults.push({
        field: 'until',
        message: `ngày cuối ${writeShortDate(until)} trước ngày đầu ${writeShortDate(from)}`,
      })
    const before = states[at - 1]
    if (before !== undefined && (from === null || before.until === null || before.until >= from))
      faults.push({ field: 'from', message: 'các giai đoạn hiệu lực chồng lên nhau hoặc không theo thứ tự' })
  }
  return faults
}

function refuseFault(record: OfficeRecord, { field, message }: RecordFault): Refusal {
  return new Refusal('office.invalid', `${officeKinds[record.kind].title}, “${nameOf(record)}”: ${message}.`, {
    field,
    kind: record.kind,
    id: record.id,
  })
}

function completeValues(kind: OfficeKind, values: Readonly<Record<string, FieldValue>>): Values {
  const known = fieldsOf(kind)
  const complete: Record<string, FieldValue> = {}
  for (const [name, field] of known) complete[name] = tidyLines(field, values[name] ?? emptyValue(field))
  // What is no field stays, so that it is refused and not lost.
  for (const [name, held] of Object.entries(values)) if (!Object.hasOwn(complete, name)) complete[name] = held
  return complete
}

/** Without blank lines. A semicolon ends a line, because in the one cell of a workbook people write it so. */
function tidyLines({ type }: Field, held: FieldValue): FieldValue {
  if (!Array.isArray(held)) return held
  const lines = (held as readonly string[]).flatMap((line) => (type === 'lines' ? line.split(';') : [line]))
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

/** The state in force on a day; null where there is none. */
export function stateOn({ states }: OfficeRecord, on: IsoDate): OfficeState | null {
  return states.find(({ from, until }) => (from === null || from <= on) && (until === null || until >= on)) ?? null
}

/** The state in force on a day, or the one nearest to it: what a record is called when it does not hold. */
export function stateNear(record: OfficeRecord, on: IsoDate): OfficeState {
  const { states } = record
  const begun = states.filter(({ from }) => from === null || from <= on)
  const near = stateOn(record, on) ?? begun.at(-1) ?? states[0]
  if (near === undefined) throw new Error(`The record ${record.id} has no state.`)
  return near
}

/** What names a record: the first field of its kind, as it was last. */
export function nameOf({ kind, states }: OfficeRecord): string {
  return writeName(kind, states.at(-1)?.values ?? {})
}

export function writeName(kind: OfficeKind, values: Values): string {
  const [first] = fieldsOf(kind)
  const named = values[first?.[0] ?? ''] ?? ''
  if (kind === 'dayOff' && typeof named === 'string') return writeShortDate(named)
  if (kind === 'meeting') return `${textOf(named)} ${textOf(values['ordinal'])}`.trim()
  return textOf(named)
}

export function textOf(held: FieldValue | undefined): string {
  return typeof held === 'string' ? held : typeof held === 'number' ? String(held) : ''
}

export function linesOf(held: FieldValue | undefined): readonly string[] {
  return Array.isArray(held) ? (held as readonly string[]) : []
}

/** A new record with one state. */
export function newRecord(kind: OfficeKind, id: string, values: Values, from: OpenDay = null): OfficeRecord {
  return { kind, id, states: [{ from, until: null, values: completeValues(kind, values) }] }
}

/** Says something else from a day on: the state in force until then ends the day before. */
export function changeFrom(record: OfficeRecord, from: IsoDate, values: Values): OfficeRecord {
  const before = record.states
    .filter((state) => state.from === null || state.from < from)
    .map((state) => (state.until === null || state.until >= from ? { ...state, until: addDays(from, -1) } : state))
  return { ...record, states: [...before, { from, until: null, values }] }
}

/** Corrects what a state says: it was never meant otherwise. */
export function correctState(record: OfficeRecord, at: number, state: OfficeState): OfficeRecord {
  return { ...record, states: record.states.map((old, place) => (place === at ? state : old)) }
}

/** Ends what holds after a day; states that would begin later go. */
export function endAfter(record: OfficeRecord, until: IsoDate): OfficeRecord {
  const kept = record.states.filter(({ from }) => from === null || from <= until)
  return {
    ...record,
    states: kept.map((state) => (state.until === null || state.until > until ? { ...state, until } : state)),
  }
}

/** The id of a new record with a name, one that no other has. */
export function freeId(name: string, taken: ReadonlySet<string>): string {
  const base = idFrom(name)
  let id = base
  for (let count = 2; taken.has(id); count += 1) id = `${base.slice(0, 55).replace(/-+$/, '')}-${count}`
  return id
}

/** "Nghị quyết" -> "nghi-quyet". */
export function idFrom(name: string): string {
  return (
    fold(name)
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-+|-+$/g, '') || 'muc'
  )
}
