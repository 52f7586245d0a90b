/**
 * The key of a store. It is made with the store, and a new one never covers an old database. Until the database stands,
 * the file says so in a second line: a key without that line whose database is gone belongs to a store that was lost.
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
import { Refusal, codeOf } from '../domain/errors.ts'
import { syncDirectory } from './sync-directory.ts'

/** Second line of the key of a store that is still being made. */
const beingMade = 'new'

/** How long another process may take to write the key it has just made: tries of 20 ms. */
const tries = 50

/**
 * The 32 bytes of the key. Makes the file (64 hexadecimal digits, readable by its owner alone) when there is
 * neither key nor database. Refuses a database without its key file, a key whose database is gone or empty, and a key
 * file that holds no key.
 */
export async function obtainKey(keyFile: string, databaseFile: string): Promise<Uint8Array> {
  // The database is asked for before the key: another program that makes the same store writes the key first, so a
  // database that was there already and still no key means that the key is gone.
  const hadDatabase = existsSync(databaseFile)
  if (!existsSync(keyFile)) {
    if (hadDatabase) {
      throw new Refusal(
        'store.wrongKey',
        `Không thấy tệp khóa ${keyFile}. Hãy chép lại tệp khóa vào cạnh kho dữ liệu.`,
        {
          field: keyFile,
        },
      )
    }
    makeKeyFile(keyFile)
  }
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { key, isNew, isWhole } = readKeyFile(keyFile)
    if (key !== null) {
      if (!isNew) refuseLost(databaseFile)
      return key
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

/** The database of this key stands: from now on a missing database is a lost one. */
export function confirmKey(keyFile: string): void {
  const { key, isNew } = readKeyFile(keyFile)
  if (key === null || !isNew) return
  const beside = writeBeside(keyFile, `${Buffer.from(key).toString('hex')}\n`)
  renameSync(beside, keyFile)
  syncDirectory(dirname(keyFile))
}

function readKeyFile(keyFile: string) {
  const [digits = '', mark] = readFileSync(keyFile, 'utf8').trim().split(/\s+/)
  const key = /^[0-9a-f]{64}$/i.test(digits) ? Buffer.from(digits, 'hex') : null
  return { key, isNew: mark === beingMade, isWhole: digits.length >= 64 }
}

function refuseLost(databaseFile: string): void {
  if (existsSync(databaseFile) && statSync(databaseFile).size > 0) return
  throw new Refusal('store.lost', `"${databaseFile}".`, { found: databaseFile })
}

/** On disk before the database is: a power cut must not leave a database whose key was never written. */
function makeKeyFile(keyFile: string): void {
  const beside = writeBeside(keyFile, `${randomBytes(32).toString('hex')}\n${beingMade}\n`)
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
  const reason = codeOf(error) === 'ENOSPC' ? 'Ổ đĩa đã đầy' : 'Không ghi được'
  return new Refusal('file.writeFailed', `${reason}: "${file}".`, { found: String(error) })
}
