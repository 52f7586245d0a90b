/** How long case files are kept: the schedule they follow, reasons to keep them longer, and what was destroyed by decision. */
import { z } from 'zod'
import { archivists, exports, nothing, read, write } from './call.ts'
import { type Exported, sheetForm } from './exports.ts'
import type { Hold, KeptFile, RetentionEntry } from '../domain/archive/retention.ts'
import { isIsoDate } from '../domain/deadline/dates.ts'

const id = z.string().min(1).max(64)
const reason = z.string().trim().min(3).max(2000)
const files = z.array(id).min(1).max(500)

export const retentionCalls = {
  /** The entries of the office's own schedule; none while it has not filled it. */
  'retention.schedule': read<readonly RetentionEntry[]>()(nothing),
  /** Every case file and where it stands in a year; without one, in this year. */
  'retention.list': read<readonly KeptFile[]>()(
    z.object({ year: z.number().int().min(1945).max(9999).nullable().default(null) }).strict(),
  ),
  'retention.set': write<{ readonly file: string }>()(
    z.object({ file: id, entry: z.string().min(1).max(200).nullable() }).strict(),
    archivists,
  ),
  'hold.list': read<readonly Hold[]>()(z.object({ file: id }).strict()),
  'hold.set': write<{ readonly hold: string }>()(z.object({ file: id, reason }).strict(), archivists),
  'hold.lift': write<{ readonly hold: string }>()(z.object({ hold: id, reason }).strict(), archivists),
  /** The list that those who decide sign; only files whose period is over. */
  'destruction.exportList': exports<Exported>()(z.object({ files, as: sheetForm }).strict(), archivists),
  /** By the signed list: its decision and who signed. The record of each file stays. */
  'destruction.record': write<{ readonly destruction: string }>()(
    z
      .object({
        files,
        decision: z.string().trim().min(1).max(100),
        day: z.string().refine(isIsoDate, 'không phải một ngày có thật'),
        names: z.array(z.string().trim().min(2).max(200)).min(1).max(20),
      })
      .strict(),
    archivists,
  ),
} as const
