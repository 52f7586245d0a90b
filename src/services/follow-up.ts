/** Following up: how what was ordered stands on a day, and the entries that say what came of it. */
import { dayInVietnam, writeShortDate } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import { type BoardQuery, boardRows, selectRows } from '../domain/follow-up/board.ts'
import { type FollowEntry, type RecordedEntry, dueThings, progressOf } from '../domain/follow-up/follow-up.ts'
import { endOfMonth, reportMonth } from '../domain/follow-up/month-report.ts'
import { requireEntry } from '../domain/follow-up/steps.ts'
import { textOf } from '../domain/office/office-record.ts'
import { squeeze } from '../domain/words/text.ts'
import type { Board } from '../contract/follow-up.ts'
import type { Sheet } from '../page/sheet.ts'
import { followEntries, followedObligation, followedObligations, insertFollowEntry } from '../store/follow-entries.ts'
import type { Context, WriteContext } from './context.ts'
import type { Handlers, WriteResult } from './handlers.ts'
import { sha256 } from '../store/hash.ts'
import { dropView, listViews, saveView } from '../store/saved-views.ts'
import { exportSheet } from './printed-sheets.ts'

type FollowCall =
  | 'follow.board'
  | 'follow.exportXlsx'
  | 'follow.exportSheet'
  | 'follow.views'
  | 'follow.saveView'
  | 'follow.dropView'
  | 'follow.get'
  | 'follow.month'
  | 'follow.extend'
  | 'follow.enterResult'
  | 'follow.approve'
  | 'follow.refuse'
  | 'follow.reopen'

export const followHandlers: Handlers<FollowCall> = {
  'follow.board': readBoard,

  'follow.exportXlsx': async (context, query) => {
    const { title, name, rows } = await bookOf(context, query)
    const { writeFollowBook } = await import('../files/follow-workbook.ts')
    const bytes = await writeFollowBook(rows, title, context.actor)
    return { fileName: `${name}.xlsx`, bytes, subject: 'follow', sha256: sha256(bytes) }
  },

  'follow.exportSheet': async (context, { as, ...query }, files) => {
    const { title, name, rows, organ } = await bookOf(context, query)
    const { followTable } = await import('../files/follow-workbook.ts')
    const sheet: Sheet = {
      organ,
      title,
      subtitle: '',
      orientation: 'landscape',
      day: dayInVietnam(context.now),
      isTrial: context.actor.isTrial,
      parts: [followTable(rows)],
    }
    return exportSheet(context, { name, subject: 'follow', sheet }, as, files)
  },

  'follow.views': ({ db }) => listViews(db, 'board'),

  'follow.saveView': async ({ db, ids, now, actor }, view) => {
    const id = await saveView(db, 'board', { id: ids(), ...view }, { at: now, by: actor.name })
    return { value: { id }, subject: 'follow', details: { name: view.name } }
  },

  'follow.dropView': async ({ db }, { id }) => {
    const name = await dropView(db, 'board', id)
    return { value: { id }, subject: 'follow', details: { name } }
  },

  'follow.get': async (context, { obligation: id, occasion, on: asked }) => {
    const on = asked ?? dayInVietnam(context.now)
    const followed = await followedObligation(context.db, id)
    const entries = await followEntries(context.db, id)
    const { calendar } = await context.offices.current(context.db)
    const rows = boardRows([followed], entries, { on, until: occasion, isDayOff: calendar.isDayOff })
    const row = rows.find((one) => one.occasion === occasion)
    if (row === undefined) throw new Refusal('follow.noSuchThing', '', { found: occasion })
    return {
      row,
      obligation: followed.obligation,
      entries: entries.filter((entry) => entry.occasion === occasion),
    }
  },

  'follow.month': async (context, { month, on: asked }) => {
    const [last, now] = [endOfMonth(month), dayInVietnam(context.now)]
    const on = asked ?? (last < now ? last : now)
    return reportMonth(month, on, await rowsOn(context, on, on))
  },

  'follow.extend': (context, { decidedOn: day, acceptsLate: isLate, ...rest }) => {
    const { document, requestedBy, requestedOn, until, note } = rest
    return add(context, rest, { kind: 'extension', document, requestedBy, requestedOn, until, isLate, note, day })
  },
  'follow.enterResult': (context, { document, doneOn, note, ...rest }) =>
    add(context, rest, { kind: 'result', document, doneOn, note, day: dayInVietnam(context.now) }),
  'follow.approve': (context, { note, ...rest }) =>
    add(context, rest, { kind: 'approval', note, day: dayInVietnam(context.now) }),
  'follow.refuse': (context, { reason: note, ...rest }) =>
    add(context, rest, { kind: 'refusal', note, day: dayInVietnam(context.now) }),
  'follow.reopen': (context, { reason: note, ...rest }) =>
    add(context, rest, { kind: 'reopening', note, day: dayInVietnam(context.now) }),
}

type BoardInput = Omit<BoardQuery, 'on'> & { readonly on: string | null }

async function readBoard(context: Context, { on: asked, ...query }: BoardInput): Promise<Board> {
  const on = asked ?? dayInVietnam(context.now)
  return { on, rows: selectRows(await rowsOn(context, on, query.to ?? on), query) }
}

/** Refuses `follow.empty` where no row is asked for. */
async function bookOf(context: Context, query: BoardInput) {
  const { on, rows } = await readBoard(context, query)
  if (rows.length === 0) throw new Refusal('follow.empty')
  const [profile] = (await context.offices.current(context.db)).valid('profile', on)
  return {
    rows,
    organ: squeeze(textOf(profile?.values['issuingOrgan'])),
    title: `SỔ THEO DÕI THỰC HIỆN NHIỆM VỤ ĐẾN NGÀY ${writeShortDate(on)}`,
    name: `so-theo-doi-${on}`,
  }
}

async function rowsOn({ db, offices }: Context, on: string, until: string) {
  const { calendar } = await offices.current(db)
  return boardRows(await followedObligations(db), await followEntries(db), { on, until, isDayOff: calendar.isDayOff })
}

/** What an entry is added to. */
interface Target {
  readonly obligation: string
  readonly occasion: string
  readonly seen: number
}

async function add(
  { db, now, ids, actor }: WriteContext,
  { obligation: obligationId, occasion, seen }: Target,
  entry: FollowEntry & { readonly day: string },
): Promise<WriteResult<RecordedEntry>> {
  const today = dayInVietnam(now)
  const { obligation, issuedOn } = await followedObligation(db, obligationId)
  const thing = dueThings(obligation, { issuedOn, until: occasion > today ? occasion : today }).find(
    (one) => one.occasion === occasion,
  )
  if (thing === undefined) throw new Refusal('follow.noSuchThing', '', { found: occasion })
  const entries = (await followEntries(db, obligationId)).filter((one) => one.occasion === occasion)
  if (entries.length !== seen)
    throw new Refusal('follow.changedMeanwhile', '', { found: String(seen), expected: String(entries.length) })
  const progress = progressOf(thing, entries, today)
  requireEntry(entry, { progress, actor, issuedOn, today })
  const written = markLate(entry, progress.until)
  const recorded: RecordedEntry = {
    ...written,
    id: ids(),
    obligationId,
    occasion,
    position: entries.length,
    recordedAt: now,
    recordedBy: actor.name,
    recorderId: actor.id,
  }
  await insertFollowEntry(db, recorded)
  return {
    value: recorded,
    subject: obligationId,
    details: { notice: obligation.noticeId, ordinal: obligation.ordinal, occasion, ...written },
  }
}

/** A request in time is not late, whatever was ticked. */
function markLate<Entry extends FollowEntry>(entry: Entry, until: string | null): Entry {
  return entry.kind === 'extension' ? { ...entry, isLate: until !== null && entry.requestedOn > until } : entry
}
