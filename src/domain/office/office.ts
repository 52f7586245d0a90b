/**
 * The office as the checker, the screen and the exports read it: one version of its records, made ready. What holds depends on
 * the day of the notice, so that a body renamed since keeps its old name in old notices.
 */
import { type Body, type BodyDirectory, makeDirectory } from '../bodies/body-directory.ts'
import { type Calendar, makeCalendar } from '../deadline/calendar.ts'
import { type IsoDate, addDays } from '../deadline/dates.ts'
import { Refusal } from '../errors.ts'
import { type FieldValue, type OfficeKind, fieldsOf, officeKinds } from './kinds.ts'
import {
  type OfficeRecord,
  type OfficeState,
  type RecordKey,
  type Values,
  keyOfRecord,
  linesOf,
  nameOf,
  stateNear,
  stateOn,
  textOf,
} from './office-record.ts'

/** The records of an office in one version. */
export interface OfficeData {
  readonly version: number
  readonly records: readonly OfficeRecord[]
}

export interface Office extends OfficeData {
  readonly calendar: Calendar
  readonly find: (key: RecordKey) => OfficeRecord | null
  readonly ofKind: (kind: OfficeKind) => readonly OfficeRecord[]
  /** What the records of a kind say on a day, for those that hold. */
  readonly valid: (kind: OfficeKind, on: IsoDate) => readonly ValidRecord[]
  /** The days from which on a body or group has other names, or is there or gone, in order. */
  readonly changesOfNames: readonly IsoDate[]
  /** The bodies and groups, with the names they have on a day. */
  readonly directoryOn: (on: IsoDate) => BodyDirectory
  /** The term a day lies in, that of the organ before one for all; null where the office gave none. */
  readonly termOn: (on: IsoDate, isOrgan: (name: string) => boolean) => ValidRecord | null
}

export interface ValidRecord {
  readonly id: string
  readonly state: OfficeState
  readonly values: Values
}

/** Directories are made when first asked for, one for each span of days in which no name changes. */
export function makeOffice(data: OfficeData): Office {
  const { records } = data
  const byKey = new Map(records.map((record) => [keyOfRecord(record), record]))
  const byKind = new Map<OfficeKind, OfficeRecord[]>()
  for (const record of records) {
    const list = byKind.get(record.kind)
    if (list === undefined) byKind.set(record.kind, [record])
    else list.push(record)
  }
  const ofKind = (kind: OfficeKind): readonly OfficeRecord[] => byKind.get(kind) ?? []
  const valid = (kind: OfficeKind, on: IsoDate): readonly ValidRecord[] =>
    ofKind(kind).flatMap((record) => {
      const state = stateOn(record, on)
      return state === null ? [] : [{ id: record.id, state, values: state.values }]
    })
  const named = [...ofKind('body'), ...ofKind('group')]
  const changesOfNames = changeDays(named)
  const directories = new Map<string, BodyDirectory>()
  return {
    ...data,
    calendar: makeCalendar(announcedDays(ofKind('dayOff'))),
    find: (key) => byKey.get(keyOfRecord(key)) ?? null,
    ofKind,
    valid,
    changesOfNames,
    directoryOn(on) {
      const span = changesOfNames.filter((change) => change <= on).at(-1) ?? ''
      const before = directories.get(span)
      if (before !== undefined) return before
      const made = makeDirectory(named.map((record) => entryOf(record, on)))
      directories.set(span, made)
      return made
    },
    termOn: (on, isOrgan) => {
      const terms = valid('term', on)
      const own = terms.find(({ values }) => textOf(values['organ']) !== '' && isOrgan(textOf(values['organ'])))
      return own ?? terms.find(({ values }) => textOf(values['organ']) === '') ?? null
    },
  }
}

function changeDays(records: readonly OfficeRecord[]): IsoDate[] {
  const days = records.flatMap(({ states }) =>
    states.flatMap(({ from, until }) => [
      ...(from === null ? [] : [from]),
      ...(until === null ? [] : [addDays(until, 1)]),
    ]),
  )
  return [...new Set(days)].sort()
}

/** A body or group in the directory: its names of the day, and those it has had or will have. */
function entryOf(record: OfficeRecord, on: IsoDate): Body {
  const { values } = stateNear(record, on)
  const { id, kind, states } = record
  return {
    id,
    name: textOf(values['name']),
    aliases: linesOf(values['aliases']),
    kind: kind === 'group' ? 'group' : 'body',
    level: levelOf(values['level']),
    members: linesOf(values['members']),
    description: textOf(values['description']),
    generic: values['generic'] === true,
    nouns: linesOf(values['nouns']),
    tails: linesOf(values['tails']),
    parent: textOf(values['parent']),
    count: typeof values['count'] === 'number' ? values['count'] : null,
    isValid: stateOn(record, on) !== null,
    otherNames: states
      .filter((state) => state.values !== values)
      .flatMap((state) => [textOf(state.values['name']), ...linesOf(state.values['aliases'])]),
  }
}

function levelOf(value: FieldValue | undefined): Body['level'] {
  return value === 'central' || value === 'province' || value === 'commune' ? value : 'other'
}

function announcedDays(records: readonly OfficeRecord[]): Record<string, { off: IsoDate[]; work: IsoDate[] }> {
  const years: Record<string, { off: IsoDate[]; work: IsoDate[] }> = {}
  for (const { states } of records) {
    const { date, type } = states.at(-1)?.values ?? {}
    const day = textOf(date)
    const year = (years[day.slice(0, 4)] ??= { off: [], work: [] })
    if (type === 'work') year.work.push(day)
    else year.off.push(day)
  }
  return years
}

/**
 * Refuses data that cannot be used: `office.invalid` for a reference to what is not there, for a name that two bodies have on the
 * same day, for a group that is in itself, for a day that is given twice.
 */
export function tryOffice(data: OfficeData): void {
  refuseLostReferences(data)
  refuseTwoDays(data)
  const office = makeOffice(data)
  // Every span of days: of two records with one name, either may be the one that was not changed now.
  for (const day of ['1900-01-01', ...office.changesOfNames]) tryNames(office, day)
}

/** What is wrong with the names of a day is said as of these records. */
function tryNames(office: Office, day: IsoDate): void {
  try {
    office.directoryOn(day)
  } catch (error) {
    if (!(error instanceof Refusal) || typeof error.details['why'] !== 'string') throw error
    throw new Refusal('office.invalid', `${officeKinds.body.title}: ${error.details['why']}.`, { field: 'name' })
  }
}

function refuseLostReferences({ records }: OfficeData): void {
  const known = new Set(records.map(keyOfRecord))
  for (const record of records) {
    for (const [name, field] of fieldsOf(record.kind)) {
      if (field.type !== 'reference' && field.type !== 'references') continue
      for (const { values } of record.states) {
        const ids =
          field.type === 'reference' ? [textOf(values[name])].filter((id) => id !== '') : linesOf(values[name])
        const lost = ids.find((id) => !field.to.some((kind) => known.has(keyOfRecord({ kind, id }))))
        if (lost !== undefined)
          throw new Refusal(
            'office.invalid',
            `${officeKinds[record.kind].title}, “${nameOf(record)}”: ô "${field.label}" chỉ tới “${lost}”, không có trong danh mục.`,
            { field: name, kind: record.kind, id: record.id, found: lost },
          )
      }
    }
  }
}

function refuseTwoDays({ records }: OfficeData): void {
  const seen = new Map<string, string>()
  for (const record of records) {
    if (record.kind !== 'dayOff') continue
    const day = textOf(record.states.at(-1)?.values['date'])
    if (seen.has(day))
      throw new Refusal('office.invalid', `${officeKinds.dayOff.title}: ngày ${nameOf(record)} có hai dòng.`, {
        field: 'date',
        kind: record.kind,
        id: record.id,
      })
    seen.set(day, record.id)
  }
}

/** The records that point to a record: those that stand in the way of its removal. */
export function usersOf({ records }: OfficeData, { kind, id }: RecordKey): readonly OfficeRecord[] {
  return records.filter((record) =>
    fieldsOf(record.kind).some(([name, field]) => {
      if ((field.type !== 'reference' && field.type !== 'references') || !field.to.includes(kind)) return false
      return record.states.some(({ values }) => [textOf(values[name]), ...linesOf(values[name])].includes(id))
    }),
  )
}
