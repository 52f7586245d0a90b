/** Commands on who can open the store: keys, recover. */
import type { CallFunction } from '../../contract/client.ts'
import type { KeysState } from '../../contract/keys.ts'
import { type Commands, type Options, type Answer, WrongUse, none } from './command.ts'
import { newPassphraseVariable, obtainPassphrase, passphraseVariable } from './sign-in.ts'

const shareVariables = ['KET_LUAN_SHARE_1', 'KET_LUAN_SHARE_2'] as const

const obtainShares = async () => ({
  first: await obtainPassphrase(shareVariables[0], 'Mã khôi phục, phần 1: '),
  second: await obtainPassphrase(shareVariables[1], 'Mã khôi phục, phần 2: '),
})

/** What is copied to two sheets of paper. */
export const describeShares = ([one, two]: readonly [string, string]): string[] => [
  'Mã khôi phục: ghi mỗi phần lên một tờ giấy, giao hai người giữ ở hai nơi. Không hiện lại.',
  `  Phần 1: ${one}`,
  `  Phần 2: ${two}`,
  'Rồi gõ lại cả hai bằng lệnh keys confirm; sau đó keys renew bỏ khóa đang để trần cạnh kho.',
]

const kinds: Readonly<Record<KeysState['kind'], string>> = {
  none: 'Kho không có tệp khóa theo người dùng.',
  open: 'Kho có tệp khóa, nhưng khóa còn để trần cạnh kho (store.key). Hãy xác nhận mã khôi phục rồi dùng keys renew.',
  closed: 'Kho chỉ mở được bằng mật khẩu của người dùng, hoặc bằng hai phần mã khôi phục.',
}

const describeState = ({ kind, without, signers, recoveryMadeAt }: KeysState): string[] => [
  kinds[kind],
  ...signers.map(({ name, key }) => `  khóa ký ${key}  ${name}`),
  ...(kind === 'none' ? [] : [`Mã khôi phục: ${recoveryMadeAt === null ? 'chưa có' : `làm lúc ${recoveryMadeAt}`}.`]),
  ...(without.length === 0
    ? []
    : [`Chưa tự mở được kho, cần đăng nhập lại hoặc đặt lại mật khẩu: ${without.join(', ')}.`]),
]

export const keyCommands: Commands = {
  keys: async ({ call }, words) => {
    const [what = 'state', ...rest] = words
    none(rest)
    switch (what) {
      case 'state': {
        const state = await call('keys.state', {})
        return { value: state, lines: describeState(state) }
      }
      case 'print': {
        const made = await call('keys.makeRecovery', { passphrase: await ownPassphrase() })
        return { value: made, lines: describeShares(made.shares) }
      }
      case 'confirm': {
        const state = await call('keys.confirmRecovery', await obtainShares())
        return { value: state, lines: ['Mã khôi phục đúng.', ...describeState(state)] }
      }
      case 'renew': {
        await call('keys.renew', { passphrase: await ownPassphrase() })
        const state = await call('keys.state', {})
        return { value: state, lines: ['Đã sao lưu kho và đổi khóa.', ...describeState(state)] }
      }
      default:
        throw new WrongUse('keys [state|print|confirm|renew]')
    }
  },
}

const ownPassphrase = () => obtainPassphrase(passphraseVariable, 'Mật khẩu của bạn: ')

/** Sets another passphrase by the two shares: nobody is signed in. */
export async function recoverCommand(call: CallFunction, { user }: Options, words: readonly string[]): Promise<Answer> {
  none(words)
  if (user === undefined) throw new WrongUse('recover --user TÊN')
  const shares = await obtainShares()
  const passphrase = await obtainPassphrase(newPassphraseVariable, 'Mật khẩu mới: ')
  await call('keys.recover', { ...shares, account: user, passphrase })
  return { value: { account: user }, lines: ['Đã đặt mật khẩu mới. Hãy đăng nhập bằng mật khẩu này.'] }
}
