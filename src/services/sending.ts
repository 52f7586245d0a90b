/** How issued notices go out: a line for each recipient, what was sent, and what was not. */
import { dayInVietnam, writeShortDate } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import { describeNumber } from '../domain/office/records.ts'
import type { SendingLine } from '../domain/office/sending.ts'
import { isIssuedState } from '../domain/office/workflow.ts'
import { squeeze } from '../domain/words/text.ts'
import type { Sheet } from '../page/sheet.ts'
import { sha256 } from '../store/hash.ts'
import { getNotice } from '../store/notices.ts'
import { markSent, numberedForSending, sendingKey, sendingsOf } from '../store/sendings.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
import { exportSheet } from './printed-sheets.ts'

const bookName = 'so-giao-van-ban-di'

export const sendingHandlers: Handlers<'sending.list' | 'sending.mark' | 'sending.exportXlsx' | 'sending.exportSheet'> =
  {
    'sending.list': async (context, { notice, unsent }) => {
      const lines = await listLines(context, notice)
      return unsent ? lines.filter(({ sent }) => sent === null) : lines
    },

    'sending.mark': async ({ db, now, actor }, { id, recipients, sentBy, ...how }) => {
      const { notice, state } = await getNotice(db, id)
      if (!isIssuedState(state)) throw new Refusal('sending.notIssued', '', { found: state })
      const issuedOn = notice.header.date
      if (issuedOn !== null && how.sentOn < issuedOn) {
        const days = `${writeShortDate(how.sentOn)} trước ${writeShortDate(issuedOn)}`
        throw new Refusal('sending.beforeIssue', `${days}.`, { found: how.sentOn })
      }
      const known = new Set(notice.distribution.recipients.map((recipient) => recipient.id))
      const unknown = recipients.find((recipient) => !known.has(recipient))
      if (unknown !== undefined) throw new Refusal('sending.noRecipient', '', { found: unknown })
      const sent = { ...how, sentBy: sentBy === '' ? actor.name : sentBy }
      for (const recipient of recipients) await markSent(db, id, recipient, sent, { at: now, by: actor.name })
      return { value: { id, recipients }, subject: id, details: { recipients, ...sent } }
    },

    'sending.exportXlsx': async (context, { notice }) => {
      const lines = await listLines(context, notice)
      if (lines.length === 0) throw new Refusal('register.empty')
      const { writeSendings } = await import('../files/register-workbook.ts')
      const bytes = await writeSendings(lines, context.actor)
      return { fileName: `${bookName}.xlsx`, bytes, subject: notice ?? 'register', sha256: sha256(bytes) }
    },

    'sending.exportSheet': async (context, { notice, as }, files) => {
      const lines = await listLines(context, notice)
      if (lines.length === 0) throw new Refusal('register.empty')
      const { sendingsTable, titleOfSendings } = await import('../files/register-workbook.ts')
      const sheet: Sheet = {
        organ: '',
        title: titleOfSendings(lines),
        subtitle: '',
        orientation: 'landscape',
        day: dayInVietnam(context.now),
        isTrial: context.actor.isTrial,
        parts: [sendingsTable(lines)],
      }
      return exportSheet(context, { name: bookName, subject: notice ?? 'register', sheet }, as, files)
    },
  }

/** Refuses `notice.notFound` and `sending.notIssued` for a notice that has nothing to send. */
async function listLines({ db }: Context, noticeId: string | null): Promise<SendingLine[]> {
  if (noticeId !== null) {
    const { state } = await getNotice(db, noticeId)
    if (!isIssuedState(state)) throw new Refusal('sending.notIssued', '', { found: state })
  }
  const sent = await sendingsOf(db, noticeId)
  return (await numberedForSending(db, noticeId)).flatMap(({ notice: { id, header, abstract, distribution } }) =>
    distribution.recipients.map((recipient) => ({
      noticeId: id,
      number: describeNumber(header),
      issuedOn: header.date,
      abstract: squeeze(abstract.join(' ')),
      recipientId: recipient.id,
      recipient: recipient.role === '' ? recipient.name : `${recipient.name} (${recipient.role})`,
      sent: sent.get(sendingKey(id, recipient.id)) ?? null,
    })),
  )
}
