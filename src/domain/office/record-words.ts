/** What records say in words, and how two versions of one differ: for the table, the history and the look at a workbook. */
import { type IsoDate, writeShortDate } from '../deadline/dates.ts'
import { canonicalJson } from '../notice/canonical.ts'
import { type Field, type FieldValue, type OfficeKind, emptyValue, fieldsOf } from './kinds.ts'
import type { Office } from './office.ts'
import { type OfficeRecord, type OfficeState, linesOf, stateNear, stateOn, textOf, writeName } from './office-record.ts'

/** The name of the record a reference points to; its id in brackets where there is none. */
export type NameOf = (kinds: readonly OfficeKind[], id: string) => string

/** Names as they are on a day. */
export function namesOn({ find }: Pick<Office, 'find'>, on: IsoDate): NameOf {
  return (kinds, id) => {
    const record = kinds.map((kind) => find({ kind, id })).find((found) => found !== null)
    return record === undefined ? `[${id}]` : nameOn(record, on)
  }
}

/** What a record is called on a day, or on the one nearest to it. */
export const nameOn = (record: OfficeRecord, on: IsoDate): string =>
  writeName(record.kind, stateNear(record, on).values)

/** A value for people; '' for none. Several are separated by "; ". */
export function writeValue(field: Field, value: FieldValue | undefined, nameOf: NameOf): string {
  switch (field.type) {
    case 'text':
    case 'number':
      return textOf(value)
    case 'date':
      return typeof value === 'string' && value !== '' ? writeShortDate(value) : ''
    case 'yesNo':
      return value === true ? 'Có' : ''
    case 'choice':
      return field.choices[textOf(value)] ?? textOf(value)
    case 'lines':
      return linesOf(value).join('; ')
    case 'reference':
      return textOf(value) === '' ? '' : nameOf(field.to, textOf(value))
    case 'references':
      return linesOf(value)
        .map((id) => nameOf(field.to, id))
        .join('; ')
  }
}

/** From when to when a state holds: "từ 01/7/2026", "đến 30/6/2026"; "không giới hạn" where both ends are open. */
export function writeValidity({ from, until }: Pick<OfficeState, 'from' | 'until'>): string {
  const parts = [
    ...(from === null ? [] : [`từ ${writeShortDate(from)}`]),
    ...(until === null ? [] : [`đến ${writeShortDate(until)}`]),
  ]
  return parts.length === 0 ? 'không giới hạn' : parts.join(' ')
}

/** Whether a record holds on a day, has ended before it, or begins after it. */
export function standingOn(record: OfficeRecord, on: IsoDate): 'valid' | 'ended' | 'later' {
  if (stateOn(record, on) !== null) return 'valid'
  return record.states.some(({ from }) => from !== null && from > on) ? 'later' : 'ended'
}

/** One thing that two versions of a record say differently. */
export interface Difference {
  /** The days of the state it is about; '' where the record has one state for good. */
  readonly stage: string
  readonly label: string
  readonly before: string
  readonly after: string
}

const validityLabel = 'Hiệu lực'

/** What differs between two versions of a record, field by field; null for a record that was not there, or is removed. */
export function differencesOf(
  before: OfficeRecord | null,
  after: OfficeRecord | null,
  nameOf: NameOf,
): readonly Difference[] {
  const record = after ?? before
  if (record === null) return []
  const [old, next] = [before?.states ?? [], after?.states ?? []]
  const pairs = pairStates(old, next)
  const isStaged = old.length > 1 || next.length > 1
  return pairs.flatMap(({ was, is, isNew }) => {
    const shown = is ?? was
    const stage = isStaged && shown !== null ? writeValidity(shown) : ''
    const days = isNew ? [] : differenceOfDays(was, is)
    const fields = fieldsOf(record.kind).flatMap(([name, field]): Difference[] => {
      const [held, holds] = [was?.values[name] ?? emptyValue(field), is?.values[name] ?? emptyValue(field)]
      if (canonicalJson(held) === canonicalJson(holds)) return []
      const words = [held, holds].map((value) => writeValue(field, value, nameOf))
      return [{ stage, label: field.label, before: words[0] ?? '', after: words[1] ?? '' }]
    })
    return [...days.map((difference) => ({ stage: '', ...difference })), ...fields]
  })
}

interface StatePair {
  readonly was: OfficeState | null
  readonly is: OfficeState | null
  /** A state that was added: it is compared with the one it follows. */
  readonly isNew: boolean
}

/** States that begin on the same day are the same state; as many left over on both sides were given other days. */
function pairStates(old: readonly OfficeState[], next: readonly OfficeState[]): readonly StatePair[] {
  const gone = old.filter(({ from }) => next.every((state) => state.from !== from))
  const fresh = next.filter(({ from }) => old.every((state) => state.from !== from))
  const areMoved = gone.length === fresh.length
  const pairs = next.map((is, at): StatePair => {
    const same = old.find(({ from }) => from === is.from)
    if (same !== undefined) return { was: same, is, isNew: false }
    const moved = areMoved ? gone[fresh.indexOf(is)] : undefined
    if (moved !== undefined) return { was: moved, is, isNew: false }
    return { was: next[at - 1] ?? null, is, isNew: at > 0 }
  })
  return areMoved ? pairs : [...pairs, ...gone.map((was) => ({ was, is: null, isNew: false }))]
}

function differenceOfDays(was: OfficeState | null, is: OfficeState | null): readonly Omit<Difference, 'stage'>[] {
  const [before, after] = [was, is].map((state) =>
    state === null || (state.from === null && state.until === null) ? '' : writeValidity(state),
  )
  if (before === after || before === undefined || after === undefined) return []
  return [{ label: validityLabel, before, after }]
}
