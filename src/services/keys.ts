/** The calls about who can open the store. */
import type { KeysState } from '../contract/keys.ts'
import { Refusal } from '../domain/errors.ts'
import { accountOf, refuseBadPassphrase } from '../domain/office/user.ts'
import type { Keyring } from '../store/keyring.ts'
import { fingerprintOf, writeFingerprint } from '../store/signatures.ts'
import { findAccount, listUsers, setPassphrase } from '../store/users.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
import { viewSession } from './session.ts'
import { slotFor, takeSlot } from './slots.ts'
import { actorOf } from './sessions.ts'

type Names =
  'keys.state' | 'keys.makeRecovery' | 'keys.printShare' | 'keys.confirmRecovery' | 'keys.renew' | 'keys.recover'

export const keyHandlers: Handlers<Names> = {
  'keys.state': (context) => describeKeys(context),

  'keys.makeRecovery': {
    prepare: async (context, { passphrase }) => {
      const keyring = requireKeyring(context)
      await context.proveAgain(passphrase)
      return ({ now }) => Promise.resolve({ value: { shares: keyring.makeRecovery(now) }, subject: 'store' })
    },
  },

  'keys.printShare': async (_context, { part }, files) => ({
    done: await files.print(`Mã khôi phục, phần ${part}`, 1),
    subject: 'store',
  }),

  'keys.confirmRecovery': async (writing, { first, second }) => {
    requireKeyring(writing).confirmRecovery(first, second)
    return { value: await describeKeys(writing), subject: 'store' }
  },

  'keys.renew': {
    prepare: async (context, { passphrase }) => {
      const { recoveryMadeAt } = requireKeyring(context).state() ?? { recoveryMadeAt: null }
      if (recoveryMadeAt === null)
        throw new Refusal('keyring.notReady', 'Hãy in hai phần mã khôi phục và gõ lại để xác nhận trước.')
      await context.proveAgain(passphrase)
      return () => Promise.resolve({ value: null, subject: 'store' })
    },
  },

  'keys.recover': async (context, { first, second, account, passphrase }, desk) => {
    const keyring = requireKeyring(context)
    keyring.checkShares(first, second)
    const user = await findAccount(context.db, accountOf(account))
    if (user?.state !== 'active' || !user.roles.includes('admin')) throw new Refusal('recovery.noAdministrator')
    refuseBadPassphrase(passphrase, user)
    const made = await context.passphrases.make(passphrase)
    const slot = await slotFor(context, user, passphrase)
    await desk.transact(async (db) => {
      await setPassphrase(db, user.id, { passphrase: made, mustChange: false }, { at: context.now, by: user.name })
      await takeSlot(context, db, slot)
      await desk.audit(db, actorOf(user, false), user.id, { account: user.account })
    })
    return viewSession(context, desk)
  },
}

function requireKeyring({ store: { keyring } }: Pick<Context, 'store'>): Keyring {
  if (keyring === null || keyring.state() === null) throw new Refusal('keyring.none')
  return keyring
}

async function describeKeys({ db, store: { keyring } }: Pick<Context, 'db' | 'store'>): Promise<KeysState> {
  const state = keyring?.state() ?? null
  if (state === null) return { kind: 'none', without: [], signers: [], recoveryMadeAt: null }
  const active = (await listUsers(db)).filter((user) => user.state === 'active')
  return {
    kind: state.isClosed ? 'closed' : 'open',
    without: active.filter(({ id }) => !state.users.includes(id)).map(({ name }) => name),
    signers: active.flatMap(({ id, name }) => {
      const signs = state.signers.get(id)
      return signs === undefined ? [] : [{ name, key: writeFingerprint(fingerprintOf(signs)) }]
    }),
    recoveryMadeAt: state.recoveryMadeAt,
  }
}
