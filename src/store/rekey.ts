/**
 * Another key for a store that no program has open: at first because its key lay open beside it, later because somebody left.
 * Never in place: the database is copied, the copy is given the new key, opened with it and counted, and takes the name.
 * Until the very end the keyring holds both keys, so that a power cut at any moment leaves a store that opens.
 */
import Database from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal, codeOf } from '../domain/errors.ts'
import { anchorIn } from './anchor.ts'
import {
  databaseName,
  fingerprint,
  keyName,
  manifestName,
  placeBackups,
  readManifest,
  syncFile,
  writeManifest,
} from './backup-files.ts'
import { backupsOf, secondPlaceOf } from './backup.ts'
import { connect, keyConnection } from './connect.ts'
import { countCopy } from './count-copy.ts'
import { explainError } from './db.ts'
import { readKey } from './key-file.ts'
import {
  type KeyringFile,
  type RecoverySlot,
  type Slot,
  isOwnKeyring,
  keyringName,
  labelOf,
  readKeyring,
  sealKeyFor,
  writeKeyring,
} from './keyring-file.ts'
import { beginSwap, removeCopy } from './swap-database.ts'

const lockName = `${keyringName}.dang-doi`

/**
 * Gives the store another key and removes the open one, after a backup that was opened and counted. Gives the new key. Refuses
 * `store.locked` while a program has the store open, and whatever the disk refuses: the store is then as it was. `onStep`:
 * called wherever a power cut would leave the files differently.
 */
export function rekey(directory: string, key: Uint8Array, at: string, onStep: () => void = () => {}): Buffer {
  return alone(directory, () => {
    const ring = requireOwn(directory, key)
    const next = randomBytes(32)
    const both = { ...ring, isClosed: true, nextKey: labelOf(next) }
    writeKeyring(
      directory,
      { ...both, ...sealForAll(ring, (holder) => ({ ...holder.keys, ...sealFor(ring, holder, next) })) },
      key,
    )
    onStep()
    try {
      backupsOf({ directory, key, alone: null, readOnly: null }).make('asked', at)
      onStep()
      swapDatabase(directory, key, next, onStep)
    } catch (error) {
      if (opens(directory, key)) goBack(directory, ring, key)
      throw error
    }
    goOn(directory, key, next, onStep)
    return next
  })
}

/** What a power cut left half done is ended: with the key that opens the database. Gives that key. */
export function settleRekey(directory: string, keys: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const ring = readKeyring(directory)
  const [key, next] = [keys.get(ring?.key ?? ''), keys.get(ring?.nextKey ?? '')]
  if (ring === null || key === undefined) throw new Refusal('keyring.damaged', `"${directory}".`, { found: directory })
  if (ring.nextKey === null) {
    if (existsSync(join(directory, keyName)) && ring.isClosed) removeOpenKeys(directory, ring)
    return key
  }
  return alone(directory, () => {
    if (next !== undefined && opens(directory, next)) {
      goOn(directory, key, next)
      return next
    }
    // Neither: what is damaged stays as it is, with both keys.
    if (!opens(directory, key)) return key
    // The open key opens it again, where there is one.
    goBack(directory, { ...ring, isClosed: !existsSync(join(directory, keyName)) }, key)
    return key
  })
}

function requireOwn(directory: string, key: Uint8Array): KeyringFile {
  const ring = readKeyring(directory)
  if (ring === null) throw new Refusal('keyring.none')
  if (!isOwnKeyring(directory, key)) throw new Refusal('keyring.forged', `"${directory}".`, { found: directory })
  return ring
}

/** Nobody else changes the key meanwhile. What a killed program left does not count. */
function alone<Result>(directory: string, work: () => Result): Result {
  const lock = join(directory, lockName)
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw explainError(error)
    if (isRunning(Number(readFileSync(lock, 'utf8')))) throw new Refusal('store.locked', '', { found: lock })
    writeFileSync(lock, String(process.pid))
  }
  try {
    return work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

type Holder = Slot | RecoverySlot

const sealFor = ({ store }: KeyringFile, { opens: holder }: Holder, key: Uint8Array) => sealKeyFor(holder, store, key)

/** The holders of a keyring with other keys. */
function sealForAll(ring: KeyringFile, keysOf: (holder: Holder) => Holder['keys']) {
  const change = <Kind extends Holder | null>(holder: Kind): Kind =>
    holder === null ? holder : { ...holder, keys: keysOf(holder) }
  return {
    slots: ring.slots.map(change),
    recovery: change(ring.recovery),
    pendingRecovery: change(ring.pendingRecovery),
  }
}

function opens(directory: string, key: Uint8Array): boolean {
  try {
    connect(join(directory, databaseName), key).close()
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'store.wrongKey') return false
    throw error
  }
}

function swapDatabase(directory: string, key: Uint8Array, next: Uint8Array, onStep: () => void): void {
  const swap = beginSwap(directory, key)
  try {
    giveKey(swap.copy, key, next)
    const { head } = countCopy(swap.copy, next)
    if (head.hash !== swap.head.hash || head.changes !== swap.head.changes)
      throw new Refusal('store.damaged', 'Bản mang khóa mới không giống kho.')
    onStep()
  } catch (error) {
    swap.drop()
    throw explainError(error)
  }
  swap.take()
}

function giveKey(file: string, key: Uint8Array, next: Uint8Array): void {
  const raw = new Database(file, { fileMustExist: true })
  try {
    keyConnection(raw, key)
    raw.pragma(`rekey = "x'${Buffer.from(next).toString('hex')}'"`)
  } finally {
    raw.close()
  }
}

/** The database has its new key: everything beside it follows. */
function goOn(directory: string, key: Uint8Array, next: Uint8Array, onStep: () => void = () => {}): void {
  const ring = readKeyring(directory)
  if (ring === null) throw new Refusal('keyring.none')
  onStep()
  const anchored = anchorIn(directory, key).read()
  if (anchored.kind === 'read' && anchored.isOwn) anchorIn(directory, next).replace(anchored.head)
  onStep()
  const [label, own] = [labelOf(next), (holder: Holder) => sealFor(ring, holder, next)]
  writeKeyring(directory, { ...ring, ...sealForAll(ring, own), key: label, nextKey: null, isClosed: true }, next)
  onStep()
  removeOpenKeys(directory, ring)
  onStep()
  removeCopy(directory)
}

function goBack(directory: string, ring: KeyringFile, key: Uint8Array): void {
  const label = labelOf(key)
  const own = ({ keys }: Holder) => ({ [label]: keys[label] ?? '' })
  writeKeyring(directory, { ...ring, ...sealForAll(ring, own), nextKey: null }, key)
  removeCopy(directory)
}

/** The open key of the store, and of everything that was kept beside it while it lay open. */
function removeOpenKeys(directory: string, ring: KeyringFile): void {
  for (const place of [placeBackups(directory), directory]) closeCopiesIn(place, ring)
  const second = secondPlaceOf(directory)?.folder ?? null
  try {
    if (second !== null) closeCopiesIn(second, ring)
  } catch {
    // A stick that is not plugged in, or only read: its backups stay as they were, which the guide says.
  }
  destroy(join(directory, keyName))
}

function closeCopiesIn(place: string, ring: KeyringFile): void {
  const names = existsSync(place) ? readdirSync(place) : []
  for (const name of names) if (existsSync(join(place, name, keyName))) closeCopy(join(place, name), ring)
}

/** A backup, or what a restore moved aside, opens from now on by the passphrases of today. */
export function closeCopy(folder: string, ring: KeyringFile): void {
  const file = join(folder, keyName)
  const { key, store } = readKey(file)
  if (key === null || (store !== null && store !== ring.store)) return
  const own = (holder: Holder) => sealFor(ring, holder, key)
  const closed = { ...ring, ...sealForAll(ring, own), key: labelOf(key), nextKey: null, isClosed: true }
  writeKeyring(folder, closed, key)
  if (existsSync(join(folder, manifestName))) {
    const manifest = readManifest(folder)
    const { [keyName]: _, ...files } = manifest.files
    const keys = fingerprint(join(folder, keyringName))
    writeManifest(folder, { ...manifest, files: { ...files, [keyringName]: keys } }, key)
  }
  destroy(file)
}

/** Its bytes are written over first, which helps where the disk writes in place. */
function destroy(file: string): void {
  if (!existsSync(file)) return
  writeFileSync(file, Buffer.alloc(statSync(file).size))
  syncFile(file)
  rmSync(file)
}
