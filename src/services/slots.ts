/** A user's place in the keyring: what their passphrase opens. */
import type { Slot } from '../store/keyring-file.ts'
import type { Holder } from '../store/keyring.ts'
import type { Context } from './context.ts'

/** Made before the lock is taken, as it takes long; null where the store has no keyring. `secret`: the one they have already. */
export function slotFor(
  { store: { keyring }, passphrases }: Pick<Context, 'store' | 'passphrases'>,
  user: Holder,
  passphrase: string,
  secret: Uint8Array | null = null,
): Promise<Slot | null> {
  return keyring === null || keyring.state() === null
    ? Promise.resolve(null)
    : keyring.makeSlot(user, passphrase, passphrases, secret ?? undefined)
}
