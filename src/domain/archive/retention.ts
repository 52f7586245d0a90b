/**
 * How long case files are kept: by the office's own schedule, which is empty until the office fills it (the rows of the
 * Party's schedule are not known to us, F-ARC-4, F-ARC-5). What nobody has set is shown as unset and destroys nothing.
 */
import type { Office } from '../office/office.ts'
import { type OfficeRecord, stateNear, textOf, writeName } from '../office/office-record.ts'
import type { CaseFile } from './case-file.ts'

/** An entry of the schedule as a file follows it. */
export interface RetentionEntry {
  readonly id: string
  readonly title: string
  /** Null: for good, or where neither was said. */
  readonly years: number | null
  readonly isPermanent: boolean
  readonly basis: string
}

/**
 * unset: nobody has said how long. due: the period is over. held: it may be over, and there is a reason to keep the file.
 * destroyed: of the file only its record is left to the archive.
 */
export type RetentionState = 'unset' | 'permanent' | 'kept' | 'held' | 'due' | 'destroyed'

export const retentionStates: Readonly<Record<RetentionState, string>> = {
  unset: 'Chưa đặt thời hạn',
  permanent: 'Vĩnh viễn',
  kept: 'Đang bảo quản',
  held: 'Giữ lại',
  due: 'Hết thời hạn bảo quản',
  destroyed: 'Đã tiêu hủy',
}

export interface Retention {
  readonly state: RetentionState
  readonly entry: RetentionEntry | null
  /** The year in which its last paper was issued, from whose end the period counts. */
  readonly closingYear: number
  /** The last year in which it is kept; null without a period. */
  readonly lastYear: number | null
}

export interface KeptFile {
  readonly file: CaseFile
  readonly retention: Retention
}

/** A reason to keep a file whatever its period; null fields while it stands. */
export interface Hold {
  readonly id: string
  readonly file: string
  readonly reason: string
  readonly setAt: string
  readonly setBy: string
  readonly liftedAt: string | null
  readonly liftedBy: string
  readonly liftReason: string
}

/** The period of an entry in words: what the lists print. */
export function writePeriod({ years, isPermanent }: Pick<RetentionEntry, 'years' | 'isPermanent'>): string {
  return isPermanent ? 'Vĩnh viễn' : years === null ? '' : `${years} năm`
}

export function entryOf(record: OfficeRecord, on: string): RetentionEntry {
  const { values } = stateNear(record, on)
  const years = values['years']
  return {
    id: record.id,
    title: writeName('retention', values),
    years: typeof years === 'number' ? years : null,
    isPermanent: values['permanent'] === true,
    basis: textOf(values['basis']),
  }
}

export function scheduleOf(office: Office, on: string): RetentionEntry[] {
  return office.ofKind('retention').map((record) => entryOf(record, on))
}

/** Where a file stands in a year: its period counts from the end of its closing year. */
export function retentionOf(
  file: Pick<CaseFile, 'year' | 'lastDay' | 'retentionEntry' | 'isHeld' | 'destruction'>,
  schedule: readonly RetentionEntry[],
  thisYear: number,
): Retention {
  const entry = schedule.find(({ id }) => id === file.retentionEntry) ?? null
  const closingYear = Math.max(file.year, Number(file.lastDay?.slice(0, 4) ?? 0))
  const lastYear = entry === null || entry.isPermanent || entry.years === null ? null : closingYear + entry.years
  return { state: stateOf(file, entry, lastYear, thisYear), entry, closingYear, lastYear }
}

function stateOf(
  { isHeld, destruction }: Pick<CaseFile, 'isHeld' | 'destruction'>,
  entry: RetentionEntry | null,
  lastYear: number | null,
  thisYear: number,
): RetentionState {
  if (destruction !== null) return 'destroyed'
  if (isHeld) return 'held'
  if (entry?.isPermanent === true) return 'permanent'
  if (lastYear === null) return 'unset'
  return thisYear > lastYear ? 'due' : 'kept'
}
