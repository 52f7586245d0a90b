/** Commands on who works in the store: init, passphrase, users. */
import { readFileSync } from 'node:fs'
import { CallFailed } from '../../contract/client.ts'
import type { InputOf } from '../../contract/contract.ts'
import { nameRoles } from '../../domain/office/roles.ts'
import { Refusal } from '../../domain/errors.ts'
import { userStateNames } from '../../domain/office/user.ts'
import { type Commands, WrongUse, none } from './command.ts'
import { describeShares } from './key-commands.ts'
import { newPassphraseVariable, obtainPassphrase, passphraseVariable } from './sign-in.ts'

export const peopleCommands: Commands = {
  init: async ({ call, options }, words) => {
    none(words)
    const { office } = options
    if (office === undefined) throw new WrongUse('init --store THƯ_MỤC --office TỆP.json')
    const input = readOffice(office)
    try {
      const made = await call('store.protect', input)
      const users = await call('user.list', {})
      return {
        value: { ...made, users },
        lines: [
          `Đã lập kho của cơ quan ở ${options.store}.`,
          ...users.map((user) => `${user.account}  ${user.name}`),
          ...(made.recovery === null ? [] : describeShares(made.recovery)),
        ],
      }
    } catch (error) {
      // The validation of the call names the field; the reader knows the file.
      if (error instanceof CallFailed && error.error.code === 'input.invalid')
        throw new Refusal('input.invalid', `Tệp "${office}", ô "${String(error.error.details.field)}".`, {
          field: String(error.error.details.field),
        })
      throw error
    }
  },

  passphrase: async ({ call }, words) => {
    none(words)
    const current = await obtainPassphrase(passphraseVariable, 'Mật khẩu hiện nay: ')
    const next = await obtainPassphrase(newPassphraseVariable, 'Mật khẩu mới: ')
    const { user } = await call('session.changePassphrase', { current, next })
    return { value: { account: user?.account }, lines: ['Đã đổi mật khẩu.'] }
  },

  users: async ({ call }, words) => {
    none(words)
    const users = await call('user.list', {})
    return {
      value: users,
      lines: users.map(({ account, name, roles, state }) =>
        [account, name, nameRoles(roles), userStateNames[state]].join('  '),
      ),
    }
  },
}

/**
 * `{ "profile": {…}, "administrator": { "account", "name", "passphrase" }, "users": [{ "account", "name", "roles",
 * "passphrase" }] }`; "mustChange": false for a passphrase that the user has chosen.
 */
function readOffice(file: string): InputOf<'store.protect'> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as InputOf<'store.protect'>
  } catch (error) {
    throw new Refusal(
      'file.readFailed',
      `"${file}": ${error instanceof SyntaxError ? 'không phải JSON' : 'không mở được'}.`,
      {
        found: file,
      },
    )
  }
}
