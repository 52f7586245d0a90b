/** Who can open the store: its keyring, the two shares on paper, another key. */
import { z } from 'zod'
import { administrators, host, nothing, read, session, write } from './call.ts'
import { type SessionView, passphrase } from './session.ts'

export interface KeysState {
  /**
   * - none: the store has no keyring (a trial store, one on a server, one of before)
   * - open: there is a keyring, and the key still lies open beside the store
   * - closed: only a passphrase opens the store
   */
  readonly kind: 'none' | 'open' | 'closed'
  /** Names of active users who cannot open the store by themselves: they sign in once more, or get another passphrase. */
  readonly without: readonly string[]
  /** Of the users who sign, the key they sign with, as people compare it. */
  readonly signers: readonly { readonly name: string; readonly key: string }[]
  /** When the shares that count were made; null where none were typed back. */
  readonly recoveryMadeAt: string | null
}

/** As it is typed from paper. */
const share = z.string().trim().min(1).max(200)
const shares = { first: share, second: share }

export const keyCalls = {
  'keys.state': read<KeysState>()(nothing, administrators),
  /** Two new shares, shown once. They count once they are typed back. */
  'keys.makeRecovery': write<{ readonly shares: readonly [string, string] }>()(
    z.object({ passphrase: z.string().max(1000).optional() }).strict(),
    administrators,
  ),
  /** Prints what the screen shows of one share. */
  'keys.printShare': host()(z.object({ part: z.union([z.literal(1), z.literal(2)]) }).strict(), administrators),
  'keys.confirmRecovery': write<KeysState>()(z.object(shares).strict(), administrators),
  /** Gives the store another key, and removes the one that lay open: the host closes the store for it (hosts/local-app.ts). */
  'keys.renew': write<null>()(z.object({ passphrase: z.string().max(1000).optional() }).strict(), administrators),
  /** Another passphrase for an administrator, by the two shares; nobody is signed in. */
  'keys.recover': session<SessionView>()(
    z.object({ ...shares, account: z.string().min(1).max(200), passphrase }).strict(),
  ),
} as const
