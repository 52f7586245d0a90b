/**
 * The keyring: the file beside a store that holds its key, sealed for each user and for the recovery. It names nobody:
 * a user stands in it by id, an account by a hash. A check sum tells damage from a wrong passphrase; a seal by the
 * store's key tells what somebody wrote who could not open it.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal, findDiskRefusal } from '../domain/errors.ts'
import { canonicalJson } from '../domain/notice/canonical.ts'
import type { Cost } from './passphrases.ts'
import { sealTo, unseal } from './sealing.ts'
import { syncDirectory } from './sync-directory.ts'

export const keyringName = 'ket-luan.keys'

/** Keys of the store by their label, each sealed for one holder. Two while the store is given another key. */
type SealedKeys = Readonly<Record<string, string>>

/** What a user's passphrase opens. */
export interface Slot {
  /** Id of the user. */
  readonly user: string
  /** Hash of the account. */
  readonly account: string
  readonly cost: Cost
  /** base64 */
  readonly salt: string
  /** The user's secret, wrapped by the key that scrypt makes of the passphrase. */
  readonly secret: string
  /** The public halves of the secret. */
  readonly opens: string
  readonly signs: string
  readonly keys: SealedKeys
}

/** What the two shares on paper open. */
export interface RecoverySlot {
  /** Of the pair of shares. */
  readonly id: string
  readonly madeAt: string
  readonly opens: string
  readonly keys: SealedKeys
}

export interface KeyringFile {
  readonly form: 1
  /** Id of the store. */
  readonly store: string
  /** No open key: the store opens by this file alone. */
  readonly isClosed: boolean
  /** Label of the store's key. */
  readonly key: string
  /** Label of the key that the store is being given; null when it is given none. */
  readonly nextKey: string | null
  readonly slots: readonly Slot[]
  /** Shares that were typed back, and those that were only printed. */
  readonly recovery: RecoverySlot | null
  readonly pendingRecovery: RecoverySlot | null
}

interface WrittenFile extends KeyringFile {
  readonly check: string
  readonly seal: string
}

export const labelOf = (key: Uint8Array): string =>
  createHmac('sha256', key).update('ket-luan.key-label').digest('hex').slice(0, 16)

export const accountHash = (store: string, account: string): string =>
  createHash('sha256').update(`ket-luan.account ${store} ${account}`).digest('hex')

const keyBelongsTo = (store: string, label: string) => `ket-luan.data-key ${store} ${label}`
export const secretBelongsTo = (store: string, { user, cost: { N, r, p } }: Pick<Slot, 'user' | 'cost'>) =>
  `ket-luan.secret ${store} ${user} ${N} ${r} ${p}`

export const sealKeyFor = (opens: string, store: string, key: Uint8Array): SealedKeys => {
  const label = labelOf(key)
  return { [label]: sealTo(opens, key, keyBelongsTo(store, label)) }
}

/** The keys that a secret opens, by label. */
export function keysIn(store: string, { keys }: Pick<Slot, 'keys'>, secret: Uint8Array): Map<string, Buffer> {
  const opened = Object.entries(keys).map(([label, sealed]) => [
    label,
    unseal(secret, sealed, keyBelongsTo(store, label)),
  ])
  return new Map(opened.filter((entry): entry is [string, Buffer] => entry[1] !== null))
}

const damaged = (file: string, why: string) =>
  new Refusal('keyring.damaged', `"${file}": ${why}.`, { field: file, found: why })

/** The keyring in the folder of a store or a backup; null where there is none. Refuses `keyring.damaged`. */
export function readKeyring(directory: string): KeyringFile | null {
  const file = join(directory, keyringName)
  if (!existsSync(file)) return null
  const { check, ...sealed } = readWritten(file)
  if (check !== checkOf(sealed)) throw damaged(file, 'tổng kiểm tra không khớp')
  const { seal: _, ...ring } = sealed
  return ring
}

function readWritten(file: string): WrittenFile {
  let words: string
  try {
    words = readFileSync(file, 'utf8')
  } catch (error) {
    throw findDiskRefusal(error, file) ?? damaged(file, String(error))
  }
  let written: Partial<WrittenFile> | null
  try {
    written = JSON.parse(words) as typeof written
  } catch {
    throw damaged(file, words.trim() === '' ? 'tệp rỗng' : 'không đúng khuôn dạng')
  }
  if (written?.form !== 1 || !Array.isArray(written.slots) || typeof written.key !== 'string')
    throw damaged(file, 'không đúng khuôn dạng')
  return written as WrittenFile
}

/** Whether this file was written by somebody who could open the store. */
export function isOwnKeyring(directory: string, key: Uint8Array): boolean {
  const { check: _, seal, ...ring } = readWritten(join(directory, keyringName))
  const [own, here] = [Buffer.from(sealOf(ring, key)), Buffer.from(seal)]
  return own.length === here.length && timingSafeEqual(own, here)
}

const checkOf = (ring: Omit<WrittenFile, 'check'>): string =>
  createHash('sha256').update(canonicalJson(ring)).digest('hex')
const sealOf = (ring: KeyringFile, key: Uint8Array): string =>
  createHmac('sha256', key)
    .update(`ket-luan.keyring ${canonicalJson(ring)}`)
    .digest('hex')

/** Whole and on disk before the one before it is gone. */
export function writeKeyring(directory: string, ring: KeyringFile, key: Uint8Array): void {
  const file = join(directory, keyringName)
  const beside = `${file}.${process.pid}.tmp`
  const sealed = { ...ring, seal: sealOf(ring, key) }
  const written: WrittenFile = { ...sealed, check: checkOf(sealed) }
  try {
    const descriptor = openSync(beside, 'w', 0o600)
    try {
      writeFileSync(descriptor, `${JSON.stringify(written, null, 1)}\n`)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(beside, file)
    syncDirectory(dirname(file))
  } catch (error) {
    rmSync(beside, { force: true })
    throw findDiskRefusal(error, file) ?? new Refusal('file.writeFailed', `"${file}".`, { found: String(error) })
  }
}
