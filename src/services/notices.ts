/** Drafting: create, list, get, save, delete and restore. */
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { resolveBody } from '../domain/bodies/body-directory.ts'
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { Office } from '../domain/office/office.ts'
import { tasksOf } from '../domain/tasks/task.ts'
import { amendedBy, amendersOf } from '../store/amendments.ts'
import { lastCheckRun } from '../store/check-runs.ts'
import { doubtsOf, insertDoubts, settleDoubt } from '../store/doubts.ts'
import { blockChangesOf } from '../page/block-changes.ts'
import {
  columnsOf,
  countNotices,
  draftsWithBlocks,
  getNotice,
  insertNotice,
  listNotices,
  updateNotice,
} from '../store/notices.ts'
import { setDeleted } from '../store/notice-states.ts'
import { insertOriginal, originalsOf } from '../store/originals.ts'
import { indexBeside } from '../store/search-index.ts'
import { replaceTasks, taskRows } from '../store/tasks.ts'
import { waiversOf } from '../store/waivers.ts'
import { dropWorkingCopy } from '../store/working-copies.ts'
import { computeRun, describeRun, keepRun, refuseOutdated } from './check.ts'
import type { ParsedInputOf } from '../contract/contract.ts'
import type { Saved } from '../contract/notices.ts'
import type { Context, WriteContext } from './context.ts'
import type { Handlers, WriteResult } from './handlers.ts'
import { localDirectoryFor } from './offices.ts'
import { sourcePart } from './search.ts'
import { requireStep } from './steps.ts'
import { refuseClassified } from './secrecy.ts'

type Names =
  | 'notice.create'
  | 'notice.list'
  | 'notice.count'
  | 'notice.changedBlocks'
  | 'notice.get'
  | 'notice.tasks'
  | 'notice.save'
  | 'notice.deleteDraft'
  | 'notice.restoreDraft'
  | 'notice.settleDoubt'

export const noticeHandlers: Handlers<Names> = {
  'notice.create': {
    prepare: (context, input) => {
      // Only a call that looked at the other notice may say so.
      refuseOtherAmending(input.notice, undefined)
      return prepareCreation(context, input)
    },
  },

  'notice.list': ({ db }, query) => listNotices(db, query),

  'notice.count': ({ db }, filter) => countNotices(db, filter),

  'notice.get': async ({ db, tellReading }, { id }) => {
    const stored = await getNotice(db, id)
    await tellReading(stored.notice)
    return {
      ...stored,
      originals: await originalsOf(db, id),
      doubts: await doubtsOf(db, id),
      waivers: await waiversOf(db, id),
      lastRun: await lastCheckRun(db, id),
      amends: await amendedBy(db, id),
      amendedBy: await amendersOf(db, id),
    }
  },

  'notice.changedBlocks': async ({ db, offices, now }) => {
    const office = await offices.current(db)
    if (office.ofKind('textBlock').length === 0) return []
    const today = dayInVietnam(now)
    return (await draftsWithBlocks(db)).flatMap((notice) => {
      const places = blockChangesOf(notice, office, notice.header.date ?? today).changes.length
      return places === 0 ? [] : [{ id: notice.id, places }]
    })
  },

  'notice.tasks': async ({ db, offices, now }, { id }) => {
    const { notice } = await getNotice(db, id)
    return tasksOf(notice, localDirectoryFor(await offices.current(db), notice, now))
  },

  'notice.save': {
    prepare: (context, { fixes, ...seen }) => prepareSave(context, seen, fixes.length === 0 ? {} : { fixes }),
  },

  'notice.deleteDraft': async (writing, { id, version }) => {
    const step = await requireStep(writing, { id, version }, 'delete')
    await setDeleted(writing.db, id, version, step, writing.now)
    return { value: { id, version }, subject: id, role: step.as, details: { version } }
  },

  'notice.restoreDraft': async (writing, { id, version }) => {
    const step = await requireStep(writing, { id, version }, 'restore')
    await setDeleted(writing.db, id, version, step, null)
    return { value: { id, version }, subject: id, role: step.as, details: { version } }
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

type Creation = ParsedInputOf<'notice.create'>

/** A notice that comes into the store, checked. `more`: what the audit records besides. */
export async function prepareCreation(
  context: Context,
  { notice, original, doubts }: Creation,
  more: Readonly<Record<string, unknown>> = {},
): Promise<(writing: WriteContext) => Promise<WriteResult<Saved>>> {
  await refuseClassified(context, notice)
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
  const originalId = original === undefined ? '' : context.ids()
  const source =
    original === undefined || bytes === null ? null : await sourcePart(originalId, original.fileName, bytes)
  return async (writing) => {
    const { db, now, actor } = writing
    const stamp = { at: now, by: actor.name, byId: actor.id }
    await refuseOutdated(writing, run)
    await insertNotice(db, columns, stamp, original === undefined ? null : writeNumbered(notice))
    await replaceTasks(db, notice.id, rows)
    await insertDoubts(db, notice.id, doubts, stamp)
    const details: Record<string, unknown> = {
      version: 1,
      content: columns.content_hash,
      number: notice.header.number,
      symbol: notice.header.symbol,
      ...more,
    }
    if (original !== undefined && bytes !== null) {
      const { fileName } = original
      details.original = fileName
      details.sha256 = await insertOriginal(
        db,
        { id: originalId, noticeId: notice.id, fileName, content: bytes },
        stamp,
      )
      if (source !== null) await indexBeside(db, notice.id, source)
    }
    details.check = describeRun(await keepRun(writing, run))
    return { value: { id: notice.id, version: 1 }, subject: notice.id, details }
  }
}

/** What a notice corrects or replaces was said when it was begun, and stays. */
function refuseOtherAmending({ amends }: Notice, before: Notice['amends']): void {
  if (amends?.as === before?.as && amends?.notice === before?.notice) return
  throw new Refusal(
    'input.invalid',
    'Văn bản đính chính, thay thế thông báo nào được ghi khi bắt đầu soạn và không đổi.',
    {
      field: 'notice.amends',
      found: amends?.notice ?? '',
    },
  )
}

/** A save of what somebody wrote over the version they saw, checked. `more`: what the audit records besides. */
export async function prepareSave(
  context: Context,
  { id, version, notice }: { readonly id: string; readonly version: number; readonly notice: Notice },
  more: Readonly<Record<string, unknown>>,
): Promise<(writing: WriteContext) => Promise<WriteResult<Saved>>> {
  if (notice.id !== id) {
    throw new Refusal('input.invalid', 'Mã trong nội dung khác mã của thông báo.', {
      field: 'notice.id',
      found: notice.id,
      expected: id,
    })
  }
  // Early, before the long work; again in the transaction.
  await requireStep(context, { id, version }, 'save')
  refuseOtherAmending(notice, (await getNotice(context.db, id)).notice.amends)
  await refuseClassified(context, notice)
  const office = await context.offices.current(context.db)
  const columns = columnsOf(notice, office.version)
  const rows = deriveTaskRows(office, notice, context.now)
  const run = await computeRun(context, { notice, contentHash: columns.content_hash })
  return async (writing) => {
    const { db, now, actor } = writing
    await refuseOutdated(writing, run)
    const step = await requireStep(writing, { id, version }, 'save')
    const saved = await updateNotice(db, columns, version, step, { at: now, by: actor.name, byId: actor.id })
    await replaceTasks(db, id, rows)
    await dropWorkingCopy(db, id, actor.id)
    const check = describeRun(await keepRun(writing, run))
    return {
      value: { id, version: saved },
      subject: id,
      role: step.as,
      details: { version: saved, content: columns.content_hash, check, ...more },
    }
  }
}

/** Number, symbol and day; null while one of them is missing. */
export function writeNumbered({ header: { number, symbol, date } }: Notice): string | null {
  return number === null || date === null ? null : JSON.stringify([number, symbol, date])
}

/** The task rows a notice makes by a version of the office's data. `moment`: ISO 8601, for a notice without a day of its own. */
export function deriveTaskRows(office: Office, notice: Notice, moment: string): ReturnType<typeof taskRows> {
  const here = localDirectoryFor(office, notice, moment)
  return taskRows(notice, tasksOf(notice, here), (name) => resolveBody(name, here)?.id ?? null)
}
