/**
 * Obligations: what an issued notice binds somebody to, as it was read when it was issued. They are written once; whatever
 * a later release reads in the same words changes none of them.
 */
import { type BodyDirectory, resolveBody } from '../bodies/body-directory.ts'
import type { IsoDate } from '../deadline/dates.ts'
import { type DeadlineValue, findDeadlines, lastDay, readDeadline } from '../deadline/deadline.ts'
import type { CadenceValue, ContinuousValue } from '../deadline/deadline-value.ts'
import { type Notice, taskAppendices } from '../notice/notice.ts'
import { walkItems } from '../notice/numbering.ts'
import { taskCellsReader } from '../notice/table.ts'
import { type PointedWords, directivesWith } from './by-hand.ts'
import type { Directive } from './directives.ts'
import { type NoticeTask, tasksOf } from './task.ts'

/** A body as it was named, and as what. directed: "Giao A chỉ đạo B" of a directive. */
export interface ObligedBody {
  readonly role: 'directing' | 'lead' | 'directed' | 'coordinating'
  /** As written. */
  readonly name: string
  readonly subUnit: string
  /** Its id in the directory of that time; null for a name the directory did not know. */
  readonly bodyId: string | null
}

/** What comes again: "định kỳ trước ngày 20 hằng tháng", "thường xuyên". */
export type Recurrence = CadenceValue | ContinuousValue

/** A limit as its words give it. */
export interface ReadLimit {
  /** The words of the deadline; empty when there is none. */
  readonly deadline: string
  /** The last day on which work is in time; null when the words give none. */
  readonly until: IsoDate | null
  readonly recurrence: Recurrence | null
}

/** One dated thing of several. */
export interface DatedPart extends ReadLimit {
  /** The instruction of a cell; of a directive the words of its deadline alone. */
  readonly text: string
}

/** What a notice binds to, before it has its place in the store. */
export interface NewObligation {
  readonly source: 'row' | 'directive'
  /** Id of the row or of the item. */
  readonly part: string
  /** Of a row. */
  readonly appendixId: string | null
  /** Of a directive: its characters in the item. */
  readonly span: readonly [start: number, end: number] | null
  /** STT of a row, path of an item ("III.1.-2(1)"), as issued. */
  readonly ordinal: string
  readonly sectionLabel: string
  readonly sectionTitle: string
  /** Of a directive: the words in front that give it, "Giao Sở Tài chính:"; otherwise empty. */
  readonly opening: string
  /** The task of a row, the words of a directive. */
  readonly text: string
  readonly bodies: readonly ObligedBody[]
  readonly requiredResult: string
  /** "Văn bản giao nhiệm vụ", as written. */
  readonly sourceDocument: string
  /** "Thời gian giao theo kế hoạch", as written, and its last day. */
  readonly planned: string
  readonly plannedUntil: IsoDate | null
  /** "Nội dung Ban Chỉ đạo giao", as written. */
  readonly assigned: string
  /** The limit that governs: the assigned one where it gives a day, otherwise that of the plan. */
  readonly limit: ReadLimit
  /** The day it was due at first: that of the plan where the notice itself gives a later one. Extensions count from it. */
  readonly originalUntil: IsoDate | null
  /** All dated things it was given, in order. */
  readonly parts: readonly DatedPart[]
}

/** An obligation as it is kept, with where it comes from. */
export interface Obligation extends NewObligation {
  readonly id: string
  readonly noticeId: string
  /** Place among those of the notice, from 0. */
  readonly position: number
  /** The version that was issued, and the hash of its content. */
  readonly version: number
  readonly contentHash: string
  /** The release of the program whose grammar read the words, and the version of the office's data that knew the bodies. */
  readonly release: string
  readonly office: number
}

/** What reading obligations hangs on beside the notice. */
export interface ObligationContext {
  readonly directory: BodyDirectory
  /** What "10 ngày làm việc" skips. */
  readonly isDayOff: IsDayOff
  /** Whether a person confirmed that the directive is a task of its own. */
  readonly isConfirmed: (directive: Directive) => boolean
  /** Words that a person pointed at, because the reader did not find them. */
  readonly pointedAt?: readonly PointedWords[]
}

type IsDayOff = (day: IsoDate) => boolean

/** What a notice binds to when it is issued: its rows, and of the directives of its body the confirmed ones. */
export function readObligations(notice: Notice, context: ObligationContext): readonly NewObligation[] {
  const { directory, isConfirmed } = context
  const paths = new Map(walkItems(notice).map(({ item, path }) => [item.id, path]))
  const confirmed = directivesWith(notice, directory, context.pointedAt ?? []).filter(isConfirmed)
  return [
    ...confirmed.map((directive) => ofDirective(directive, paths.get(directive.part) ?? '', notice, context)),
    ...ofRows(notice, context),
  ]
}

function ofRows(notice: Notice, { directory, isDayOff }: ObligationContext): NewObligation[] {
  const cells = new Map(
    taskAppendices(notice).flatMap(({ columns, sections }) => {
      const cellsOf = taskCellsReader(columns)
      return sections.flatMap(({ rows }) => rows.map((row) => [row.id, cellsOf(row)] as const))
    }),
  )
  return tasksOf(notice, directory).flatMap((task): NewObligation[] => {
    const row = cells.get(task.id)
    // A row without words binds nobody.
    if (row === undefined || `${row.name}${row.requiredResult}${row.assigned}`.trim() === '') return []
    const plannedUntil = task.planned === null ? null : lastDay(task.planned, isDayOff)
    const limit = governingLimit(task, row.plannedTime, isDayOff)
    return [
      {
        source: 'row',
        part: task.id,
        appendixId: task.appendixId,
        span: null,
        ordinal: task.ordinal,
        sectionLabel: task.sectionLabel,
        sectionTitle: task.sectionTitle,
        opening: '',
        text: row.name,
        bodies: bodiesOfRow(task, directory),
        requiredResult: row.requiredResult,
        sourceDocument: row.sourceDocument,
        planned: row.plannedTime,
        plannedUntil,
        assigned: row.assigned,
        limit,
        originalUntil: earlier(plannedUntil, limit.until),
        parts: task.instructions.map(({ text, writtenDeadline, deadline }) => ({
          text,
          ...limitOf(writtenDeadline, deadline, isDayOff),
        })),
      },
    ]
  })
}

function bodiesOfRow({ directing, leads, coordinating }: NoticeTask, directory: BodyDirectory): ObligedBody[] {
  const mentions = { directing, lead: leads, coordinating }
  return (['directing', 'lead', 'coordinating'] as const).flatMap((role) =>
    mentions[role].map(({ name, subUnit }) => ({
      role,
      name,
      subUnit,
      bodyId: resolveBody(name, directory)?.id ?? null,
    })),
  )
}

/** What comes again is kept with the day that governs, wherever it was written. */
function governingLimit(
  { instructions, assigned, planned }: NoticeTask,
  plannedTime: string,
  isDayOff: IsDayOff,
): ReadLimit {
  const written = instructions.find(({ deadline }) => deadline !== null && deadline === assigned)
  const byCommittee = limitOf(written?.writtenDeadline ?? '', assigned, isDayOff)
  const byPlan = limitOf(planned === null ? '' : plannedTime.trim(), planned, isDayOff)
  const governing =
    byCommittee.until === null && (byPlan.until !== null || byCommittee.deadline === '') ? byPlan : byCommittee
  const recurrence =
    governing.recurrence ??
    instructions.map(({ deadline }) => recurrenceIn(deadline)).find((one) => one !== null) ??
    byPlan.recurrence
  return { ...governing, recurrence }
}

function earlier(planned: IsoDate | null, governing: IsoDate | null): IsoDate | null {
  return planned !== null && governing !== null && planned < governing ? planned : governing
}

function ofDirective(
  directive: Directive,
  path: string,
  { header: { date: issuedOn } }: Notice,
  { isDayOff }: ObligationContext,
): NewObligation {
  const { part, start, end, label, opening, text, writtenDeadline, deadline } = directive
  const limit = limitOf(writtenDeadline, deadline, isDayOff)
  return {
    source: 'directive',
    part,
    appendixId: null,
    span: [start, end],
    ordinal: `${path}${label}`,
    sectionLabel: '',
    sectionTitle: '',
    opening,
    text: text.trim(),
    bodies: bodiesOfDirective(directive),
    requiredResult: '',
    sourceDocument: '',
    planned: '',
    plannedUntil: null,
    assigned: '',
    limit,
    originalUntil: limit.until,
    parts: findDeadlines(text).map(({ written }) => ({
      text: written,
      ...limitOf(written, readDeadline(written, { issuedOn }), isDayOff),
    })),
  }
}

/** Whom a directive names, each once as the same; those the directory does not know lead by their name alone. */
export function bodiesOfDirective({ charged, unknownBodies, unknownCoordinating }: Directive): readonly ObligedBody[] {
  const unknown = unknownBodies.map((name) => ({ role: 'lead', name, subUnit: '', bodyId: null }) as const)
  const known = charged.map(({ as, name, body }) => ({ role: as, name, subUnit: '', bodyId: body.id }))
  const helping = unknownCoordinating.map(
    (name) => ({ role: 'coordinating', name, subUnit: '', bodyId: null }) as const,
  )
  const all: readonly ObligedBody[] = [...unknown, ...known, ...helping]
  const isSame = (one: ObligedBody, other: ObligedBody) =>
    one.role === other.role && (one.bodyId === null ? one.name === other.name : one.bodyId === other.bodyId)
  return all.filter((body, at) => all.findIndex((other) => isSame(body, other)) === at)
}

/** A deadline with what it says for the calendar. */
export function limitOf(deadline: string, value: DeadlineValue | null, isDayOff: IsDayOff): ReadLimit {
  return { deadline, until: value === null ? null : lastDay(value, isDayOff), recurrence: recurrenceIn(value) }
}

function recurrenceIn(value: DeadlineValue | null): Recurrence | null {
  switch (value?.kind) {
    case 'cadence':
    case 'continuous':
      return value
    case 'mixed':
      return recurrenceIn(value.parts[0]) ?? recurrenceIn(value.parts[1])
    case 'conditional':
      return recurrenceIn(value.base)
    default:
      return null
  }
}
