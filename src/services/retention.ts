/** How long case files are kept, by the office's own schedule, and what is destroyed: nothing but by a signed list. */
import { codeOf } from '../domain/archive/case-file.ts'
import {
  type KeptFile,
  type RetentionEntry,
  retentionOf,
  scheduleOf,
  writePeriod,
} from '../domain/archive/retention.ts'
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import { getCaseFile, listCaseFiles, requireOpen } from '../store/case-files.ts'
import { holdsOf, liftHold, recordDestruction, setHold, setRetention } from '../store/retention.ts'
import { dueSheet } from './archive-sheets.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
import { exportSheet } from './printed-sheets.ts'

export const retentionHandlers: Handlers<
  | 'retention.schedule'
  | 'retention.list'
  | 'retention.set'
  | 'hold.list'
  | 'hold.set'
  | 'hold.lift'
  | 'destruction.exportList'
  | 'destruction.record'
> = {
  'retention.schedule': schedule,

  'retention.list': (context, { year }) => listKept(context, year),

  'retention.set': async (context, { file, entry: id }) => {
    await requireOpen(context.db, file)
    const entry = (await schedule(context)).find((one) => one.id === id) ?? null
    if (id !== null && entry === null) throw new Refusal('retention.noEntry', '', { found: id })
    const period = entry === null ? '' : writePeriod(entry)
    await setRetention(context.db, file, { entry: id, period })
    return { value: { file }, subject: file, details: { entry: id, period } }
  },

  'hold.list': ({ db }, { file }) => holdsOf(db, file),

  'hold.set': async ({ db, ids, now, actor }, { file, reason }) => {
    await getCaseFile(db, file)
    const hold = ids()
    await setHold(db, { id: hold, file, reason }, { at: now, by: actor.name })
    return { value: { hold }, subject: file, details: { hold, reason } }
  },

  'hold.lift': async ({ db, now, actor }, { hold, reason }) => {
    const file = await liftHold(db, hold, reason, { at: now, by: actor.name })
    return { value: { hold }, subject: file, details: { hold, reason } }
  },

  'destruction.exportList': async (context, { files: listed, as }, files) => {
    const sheet = await dueSheet(context, await requireDue(context, listed))
    return exportSheet(context, { name: 'danh-muc-het-thoi-han', subject: 'archive', sheet }, as, files)
  },

  'destruction.record': async (context, asked) => {
    const { db, ids, now, actor } = context
    const files = (await requireDue(context, asked.files)).map(({ file }) => file.id)
    for (const file of files) await requireOpen(db, file)
    if (asked.day > dayInVietnam(now)) throw new Refusal('destruction.notYet')
    const destruction = ids()
    await recordDestruction(db, { ...asked, id: destruction, files }, { at: now, by: actor.name })
    return { value: { destruction }, subject: destruction, details: { ...asked, files } }
  },
}

type Reading = Pick<Context, 'db' | 'offices' | 'now'>

async function schedule({ db, offices, now }: Reading): Promise<RetentionEntry[]> {
  return scheduleOf(await offices.current(db), dayInVietnam(now))
}

async function listKept(context: Reading, year: number | null): Promise<KeptFile[]> {
  const entries = await schedule(context)
  const asked = year ?? Number(dayInVietnam(context.now).slice(0, 4))
  return (await listCaseFiles(context.db, null)).map((file) => ({ file, retention: retentionOf(file, entries, asked) }))
}

/** Refuses `caseFile.notFound`, and `destruction.notDue` for a file that is kept, held or has no period. */
async function requireDue(context: Reading, ids: readonly string[]): Promise<KeptFile[]> {
  const kept = new Map((await listKept(context, null)).map((one) => [one.file.id, one]))
  return [...new Set(ids)].map((id) => {
    const one = kept.get(id)
    if (one === undefined) throw new Refusal('caseFile.notFound', '', { found: id })
    if (one.retention.state !== 'due')
      throw new Refusal('destruction.notDue', `Hồ sơ ${codeOf(one.file)}, năm ${one.file.year}.`, { found: id })
    return one
  })
}
