/** A user's place in the keyring: what their passphrase opens. */
import type { WritableDb } from '../store/db.ts'
import type { Slot } from '../store/keyring-file.ts'
import type { Holder } from '../store/keyring.ts'
import { keepSigningKey } from '../store/signatures.ts'
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

/** In the transaction, before its audit row: the public key is kept with the deed, and the slot counts from now on. */
export async function takeSlot(
  { store: { keyring }, now }: Pick<Context, 'store' | 'now'>,
  db: WritableDb,
  slot: Slot | null,
): Promise<void> {
  if (slot === null || keyring === null) return
  await keepSigningKey(db, slot.user, slot.signs, now)
  keyring.put([slot])
}
