/** Reports on following up. Figures that went out are kept: the same period gives them again, whatever was written since. */
import { type IsoDate, dayInVietnam, writeShortDate } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import { type Evaluation, evaluateUnits, weightsOn } from '../domain/follow-up/evaluation.ts'
import { type MonthReport, endOfMonth, reportMonth } from '../domain/follow-up/month-report.ts'
import { remindersOf, writeMonthReport, writeReminder } from '../domain/follow-up/write-papers.ts'
import { textOf } from '../domain/office/office-record.ts'
import { squeeze } from '../domain/words/text.ts'
import type { Kept, WithKept } from '../contract/follow-reports.ts'
import type { Sheet } from '../page/sheet.ts'
import { type Snapshot, findSnapshot, keepSnapshot } from '../store/follow-snapshots.ts'
import { sha256 } from '../store/hash.ts'
import type { Context, WriteContext } from './context.ts'
import { rowsOn } from './follow-up.ts'
import type { Handlers, WriteResult } from './handlers.ts'
import { prepareCreation } from './notices.ts'
import { exportSheet } from './printed-sheets.ts'

export const followReportHandlers: Handlers<
  | 'follow.month'
  | 'follow.writeReport'
  | 'follow.reminders'
  | 'follow.writeReminders'
  | 'follow.evaluate'
  | 'follow.keepEvaluation'
  | 'follow.exportEvaluation'
> = {
  'follow.month': async (context, { month, on }) => {
    const kept = on === null ? await findSnapshot<MonthReport>(context.db, 'month', month) : null
    return kept === null
      ? { ...(await countMonth(context, month, on)), kept: null }
      : { ...kept.content, kept: keptOf(kept) }
  },

  'follow.writeReport': {
    prepare: async (context, { month, on, anew }) => {
      const kept = anew ? null : await findSnapshot<MonthReport>(context.db, 'month', month)
      const report = kept?.content ?? (await countMonth(context, month, on))
      const office = await context.offices.current(context.db)
      const notice = writeMonthReport(context.ids(), report, office)
      const create = await prepareCreation(context, { notice, doubts: [] }, { month, on: report.on })
      return async (writing) => {
        const { db, ids, now, actor } = writing
        const created = await create(writing)
        const snapshot = { id: ids(), kind: 'month', period: month, day: report.on, content: report } as const
        const stamp = { at: now, by: actor.name }
        const revision = await keepSnapshot(db, { ...snapshot, noticeId: notice.id }, stamp)
        return { ...created, value: { id: notice.id, revision }, details: { ...created.details, revision } }
      }
    },
  },

  'follow.reminders': async (context, { on: asked }) => {
    const on = asked ?? dayInVietnam(context.now)
    return remindersOf(await rowsOn(context, on, on), on)
  },

  'follow.writeReminders': {
    prepare: async (context, { on: asked, leads }) => {
      const on = asked ?? dayInVietnam(context.now)
      const reminders = remindersOf(await rowsOn(context, on, on), on).filter(({ lead }) => leads.includes(lead))
      if (reminders.length === 0) throw new Refusal('follow.nothingDue')
      const office = await context.offices.current(context.db)
      const created: ((writing: WriteContext) => Promise<WriteResult<{ readonly id: string }>>)[] = []
      for (const reminder of reminders) {
        const notice = writeReminder(context.ids(), reminder, office)
        created.push(await prepareCreation(context, { notice, doubts: [] }))
      }
      return async (writing) => {
        const drafts: { readonly id: string }[] = []
        for (const create of created) drafts.push((await create(writing)).value)
        const ids = drafts.map(({ id }) => id)
        return { value: { ids }, subject: 'follow', details: { on, leads: reminders.map(({ lead }) => lead), ids } }
      }
    },
  },

  'follow.evaluate': readEvaluation,

  'follow.keepEvaluation': async (writing, period) => {
    const { db, ids, now, actor } = writing
    const evaluation = await countEvaluation(writing, period)
    const { from, to, on } = evaluation
    const snapshot = {
      kind: 'evaluation',
      period: `${from} ${to}`,
      day: on,
      content: evaluation,
      noticeId: null,
    } as const
    const revision = await keepSnapshot(db, { id: ids(), ...snapshot }, { at: now, by: actor.name })
    return { value: { revision }, subject: 'follow', details: { from, to, on, revision } }
  },

  'follow.exportEvaluation': async (context, { as, ...period }, files) => {
    const evaluation = await readEvaluation(context, period)
    if (evaluation.units.length === 0) throw new Refusal('follow.empty')
    const { evaluationParts, writeEvaluationBook } = await import('../files/evaluation-workbook.ts')
    const { from, to, on, kept } = evaluation
    const title = `ĐÁNH GIÁ THỰC HIỆN NHIỆM VỤ TỪ ${writeShortDate(from)} ĐẾN ${writeShortDate(to)}`
    const name = `danh-gia-${from}-${to}`
    if (as === 'xlsx') {
      const bytes = await writeEvaluationBook(evaluation, title, context.actor)
      return { fileName: `${name}.xlsx`, bytes, subject: 'follow', sha256: sha256(bytes) }
    }
    const [profile] = (await context.offices.current(context.db)).valid('profile', on)
    const sheet: Sheet = {
      organ: squeeze(textOf(profile?.values['issuingOrgan'])),
      title,
      subtitle: `Tính đến ngày ${writeShortDate(on)}${kept === null ? '' : `, số liệu chốt lần ${kept.revision}`}`,
      orientation: 'landscape',
      day: dayInVietnam(context.now),
      isTrial: context.actor.isTrial,
      parts: evaluationParts(evaluation),
    }
    return exportSheet(context, { name, subject: 'follow', sheet }, as, files)
  },
}

function keptOf({ revision, madeAt: at, madeBy: by, noticeId }: Snapshot<unknown>): Kept {
  return { revision, at, by, noticeId }
}

async function countMonth(context: Context, month: string, asked: IsoDate | null): Promise<MonthReport> {
  const [last, now] = [endOfMonth(month), dayInVietnam(context.now)]
  const on = asked ?? (last < now ? last : now)
  return reportMonth(month, on, await rowsOn(context, on, on))
}

interface Period {
  readonly from: IsoDate
  readonly to: IsoDate
  readonly on: IsoDate | null
}

async function countEvaluation(context: Context, { from, to, on: asked }: Period): Promise<Evaluation> {
  const now = dayInVietnam(context.now)
  const on = asked ?? (to < now ? to : now)
  const weights = weightsOn(await context.offices.current(context.db), on)
  return evaluateUnits(await rowsOn(context, on, on), { from, to, on, weights })
}

async function readEvaluation(context: Context, period: Period): Promise<WithKept<Evaluation>> {
  const { from, to, on } = period
  const kept = on === null ? await findSnapshot<Evaluation>(context.db, 'evaluation', `${from} ${to}`) : null
  return kept === null
    ? { ...(await countEvaluation(context, period)), kept: null }
    : { ...kept.content, kept: keptOf(kept) }
}
