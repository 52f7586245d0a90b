/** Commands on what went out: the register, sendings, and whether a file is one of ours. */
import type { InputOf } from '../../contract/contract.ts'
import type { SheetForm } from '../../contract/exports.ts'
import { dayInVietnam, writeShortDate } from '../../domain/deadline/dates.ts'
import { describeNumber } from '../../domain/office/records.ts'
import type { RegisterRow } from '../../domain/office/register.ts'
import { type SendingChannel, type SendingLine, channelNames } from '../../domain/office/sending.ts'
import { diskFiles } from '../disk-files.ts'
import { type Answer, type Commands, type Options, type Session, WrongUse, only } from './command.ts'

export const registerCommands: Commands = {
  verify: async ({ call, options }, words) => {
    const path = only(words, 'TỆP')
    const file = await diskFiles({ openFrom: () => Promise.resolve(path) }, options.store).open('notice')
    if (file === null) throw new WrongUse('verify TỆP')
    const base64 = Buffer.from(file.bytes).toString('base64')
    const report = await call('export.verify', { fileName: file.fileName, base64 })
    const differences = report.differences.map(({ place, before, after }) => `  - ${place}: “${before}” → “${after}”`)
    const isSound = ['issued', 'approved', 'draft'].includes(report.verdict)
    return { value: report, lines: [report.words, ...differences], ...(isSound ? {} : { exitCode: 1 as const }) }
  },

  register: (session, words) => {
    const action = only(words, 'việc: list, next, reserve, void, past, set-next')
    if (!Object.hasOwn(registerActions, action)) throw new WrongUse(`không có "register ${action}"`)
    return registerActions[action as keyof typeof registerActions](session)
  },

  sendings: async ({ call, options }, words) => {
    if (words.length > 1) throw new WrongUse('sendings [MÃ] [--unsent] [--xlsx TỆP] [--docx TỆP] [--pdf TỆP]')
    const [notice = null] = words
    const lines = await call('sending.list', { notice, unsent: options.unsent })
    if (options.xlsx !== undefined) await call('sending.exportXlsx', { notice }, { saveTo: options.xlsx })
    for (const { as, saveTo } of sheetsOf(options)) await call('sending.exportSheet', { notice, as }, { saveTo })
    return { value: lines, lines: lines.length === 0 ? ['Không có dòng nào.'] : lines.map(describeLine) }
  },

  send: async ({ call, options }, words) => {
    const id = only(words, 'MÃ')
    const lines = await call('sending.list', { notice: id, unsent: true })
    const channel = readChannel(options.channel)
    const recipients = lines.map(({ recipientId }) => recipientId)
    if (recipients.length === 0) return { value: { id, recipients }, lines: ['Mọi nơi nhận đã được ghi là đã gửi.'] }
    const value = await call('sending.mark', { id, recipients, channel, sentOn: dayOf(options) })
    return { value, lines: [`Đã ghi gửi ${recipients.length} nơi nhận (${channelNames[channel]}).`] }
  },
}

const registerActions = {
  list: async ({ call, options }: Session): Promise<Answer> => {
    const query = { year: options.year ?? null, symbol: options.symbol ?? '' }
    const rows = await call('register.list', query)
    if (options.xlsx !== undefined) await call('register.exportXlsx', query, { saveTo: options.xlsx })
    for (const { as, saveTo } of sheetsOf(options)) await call('register.exportSheet', { ...query, as }, { saveTo })
    return { value: rows, lines: rows.length === 0 ? ['Sổ chưa có dòng nào.'] : rows.map(describeRow) }
  },
  next: async ({ call, options }: Session): Promise<Answer> => {
    const value = await call('register.next', seriesOf(options))
    return { value, lines: [`Số tiếp theo: ${describeNumber(value)}`] }
  },
  reserve: (session: Session) => note(session, 'reserved', 'Đã để dành'),
  void: (session: Session) => note(session, 'void', 'Đã ghi bỏ'),
  past: (session: Session) => note(session, 'past', 'Đã ghi văn bản trước đây có'),
  'set-next': async ({ call, options }: Session): Promise<Answer> => {
    const { number, reason } = options
    if (number === undefined || reason === undefined)
      throw new WrongUse('register set-next --symbol KÝ_HIỆU --number SỐ --reason LÝ DO')
    const value = await call('register.setNext', { ...seriesOf(options), next: number, reason })
    return { value, lines: [`Số tiếp theo: ${value.number}.`] }
  },
}

/** The books that are wanted for reading. */
function sheetsOf({ docx, pdf }: Options): readonly { readonly as: SheetForm; readonly saveTo: string }[] {
  return [
    ...(docx === undefined ? [] : [{ as: 'docx' as const, saveTo: docx }]),
    ...(pdf === undefined ? [] : [{ as: 'pdf' as const, saveTo: pdf }]),
  ]
}

async function note({ call, options }: Session, kind: InputOf<'register.note'>['kind'], done: string): Promise<Answer> {
  const { number, reason } = options
  if (number === undefined || reason === undefined)
    throw new WrongUse('cần --symbol KÝ_HIỆU --number SỐ --reason LÝ DO')
  const value = await call('register.note', { ...seriesOf(options), number, kind, reason })
  return { value, lines: [`${done} số ${value.number}.`] }
}

function seriesOf(options: Options) {
  if (options.symbol === undefined) throw new WrongUse('cần --symbol KÝ_HIỆU')
  return { organ: options.organ ?? '', symbol: options.symbol, date: dayOf(options) }
}

/** The day that was asked for, or today. */
function dayOf({ date }: Options): string {
  return date ?? dayInVietnam(new Date().toISOString())
}

function readChannel(written: string | undefined): SendingChannel {
  const channels: readonly string[] = Object.keys(channelNames)
  if (written === undefined || !channels.includes(written)) throw new WrongUse(`cần --channel ${channels.join('|')}`)
  return written as SendingChannel
}

function describeRow(row: RegisterRow): string {
  const day = row.date === null ? '' : writeShortDate(row.date)
  return [describeNumber(row), day, row.state, row.abstract, row.reason].filter((part) => part !== '').join('  ')
}

function describeLine({ number, recipient, sent }: SendingLine): string {
  const how =
    sent === null ? 'chưa gửi' : `${channelNames[sent.channel]}, ${sent.copies} bản, ${writeShortDate(sent.sentOn)}`
  return [number, recipient, how, ...(sent === null || sent.receipt === '' ? [] : [sent.receipt])].join('  ')
}
