/**
 * The key of a store. It is made with the store, and a new one never covers an old database. A second line names the
 * store, so that the key of another one is known as such. Until the database stands, a third line says so: a key
 * without it whose database is gone belongs to a store that was lost.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal, codeOf, findDiskRefusal } from '../domain/errors.ts'
import { syncDirectory } from './sync-directory.ts'

/** Last line of the key of a store that is still being made. */
const beingMade = 'new'
const storeMark = 'store='

/** What a key file holds. */
export interface StoreKey {
  readonly key: Uint8Array
  /** Id of its store; null in a file that somebody wrote by hand. */
  readonly store: string | null
  readonly isNew: boolean
}

/** How long another process may take to write the key it has just made: tries of 20 ms. */
const tries = 50

/**
 * The key, 32 bytes, and its store. Makes the file (64 hexadecimal digits first, readable by its owner alone) when there is
 * neither key nor database. Refuses a database without its key file, a key whose database is gone or empty, and a key
 * file that holds no key.
 */
export async function obtainKey(keyFile: string, databaseFile: string): Promise<StoreKey> {
  // The database is asked for before the key: another program that makes the same store writes the key first, so a
  // database that was there already and still no key means that the key is gone.
  const hadDatabase = existsSync(databaseFile)
  if (!existsSync(keyFile)) {
    if (hadDatabase) {
      throw new Refusal(
        'store.wrongKey',
        `Không thấy tệp khóa ở “${dirname(keyFile)}”. Hãy chép lại tệp khóa (ket-luan.keys, với kho dùng thử là store.key) từ bản sao lưu mới nhất vào cạnh kho dữ liệu.`,
        {
          field: keyFile,
        },
      )
    }
    makeKeyFile(keyFile)
  }
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { key, store, isNew, isWhole } = readKey(keyFile)
    if (key !== null) {
      if (!isNew) refuseLost(databaseFile)
      return { key, store, isNew }
    }
    if (isWhole || hadDatabase) break
    await wait(20)
  }
  // What a start on a full disk left: no key was ever used, so nothing is lost.
  if (!hadDatabase && statSync(keyFile).size === 0) {
    rmSync(keyFile)
    return obtainKey(keyFile, databaseFile)
  }
  throw new Refusal('store.wrongKey', `Tệp khóa ${keyFile} không chứa khóa.`, { field: keyFile })
}

/** The database of this key stands, and this is its id: from now on a missing database is a lost one. */
export function confirmKey(keyFile: string, id: string): void {
  const { key, store, isNew } = readKey(keyFile)
  if (key === null || (!isNew && store === id)) return
  const beside = writeBeside(keyFile, `${Buffer.from(key).toString('hex')}\n${storeMark}${id}\n`)
  renameSync(beside, keyFile)
  syncDirectory(dirname(keyFile))
}

/** What a key file holds; no key where it is none. */
export function readKey(keyFile: string) {
  const [digits = '', ...marks] = readWords(keyFile).trim().split(/\s+/)
  const key = /^[0-9a-f]{64}$/i.test(digits) ? Buffer.from(digits, 'hex') : null
  const store = marks.find((mark) => mark.startsWith(storeMark))?.slice(storeMark.length) ?? null
  return { key, store, isNew: marks.includes(beingMade), isWhole: digits.length >= 64 }
}

function readWords(keyFile: string): string {
  try {
    return readFileSync(keyFile, 'utf8')
  } catch (error) {
    throw (
      findDiskRefusal(error, keyFile) ??
      new Refusal('store.wrongKey', `Không đọc được tệp khóa ${keyFile}.`, { field: keyFile, found: String(error) })
    )
  }
}

function refuseLost(databaseFile: string): void {
  if (existsSync(databaseFile) && statSync(databaseFile).size > 0) return
  throw new Refusal('store.lost', `"${databaseFile}".`, { found: databaseFile })
}

/** On disk before the database is: a power cut must not leave a database whose key was never written. */
function makeKeyFile(keyFile: string): void {
  const beside = writeBeside(keyFile, `${randomBytes(32).toString('hex')}\n${storeMark}${randomUUID()}\n${beingMade}\n`)
  try {
    // Not renamed: of two programs that make the store, the second must not cover the key of the first.
    linkSync(beside, keyFile)
  } catch (error) {
    const code = codeOf(error)
    // File systems without links: whoever made the name writes it.
    if (/^(?:EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS)$/.test(code)) writeInPlace(keyFile, readFileSync(beside, 'utf8'))
    else if (code !== 'EEXIST') throw writeFailed(keyFile, error)
  } finally {
    rmSync(beside, { force: true })
  }
  syncDirectory(dirname(keyFile))
}

/** Written and on disk under a name of its own, so that a full disk leaves no half a key under the real name. */
function writeBeside(keyFile: string, words: string): string {
  const beside = `${keyFile}.${randomUUID()}.tmp`
  writeInPlace(beside, words)
  return beside
}

function writeInPlace(file: string, words: string): void {
  let descriptor: number
  try {
    descriptor = openSync(file, 'wx', 0o600)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    throw writeFailed(file, error)
  }
  try {
    writeFileSync(descriptor, words)
    fsyncSync(descriptor)
  } catch (error) {
    rmSync(file, { force: true })
    throw writeFailed(file, error)
  } finally {
    closeSync(descriptor)
  }
}

function writeFailed(file: string, error: unknown): Refusal {
  return findDiskRefusal(error, file) ?? new Refusal('file.writeFailed', `"${file}".`, { found: String(error) })
}
