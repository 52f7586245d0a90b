/** Lists of recipients that the office saved: each line is a record, so that its copies can be kept with it. */
import type { IsoDate } from '../deadline/dates.ts'
import type { Recipient } from '../notice/notice.ts'
import { fold, squeeze } from '../words/text.ts'
import type { Office } from './office.ts'
import { type OfficeRecord, type RecordKey, freeId, newRecord, parseRecord, textOf } from './office-record.ts'

/** A line as it is saved. */
export interface SavedRecipient extends Omit<Recipient, 'id'> {
  /** What the office says of the line itself; null where it is counted by the units of a group. */
  readonly copies: number | null
}

const sameName = (one: string, other: string): boolean => fold(squeeze(one)) === fold(squeeze(other))

/** The lists that hold on a day, each with its lines in order. */
export function savedLists(office: Office, on: IsoDate): ReadonlyMap<string, readonly SavedRecipient[]> {
  const lines = office
    .valid('recipient', on)
    .toSorted((one, other) => Number(one.values['order']) - Number(other.values['order']))
  return Map.groupBy(
    lines.map(({ values }) => ({
      list: textOf(values['list']),
      name: textOf(values['name']),
      role: textOf(values['role']),
      copies: typeof values['copies'] === 'number' ? values['copies'] : null,
    })),
    ({ list }) => list,
  )
}

/** The lines of one list on a day; none where no list is called so. */
export function savedList(office: Office, name: string, on: IsoDate): readonly SavedRecipient[] {
  return [...savedLists(office, on)].find(([list]) => sameName(list, name))?.[1] ?? []
}

/** What saving a list changes of the office's data: a list of the same name is replaced, its lines keep their ids. */
export function changesOfList(
  office: Office,
  name: string,
  lines: readonly Omit<Recipient, 'id'>[],
  on: IsoDate,
): readonly { readonly key: RecordKey; readonly record: OfficeRecord | null }[] {
  const all = office.ofKind('recipient')
  const before = all.filter((record) => sameName(listOf(record), name))
  const known = before[0] === undefined ? name : listOf(before[0])
  const copies = savedList(office, name, on)
  const taken = new Set(all.map(({ id }) => id))
  const records = lines.map((line, at) => {
    const id = before[at]?.id ?? freeId(`${known} ${at + 1}`, taken)
    taken.add(id)
    const counted = copies.find((one) => sameName(one.name, line.name))?.copies ?? null
    return parseRecord(newRecord('recipient', id, { list: known, order: at + 1, ...line, copies: counted }))
  })
  return [
    ...records.map((record) => ({ key: { kind: record.kind, id: record.id }, record })),
    ...before.slice(lines.length).map(({ kind, id }) => ({ key: { kind, id }, record: null })),
  ]
}

function listOf({ states }: OfficeRecord): string {
  return textOf(states.at(-1)?.values['list'])
}
