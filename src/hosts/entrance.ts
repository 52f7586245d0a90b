/**
 * What stands before a store that only a passphrase opens: the calls that can be answered while it is closed. The first
 * one who signs in opens it, for as long as they stay signed in; two shares on paper open it for setting a passphrase.
 */
import { contract } from '../contract/contract.ts'
import type { SessionView } from '../contract/session.ts'
import type { Reply } from '../contract/wire.ts'
import { Refusal } from '../domain/errors.ts'
import { type Failures, accountOf, secondsToWait, usualIdleMinutes, writeWait } from '../domain/office/user.ts'
import { readKeyring } from '../store/keyring-file.ts'
import { openByShares, unlockKeyring } from '../store/keyring.ts'
import type { Passphrases } from '../store/passphrases.ts'
import { settleRekey } from '../store/rekey.ts'

/** What a call came to: an answer, or the key with which the store answers it. */
export type Entered = { readonly reply: Reply<unknown> } | { readonly key: Uint8Array }

export interface Entrance {
  /** Whether the store opens by a passphrase alone. Refuses `keyring.damaged`. */
  readonly isClosed: () => boolean
  /** Refuses `session.none` for every call but those of the entrance. */
  readonly enter: (name: string, input: unknown) => Promise<Entered>
}

const closedView: SessionView = {
  store: 'office',
  isFirstStart: false,
  isClosed: true,
  state: 'signedOut',
  user: null,
  idleMinutes: usualIdleMinutes,
}

export function entranceOf(directory: string, passphrases: Passphrases): Entrance {
  // The store that would count them is closed. Whoever restarts the program gains a try at the price of one scrypt.
  let failures: Failures = { count: 0, lastAt: null }
  const read = () => {
    const ring = readKeyring(directory)
    if (ring === null) throw new Refusal('store.closed')
    return ring
  }
  async function signIn(input: unknown): Promise<Entered> {
    const parsed = contract['session.signIn'].input.safeParse(input)
    if (!parsed.success) throw new Refusal('input.invalid', 'session.signIn', { field: 'account' })
    const now = new Date().toISOString()
    const wait = secondsToWait(failures, now)
    if (wait > 0) throw new Refusal('session.wait', `Còn ${writeWait(wait)}.`, { seconds: wait })
    failures = { count: failures.count + 1, lastAt: now }
    const { account, passphrase } = parsed.data
    const unlocked = await unlockKeyring(read(), accountOf(account), passphrase, passphrases)
    if (unlocked === null) throw new Refusal('session.wrong')
    failures = { count: 0, lastAt: null }
    return { key: settleRekey(directory, unlocked.keys) }
  }
  function recover(input: unknown): Entered {
    const parsed = contract['keys.recover'].input.safeParse(input)
    if (!parsed.success) throw new Refusal('input.invalid', 'keys.recover', { field: 'first' })
    const { first, second } = parsed.data
    return { key: settleRekey(directory, openByShares(read(), first, second).keys) }
  }
  return {
    isClosed: () => readKeyring(directory)?.isClosed === true,
    async enter(name, input) {
      switch (name) {
        case 'session.get':
        case 'session.touch':
        case 'session.lock':
        case 'session.signOut':
          return { reply: { ok: true, value: closedView } }
        case 'session.signIn':
          return signIn(input)
        case 'keys.recover':
          return recover(input)
        default:
          throw new Refusal('session.none')
      }
    },
  }
}
