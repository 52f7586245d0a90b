/**
 * Following up: what was written after the issue about an obligation, and how it stands on a day. The day it was due at
 * first never changes; an extension is a decision beside it. That something is done is said by people, never by a day.
 */
import { type IsoDate, addDays } from '../deadline/dates.ts'
import type { Obligation } from '../tasks/obligation.ts'
import { dueDays } from './due-days.ts'
import { type SideEntry, type Told, sideNames } from './side-entries.ts'

/** One thing to be done: the obligation itself, or one of the times it comes again. */
export interface DueThing {
  /** Empty for the obligation itself, otherwise the day this time was due at first. */
  readonly occasion: string
  readonly originalUntil: IsoDate | null
  /** The day of the governing words, from which extensions go on; the notice itself may give a later one than the plan. */
  readonly until: IsoDate | null
}

/** What is written of one of them, in the order it was written. Nothing is ever taken back: another entry follows. */
export type FollowEntry = StageEntry | SideEntry

/** A file that shows a result, kept with its hash. */
export interface EvidenceFile {
  readonly name: string
  readonly size: number
  readonly sha256: string
}

/** What moves the day of a thing, or how far it is. */
export type StageEntry =
  /** The day was moved by a decision. */
  | {
      readonly kind: 'extension'
      readonly document: string
      readonly requestedBy: string
      readonly requestedOn: IsoDate
      readonly until: IsoDate
      /** It was asked for after the day had passed. */
      readonly isLate: boolean
      readonly note: string
    }
  /** What came of it: a document with the day, or a file; completion waits for approval. */
  | {
      readonly kind: 'result'
      readonly document: string
      readonly doneOn: IsoDate
      readonly note: string
      readonly file?: EvidenceFile | undefined
      /** The lead whose status sheet said so. */
      readonly told?: Told | undefined
    }
  | { readonly kind: 'approval'; readonly note: string }
  /** The result was not accepted, or a closed one is open again; the note is the reason. */
  | { readonly kind: 'refusal'; readonly note: string }
  | { readonly kind: 'reopening'; readonly note: string }

export type FollowKind = FollowEntry['kind']

/** An entry with its day, and who wrote it when. */
export type RecordedEntry = FollowEntry & {
  readonly id: string
  readonly obligationId: string
  readonly occasion: string
  /** From 0. */
  readonly position: number
  /** The day it counts from: of the decision, of the report; otherwise the day it was written. */
  readonly day: IsoDate
  readonly recordedAt: string
  readonly recordedBy: string
  readonly recorderId: string
}

/** What the entries come to. */
export interface Progress {
  readonly stage: 'open' | 'waiting' | 'done'
  /** The day after all extensions. */
  readonly until: IsoDate | null
  readonly extensions: number
  /** The result that waits or was accepted. */
  readonly result: Extract<RecordedEntry, { kind: 'result' }> | null
}

/** How it stands on a day against one of its two days. */
export type Standing = 'overdue' | 'today' | 'in3' | 'in7' | 'later' | 'undated' | 'waiting' | 'done' | 'doneLate'

/** In the order of what is looked at first. */
export const standingNames: Readonly<Record<Standing, string>> = {
  overdue: 'Quá hạn',
  today: 'Đến hạn hôm nay',
  in3: 'Còn 3 ngày',
  in7: 'Còn 7 ngày',
  waiting: 'Chờ duyệt hoàn thành',
  later: 'Chưa đến hạn',
  undated: 'Không ghi ngày',
  doneLate: 'Hoàn thành trễ',
  done: 'Hoàn thành',
}
export const standings = Object.keys(standingNames) as readonly Standing[]

export const entryNames: Readonly<Record<FollowKind, string>> = {
  extension: 'Gia hạn',
  result: 'Báo cáo kết quả',
  approval: 'Duyệt hoàn thành',
  refusal: 'Chưa công nhận kết quả',
  reopening: 'Mở lại',
  ...sideNames,
}

/** What of an obligation decides what is due. */
export type Obliging = Pick<Obligation, 'limit' | 'originalUntil'>

/**
 * What is to be done by an obligation of a notice of `issuedOn`, as far as can be seen on `until`: of what recurs, every
 * time up to the next one. What recurs beside a day of its own ends when that is done (`endedOn`).
 */
export function dueThings(
  { limit, originalUntil }: Obliging,
  {
    issuedOn,
    until,
    endedOn = null,
    workingDay = (day) => day,
  }: {
    issuedOn: IsoDate
    until: IsoDate
    endedOn?: IsoDate | null
    /** The day that stands for one that is off, by the rule of the office. */
    workingDay?: (day: IsoDate) => IsoDate
  },
): readonly DueThing[] {
  const days = limit.recurrence?.kind === 'cadence' ? dueDays(limit.recurrence, issuedOn, until) : null
  const times = (days ?? [])
    .filter((day) => endedOn === null || day <= endedOn)
    .map((day) => ({ occasion: day, originalUntil: workingDay(day), until: workingDay(day) }))
  if (days !== null && limit.until === null) return times
  return [{ occasion: '', originalUntil, until: limit.until }, ...times]
}

/** What the entries of one thing come to on a day: those of later days do not count yet. */
export function progressOf(
  { originalUntil, until }: Pick<DueThing, 'originalUntil' | 'until'>,
  entries: readonly RecordedEntry[],
  on: IsoDate,
): Progress {
  // A notice that gives a later day than the plan it carries out is the first extension.
  const byNotice = originalUntil !== null && until !== null && until > originalUntil ? 1 : 0
  let progress: Progress = { stage: 'open', until, extensions: byNotice, result: null }
  for (const entry of entries) if (entry.day <= on) progress = after(progress, entry)
  return progress
}

function after(before: Progress, entry: RecordedEntry): Progress {
  switch (entry.kind) {
    case 'extension':
      return { ...before, until: entry.until, extensions: before.extensions + 1 }
    case 'result':
      return { ...before, stage: 'waiting', result: entry }
    case 'approval':
      return before.result === null ? before : { ...before, stage: 'done' }
    case 'refusal':
    case 'reopening':
      return { ...before, stage: 'open', result: null }
    default:
      return before
  }
}

/** How it stands on a day against a last day. A result is late by the day it was done, not by that of its approval. */
export function standingOf({ stage, result }: Progress, until: IsoDate | null, on: IsoDate): Standing {
  if (stage === 'waiting') return 'waiting'
  if (stage === 'done') return isLate(result?.doneOn ?? on, until) ? 'doneLate' : 'done'
  if (until === null) return 'undated'
  if (until < on) return 'overdue'
  if (until === on) return 'today'
  if (until <= addDays(on, 3)) return 'in3'
  return until <= addDays(on, 7) ? 'in7' : 'later'
}

function isLate(day: IsoDate, until: IsoDate | null): boolean {
  return until !== null && day > until
}
