/** Compares the rows of the store with what the audit recorded of them, in both directions, and names what differs. */
import type { ReadableDb } from './db.ts'
import {
  type Recorded,
  type RecordedRow,
  type RecordedTable,
  addDigest,
  digestRow,
  emptySum,
  nameRow,
  readRecorded,
} from './recorded-rows.ts'
import { type RowChange, sumOf } from './row-changes.ts'
import { nameTable } from './table-names.ts'

/** What the audit says of the rows of the store, row by row of the audit. */
export interface RowHistory {
  /** Table -> row -> its digests, the last one last. */
  readonly rows: ReadonlyMap<RecordedTable, ReadonlyMap<string, readonly Past[]>>
  readonly sums: ReadonlyMap<RecordedTable, string>
  /** Rows that a deed found otherwise than the deed before had left them, in words. */
  readonly breaks: readonly string[]
}

interface Past {
  readonly sequence: number
  /** Null once it was removed. */
  readonly digest: string | null
}

/** Takes up the changes of the audit, one row after the other. */
export function replayChanges(): {
  add: (sequence: number, changes: readonly RowChange[]) => void
  history: RowHistory
} {
  const rows = new Map<RecordedTable, Map<string, Past[]>>()
  const sums = new Map<RecordedTable, string>()
  const breaks: string[] = []
  const pastOf = (table: RecordedTable, row: string): Past[] => {
    const ofTable = rows.get(table) ?? new Map<string, Past[]>()
    rows.set(table, ofTable)
    const past = ofTable.get(row) ?? []
    ofTable.set(row, past)
    return past
  }
  return {
    history: { rows, sums, breaks },
    add(sequence, changes) {
      for (const [table, row, before, after] of changes) {
        if (row === '' && before === null && after !== null) {
          sums.set(table, addDigest(sums.get(table) ?? emptySum, after))
          continue
        }
        const past = pastOf(table, row)
        if ((past.at(-1)?.digest ?? null) !== before)
          breaks.push(
            `${nameRecorded(table, row)}: trước dòng nhật ký ${sequence} đã bị sửa ngoài chương trình, hoặc nhật ký đã bị bỏ bớt.`,
          )
        past.push({ sequence, digest: after })
      }
    },
  }
}

/** Lines for one table, beyond which they are only counted. */
const mostNamed = 20

/** What differs in one table, in words. */
export async function findTampering(
  db: ReadableDb,
  { table, recorded }: { readonly table: RecordedTable; readonly recorded: Recorded },
  history: RowHistory,
): Promise<string[]> {
  const rows = await readRecorded(db, table, recorded)
  if (recorded.key.length === 0)
    return sumOf(rows) === (history.sums.get(table) ?? emptySum)
      ? []
      : [`Bảng ${nameTable(table)}: nội dung không khớp nhật ký, đã bị thêm, sửa hoặc xóa ngoài chương trình.`]
  const past = history.rows.get(table) ?? new Map<string, readonly Past[]>()
  const found = new Set<string>()
  const problems: string[] = []
  for (const row of rows) {
    const name = nameRow(recorded, row)
    found.add(name)
    const fault = judgeRow(digestRow(row), past.get(name) ?? [])
    if (fault !== null) problems.push(`${nameRecorded(table, name, row)}: ${fault}`)
  }
  for (const [name, digests] of past) {
    const last = digests.at(-1)
    if (last !== undefined && last.digest !== null && !found.has(name))
      problems.push(
        `${nameRecorded(table, name)}: đã bị xóa ngoài chương trình; nhật ký ghi lần cuối ở dòng ${last.sequence}.`,
      )
  }
  return problems.length <= mostNamed
    ? problems
    : [
        ...problems.slice(0, mostNamed),
        `Bảng ${nameTable(table)}: còn ${problems.length - mostNamed} dòng khác không khớp nhật ký.`,
      ]
}

/** What is wrong with a row that has this digest now; null when nothing is. */
function judgeRow(digest: string, past: readonly Past[]): string | null {
  const last = past.at(-1)
  if (last?.digest === digest) return null
  const earlier = past.findLast((one) => one.digest === digest)
  if (earlier !== undefined && last !== undefined)
    return `đã bị đưa về như ở dòng nhật ký ${earlier.sequence}; lần ghi cuối là dòng ${last.sequence}.`
  return last === undefined || last.digest === null
    ? 'được thêm vào ngoài chương trình, nhật ký không ghi.'
    : `đã bị sửa ngoài chương trình sau dòng nhật ký ${last.sequence}.`
}

function nameRecorded(table: RecordedTable, name: string, row: RecordedRow = {}): string {
  const notice = typeof row['notice_id'] === 'string' && !name.includes(row['notice_id']) ? row['notice_id'] : null
  return `Bảng ${nameTable(table)}, dòng ${name}${notice === null ? '' : ` (thông báo ${notice})`}`
}
