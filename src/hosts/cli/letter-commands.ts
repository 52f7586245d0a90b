/** Commands on the letter box that this store shares with another one: letters box, list, send, take. */
import { CallFailed } from '../../contract/client.ts'
import type { LetterView, SentLetter } from '../../contract/letters.ts'
import { describeChange } from '../../domain/notice/compare-notices.ts'
import { stateNames } from '../../domain/office/workflow.ts'
import { type Answer, type Commands, type Session, WrongUse } from './command.ts'
import { obtainPassphrase } from './sign-in.ts'

const variable = 'KET_LUAN_LETTERS_PASSPHRASE'

const actions = {
  box: async ({ call }: Session, words: readonly string[]): Promise<Answer> => {
    const [desk, folder] = words
    if (words.length > 2) throw new WrongUse('letters box TÊN_BÀN THƯ_MỤC')
    if (desk === undefined || folder === undefined) {
      const box = await call('letters.box', {})
      return { value: box, lines: [box === null ? 'Chưa có hộp thư.' : `“${box.folder}”, tên bàn này: ${box.desk}.`] }
    }
    const passphrase = await obtainPassphrase(variable, 'Mật khẩu của hộp thư (từ 12 ký tự): ')
    const box = await call('letters.setBox', { box: { folder, desk, passphrase } })
    return { value: box, lines: [`Hộp thư: “${folder}”. Bàn bên đặt cùng thư mục, cùng mật khẩu.`] }
  },

  list: async ({ call }: Session): Promise<Answer> => {
    const letters = await call('letters.list', {})
    const { isSet, problem, waiting, sent, unreadable } = letters
    return {
      value: letters,
      lines: [
        ...(isSet ? [] : ['Chưa có hộp thư.']),
        ...(problem === null ? [] : [problem]),
        `Chờ nhận ${waiting.length}`,
        ...waiting.flatMap(describeLetter),
        `Đã gửi ${sent.length}`,
        ...sent.map((one) => `${one.id}  ${one.abstract}: ${describeReceipt(one)}`),
        ...(unreadable === 0 ? [] : [`${unreadable} thư không mở được (hỏng, hoặc của hộp thư khác).`]),
      ],
      ...(problem === null ? {} : { exitCode: 1 as const }),
    }
  },

  send: async ({ call, options }: Session, ids: readonly string[]): Promise<Answer> => {
    if (ids.length === 0) throw new WrongUse('letters send MÃ… [--reason LỜI_NHẮN]')
    const value = []
    for (const id of ids) value.push(await call('letters.send', { id, note: options.reason ?? '' }))
    return { value, lines: [`Đã gửi ${value.length} thư.`] }
  },

  take: async ({ call, options }: Session, words: readonly string[]): Promise<Answer> => {
    const { waiting, problem } = await call('letters.list', {})
    const wanted = words.length > 0 ? words : waiting.map(({ id }) => id)
    const value = []
    const lines: string[] = problem === null ? [] : [problem]
    let left = 0
    for (const letter of wanted) {
      const taken = await takeOne(call, letter, options.yes)
      lines.push(...taken.lines)
      if (taken.value === null) left += 1
      else value.push(taken.value)
    }
    if (left > 0) lines.push('Gọi lại với --yes để lấy bản trong thư ở chỗ hai bên cùng sửa.')
    return { value, lines: [...lines, `Đã nhận ${value.length} thư.`], ...(left > 0 ? { exitCode: 1 as const } : {}) }
  },
}

/** What refuses one letter keeps none of the others out. */
async function takeOne(call: Session['call'], letter: string, over: boolean) {
  try {
    const [draft] = (await call('letters.read', { letter })).drafts
    const name = `${letter}  ${draft?.abstract ?? ''}`
    if (draft?.standing === 'conflict' && !over) {
      const changes = draft.changes.map((change) => `  - ${describeChange(change)}`)
      return { value: null, lines: [`${name}: chưa nhận, HAI BÊN CÙNG SỬA`, ...changes] }
    }
    return { value: await call('letters.take', { letter, over }), lines: [`${name}: đã nhận`] }
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    return { value: null, lines: [`${letter}: chưa nhận. ${error.message}`] }
  }
}

export const letterCommands: Commands = {
  letters: (session, [action = '', ...words]) => {
    if (!Object.hasOwn(actions, action)) throw new WrongUse('letters box|list|send|take')
    return actions[action as keyof typeof actions](session, words)
  },
}

function describeLetter({ id, abstract, desk, by, at, state, note, remarks }: LetterView): string[] {
  return [
    `${id}  ${abstract}`,
    `  ${by}, ${desk}, gửi lúc ${at}; bên ấy: ${stateNames[state]}`,
    ...(note === '' ? [] : [`  Lời nhắn: ${note}`]),
    ...remarks.map((remark) => `  - ${remark}`),
  ]
}

function describeReceipt({ receipt }: SentLetter): string {
  if (receipt === null) return 'chưa nhận'
  const { by, desk, at, outcome } = receipt
  return `${outcome === 'taken' ? 'đã nhận' : 'đã xem, giữ bản bên ấy'} (${by}, ${desk}, ${at})`
}
