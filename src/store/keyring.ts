/** What is done with the keyring: opened by a passphrase or by two shares, changed by whoever has the store open. */
import { randomBytes } from 'node:crypto'
import { Refusal } from '../domain/errors.ts'
import {
  type KeyringFile,
  type RecoverySlot,
  type Slot,
  accountHash,
  isOwnKeyring,
  keysIn,
  labelOf,
  readKeyring,
  secretBelongsTo,
  sealKeyFor,
  writeKeyring,
} from './keyring-file.ts'
import type { Passphrases } from './passphrases.ts'
import { joinShares, makeRecoveryPair } from './recovery-shares.ts'
import { newSecret, publicKeysOf, unwrap, wrap } from './sealing.ts'

/** A holder with what the passphrase gave. */
export interface Unlocked {
  readonly user: string
  /** The user's own: signs, and opens what is sealed for them. */
  readonly secret: Buffer
  /** Keys of the store by label. */
  readonly keys: ReadonlyMap<string, Buffer>
}

/** Who a slot is made for. */
export interface Holder {
  readonly id: string
  readonly account: string
}

/** What is to be shown of a keyring. */
export interface KeyringState {
  readonly isClosed: boolean
  /** Ids of the users who can open the store. */
  readonly users: readonly string[]
  readonly signers: ReadonlyMap<string, string>
  /** When the shares that count were made; null where none were typed back. */
  readonly recoveryMadeAt: string | null
  readonly isRecoveryPending: boolean
}

/** The keyring of a store that is open. What changes it is called in a transaction of the store: one at a time. */
export interface Keyring {
  /** Null before the store has one. */
  readonly state: () => KeyringState | null
  readonly has: (user: string) => boolean
  /** Public keys of the users. Refuses `keyring.damaged`, `keyring.forged`. */
  readonly signers: () => ReadonlyMap<string, string>
  /** The secret of a user; null for a wrong passphrase. Refuses `user.weakHash`, `keyring.damaged`. */
  readonly prove: (user: string, passphrase: string, by: Passphrases) => Promise<Buffer | null>
  /** Begins the keyring of a store that is being protected. */
  readonly begin: (slots: readonly Slot[]) => void
  /** Makes a slot, which takes long and is done before the lock is taken; `secret`: the one the user has already. */
  readonly makeSlot: (holder: Holder, passphrase: string, by: Passphrases, secret?: Uint8Array) => Promise<Slot>
  /** Takes slots in, each in the place of the user's last one. Makes the keyring where there is none. */
  readonly put: (slots: readonly Slot[]) => void
  readonly remove: (user: string) => void
  /** New shares; they count once they are confirmed. */
  readonly makeRecovery: (at: string) => readonly [string, string]
  /** Two shares that were typed back. Refuses `recovery.badShare`, `recovery.otherShares`. */
  readonly confirmRecovery: (first: string, second: string) => void
  /** Refuses `recovery.badShare`, `recovery.otherShares` unless these two open the store. */
  readonly checkShares: (first: string, second: string) => void
}

/** `store`: the id that the store has by then. */
export function keyringOf(directory: string, key: Uint8Array, store: () => string): Keyring {
  const read = () => readKeyring(directory)
  const readOwn = (): KeyringFile => {
    const ring = read()
    if (ring === null) return emptyRing(store(), key)
    // What is not ours is taken over by nobody: the next key would be sealed for whoever wrote it.
    if (!isOwnKeyring(directory, key)) throw new Refusal('keyring.forged', `"${directory}".`, { found: directory })
    return ring
  }
  const write = (ring: KeyringFile) => writeKeyring(directory, ring, key)
  return {
    state: () => describeKeyring(read()),
    signers: () => new Map(readOwn().slots.map(({ user, signs }) => [user, signs])),
    has: (user) => read()?.slots.some((slot) => slot.user === user) ?? false,
    async prove(user, passphrase, by) {
      const ring = read()
      const slot = ring?.slots.find((one) => one.user === user)
      return ring === null || slot === undefined ? null : openSlot(ring, slot, passphrase, by)
    },
    makeSlot: (holder, passphrase, by, secret) => makeSlot({ store: store(), key }, holder, passphrase, by, secret),
    begin: (slots) => write({ ...emptyRing(store(), key), slots }),
    put(slots) {
      const ring = readOwn()
      const kept = ring.slots.filter(({ user }) => !slots.some((slot) => slot.user === user))
      write({ ...ring, slots: [...kept, ...slots] })
    },
    remove(user) {
      const ring = read() === null ? null : readOwn()
      if (ring?.slots.some((slot) => slot.user === user) === true)
        write({ ...ring, slots: ring.slots.filter((slot) => slot.user !== user) })
    },
    makeRecovery(at) {
      const ring = readOwn()
      const { id, shares, secret } = makeRecoveryPair()
      const { opens } = publicKeysOf(secret)
      const pendingRecovery: RecoverySlot = { id, madeAt: at, opens, keys: sealKeyFor(opens, ring.store, key) }
      write({ ...ring, pendingRecovery })
      return shares
    },
    checkShares: (first, second) => void openByShares(readOwn(), first, second),
    confirmRecovery(first, second) {
      const ring = readOwn()
      const { id } = openByShares(ring, first, second)
      if (id === ring.pendingRecovery?.id) write({ ...ring, recovery: ring.pendingRecovery, pendingRecovery: null })
    },
  }
}

function emptyRing(store: string, key: Uint8Array): KeyringFile {
  const empty = { nextKey: null, slots: [], recovery: null, pendingRecovery: null }
  return { form: 1, store, isClosed: false, key: labelOf(key), ...empty }
}

export async function makeSlot(
  { store, key }: { readonly store: string; readonly key: Uint8Array },
  { id, account }: Holder,
  passphrase: string,
  by: Passphrases,
  secret: Uint8Array = newSecret(),
): Promise<Slot> {
  const [salt, { cost }] = [randomBytes(16), by]
  const wrapping = await by.deriveKey(passphrase, salt, cost)
  const { opens, signs } = publicKeysOf(secret)
  return {
    user: id,
    account: accountHash(store, account),
    cost,
    salt: salt.toString('base64'),
    secret: wrap(wrapping, secret, secretBelongsTo(store, { user: id, cost })),
    opens,
    signs,
    keys: sealKeyFor(opens, store, key),
  }
}

async function openSlot(
  { store }: KeyringFile,
  slot: Slot,
  passphrase: string,
  by: Passphrases,
): Promise<Buffer | null> {
  const wrapping = await by.deriveKey(passphrase, Buffer.from(slot.salt, 'base64'), slot.cost)
  return unwrap(wrapping, slot.secret, secretBelongsTo(store, slot))
}

/**
 * Opens a keyring for an account; null for a wrong passphrase. An account that is not there takes as long, and is answered
 * alike.
 */
export async function unlockKeyring(
  ring: KeyringFile,
  account: string,
  passphrase: string,
  by: Passphrases,
): Promise<Unlocked | null> {
  const hash = accountHash(ring.store, account)
  const slot = ring.slots.find((one) => one.account === hash)
  if (slot === undefined) {
    await by.deriveKey(passphrase, Buffer.alloc(16), by.cost)
    return null
  }
  const secret = await openSlot(ring, slot, passphrase, by)
  return secret === null ? null : { user: slot.user, secret, keys: keysIn(ring.store, slot, secret) }
}

/** The keys of a store that two shares open, and the id of the pair. Refuses `recovery.badShare`, `recovery.otherShares`. */
export function openByShares(
  ring: KeyringFile,
  first: string,
  second: string,
): { readonly id: string; readonly keys: ReadonlyMap<string, Buffer> } {
  const { id, secret } = joinShares(first, second)
  const slot = [ring.pendingRecovery, ring.recovery].find((one) => one?.id === id) ?? null
  const keys = slot === null ? new Map<string, Buffer>() : keysIn(ring.store, slot, secret)
  if (keys.size === 0) throw new Refusal('recovery.otherShares')
  return { id, keys }
}

function describeKeyring(ring: KeyringFile | null): KeyringState | null {
  if (ring === null) return null
  return {
    isClosed: ring.isClosed,
    users: ring.slots.map(({ user }) => user),
    signers: new Map(ring.slots.map(({ user, signs }) => [user, signs])),
    recoveryMadeAt: ring.recovery?.madeAt ?? null,
    isRecoveryPending: ring.pendingRecovery !== null,
  }
}
