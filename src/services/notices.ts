/** Drafting: create, list, get, save, delete and bring back. */
import { localDirectory, resolveBody } from '../domain/bodies/body-directory.ts'
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { learnFrom } from '../checker/standard.ts'
import { tasksOf } from '../domain/tasks/task.ts'
import { lastCheckRun } from '../store/check-runs.ts'
import { doubtsOf, insertDoubts, settleDoubt } from '../store/doubts.ts'
import {
  countNotices,
  getNotice,
  insertNotice,
  listNotices,
  moveState,
  setDeleted,
  updateNotice,
} from '../store/notices.ts'
import { countLearned } from '../store/learned-wording.ts'
import { insertOriginal, originalsOf } from '../store/originals.ts'
import { replaceTasks, taskRows } from '../store/tasks.ts'
import { waiversOf } from '../store/waivers.ts'
import { describeRun, passGate, runCheck } from './check.ts'
import type { Handlers } from './handlers.ts'
import type { Context } from './context.ts'

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
  'notice.create': async (context, { notice, original, doubts }) => {
    const stamp = { at: context.now, by: context.actor.name }
    const { version, contentHash } = await insertNotice(context.db, notice, stamp)
    await replaceTasks(context.db, notice.id, deriveTaskRows(context, notice))
    await insertDoubts(context.db, notice.id, doubts, stamp)
    const details: Record<string, unknown> = {
      version,
      content: contentHash,
      number: notice.header.number,
      symbol: notice.header.symbol,
    }
    if (original !== undefined) {
      details.original = original.fileName
      details.sha256 = await insertOriginal(
        context.db,
        {
          id: context.ids(),
          noticeId: notice.id,
          fileName: original.fileName,
          content: Buffer.from(original.base64, 'base64'),
        },
        stamp,
      )
    }
    details.check = describeRun(await runCheck(context, { notice, contentHash }))
    return { value: { id: notice.id, version: 1 }, subject: notice.id, details }
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

  'notice.tasks': async ({ db, directory }, { id }) => {
    const { notice } = await getNotice(db, id)
    return tasksOf(notice, localDirectory(directory, notice.header.place))
  },

  'notice.save': async (context, { id, version, notice, fixes }) => {
    if (notice.id !== id) {
      throw new Refusal('input.invalid', 'Mã trong nội dung khác mã của thông báo.', {
        field: 'notice.id',
        found: notice.id,
        expected: id,
      })
    }
    const saved = await updateNotice(context.db, notice, version, { at: context.now, by: context.actor.name })
    await replaceTasks(context.db, id, deriveTaskRows(context, notice))
    const checked = describeRun(await runCheck(context, { notice, contentHash: saved.contentHash }))
    return {
      value: { id, version: saved.version },
      subject: id,
      details: {
        version: saved.version,
        content: saved.contentHash,
        check: checked,
        ...(fixes.length === 0 ? {} : { fixes }),
      },
    }
  },

  'notice.submit': async (context, { id, version }) => {
    const stored = await getNotice(context.db, id)
    await moveState(context.db, id, version, 'draft', 'submitted')
    const report = await passGate(context, stored)
    return {
      value: { id, version },
      subject: id,
      details: { version, content: stored.contentHash, check: describeRun(report) },
    }
  },

  'notice.takeBack': async ({ db }, { id, version }) => {
    await moveState(db, id, version, 'submitted', 'draft')
    return { value: { id, version }, subject: id, details: { version } }
  },

  'notice.issue': async (context, { id, version }) => {
    const stored = await getNotice(context.db, id)
    const { number, date } = stored.notice.header
    if (number === null || date === null) throw new Refusal('notice.noNumber', '', { place: { component: 'header' } })
    await moveState(context.db, id, version, 'submitted', 'issued')
    const report = await passGate(context, stored)
    await countLearned(context.db, learnFrom(stored.notice, context.directory, report.findings, context.memory))
    return {
      value: { id, version },
      subject: id,
      details: { version, content: stored.contentHash, number, check: describeRun(report) },
    }
  },

  'notice.deleteDraft': async ({ db, now }, { id, version }) => {
    await setDeleted(db, id, version, now)
    return { value: { id, version }, subject: id, details: { version } }
  },

  'notice.restoreDraft': async ({ db }, { id, version }) => {
    await setDeleted(db, id, version, null)
    return { value: { id, version }, subject: id, details: { version } }
  },

  'notice.settleDoubt': async (context, { id, position, settled }) => {
    const { db, now, actor } = context
    await settleDoubt(db, id, position, settled ? { at: now, by: actor.name } : null)
    // An open doubt may be a finding.
    await runCheck(context, await getNotice(db, id))
    return { value: { id, position }, subject: id, details: { position, settled } }
  },
}

/** The task rows a notice makes today. */
export function deriveTaskRows({ directory }: Pick<Context, 'directory'>, notice: Notice): ReturnType<typeof taskRows> {
  const here = localDirectory(directory, notice.header.place)
  return taskRows(notice, tasksOf(notice, here), (name) => resolveBody(name, here)?.id ?? null)
}
