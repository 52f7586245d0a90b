/** Commands on case files and their way to the archive. */
import { codeOf } from '../../domain/archive/case-file.ts'
import { type Handover, handoverStates, readReceipt } from '../../domain/archive/handover.ts'
import { Refusal } from '../../domain/errors.ts'
import { diskFiles } from '../disk-files.ts'
import { type Answer, type Commands, type Session, WrongUse, none, only } from './command.ts'

export const handoverCommands: Commands = {
  'case-files': async ({ call, options }, words) => {
    none(words)
    const files = await call('caseFile.list', { year: options.year ?? null })
    const lines = files.map(
      (file) => `${file.id}  ${codeOf(file)}, ${file.year}  ${file.title}  ${file.pieces} văn bản, ${file.sheets} tờ`,
    )
    return { value: files, lines: lines.length === 0 ? ['Chưa có hồ sơ nào.'] : lines }
  },

  handover: (session, [action = 'list', ...words]) => {
    if (!Object.hasOwn(actions, action)) throw new WrongUse(`không có "handover ${action}"`)
    return actions[action as keyof typeof actions](session, words)
  },
}

const actions = {
  list: async ({ call }: Session, words: readonly string[]): Promise<Answer> => {
    none(words)
    const handovers = await call('handover.list', {})
    return { value: handovers, lines: handovers.length === 0 ? ['Chưa có lần giao nộp nào.'] : handovers.map(describe) }
  },

  /** Puts case files together and writes their bag. */
  make: async (session: Session, words: readonly string[]): Promise<Answer> => {
    if (words.length === 0 || session.options.zip === undefined) throw new WrongUse('handover make MÃ_HỒ_SƠ… --zip TỆP')
    const { handover } = await session.call('handover.prepare', { files: [...words] })
    return actions.export(session, [handover])
  },

  export: async ({ call, options }: Session, words: readonly string[]): Promise<Answer> => {
    const handover = only(words, 'MÃ_GIAO_NỘP')
    if (options.zip === undefined) throw new WrongUse('handover export MÃ_GIAO_NỘP --zip TỆP')
    const file = await call('handover.export', { handover }, { saveTo: options.zip })
    const lines = file === null ? [] : [`Đã ghi ${file.fileName} (${file.size} byte, sha256 ${file.sha256})`]
    return { value: { handover, file }, lines: [`Mã giao nộp: ${handover}`, ...lines] }
  },

  cancel: async ({ call, options }: Session, words: readonly string[]): Promise<Answer> => {
    const handover = only(words, 'MÃ_GIAO_NỘP')
    if (options.reason === undefined) throw new WrongUse('handover cancel MÃ_GIAO_NỘP --reason LÝ DO')
    const value = await call('handover.cancel', { handover, reason: options.reason })
    return { value, lines: ['Đã hủy lần giao nộp; các hồ sơ sửa lại được.'] }
  },

  /** The bag that the receipt names says which handover it is. */
  receive: async ({ call, options }: Session, words: readonly string[]): Promise<Answer> => {
    const path = only(words, 'TỆP_BIÊN_NHẬN')
    const file = await diskFiles({ openFrom: () => Promise.resolve(path) }, options.store).open('notice')
    if (file === null) throw new WrongUse('handover receive TỆP_BIÊN_NHẬN')
    const receipt = readReceipt(new TextDecoder().decode(file.bytes))
    const found = (await call('handover.list', {})).find(({ bag }) => bag === receipt.bag)
    if (found === undefined) throw new Refusal('handover.otherBag', '', { found: receipt.bag })
    const value = await call('handover.receive', { handover: found.id, ...receipt })
    return { value, lines: [`Đã ghi biên nhận số ${receipt.number}; đã đóng ${found.files.length} hồ sơ.`] }
  },
}

function describe({ id, number, state, files, bag, receipt }: Handover): string {
  const named = files.map((file) => `${codeOf(file)}/${file.year}`).join(', ')
  const received = receipt === null ? [] : [`biên nhận ${receipt.number}, ${receipt.receivedBy}`]
  return [id, `lần ${number}`, handoverStates[state], named, ...(bag === null ? [] : [bag]), ...received].join('  ')
}
