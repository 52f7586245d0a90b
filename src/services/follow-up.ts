/** Following up: how what was ordered stands on a day, and the entries that say what came of it. */
import { dayInVietnam, writeShortDate } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import {
  type BoardDay,
  type BoardQuery,
  type BoardRow,
  type FollowedObligation,
  boardRows,
  selectRows,
} from '../domain/follow-up/board.ts'
import type { RecordedEntry } from '../domain/follow-up/follow-up.ts'
import { owingUnits, receiptsOf } from '../domain/follow-up/receipts.ts'
import { workingDayOf } from '../domain/follow-up/working-day.ts'
import type { Office } from '../domain/office/office.ts'
import { textOf } from '../domain/office/office-record.ts'
import { squeeze } from '../domain/words/text.ts'
import type { Board } from '../contract/follow-up.ts'
import type { Sheet } from '../page/sheet.ts'
import { followEntries, followedObligation, followedObligations } from '../store/follow-entries.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
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
  | 'follow.receipts'

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
    const rows = await rowsOn(context, on, occasion > on ? occasion : on)
    const row = rows.find((one) => one.obligationId === id && one.occasion === occasion)
    const followed = await followedObligation(context.db, id)
    const entries = await followEntries(context.db, id)
    return {
      row: row ?? (await rowOf(context, followed, entries, { occasion, on })),
      obligation: followed.obligation,
      entries: entries.filter((entry) => entry.occasion === occasion),
      ofAll: entries.filter((entry) => entry.occasion === ''),
    }
  },

  'follow.receipts': async (context, { obligation: id, occasion, on: asked }) => {
    const on = asked ?? dayInVietnam(context.now)
    const followed = await followedObligation(context.db, id)
    const entries = await followEntries(context.db, id)
    const row = await rowOf(context, followed, entries, { occasion, on })
    const { noticeId } = followed.obligation
    const ofNotice = (await followedObligations(context.db, noticeId)).map(({ obligation }) => obligation)
    const directory = (await context.offices.current(context.db)).directoryOn(followed.issuedOn)
    const units = owingUnits(followed.obligation, ofNotice, directory)
    const own = entries.filter((entry) => entry.occasion === occasion)
    return receiptsOf(units, own, { until: row.currentUntil, on })
  },
}

/** The board row of one thing, apart from how it hangs together with others. */
async function rowOf(
  { db, offices }: Context,
  followed: FollowedObligation,
  entries: readonly RecordedEntry[],
  { occasion, on }: { readonly occasion: string; readonly on: string },
): Promise<BoardRow> {
  const office = await offices.current(db)
  const row = boardRows([followed], entries, boardDay(office, on, occasion)).find((one) => one.occasion === occasion)
  if (row === undefined) throw new Refusal('follow.noSuchThing', '', { found: occasion })
  return row
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

/** What the office says of days and bodies. */
function boardDay(office: Office, on: string, until: string): BoardDay {
  const { byId } = office.directoryOn(on)
  const isGeneric = (id: string) => byId.get(id)?.generic === true
  return { on, until, isDayOff: office.calendar.isDayOff, workingDay: workingDayOf(office), isGeneric }
}

/** All rows on a day, what recurs up to the time after `until`. */
export async function rowsOn({ db, offices }: Pick<Context, 'db' | 'offices'>, on: string, until: string) {
  const office = await offices.current(db)
  return boardRows(await followedObligations(db), await followEntries(db), boardDay(office, on, until))
}
