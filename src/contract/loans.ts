/** Paper files that are lent from the archive. */
import { z } from 'zod'
import { archivists, exports, read, write } from './call.ts'
import { type Exported, sheetForm } from './exports.ts'
import type { Loan } from '../domain/archive/loan.ts'
import { isIsoDate } from '../domain/deadline/dates.ts'

const id = z.string().min(1).max(64)
const day = z.string().refine(isIsoDate, { error: 'không phải một ngày có thật' })
const words = z.string().trim().max(300)

export const loanCalls = {
  /** Those that are out, the one that is due first first; with `returned` those that came back too, behind them. */
  'loan.list': read<readonly Loan[]>()(z.object({ returned: z.boolean().default(false) }).strict()),
  'loan.lend': write<{ readonly loan: string }>()(
    z
      .object({
        file: id,
        borrower: words.min(2),
        unit: words.default(''),
        purpose: words.default(''),
        lentOn: day,
        dueOn: day,
      })
      .strict(),
    archivists,
  ),
  'loan.giveBack': write<{ readonly loan: string }>()(
    z.object({ loan: id, returnedOn: day, note: words.default('') }).strict(),
    archivists,
  ),
  /** The book of loans as a sheet. */
  'loan.exportSheet': exports<Exported>()(z.object({ returned: z.boolean().default(true), as: sheetForm }).strict()),
} as const
