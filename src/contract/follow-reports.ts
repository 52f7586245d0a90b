/** What is reported of following up: the figures of a month and the report of them, reminders, the evaluation of units. */
import { z } from 'zod'
import { drafters, exports, noticeRef, read, write } from './call.ts'
import type { Exported } from './exports.ts'
import { isIsoDate } from '../domain/deadline/dates.ts'
import type { Evaluation } from '../domain/follow-up/evaluation.ts'
import type { Standing } from '../domain/follow-up/follow-up.ts'
import type { IndicatorSeries, PlacedTarget, TargetDifference } from '../domain/follow-up/indicators.ts'
import type { LineageStep } from '../domain/follow-up/lineage.ts'
import type { MonthReport } from '../domain/follow-up/month-report.ts'
import type { Reminder } from '../domain/follow-up/write-papers.ts'

const day = z.string().refine(isIsoDate, { error: 'không phải một ngày có thật' })
const on = day.nullable().default(null)
const month = z.string().regex(/^(19|2\d)\d\d-(0[1-9]|1[0-2])$/, { error: 'không phải một tháng: cần dạng 2026-05' })
const period = z
  .object({ from: day, to: day, on })
  .strict()
  .refine(({ from, to }) => from <= to, { error: 'ngày đầu sau ngày cuối', path: ['to'] })

export interface ProposedEarlier {
  readonly step: LineageStep
  readonly text: string
  readonly standing: Standing
  /** How much of their wording both have, from 0 to 1. */
  readonly share: number
}

export interface Lineage {
  /** From the first notice to the last one that is known. */
  readonly steps: readonly LineageStep[]
  readonly proposed: readonly ProposedEarlier[]
}

export interface DraftPredecessors {
  readonly ordinal: string
  readonly source: 'row' | 'directive'
  readonly text: string
  readonly proposed: readonly ProposedEarlier[]
}

export interface Indicators {
  readonly targets: readonly PlacedTarget[]
  readonly differences: readonly TargetDifference[]
  readonly series: readonly IndicatorSeries[]
}

/** When figures were kept, by whom, and the report that was written of them. */
export interface Kept {
  readonly revision: number
  readonly at: string
  readonly by: string
  readonly noticeId: string | null
}

/** `kept`: these are the figures as they were kept; null: they were counted just now. */
export type WithKept<Figures> = Figures & { readonly kept: Kept | null }

export const followReportCalls = {
  /**
   * Without a day: as they were kept; where they were not, on the last of the month, or today while that has not come. With
   * a day: counted for it.
   */
  'follow.month': read<WithKept<MonthReport>>()(z.object({ month, on }).strict()),
  /** Keeps the figures and begins the draft of a Báo cáo with them. `anew`: counted again although some were kept. */
  'follow.writeReport': write<{ readonly id: string; readonly revision: number }>()(
    z.object({ month, on, anew: z.boolean().default(false) }).strict(),
    drafters,
  ),
  'follow.reminders': read<readonly Reminder[]>()(z.object({ on }).strict()),
  /** Begins the draft of a letter to each of these leads. */
  'follow.writeReminders': write<{ readonly ids: readonly string[] }>()(
    z.object({ on, leads: z.array(z.string().trim().min(1).max(500)).min(1).max(300) }).strict(),
    drafters,
  ),
  /** The way of an obligation through the notices, and earlier ones that it may continue. */
  'follow.lineage': read<Lineage>()(z.object({ obligation: z.string().min(1).max(64) }).strict()),
  /** For each task of a draft the open obligations that it may continue. */
  'follow.predecessors': read<readonly DraftPredecessors[]>()(noticeRef),
  /** Targets that obligations name, where they differ, and the values that were reported as series. */
  'follow.indicators': read<Indicators>()(
    z.object({ obligation: z.string().min(1).max(64).nullable().default(null) }).strict(),
  ),
  /** Without a day: as it was kept; where it was not, on the last of the period, or today. */
  'follow.evaluate': read<WithKept<Evaluation>>()(period),
  'follow.keepEvaluation': write<{ readonly revision: number }>()(period, drafters),
  'follow.exportEvaluation': exports<Exported>()(period.safeExtend({ as: z.enum(['xlsx', 'docx', 'pdf']) })),
} as const
