/**
 * The rows that a deed changed. The database itself notes every row that this program writes or removes (`watchRows` of the
 * dialects), and the audit row of the deed takes the notes along as digests: no writer can forget it.
 */
import { sql } from 'kysely'
import type { ReadableDb, WritableDb } from './db.ts'
import {
  type Recorded,
  type RecordedRow,
  type RecordedTable,
  addDigest,
  digestRow,
  emptySum,
  nameRow,
  readRecorded,
  recordedTables,
  recordings,
} from './recorded-rows.ts'

/** A row before and after a deed: its digests, null where there is none. Of a table kept as a sum: what is added to it. */
export type RowChange = readonly [table: RecordedTable, row: string, before: string | null, after: string | null]

interface Note {
  readonly table_name: RecordedTable
  readonly row_before: string | null
  readonly row_after: string | null
}

/** How many notes no audit row has taken yet. */
export async function countNotes(db: WritableDb): Promise<number> {
  const { rows } = await sql<{ notes: number }>`select count(*) as notes from row_note`.execute(db)
  return rows[0]?.notes ?? 0
}

/** Takes the notes for the audit row that is about to be added. With the first row of a store: everything it holds. */
export async function takeChanges(db: WritableDb, isFirst: boolean): Promise<readonly RowChange[]> {
  const { rows: notes } = await sql<Note>`
    select table_name, row_before, row_after from row_note order by place`.execute(db)
  if (notes.length > 0) await sql`delete from row_note`.execute(db)
  return isFirst ? allRows(db) : sumUp(notes)
}

async function allRows(db: ReadableDb): Promise<RowChange[]> {
  const changes: RowChange[] = []
  for (const { table, recorded } of recordings) {
    const rows = await readRecorded(db, table, recorded)
    if (recorded.key.length === 0) changes.push([table, '', null, sumOf(rows)])
    else for (const row of rows) changes.push([table, nameRow(recorded, row), null, digestRow(row)])
  }
  return changes
}

export function sumOf(rows: readonly RecordedRow[]): string {
  return rows.reduce((sum, row) => addDigest(sum, digestRow(row)), emptySum)
}

/** What was before the first note of a row and after the last; a row that is as it was is left out. */
function sumUp(notes: readonly Note[]): RowChange[] {
  const changes = new Map<string, { table: RecordedTable; row: string; before: string | null; after: string | null }>()
  const sums = new Map<RecordedTable, string>()
  for (const { table_name: table, row_before, row_after } of notes) {
    const recorded = recordedTables[table]
    if (recorded === null) continue
    const [before, after] = [readNote(recorded, row_before), readNote(recorded, row_after)]
    if (recorded.key.length === 0) {
      const sum = sums.get(table) ?? emptySum
      const less = before === null ? sum : addDigest(sum, before.digest, -1n)
      sums.set(table, after === null ? less : addDigest(less, after.digest))
      continue
    }
    const put = (row: string, from: string | null, to: string | null) => {
      const known = changes.get(`${table} ${row}`)
      changes.set(`${table} ${row}`, { table, row, before: known === undefined ? from : known.before, after: to })
    }
    if (before !== null && before.row !== after?.row) put(before.row, before.digest, null)
    if (after !== null) put(after.row, before?.row === after.row ? before.digest : null, after.digest)
  }
  return [
    ...[...changes.values()]
      .filter(({ before, after }) => before !== after)
      .map(({ table, row, before, after }): RowChange => [table, row, before, after]),
    ...[...sums].filter(([, sum]) => sum !== emptySum).map(([table, sum]): RowChange => [table, '', null, sum]),
  ]
}

function readNote(recorded: Recorded, words: string | null): { row: string; digest: string } | null {
  if (words === null) return null
  const row = JSON.parse(words) as RecordedRow
  return { row: nameRow(recorded, row), digest: digestRow(row) }
}
