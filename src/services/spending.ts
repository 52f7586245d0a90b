/** Spending: tables of plans and payments are taken in as a whole, and what they come to is shown on a day. */
import { type IsoDate, dayInVietnam, readTypedDay, writeShortDate } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import {
  type SpendingFault,
  readSpending,
  slowThresholdOn,
  spendingHeadings,
  sumSpending,
} from '../domain/follow-up/spending.ts'
import { textOf } from '../domain/office/office-record.ts'
import { squeeze } from '../domain/words/text.ts'
import { readForeign } from '../files/foreign.ts'
import type { Sheet } from '../page/sheet.ts'
import { sha256 } from '../store/hash.ts'
import { insertSpending, spendingOn } from '../store/spending.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
import { exportSheet } from './printed-sheets.ts'

export const spendingHandlers: Handlers<'spending.get' | 'spending.take' | 'spending.exportTable' | 'spending.export'> =
  {
    'spending.get': readFigures,

    'spending.take': {
      prepare: async ({ now }, { file, day }) => {
        const today = dayInVietnam(now)
        if (day > today) throw new Refusal('spending.badDay', `Hôm nay là ${writeShortDate(today)}.`, { found: day })
        const bytes = Buffer.from(file.base64, 'base64')
        const written = await readForeign('spending', bytes)
        if (written.length === 0) throw new Refusal('spending.badTable', 'Bảng không có hàng nào.')
        const { rows, faults } = readSpending(written, (typed) => readTypedDay(typed, day))
        if (faults.length > 0)
          throw new Refusal('spending.badTable', describeFaults(faults), { found: String(faults.length) })
        const hash = sha256(bytes)
        return async ({ db, ids, now: at, actor }) => {
          await insertSpending(
            db,
            { id: ids(), day, fileName: file.fileName, sha256: hash, rows },
            { at, by: actor.name },
          )
          return {
            value: { rows: rows.length },
            subject: 'spending',
            details: { day, file: file.fileName, sha256: hash, rows: rows.length },
          }
        }
      },
    },

    'spending.exportTable': async ({ db, now, actor }) => {
      const { writeSpendingTable } = await import('../files/spending-workbook.ts')
      const taken = await spendingOn(db, dayInVietnam(now))
      const bytes = await writeSpendingTable(taken?.rows ?? [], actor)
      return { fileName: 'bang-giai-ngan.xlsx', bytes, subject: 'spending', sha256: sha256(bytes) }
    },

    'spending.export': async (context, { on, as }, files) => {
      const { spending, taken } = await readFigures(context, { on })
      if (taken === null) throw new Refusal('spending.none')
      const { spendingParts, writeSpendingBook } = await import('../files/spending-workbook.ts')
      const name = `giai-ngan-${spending.on}`
      if (as === 'xlsx') {
        const bytes = await writeSpendingBook(spending, context.actor)
        return { fileName: `${name}.xlsx`, bytes, subject: 'spending', sha256: sha256(bytes) }
      }
      const [profile] = (await context.offices.current(context.db)).valid('profile', spending.on)
      const sheet: Sheet = {
        organ: squeeze(textOf(profile?.values['issuingOrgan'])),
        title: `TÌNH HÌNH GIẢI NGÂN ĐẾN NGÀY ${writeShortDate(spending.on)}`,
        subtitle: `Theo bảng ngày ${writeShortDate(taken.day)} (${taken.fileName})`,
        orientation: 'landscape',
        day: dayInVietnam(context.now),
        isTrial: context.actor.isTrial,
        parts: spendingParts(spending),
      }
      return exportSheet(context, { name, subject: 'spending', sheet }, as, files)
    },
  }

async function readFigures({ db, offices, now }: Context, { on: asked }: { readonly on: IsoDate | null }) {
  const on = asked ?? dayInVietnam(now)
  const taken = await spendingOn(db, on)
  const threshold = slowThresholdOn(await offices.current(db), on)
  return {
    spending: sumSpending(taken?.rows ?? [], on, threshold),
    taken: taken === null ? null : { day: taken.day, fileName: taken.fileName, at: taken.takenAt, by: taken.takenBy },
  }
}

/** More are not read through anyway. */
const mostFaults = 20

function describeFaults(faults: readonly SpendingFault[]): string {
  const shown = faults
    .slice(0, mostFaults)
    .map(({ at, column, why }) => `hàng ${at}, cột ${spendingHeadings[column]}: ${why}`)
  const more = faults.length > mostFaults ? ` Còn ${faults.length - mostFaults} chỗ nữa.` : ''
  return `${shown.join('; ')}.${more}`
}
