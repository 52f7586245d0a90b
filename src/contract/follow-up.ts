/** Following up: what issued notices bind to, how it stands on a day, and what came of it. */
import { z } from 'zod'
import { exports, noticeId, read, write } from './call.ts'
import { type Exported, sheetForm } from './exports.ts'
import { original } from './imports.ts'
import { isIsoDate } from '../domain/deadline/dates.ts'
import type { BoardRow, SavedBoard } from '../domain/follow-up/board.ts'
import { type RecordedEntry, standings } from '../domain/follow-up/follow-up.ts'
import type { UnitReceipt } from '../domain/follow-up/receipts.ts'
import type { JudgedRow } from '../domain/follow-up/sheet-rows.ts'
import { rolesOfEntry } from '../domain/follow-up/steps.ts'
import type { Obligation } from '../domain/tasks/obligation.ts'

const day = z.string().refine(isIsoDate, { error: 'không phải một ngày có thật' })
const words = (most: number) => z.string().trim().max(most)
/** The thing, and how many of its entries the caller has seen: who has not seen the last one goes on from nothing. */
const thing = { obligation: z.string().min(1).max(64), occasion: z.union([day, z.literal('')]).default('') }
const seen = z.number().int().min(0).max(10_000)
/** Of an obligation as a whole. */
const whole = { obligation: thing.obligation, seen }
const files = z.array(original).min(1).max(300)
/** Characters in base64. */
const largestFile = 60_000_000
const reason = words(2000).min(3)

/** A thing with everything written of it. */
export interface FollowedThing {
  readonly row: BoardRow
  readonly obligation: Obligation
  readonly entries: readonly RecordedEntry[]
  /** What was written of the obligation as a whole: of what recurs, beside those of its times. */
  readonly ofAll: readonly RecordedEntry[]
}

export interface Board {
  readonly on: string
  readonly rows: readonly BoardRow[]
}

/** What rows of the board are asked for. */
const asked = {
  lead: words(200).default(''),
  section: words(500).default(''),
  states: z.array(z.enum(standings)).max(standings.length).default([]),
  by: z.enum(['original', 'current']).default('current'),
}
const board = z
  .object({
    on: day.nullable().default(null),
    notice: noticeId.nullable().default(null),
    ...asked,
    from: day.nullable().default(null),
    to: day.nullable().default(null),
  })
  .strict()

export const followCalls = {
  /** Without a day: today. */
  'follow.board': read<Board>()(board),
  /** Sổ theo dõi: the rows that are asked for, as a workbook or to be read and bound. */
  'follow.exportXlsx': exports<Exported>()(board),
  'follow.exportSheet': exports<Exported>()(board.extend({ as: sheetForm })),
  'follow.views': read<readonly SavedBoard[]>()(z.object({}).strict()),
  /** Under a name that is there already, it takes its place. */
  'follow.saveView': write<{ readonly id: string }>()(
    z.object({ name: words(100).min(1), query: z.object(asked).strict(), grouping: z.enum(['lead', 'day']) }).strict(),
  ),
  'follow.dropView': write<{ readonly id: string }>()(z.object({ id: z.string().min(1).max(64) }).strict()),
  'follow.get': read<FollowedThing>()(z.object({ ...thing, on: day.nullable().default(null) }).strict()),
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
    z
      .object({
        ...thing,
        seen,
        document: words(200).default(''),
        doneOn: day,
        note: words(2000).default(''),
        file: z
          .object({ fileName: z.string().trim().min(1).max(255), base64: z.base64().max(largestFile) })
          .nullable()
          .default(null),
      })
      .strict(),
    rolesOfEntry('result'),
  ),
  /** The file that showed a result, as it was given. */
  'follow.exportEvidence': exports<Exported>()(z.object({ entry: z.string().min(1).max(64) }).strict()),
  'follow.approve': write<RecordedEntry>()(
    z.object({ ...thing, seen, note: words(2000).default('') }).strict(),
    rolesOfEntry('approval'),
  ),
  'follow.refuse': write<RecordedEntry>()(z.object({ ...thing, seen, reason }).strict(), rolesOfEntry('refusal')),
  'follow.reopen': write<RecordedEntry>()(z.object({ ...thing, seen, reason }).strict(), rolesOfEntry('reopening')),

  /** What recurs ends with the time that is due on this day at the latest; null: it goes on without an end. */
  'follow.end': write<RecordedEntry>()(
    z.object({ ...whole, until: day.nullable(), document: words(200).default(''), note: reason }).strict(),
    rolesOfEntry('ending'),
  ),
  /** Who of several units sent a plan or a report, and who did not. */
  'follow.receipts': read<readonly UnitReceipt[]>()(z.object({ ...thing, on: day.nullable().default(null) }).strict()),
  'follow.receive': write<RecordedEntry>()(
    z
      .object({
        ...thing,
        seen,
        unit: words(500).min(1),
        document: words(200).default(''),
        receivedOn: day,
        note: words(2000).default(''),
      })
      .strict(),
    rolesOfEntry('receipt'),
  ),
  /** It is a part of another obligation, or waits for it; lifted, it is so no longer. */
  'follow.tie': write<RecordedEntry>()(
    z
      .object({
        ...whole,
        to: z.string().min(1).max(64),
        as: z.enum(['parent', 'wait']),
        isLifted: z.boolean().default(false),
        note: words(2000).default(''),
      })
      .strict(),
    rolesOfEntry('parent'),
  ),
  /** It continues an obligation of an earlier notice; null: none. */
  'follow.continue': write<RecordedEntry>()(
    z.object({ ...whole, earlier: z.string().min(1).max(64).nullable(), note: words(2000).default('') }).strict(),
    rolesOfEntry('lineage'),
  ),
  /** The sheet of one lead, by its name, or those of all in one package: what is not done on the day. */
  'follow.exportLeadSheet': exports<Exported>()(
    z.object({ lead: words(500).min(1), on: day.nullable().default(null) }).strict(),
  ),
  'follow.exportLeadSheets': exports<Exported>()(z.object({ on: day.nullable().default(null) }).strict()),
  /** What filled sheets say, row by row, and what of it can be taken in. Nothing is stored. */
  'follow.readSheets': read<readonly JudgedRow[]>()(z.object({ files }).strict(), rolesOfEntry('told')),
  /** Takes in what is new, and of rows whose copies differ the chosen ones. */
  'follow.takeSheets': write<{ readonly taken: number; readonly results: number }>()(
    z
      .object({
        files,
        chosen: z
          .array(z.object({ key: z.string().min(1).max(100), sha256: z.string().length(64) }).strict())
          .max(10_000)
          .default([]),
      })
      .strict(),
    rolesOfEntry('told'),
  ),
  'follow.measure': write<RecordedEntry>()(
    z
      .object({
        ...whole,
        indicator: words(300).min(1),
        value: z.number().min(-1e12).max(1e12),
        on: day,
        source: words(500).default(''),
      })
      .strict(),
    rolesOfEntry('measure'),
  ),
} as const
