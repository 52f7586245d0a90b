/** The number and the day that the registrar gives at issue: all else stays as it was approved. */
import { sayPath } from '../domain/notice/path-words.ts'
import { capitalize } from '../domain/words/text.ts'
import type { BodyDirectory } from '../domain/bodies/body-directory.ts'
import { type IsoDate, dayInVietnam, writeShortDate } from '../domain/deadline/dates.ts'
import { type DeadlineValue, lastDay } from '../domain/deadline/deadline-value.ts'
import { Refusal } from '../domain/errors.ts'
import { canonicalText } from '../domain/notice/canonical.ts'
import { issuedOn } from '../domain/notice/edit-notice.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { parseNotice } from '../domain/notice/parse-notice.ts'
import type { Office } from '../domain/office/office.ts'
import type { StoredNotice } from '../domain/office/records.ts'
import { directivesOf } from '../domain/tasks/directives.ts'
import { tasksOf } from '../domain/tasks/task.ts'
import { regimeOf } from '../page/format/formats.ts'
import { lastApproval } from '../store/audit.ts'
import type { ReadableDb } from '../store/db.ts'
import { columnsOf } from '../store/notices.ts'
import { localDirectoryFor } from './offices.ts'

/** What the registrar writes into the notice; absent where it stays as it is. */
export interface GivenNumber {
  readonly number?: number | undefined
  readonly date?: IsoDate | undefined
}

/** The notice with the number and the day it is issued with, as it will be stored. Refuses `notice.noNumber`. */
export function withNumber(stored: StoredNotice, given: GivenNumber, office: Office) {
  const { header } = stored.notice
  const [number, date] = [given.number ?? header.number, given.date ?? header.date]
  if (number === null || date === null) throw new Refusal('notice.noNumber', '', { place: { component: 'header' } })
  if (number === header.number && date === header.date) return { ...stored, number, date, columns: null }
  const notice = parseNotice({ ...stored.notice, header: { ...header, number, ...issuedOn(date) } })
  const columns = columnsOf(notice, office.version)
  return { ...stored, notice, number, date, columns, version: stored.version + 1, contentHash: columns.content_hash }
}

/** The content with number and day left open: what an approval covers. */
export function openText(notice: Notice): string {
  return canonicalText({ ...notice, header: { ...notice.header, number: null, ...issuedOn(null) } })
}

/**
 * Refuses `notice.approvalVoid` where the day of issue makes something else of what was approved: the other regime of the official
 * format, or another last day of a deadline. A draft without a day was read with the deadlines of the day of its approval.
 */
export async function refuseVoidedApproval(
  db: ReadableDb,
  approved: Notice,
  issued: Notice,
  office: Office,
): Promise<void> {
  if (approved.header.date === issued.header.date) return
  const changes: string[] = []
  if (regimeOf(approved) !== regimeOf(issued)) changes.push('Ngày này thuộc quy định thể thức khác với bản đã duyệt.')
  const approvedOn = dayInVietnam((await lastApproval(db, approved.id)) ?? `${issued.header.date ?? ''}T00:00:00Z`)
  changes.push(...changedDeadlines(approved, issued, approved.header.date ?? approvedOn, office))
  if (changes.length > 0)
    throw new Refusal('notice.approvalVoid', changes.slice(0, 10).join(' '), {
      expected: approved.header.date ?? approvedOn,
      found: issued.header.date ?? '',
      changes,
    })
}

/** A deadline with its place and value, in the order of the notice. */
interface PlacedDeadline {
  readonly place: string
  readonly words: string
  readonly value: DeadlineValue
}

function changedDeadlines(approved: Notice, issued: Notice, readOn: IsoDate, office: Office): string[] {
  const { isDayOff } = office.calendar
  const directory = localDirectoryFor(office, issued, readOn)
  const asApproved = deadlinesOf({ ...approved, header: { ...approved.header, date: readOn } }, directory)
  const asIssued = deadlinesOf(issued, directory)
  return asApproved.flatMap(({ place, words, value }, at) => {
    const now = asIssued[at]
    // The approval left the day open: what is counted from it moves with it.
    if (now === undefined || (approved.header.date === null && isFromIssue(value))) return []
    const [before, after] = [lastDay(value, isDayOff), lastDay(now.value, isDayOff)]
    return before === null || before === after
      ? []
      : [
          `${place}, “${words}”: hạn ${writeShortDate(before)} thành ${after === null ? 'không rõ' : writeShortDate(after)}.`,
        ]
  })
}

function isFromIssue(value: DeadlineValue): boolean {
  switch (value.kind) {
    case 'duration':
      return value.start?.from === 'issue'
    case 'conditional':
      return value.base !== null && isFromIssue(value.base)
    case 'mixed':
      return value.parts.some(isFromIssue)
    default:
      return false
  }
}

function deadlinesOf(notice: Notice, directory: BodyDirectory): PlacedDeadline[] {
  const ofRows = tasksOf(notice, directory).flatMap(({ ordinal, planned, instructions }) => {
    const place = `STT ${ordinal}`
    const written = instructions.flatMap(({ writtenDeadline: words, deadline: value }) =>
      value === null ? [] : [{ place, words, value }],
    )
    return planned === null ? written : [{ place, words: 'thời gian theo kế hoạch', value: planned }, ...written]
  })
  const ofItems = directivesOf(notice, directory).flatMap(({ label, text, writtenDeadline, deadline: value }) =>
    value === null
      ? []
      : [{ place: capitalize(sayPath(label)), words: writtenDeadline === '' ? text : writtenDeadline, value }],
  )
  return [...ofRows, ...ofItems]
}
