/** SQL of the office's data: records in versions. Nothing is changed in place, so that every version can be read again. */
import type { Kysely } from 'kysely'
import { canonicalJson } from '../domain/notice/canonical.ts'
import { Refusal } from '../domain/errors.ts'
import type { OfficeData } from '../domain/office/office.ts'
import {
  type OfficeRecord,
  type RecordKey,
  type RecordVersion,
  keyOfRecord,
  parseRecord,
} from '../domain/office/office-record.ts'
import { startingSet } from '../domain/office/starting-set.ts'
import { type ReadableDb, type Stamp, type WritableDb, transact } from './db.ts'
import { sha256 } from './hash.ts'
import type { Schema } from './schema.ts'

/** A change of one record; null removes it. */
export interface RecordChange {
  readonly key: RecordKey
  readonly record: OfficeRecord | null
}

/** SQLite takes at most 32,766 values in a statement, a row has four. */
const rowsAtOnce = 5000

/** Fills a new store with the starting set, as version 1. */
export async function fillOffice(db: Kysely<Schema>): Promise<void> {
  if ((await officeVersion(db)) !== 0) return
  await transact(db, async (writing) => {
    // Another program may have filled it meanwhile.
    if ((await officeVersion(writing)) !== 0) return
    const records = startingSet()
    await insertVersion(writing, { version: 1, records }, { at: '', by: '' })
    await insertRecords(
      writing,
      1,
      records.map((record) => ({ key: record, record })),
    )
  })
}

/** The version in force; 0 before the store is filled. */
export async function officeVersion(db: ReadableDb): Promise<number> {
  const row = await db
    .selectFrom('office_version')
    .select((of) => of.fn.max('version').as('version'))
    .executeTakeFirst()
  return row?.version ?? 0
}

/** The records of a version, kinds and ids in order. Refuses `office.noVersion`. */
export async function readOffice(db: ReadableDb, version: number): Promise<OfficeData> {
  const known = await db
    .selectFrom('office_version')
    .select('version')
    .where('version', '=', version)
    .executeTakeFirst()
  if (known === undefined) throw new Refusal('office.noVersion', '', { found: String(version) })
  const rows = await db
    .selectFrom('office_record')
    .select(['kind', 'id', 'content'])
    .where('version', '<=', version)
    .orderBy('kind')
    .orderBy('id')
    .orderBy('version')
    .execute()
  const last = new Map(rows.map((row) => [`${row.kind}/${row.id}`, row.content]))
  const records = [...last.values()]
    .filter((content) => content !== '')
    .map((content) => parseRecord(JSON.parse(content)))
  return { version, records }
}

/** Writes the next version; refuses `office.changedMeanwhile` when a record has changed since the version it was read in. */
export async function saveOffice(
  db: WritableDb,
  next: OfficeData,
  changes: readonly RecordChange[],
  readIn: number,
  stamp: Stamp,
): Promise<void> {
  for (const { key } of changes) {
    const { version } = (await lastVersionOf(db, key)) ?? { version: 0 }
    if (version > readIn)
      throw new Refusal('office.changedMeanwhile', '', {
        kind: key.kind,
        id: key.id,
        expected: String(readIn),
        found: String(version),
      })
  }
  await insertVersion(db, next, stamp)
  await insertRecords(db, next.version, changes)
}

/** The hash of all records: what the audit keeps of a version. */
export function hashOffice({ records }: Pick<OfficeData, 'records'>): string {
  return hashContents(records.map((record) => [keyOfRecord(record), canonicalJson(record)]))
}

/** By the contents as they are stored, which are canonical: of the array of all records, in the order of their keys. */
function hashContents(contents: Iterable<readonly [key: string, content: string]>): string {
  const inOrder = [...contents].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return sha256(`[${inOrder.map(([, content]) => content).join(',')}]`)
}

async function insertVersion(db: WritableDb, data: OfficeData, { at, by }: Stamp): Promise<void> {
  await db
    .insertInto('office_version')
    .values({ version: data.version, hash: hashOffice(data), saved_at: at, saved_by: by })
    .execute()
}

async function insertRecords(db: WritableDb, version: number, changes: readonly RecordChange[]): Promise<void> {
  const rows = changes.map(({ key: { kind, id }, record }) => ({
    kind,
    id,
    version,
    content: record === null ? '' : canonicalJson(record),
  }))
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await db
      .insertInto('office_record')
      .values(rows.slice(at, at + rowsAtOnce))
      .execute()
}

async function lastVersionOf(db: ReadableDb, { kind, id }: RecordKey): Promise<{ version: number } | undefined> {
  return db
    .selectFrom('office_record')
    .select('version')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Every version of a record, the last first. */
export async function historyOf(db: ReadableDb, { kind, id }: RecordKey): Promise<readonly RecordVersion[]> {
  const rows = await db
    .selectFrom('office_record')
    .innerJoin('office_version', 'office_version.version', 'office_record.version')
    .select(['office_record.version', 'content', 'saved_at', 'saved_by'])
    .where('kind', '=', kind)
    .where('id', '=', id)
    .orderBy('office_record.version', 'desc')
    .execute()
  return rows.map(({ version, content, saved_at: savedAt, saved_by: savedBy }) => ({
    version,
    record: content === '' ? null : parseRecord(JSON.parse(content)),
    savedAt,
    savedBy,
  }))
}

/** The versions whose records no longer give their hash, or whose hash is not the one that `recorded` has of them. */
export async function changedOfficeVersions(
  db: ReadableDb,
  recorded: (version: number) => string | undefined,
): Promise<readonly number[]> {
  const versions = await db.selectFrom('office_version').select(['version', 'hash']).orderBy('version').execute()
  const rows = await db
    .selectFrom('office_record')
    .select(['kind', 'id', 'version', 'content'])
    .orderBy('version')
    .execute()
  const byVersion = Map.groupBy(rows, ({ version }) => version)
  const contents = new Map<string, string>()
  return versions.flatMap(({ version, hash }) => {
    for (const { kind, id, content } of byVersion.get(version) ?? []) {
      if (content === '') contents.delete(`${kind}/${id}`)
      else contents.set(`${kind}/${id}`, content)
    }
    return hashContents(contents) === hash && (recorded(version) ?? hash) === hash ? [] : [version]
  })
}
