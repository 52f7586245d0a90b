/** Paper files that are lent: nothing of the file itself changes. */
import { codeOf } from '../domain/archive/case-file.ts'
import { type Loan, daysOverdue } from '../domain/archive/loan.ts'
import { dayInVietnam, writeShortDate } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import type { Sheet } from '../page/sheet.ts'
import { getCaseFile } from '../store/case-files.ts'
import { endLoan, insertLoan, listLoans } from '../store/loans.ts'
import type { Handlers } from './handlers.ts'
import { organOfOffice } from './offices.ts'
import { exportSheet } from './printed-sheets.ts'

export const loanHandlers: Handlers<'loan.list' | 'loan.lend' | 'loan.giveBack' | 'loan.exportSheet'> = {
  'loan.list': ({ db }, { returned }) => listLoans(db, returned),

  'loan.lend': async ({ db, ids, now, actor }, asked) => {
    const { file } = await getCaseFile(db, asked.file)
    if (file.isHandedOver || file.destruction !== null) throw new Refusal('loan.gone', '', { found: file.id })
    if (asked.dueOn < asked.lentOn || asked.lentOn > dayInVietnam(now))
      throw new Refusal('loan.badDays', '', { found: asked.dueOn })
    const loan = ids()
    await insertLoan(db, { ...asked, id: loan }, { at: now, by: actor.name })
    const { file: subject, ...details } = asked
    return { value: { loan }, subject, details: { loan, ...details } }
  },

  'loan.giveBack': async ({ db, now, actor }, asked) => {
    if (asked.returnedOn > dayInVietnam(now)) throw new Refusal('loan.badDays', '', { found: asked.returnedOn })
    const file = await endLoan(db, asked, { at: now, by: actor.name })
    return { value: { loan: asked.loan }, subject: file, details: asked }
  },

  'loan.exportSheet': async (context, { returned, as }, files) => {
    const loans = await listLoans(context.db, returned)
    if (loans.length === 0) throw new Refusal('register.empty')
    const day = dayInVietnam(context.now)
    const sheet: Sheet = {
      organ: await organOfOffice(context),
      title: 'SỔ THEO DÕI MƯỢN HỒ SƠ',
      subtitle: `Đến ngày ${writeShortDate(day)}`,
      orientation: 'landscape',
      day,
      isTrial: context.actor.isTrial,
      parts: [
        {
          kind: 'table',
          columns: [
            { heading: 'Số TT', share: 5, isCentred: true },
            { heading: 'Số, ký hiệu hồ sơ', share: 10 },
            { heading: 'Tiêu đề hồ sơ', share: 30 },
            { heading: 'Người mượn, đơn vị', share: 20 },
            { heading: 'Mục đích', share: 16 },
            { heading: 'Ngày mượn', share: 10, isCentred: true },
            { heading: 'Hẹn trả', share: 10, isCentred: true },
            { heading: 'Ngày trả', share: 12, isCentred: true },
            { heading: 'Ký nhận', share: 10 },
          ],
          rows: loans.map((loan, at) => writeLoan(loan, at, day)),
        },
      ],
    }
    return exportSheet(context, { name: 'so-muon-ho-so', subject: 'archive', sheet }, as, files)
  },
}

function writeLoan(loan: Loan, at: number, today: string): string[] {
  const { file, borrower, unit, purpose, lentOn, dueOn, returnedOn, note } = loan
  const late = daysOverdue(loan, today)
  const back = returnedOn === null ? (late === 0 ? '' : `Quá hạn ${late} ngày`) : writeShortDate(returnedOn)
  return [
    String(at + 1),
    `${codeOf(file)}, năm ${file.year}`,
    file.title,
    [borrower, unit].filter((one) => one !== '').join('\n'),
    purpose,
    writeShortDate(lentOn),
    writeShortDate(dueOn),
    [back, note].filter((one) => one !== '').join('\n'),
    '',
  ]
}
