/** Commands that take a notice one step on its way, from submission to withdrawal. */
import type { Saved } from '../../contract/notices.ts'
import type { Issued } from '../../contract/workflow.ts'
import { describeHolder } from '../../domain/office/records.ts'
import { type Answer, type Commands, type Session, WrongUse, only } from './command.ts'
import { obtainPassphrase, passphraseVariable } from './sign-in.ts'

export const stateCommands: Commands = {
  submit: (session, words) => step(session, words, 'notice.submit', 'Đã trình'),

  'take-back': (session, words) => step(session, words, 'notice.takeBack', 'Đã rút về dự thảo'),

  return: async ({ call, options }, words) => {
    const { seen, reason } = await readStep({ call, options }, words, 'return')
    return answer(await call('notice.return', { ...seen, remarks: [{ text: reason }] }), 'Đã trả lại')
  },

  // What was waived and what is in doubt stands in the answer of `show`; whoever types the command has read it there.
  approve: async ({ call, options }, words) => {
    const id = only(words, 'MÃ')
    const { version, waivers, doubts } = await call('notice.get', { id })
    const { store } = await call('session.get', {})
    const passphrase =
      store === 'trial' || options.user === undefined
        ? {}
        : { passphrase: await obtainPassphrase(passphraseVariable, 'Nhập lại mật khẩu để duyệt: ') }
    const open = doubts.filter(({ settledAt }) => settledAt === null)
    const shown = { waivers: waivers.map((waiver) => waiver.id), doubts: open.map(({ position }) => position) }
    const { lines, value } = answer(await call('notice.approve', { id, version, ...passphrase, ...shown }), 'Đã duyệt')
    return {
      value,
      lines: [
        ...waivers.map(({ message, reason }) => `Đã bỏ qua: ${message} Lý do: ${reason}`),
        ...open.map(({ message }) => `Còn điểm cần xem: ${message}`),
        ...lines,
      ],
    }
  },

  'send-to-signatory': (session, words) => step(session, words, 'notice.sendToSignatory', 'Đã trình người ký'),

  'mark-signed': (session, words) => step(session, words, 'notice.markSigned', 'Đã ghi nhận chữ ký của'),

  'change-by-pen': async ({ call, options }, words) => {
    const { seen, reason } = await readStep({ call, options }, words, 'change-by-pen')
    return answer(
      await call('notice.changeByPen', { ...seen, remarks: [{ text: reason }] }),
      'Đã đưa về dự thảo để sửa',
    )
  },

  issue: async ({ call, options: { number, date } }, words) =>
    answer(await call('notice.issue', { ...(await readVersion(call, words)), number, date }), 'Đã ban hành'),

  'take-up': async ({ call, options: { number, date } }, words) =>
    answer(await call('notice.takeUp', { ...(await readVersion(call, words)), number, date }), 'Đã ghi nhận ban hành'),

  withdraw: async ({ call, options }, words) => {
    const { seen, reason } = await readStep({ call, options }, words, 'withdraw')
    return answer(await call('notice.withdraw', { ...seen, reason }), 'Đã thu hồi')
  },
}

/** A step that needs no words. */
type PlainStep = 'notice.submit' | 'notice.takeBack' | 'notice.sendToSignatory' | 'notice.markSigned'

async function step({ call }: Session, words: readonly string[], name: PlainStep, done: string): Promise<Answer> {
  return answer(await call(name, await readVersion(call, words)), done)
}

function answer(value: Saved & Partial<Issued>, done: string): Answer {
  const { id, repeats = [] } = value
  return {
    value,
    lines: [`${done} ${id}.`, ...repeats.map((holder) => `Trùng số với ${describeHolder(holder)}.`)],
  }
}

/** For a step that needs words. */
async function readStep({ call, options }: Session, words: readonly string[], command: string) {
  const { reason } = options
  if (reason === undefined) throw new WrongUse(`${command} MÃ --reason LÝ DO`)
  return { seen: await readVersion(call, words), reason }
}

/** The stored version: whoever types a command has seen no other. */
async function readVersion(call: Session['call'], words: readonly string[]) {
  const id = only(words, 'MÃ')
  const { version } = await call('notice.get', { id })
  return { id, version }
}
