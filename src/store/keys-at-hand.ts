/** Keys of stores and backups in several folders, as far as what somebody has opens them. */
import type { KeyringFile } from './keyring-file.ts'
import { keysIn, readKeyring } from './keyring-file.ts'
import { unlockKeyring } from './keyring.ts'
import type { Passphrases } from './passphrases.ts'

/** Who is signed in, or what somebody typed. */
export type AtHand =
  | { readonly user: string; readonly secret: Uint8Array }
  | { readonly account: string; readonly passphrase: string; readonly by: Passphrases }

export async function keysAtHand(folders: readonly string[], who: AtHand): Promise<Uint8Array[]> {
  const keys: Uint8Array[] = []
  for (const folder of folders) {
    const ring = readQuietly(folder)
    if (ring === null) continue
    if ('account' in who) {
      const unlocked = await unlockKeyring(ring, who.account, who.passphrase, who.by)
      keys.push(...(unlocked?.keys.values() ?? []))
    } else {
      const slot = ring.slots.find(({ user }) => user === who.user)
      if (slot !== undefined) keys.push(...keysIn(ring.store, slot, who.secret).values())
    }
  }
  return keys
}

/** One that is damaged opens nothing. */
function readQuietly(folder: string): KeyringFile | null {
  try {
    return readKeyring(folder)
  } catch {
    return null
  }
}
