/** Spending: plans and payments as tables say them, with rates and what is behind its time. It is no accounting. */
import { z } from 'zod'
import { drafters, exports, nothing, read, write } from './call.ts'
import type { Exported } from './exports.ts'
import { original } from './imports.ts'
import { isIsoDate } from '../domain/deadline/dates.ts'
import type { Spending } from '../domain/follow-up/spending.ts'

const day = z.string().refine(isIsoDate, { error: 'không phải một ngày có thật' })
const on = day.nullable().default(null)

/** Which table the figures are of; null while there is none. */
export interface SpendingAnswer {
  readonly spending: Spending
  readonly taken: { readonly day: string; readonly fileName: string; readonly at: string; readonly by: string } | null
}

export const spendingCalls = {
  /** By the last table of the day or before. Without a day: today. */
  'spending.get': read<SpendingAnswer>()(z.object({ on }).strict()),
  /** Takes in a table of a day, all of it or nothing: one that has a fault is refused with every fault. */
  'spending.take': write<{ readonly rows: number }>()(z.object({ file: original, day }).strict(), drafters),
  /** The table that was taken in last, to be filled in and taken in again; empty where there is none. */
  'spending.exportTable': exports<Exported>()(nothing),
  'spending.export': exports<Exported>()(z.object({ on, as: z.enum(['xlsx', 'docx', 'pdf']) }).strict()),
} as const
