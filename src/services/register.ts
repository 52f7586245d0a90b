/** The register of outgoing papers: which number comes next, which were given, reserved or spoiled. */
import { dayInVietnam } from '../domain/deadline/dates.ts'
import { Refusal } from '../domain/errors.ts'
import type { Notice } from '../domain/notice/notice.ts'
import { countCopies } from '../domain/office/copies.ts'
import type { NoticeCopy } from '../domain/office/notice-copy.ts'
import { textOf } from '../domain/office/office-record.ts'
import { describeHolder } from '../domain/office/records.ts'
import { type RegisterRow, type Series, headOf, noteNames, seriesOfNumber } from '../domain/office/register.ts'
import { stateNames } from '../domain/office/workflow.ts'
import { fold, squeeze, withoutBlanks } from '../domain/words/text.ts'
import type { Sheet } from '../page/sheet.ts'
import { copiesOf } from '../store/notice-copies.ts'
import { type NumberedNotice, holdersOf, numberedNotices, refusePassed } from '../store/issued-numbers.ts'
import {
  type NumberNote,
  allNotes,
  findNote,
  highestNumber,
  latestIssue,
  notesOf,
  putNote,
} from '../store/number-notes.ts'
import { firstSendings } from '../store/sendings.ts'
import { sha256 } from '../store/hash.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
import { exportSheet } from './printed-sheets.ts'

export const registerHandlers: Handlers<
  | 'register.next'
  | 'register.list'
  | 'register.note'
  | 'register.setNext'
  | 'register.exportXlsx'
  | 'register.exportSheet'
> = {
  'register.next': async (context, asked) => {
    const { series, organ, symbol } = await findSeries(context, asked)
    const highest = await highestNumber(context.db, series)
    const notes = await notesOf(context.db, series)
    return {
      number: (highest ?? 0) + 1,
      highest,
      reserved: notes.flatMap(({ kind, number }) => (kind === 'reserved' ? [number] : [])),
      latestDay: await latestIssue(context.db, series),
      organ,
      symbol,
    }
  },

  'register.list': (context, query) => listRows(context, query),

  'register.note': async (writing, { number, kind, abstract, reason, ...asked }) => {
    const { db, now, actor, ids } = writing
    const { series, organ, symbol } = await findSeries(writing, asked)
    const [holder] = await holdersOf(db, series, number)
    if (holder !== undefined)
      throw new Refusal('notice.numberTaken', `${describeHolder(holder)}.`, { found: holder.id })
    const before = await findNote(db, series, number)
    const mayReplace = before === null || before.kind === 'start' || (before.kind === 'reserved' && kind === 'void')
    if (!mayReplace)
      throw new Refusal(
        'register.notFree',
        `Số ${number}: ${noteNames[before.kind].toLocaleLowerCase('vi')}. ${before.reason}`,
        { found: String(number) },
      )
    if (kind === 'reserved') await refusePassed(db, series, number)
    const note = { id: ids(), series, number, kind, organ, symbol, date: asked.date, abstract, reason }
    await putNote(db, note, { at: now, by: actor.name })
    return {
      value: { number },
      subject: 'register',
      details: { organ, symbol, date: asked.date, number, kind, reason },
    }
  },

  'register.setNext': async (writing, { next, reason, ...asked }) => {
    const { db, now, actor, ids } = writing
    const { series, organ, symbol } = await findSeries(writing, asked)
    await refusePassed(db, series, next)
    const number = next - 1
    const isStep = number === ((await highestNumber(db, series)) ?? 0)
    const note = { id: ids(), series, number, kind: 'start', organ, symbol, date: asked.date, abstract: '' } as const
    if (!isStep) await putNote(db, { ...note, reason }, { at: now, by: actor.name })
    return { value: { number: next }, subject: 'register', details: { organ, symbol, date: asked.date, next, reason } }
  },

  'register.exportXlsx': async (context, query) => {
    const rows = await listRows(context, query)
    if (rows.length === 0) throw new Refusal('register.empty')
    const { writeRegister } = await import('../files/register-workbook.ts')
    const { title, name } = nameBook(query)
    const bytes = await writeRegister(rows, title, context.actor)
    return { fileName: `${name}.xlsx`, bytes, subject: 'register', sha256: sha256(bytes) }
  },

  'register.exportSheet': async (context, { as, ...query }, files) => {
    const rows = await listRows(context, query)
    if (rows.length === 0) throw new Refusal('register.empty')
    const { registerTable } = await import('../files/register-workbook.ts')
    const { title, name } = nameBook(query)
    const sheet: Sheet = {
      organ: organOfAll(rows),
      title,
      subtitle: '',
      orientation: 'landscape',
      day: dayInVietnam(context.now),
      isTrial: context.actor.isTrial,
      parts: [registerTable(rows)],
    }
    return exportSheet(context, { name, subject: 'register', sheet }, as, files)
  },
}

function nameBook({ year }: RegisterQuery) {
  const of = year === null ? [] : [String(year)]
  return {
    title: ['SỔ ĐĂNG KÝ VĂN BẢN ĐI', ...of.map((one) => `NĂM ${one}`)].join(' '),
    name: ['so-dang-ky-van-ban-di', ...of].join('-'),
  }
}

/** Whose book it is; empty where several organs have numbers in it. */
function organOfAll(rows: readonly RegisterRow[]): string {
  const organs = [...new Set(rows.map(({ organ }) => organ))]
  return organs.length === 1 ? (organs[0] ?? '') : ''
}

/** The series a paper of this head and day is numbered in; without an organ, of the office itself. */
export async function findSeries(
  { db, offices }: Pick<Context, 'db' | 'offices'>,
  asked: { readonly organ: string; readonly symbol: string; readonly date: string },
): Promise<{ readonly series: Series; readonly organ: string; readonly symbol: string }> {
  const office = await offices.current(db)
  const [profile] = office.valid('profile', asked.date)
  const own = squeeze(asked.organ)
  const organ = own === '' ? squeeze(textOf(profile?.values['issuingOrgan'])) : own
  if (organ === '') throw new Refusal('register.noOrgan')
  return { series: seriesOfNumber(headOf(organ, asked.symbol), asked.date, office), organ, symbol: asked.symbol }
}

interface RegisterQuery {
  readonly year: number | null
  readonly term: string
  readonly symbol: string
}

async function listRows({ db, offices, now }: Context, { year, term, symbol }: RegisterQuery): Promise<RegisterRow[]> {
  const sent = await firstSendings(db)
  const office = await offices.current(db)
  const countOf = (notice: Notice) => countCopies(notice, office, dayInVietnam(now))
  const wanted = fold(withoutBlanks(symbol))
  const issued = (await numberedNotices(db, year)).map((one) =>
    rowOf(one, sent.get(one.notice.id) ?? null, countOf(one.notice)),
  )
  const copies = new Map((await copiesOf(db, null)).map((copy) => [copy.id, copy]))
  const noted = (await allNotes(db))
    .filter(({ date }) => year === null || date.startsWith(`${year}-`))
    .map((note) => rowOfNote(note, copies.get(note.id) ?? null))
  const isWanted = (row: RegisterRow) =>
    (wanted === '' || fold(withoutBlanks(row.symbol)) === wanted) && (term === '' || row.term === term)
  return [...issued, ...noted]
    .filter(isWanted)
    .toSorted((one, other) => compare(keyOf(one), keyOf(other)) || one.number - other.number)
}

const keyOf = ({ term, organ, symbol }: RegisterRow) => [term, fold(squeeze(organ)), fold(symbol)].join('\u0001')
const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other))

function rowOf({ number, series, state, notice }: NumberedNotice, sentOn: string | null, copies: number): RegisterRow {
  const { header, typeName, abstract, signatures, distribution } = notice
  return {
    number,
    symbol: header.symbol,
    organ: organOf(notice),
    term: series.term,
    kind: 'issued',
    noticeId: notice.id,
    state: stateNames[state],
    date: header.date,
    typeName,
    abstract: squeeze(abstract.join(' ')),
    signatory: signatures.map(({ signatory }) => signatory).join('; '),
    recipients: distribution.recipients.map(({ name }) => name),
    fileCopy: distribution.fileCopy,
    copies,
    sentOn,
    reason: '',
  }
}

function organOf({ header }: Notice): string {
  return squeeze(header.issuingOrgans[0]?.name ?? '')
}

function rowOfNote(
  { number, symbol, organ, series, kind, date, abstract, reason }: NumberNote,
  copy: NoticeCopy | null,
): RegisterRow {
  return {
    number,
    symbol,
    organ,
    term: series.term,
    kind,
    noticeId: copy?.noticeId ?? null,
    state: noteNames[kind],
    date,
    typeName: '',
    abstract,
    signatory: copy?.signature.signatory ?? '',
    recipients: copy?.recipients ?? [],
    fileCopy: copy?.fileCopy ?? '',
    copies: null,
    sentOn: null,
    reason,
  }
}
