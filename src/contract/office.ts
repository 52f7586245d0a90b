/** The office as data: its records, their history, changes, and workbooks of them. */
import { z } from 'zod'
import { drafters, exports, officeKeepers, read, write } from './call.ts'
import type { Exported } from './exports.ts'
import { original } from './imports.ts'
import type { OfficeData } from '../domain/office/office.ts'
import {
  type OfficeRecord,
  type RecordVersion,
  officeKindSchema,
  parseRecord,
  recordId,
} from '../domain/office/office-record.ts'
import type { BlockUse } from '../domain/office/records.ts'
import type { TablePreview } from '../domain/office/table-preview.ts'

const record = z
  .custom<OfficeRecord>((value) => typeof value === 'object' && value !== null)
  .transform((value): OfficeRecord => parseRecord(value))
const recordKey = z.object({ kind: officeKindSchema, id: recordId }).strict()

export const officeCalls = {
  /** The records in force, or those of an earlier version. */
  'office.get': read<OfficeData>()(z.object({ version: z.number().int().positive().optional() }).strict()),
  /** Every version of a record, the last first. */
  'office.history': read<readonly RecordVersion[]>()(recordKey),
  /** The drafts that hold a text block, the last changed first. */
  'office.blockUses': read<readonly BlockUse[]>()(z.object({ id: recordId }).strict()),
  /** Writes the next version. `readIn` is the version the changes were made from; null for a record removes it. */
  'office.save': write<{ readonly version: number }>()(
    z
      .object({
        readIn: z.number().int().positive(),
        changes: z
          .array(z.object({ key: recordKey, record: record.nullable() }).strict())
          .min(1)
          .max(10_000),
      })
      .strict(),
    officeKeepers,
  ),
  /** Writes the record of a meeting: those who draft keep it themselves. */
  'office.saveMeeting': write<{ readonly id: string; readonly version: number }>()(
    z
      .object({
        readIn: z.number().int().positive(),
        record: record.refine(({ kind }) => kind === 'meeting', { error: 'không phải cuộc họp' }),
      })
      .strict(),
    drafters,
  ),
  /** Saves lines of recipients as a list, in place of one of the same name: those who draft keep the lists they send by. */
  'office.saveRecipients': write<{ readonly list: string; readonly version: number }>()(
    z
      .object({
        readIn: z.number().int().positive(),
        list: z.string().trim().min(1).max(200),
        lines: z
          .array(z.object({ name: z.string().trim().min(1).max(2000), role: z.string().trim().max(200) }).strict())
          .min(1)
          .max(1000),
      })
      .strict(),
    drafters,
  ),
  /** The table of a kind as a workbook, to be filled in and read again. */
  'office.exportTable': exports<Exported>()(z.object({ kind: officeKindSchema }).strict()),
  /** Reads such a workbook: what it would change. Nothing is stored. */
  'office.readTable': read<TablePreview>()(original, officeKeepers),
} as const
