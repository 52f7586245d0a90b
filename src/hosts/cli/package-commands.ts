/** Commands on packages of drafts: package make, read, take. */
import { readFileSync } from 'node:fs'
import type { PackageView, ReceivedDraft } from '../../contract/packages.ts'
import { describeChange } from '../../domain/notice/compare-notices.ts'
import { Refusal, findDiskRefusal } from '../../domain/errors.ts'
import { type Answer, type Commands, type Session, WrongUse, only } from './command.ts'
import { obtainPassphrase } from './sign-in.ts'

const variable = 'KET_LUAN_PACKAGE_PASSPHRASE'
const passphraseOf = () => obtainPassphrase(variable, 'Mật khẩu của gói (từ 12 ký tự): ')

const standings: Readonly<Record<ReceivedDraft['standing'], string>> = {
  new: 'mới',
  same: 'giống bản đang có',
  newer: 'mới hơn bản đang có',
  older: 'cũ hơn bản đang có',
  conflict: 'HAI BÊN CÙNG SỬA',
  closed: 'ở đây không còn là dự thảo',
}

const actions = {
  make: async ({ call, options }: Session, ids: readonly string[]): Promise<Answer> => {
    if (ids.length === 0 || options.package === undefined) throw new WrongUse('package make MÃ… --package TỆP')
    const saveTo = options.package
    const made = await call('package.export', { ids: [...ids], passphrase: await passphraseOf() }, { saveTo })
    return {
      value: made,
      lines: [`Đã gói ${ids.length} dự thảo vào “${saveTo}”. Báo mật khẩu của gói bằng cách khác.`],
    }
  },

  read: async ({ call }: Session, words: readonly string[]): Promise<Answer> => {
    const view = await call('package.read', {
      base64: readBase64(only(words, 'TỆP')),
      passphrase: await passphraseOf(),
    })
    return { value: view, lines: describe(view) }
  },

  take: async ({ call, options }: Session, words: readonly string[]): Promise<Answer> => {
    const base64 = readBase64(only(words, 'TỆP'))
    const passphrase = await passphraseOf()
    const view = await call('package.read', { base64, passphrase })
    const wanted = view.drafts.filter(
      ({ standing }) => standing === 'new' || standing === 'newer' || (standing === 'conflict' && options.yes),
    )
    const value = []
    for (const { id } of wanted) value.push(await call('package.take', { base64, passphrase, id, over: options.yes }))
    const left = view.drafts.filter(({ standing }) => standing === 'conflict' && !options.yes)
    return {
      value,
      lines: [
        ...describe(view),
        `Đã nhận ${wanted.length} dự thảo.`,
        ...(left.length === 0
          ? []
          : [`Chưa nhận ${left.length} dự thảo hai bên cùng sửa; gọi lại với --yes để lấy bản trong gói.`]),
      ],
      ...(left.length === 0 ? {} : { exitCode: 1 as const }),
    }
  },
}

export const packageCommands: Commands = {
  package: (session, [action = '', ...words]) => {
    if (!Object.hasOwn(actions, action)) throw new WrongUse('package make|read|take')
    return actions[action as keyof typeof actions](session, words)
  },
}

function describe({ by, at, signedWith, drafts }: PackageView): string[] {
  return [
    `Gói do ${by} làm lúc ${at}, ${signedWith === null ? 'không có chữ ký' : `khóa ký ${signedWith}`}.`,
    ...drafts.flatMap(({ id, abstract, standing, changes }) => [
      `${id}  ${abstract}: ${standings[standing]}`,
      ...changes.map((change) => `  - ${describeChange(change)}`),
    ]),
  ]
}

function readBase64(path: string): string {
  try {
    return readFileSync(path).toString('base64')
  } catch (error) {
    throw findDiskRefusal(error, path) ?? new Refusal('file.readFailed', `"${path}".`, { found: path })
  }
}
