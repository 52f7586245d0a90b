/** Following up: what issued notices bind to, how it stands on a day, and what came of it. */
import { z } from 'zod'
import { noticeId, read, write } from './call.ts'
import { isIsoDate } from '../domain/deadline/dates.ts'
import type { BoardRow } from '../domain/follow-up/board.ts'
import { type RecordedEntry, standings } from '../domain/follow-up/follow-up.ts'
import type { MonthReport } from '../domain/follow-up/month-report.ts'
import { rolesOfEntry } from '../domain/follow-up/steps.ts'
import type { Obligation } from '../domain/tasks/obligation.ts'

const day = z.string().refine(isIsoDate, { error: 'không phải một ngày có thật' })
const words = (most: number) => z.string().trim().max(most)
/** The thing, and how many of its entries the caller has seen: who has not seen the last one goes on from nothing. */
const thing = { obligation: z.string().min(1).max(64), occasion: z.union([day, z.literal('')]).default('') }
const seen = z.number().int().min(0).max(10_000)
const reason = words(2000).min(3)

/** A thing with everything written of it. */
export interface FollowedThing {
  readonly row: BoardRow
  readonly obligation: Obligation
  readonly entries: readonly RecordedEntry[]
}

export interface Board {
  readonly on: string
  readonly rows: readonly BoardRow[]
}

export const followCalls = {
  /** Without a day: today. */
  'follow.board': read<Board>()(
    z
      .object({
        on: day.nullable().default(null),
        notice: noticeId.nullable().default(null),
        lead: words(200).default(''),
        states: z.array(z.enum(standings)).max(standings.length).default([]),
        from: day.nullable().default(null),
        to: day.nullable().default(null),
      })
      .strict(),
  ),
  'follow.get': read<FollowedThing>()(z.object({ ...thing, on: day.nullable().default(null) }).strict()),
  /** Without a day: the last of the month, or today while that has not come. */
  'follow.month': read<MonthReport>()(
    z.object({ month: z.string().regex(/^(19|2\d)\d\d-(0[1-9]|1[0-2])$/), on: day.nullable().default(null) }).strict(),
  ),

  /** The decision with its day, who asked when, and the new day. A request after the day passed must say that it is late. */
  'follow.extend': write<RecordedEntry>()(
    z
      .object({
        ...thing,
        seen,
        document: words(200).min(1),
        decidedOn: day,
        requestedBy: words(500).min(1),
        requestedOn: day,
        until: day,
        acceptsLate: z.boolean().default(false),
        note: words(2000).default(''),
      })
      .strict(),
    rolesOfEntry('extension'),
  ),
  'follow.enterResult': write<RecordedEntry>()(
    z.object({ ...thing, seen, document: words(200).default(''), doneOn: day, note: words(2000).default('') }).strict(),
    rolesOfEntry('result'),
  ),
  'follow.approve': write<RecordedEntry>()(
    z.object({ ...thing, seen, note: words(2000).default('') }).strict(),
    rolesOfEntry('approval'),
  ),
  'follow.refuse': write<RecordedEntry>()(z.object({ ...thing, seen, reason }).strict(), rolesOfEntry('refusal')),
  'follow.reopen': write<RecordedEntry>()(z.object({ ...thing, seen, reason }).strict(), rolesOfEntry('reopening')),
} as const
