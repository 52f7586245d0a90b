/** Drafting: create, list, get, save, delete and restore. */
import { localDirectory, resolveBody } from '../domain/bodies/body-directory.ts'
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { learnFrom } from '../checker/standard.ts'
import type { Office } from '../domain/office/office.ts'
import type { StoredNotice } from '../domain/office/records.ts'
import { seriesOfNumber } from '../domain/office/register.ts'
import { tasksOf } from '../domain/tasks/task.ts'
import { lastCheckRun } from '../store/check-runs.ts'
import { doubtsOf, insertDoubts, settleDoubt } from '../store/doubts.ts'
import {
  columnsOf,
  countNotices,
  getNotice,
  insertNotice,
  listNotices,
  moveState,
  receptionOf,
  requireDraft,
  setDeleted,
  updateNotice,
} from '../store/notices.ts'
import { claimNumber } from '../store/issued-numbers.ts'
import { countLearned } from '../store/learned-wording.ts'
import { insertOriginal, originalsOf } from '../store/originals.ts'
import { replaceTasks, taskRows } from '../store/tasks.ts'
import { waiversOf } from '../store/waivers.ts'
import { dropWorkingCopy } from '../store/working-copies.ts'
import { computeRun, describeRun, keepRun, passGate, refuseOutdated } from './check.ts'
import type { Handlers } from './handlers.ts'
import type { Context } from './context.ts'
import { directoryFor } from './offices.ts'

type Names =
  | 'notice.create'
  | 'notice.list'
  | 'notice.count'
  | 'notice.get'
  | 'notice.tasks'
  | 'notice.save'
  | 'notice.deleteDraft'
  | 'notice.restoreDraft'
  | 'notice.settleDoubt'
  | 'notice.submit'
  | 'notice.takeBack'
  | 'notice.issue'

export const noticeHandlers: Handlers<Names> = {
  'notice.create': {
    prepare: async (context, { notice, original, doubts }) => {
      const office = await context.offices.current(context.db)
      const columns = columnsOf(notice, office.version)
      const rows = deriveTaskRows(office, notice, context.now)
      const run = await computeRun(
        context,
        { notice, contentHash: columns.content_hash },
        {
          doubtsAfter: () =>
            doubts.filter(({ settled }) => !settled).map(({ found = '', ...doubt }) => ({ ...doubt, found })),
        },
      )
      const bytes = original === undefined ? null : Buffer.from(original.base64, 'base64')
      return async (writing) => {
        const { db, now, actor } = writing
        const stamp = { at: now, by: actor.name }
        await refuseOutdated(writing, run)
        await insertNotice(db, columns, stamp, original === undefined ? null : writeNumbered(notice))
        await replaceTasks(db, notice.id, rows)
        await insertDoubts(db, notice.id, doubts, stamp)
        const details: Record<string, unknown> = {
          version: 1,
          content: columns.content_hash,
          number: notice.header.number,
          symbol: notice.header.symbol,
        }
        if (original !== undefined && bytes !== null) {
          const { fileName } = original
          details.original = fileName
          details.sha256 = await insertOriginal(
            db,
            { id: context.ids(), noticeId: notice.id, fileName, content: bytes },
            stamp,
          )
        }
        details.check = describeRun(await keepRun(writing, run))
        return { value: { id: notice.id, version: 1 }, subject: notice.id, details }
      }
    },
  },

  'notice.list': ({ db }, query) => listNotices(db, query),

  'notice.count': ({ db }, filter) => countNotices(db, filter),

  'notice.get': async ({ db }, { id }) => ({
    ...(await getNotice(db, id)),
    originals: await originalsOf(db, id),
    doubts: await doubtsOf(db, id),
    waivers: await waiversOf(db, id),
    lastRun: await lastCheckRun(db, id),
  }),

  'notice.tasks': async ({ db, offices, now }, { id }) => {
    const { notice } = await getNotice(db, id)
    return tasksOf(notice, localDirectory(directoryFor(await offices.current(db), notice, now), notice.header.place))
  },

  'notice.save': {
    prepare: async (context, { id, version, notice, fixes }) => {
      if (notice.id !== id) {
        throw new Refusal('input.invalid', 'Mã trong nội dung khác mã của thông báo.', {
          field: 'notice.id',
          found: notice.id,
          expected: id,
        })
      }
      await requireDraft(context.db, id, version)
      const office = await context.offices.current(context.db)
      const columns = columnsOf(notice, office.version)
      const rows = deriveTaskRows(office, notice, context.now)
      const run = await computeRun(context, { notice, contentHash: columns.content_hash })
      return async (writing) => {
        const { db, now, actor } = writing
        await refuseOutdated(writing, run)
        const saved = await updateNotice(db, columns, version, { at: now, by: actor.name })
        await replaceTasks(db, id, rows)
        await dropWorkingCopy(db, id, actor.name)
        const report = await keepRun(writing, run)
        const details = { version: saved, content: columns.content_hash, check: describeRun(report) }
        return {
          value: { id, version: saved },
          subject: id,
          details: fixes.length === 0 ? details : { ...details, fixes },
        }
      }
    },
  },

  'notice.submit': {
    prepare: async (context, { id, version }) => {
      const stored = await getVersion(context, id, version)
      const run = await computeRun(context, stored, { withNeighbours: true })
      return async (writing) => {
        await moveState(writing.db, id, version, 'draft', 'submitted')
        const report = await passGate(writing, run)
        return {
          value: { id, version },
          subject: id,
          details: { version, content: stored.contentHash, check: describeRun(report) },
        }
      }
    },
  },

  'notice.takeBack': async ({ db }, { id, version }) => {
    await moveState(db, id, version, 'submitted', 'draft')
    return { value: { id, version }, subject: id, details: { version } }
  },

  'notice.issue': {
    prepare: async (context, { id, version }) => {
      const stored = await getVersion(context, id, version)
      const { number, date } = stored.notice.header
      if (number === null || date === null) throw new Refusal('notice.noNumber', '', { place: { component: 'header' } })
      const run = await computeRun(context, stored, { withNeighbours: true })
      const office = await context.offices.current(context.db)
      const claim = {
        noticeId: id,
        series: seriesOfNumber(stored.notice.header, date, office),
        number,
        mayRepeat: await isOfThePast(context, stored.notice),
      }
      const learned = learnFrom(stored.notice, office.directoryOn(date), run.report.findings, context.memory)
      return async (writing) => {
        await moveState(writing.db, id, version, 'submitted', 'issued')
        const report = await passGate(writing, run)
        const repeats = await claimNumber(writing.db, claim)
        await countLearned(writing.db, learned)
        const details = { version, content: stored.contentHash, number, check: describeRun(report) }
        return {
          value: { id, version, repeats },
          subject: id,
          details: repeats.length === 0 ? details : { ...details, repeats: repeats.map((holder) => holder.id) },
        }
      }
    },
  },

  'notice.deleteDraft': async ({ db, now }, { id, version }) => {
    await setDeleted(db, id, version, now)
    return { value: { id, version }, subject: id, details: { version } }
  },

  'notice.restoreDraft': async ({ db }, { id, version }) => {
    await setDeleted(db, id, version, null)
    return { value: { id, version }, subject: id, details: { version } }
  },

  'notice.settleDoubt': {
    prepare: async (context, { id, position, settled }) => {
      // An open doubt may be a finding.
      const run = await computeRun(context, id, {
        doubtsAfter: (doubts) =>
          doubts.filter((doubt) => (doubt.position === position ? !settled : doubt.settledAt === null)),
      })
      return async (writing) => {
        const { db, now, actor } = writing
        await refuseOutdated(writing, run)
        await settleDoubt(db, id, position, settled ? { at: now, by: actor.name } : null)
        await keepRun(writing, run)
        return { value: { id, position }, subject: id, details: { position, settled } }
      }
    },
  },
}

/** A notice as it is stored, if it still is in the version that was read. */
async function getVersion({ db }: Context, id: string, version: number): Promise<StoredNotice> {
  const stored = await getNotice(db, id)
  if (stored.version !== version)
    throw new Refusal('notice.changedMeanwhile', '', { expected: String(version), found: String(stored.version) })
  return stored
}

/** Number, symbol and day; null while one of them is missing. */
function writeNumbered({ header: { number, symbol, date } }: Notice): string | null {
  return number === null || date === null ? null : JSON.stringify([number, symbol, date])
}

/** Whether it had its number before it came here: brought in from a paper of an earlier day, and not numbered anew since. */
async function isOfThePast({ db }: Context, notice: Notice): Promise<boolean> {
  const { receivedAs, createdAt } = await receptionOf(db, notice.id)
  return (
    receivedAs !== null && receivedAs === writeNumbered(notice) && (notice.header.date ?? '') < dayInVietnam(createdAt)
  )
}

/** The task rows a notice makes by a version of the office's data. `moment`: ISO 8601, for a notice without a day of its own. */
export function deriveTaskRows(office: Office, notice: Notice, moment: string): ReturnType<typeof taskRows> {
  const here = localDirectory(directoryFor(office, notice, moment), notice.header.place)
  return taskRows(notice, tasksOf(notice, here), (name) => resolveBody(name, here)?.id ?? null)
}
