/** Handing case files over to the archive: put together, exported as a bag, closed by the receipt. */
import { z } from 'zod'
import { archivists, exports, nothing, read, write } from './call.ts'
import { type Exported, sheetForm } from './exports.ts'
import type { Handover } from '../domain/archive/handover.ts'
import { isIsoDate } from '../domain/deadline/dates.ts'

const id = z.string().min(1).max(64)
const ref = z.object({ handover: id }).strict()

export const handoverCalls = {
  /** The last first. */
  'handover.list': read<readonly Handover[]>()(nothing),
  /** From now on the files are only read; papers that were never exported are made and kept. */
  'handover.prepare': write<{ readonly handover: string; readonly number: number }>()(
    z.object({ files: z.array(id).min(1).max(500) }).strict(),
    archivists,
  ),
  /** The bag (RFC 8493) as a ZIP; the same bytes each time. */
  'handover.export': exports<Exported>()(ref, archivists),
  /** Two of it are signed, one for each side (F-ARC-15). */
  'handover.exportRecord': exports<Exported>()(ref.extend({ as: sheetForm }), archivists),
  'handover.cancel': write<{ readonly handover: string }>()(
    ref.extend({ reason: z.string().trim().min(3).max(2000) }),
    archivists,
  ),
  /** Closes the files for good. `bag`: the hash that the receipt names; empty where it names none. */
  'handover.receive': write<{ readonly handover: string }>()(
    ref.extend({
      bag: z
        .string()
        .regex(/^(?:[0-9a-f]{64})?$/)
        .default(''),
      number: z.string().trim().min(1).max(100),
      day: z.string().refine(isIsoDate, 'không phải một ngày có thật'),
      receivedBy: z.string().trim().min(2).max(300),
    }),
    archivists,
  ),
} as const
