/** The office as data: reading, history, changes. */
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import { type OfficeKind, officeKinds } from '../domain/office/kinds.ts'
import { type OfficeData, makeOffice, tryOffice, usersOf } from '../domain/office/office.ts'
import { makeTable } from '../domain/office/office-table.ts'
import { readTable } from '../domain/office/read-office-table.ts'
import { type OfficeRecord, idFrom, keyOfRecord, nameOf } from '../domain/office/office-record.ts'
import { changesOfList } from '../domain/office/recipient-lists.ts'
import { readForeign } from '../files/foreign.ts'
import { usesOfBlock } from '../store/block-uses.ts'
import { sha256 } from '../store/hash.ts'
import { type RecordChange, hashOffice, historyOf, saveOffice } from '../store/office-data.ts'
import { retermNumbers } from '../store/issued-numbers.ts'
import { retermNotes } from '../store/number-notes.ts'
import { headOf, seriesOfNumber } from '../domain/office/register.ts'
import type { WriteContext } from './context.ts'
import type { Handlers } from './handlers.ts'

type Names =
  | 'office.get'
  | 'office.history'
  | 'office.blockUses'
  | 'office.save'
  | 'office.saveMeeting'
  | 'office.saveRecipients'
  | 'office.exportTable'
  | 'office.readTable'

/** Kinds that say in which series a number runs. */
const kindsOfSeries: ReadonlySet<OfficeKind> = new Set<OfficeKind>(['term', 'series'])

export const officeHandlers: Handlers<Names> = {
  'office.get': async ({ db, offices }, asked) => {
    const { version, records } = await (asked.version === undefined
      ? offices.current(db)
      : offices.at(db, asked.version))
    return { version, records }
  },

  'office.history': ({ db }, key) => historyOf(db, key),

  'office.blockUses': ({ db }, { id }) => usesOfBlock(db, id),

  'office.save': async (writing, { readIn, changes }) => {
    const details = await changeOffice(writing, readIn, changes)
    return { value: { version: details.version }, subject: 'office', details }
  },

  'office.saveMeeting': async (writing, { readIn, record }) => {
    const { kind, id } = record
    const details = await changeOffice(writing, readIn, [{ key: { kind, id }, record }])
    return { value: { id, version: details.version }, subject: 'office', details }
  },

  'office.saveRecipients': async (writing, { readIn, list, lines }) => {
    const office = await writing.offices.current(writing.db)
    const changes = changesOfList(office, list, lines, dayInVietnam(writing.now))
    const details = await changeOffice(writing, readIn, changes)
    return { value: { list, version: details.version }, subject: 'office', details }
  },

  'office.exportTable': async ({ db, offices, actor }, { kind }) => {
    // Loaded when first needed: the library is large.
    const { writeOfficeTable } = await import('../files/office-workbook.ts')
    const bytes = await writeOfficeTable(makeTable(kind, await offices.current(db)), actor)
    return { fileName: fileNameOf(kind), bytes, subject: 'office', sha256: sha256(bytes) }
  },

  'office.readTable': async ({ db, offices }, { fileName, base64 }) => {
    const { kind, rows } = await readForeign('officeTable', Buffer.from(base64, 'base64'))
    return readTable(kind, rows, await offices.current(db), fileName)
  },
}

/** Writes the next version of the office's data, and gives what the audit records of it. */
export async function changeOffice(
  { db, now, actor, offices }: WriteContext,
  readIn: number,
  changes: readonly RecordChange[],
) {
  refuseWrongKeys(changes)
  const before = await offices.current(db)
  const next = applyChanges(before, changes)
  for (const { key, record } of changes) if (record === null) refuseRemovalInUse(next, before, key)
  tryOffice(next)
  await saveOffice(db, next, changes, readIn, { at: now, by: actor.name })
  if (changes.some(({ key }) => kindsOfSeries.has(key.kind))) {
    const office = makeOffice(next)
    await retermNumbers(db, (header, day) => seriesOfNumber(header, day, office))
    await retermNotes(db, ({ organ, symbol, date }) => seriesOfNumber(headOf(organ, symbol), date, office))
  }
  return {
    version: next.version,
    before: hashOffice(before),
    content: hashOffice(next),
    changes: changes.slice(0, mostNamed).map(({ key, record }) => describeChange(before, key, record)),
    count: changes.length,
  }
}

/** "Danh-muc-co-quan.xlsx": what the user finds again. */
const fileNameOf = (kind: OfficeKind) => `danh-muc-${idFrom(officeKinds[kind].title)}.xlsx`

/** The audit names so many of the changes; the records themselves are kept in their versions. */
const mostNamed = 50

function refuseWrongKeys(changes: readonly RecordChange[]): void {
  const seen = new Set<string>()
  for (const { key, record } of changes) {
    const name = keyOfRecord(key)
    if (seen.has(name) || (record !== null && keyOfRecord(record) !== name))
      throw new Refusal('office.invalid', `Mã "${name}" không khớp hoặc có hai lần.`, { field: 'changes', found: name })
    seen.add(name)
  }
}

function applyChanges(before: OfficeData, changes: readonly RecordChange[]): OfficeData {
  const records = new Map(before.records.map((record) => [keyOfRecord(record), record]))
  for (const { key, record } of changes) {
    if (record === null) records.delete(keyOfRecord(key))
    else records.set(keyOfRecord(key), record)
  }
  return { version: before.version + 1, records: [...records.values()] }
}

function refuseRemovalInUse(next: OfficeData, before: OfficeData, key: RecordChange['key']): void {
  const removed = before.records.find((record) => keyOfRecord(record) === keyOfRecord(key))
  if (removed === undefined) throw new Refusal('office.changedMeanwhile', '', { found: keyOfRecord(key) })
  const [user] = usersOf(next, key)
  if (user !== undefined)
    throw new Refusal('office.inUse', `“${nameOf(removed)}” có ở ${officeKinds[user.kind].title}, “${nameOf(user)}”.`, {
      kind: key.kind,
      id: key.id,
      found: keyOfRecord(user),
    })
}

function describeChange(before: OfficeData, key: RecordChange['key'], record: OfficeRecord | null): object {
  const old = before.records.find((other) => keyOfRecord(other) === keyOfRecord(key))
  const named = record ?? old
  const change = record === null ? 'removed' : old === undefined ? 'added' : 'changed'
  return { ...key, name: named === undefined ? '' : nameOf(named), change }
}
