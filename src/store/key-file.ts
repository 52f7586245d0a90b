/** The key of a store. It is made with the store, and a new one never covers an old database. */
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '../domain/errors.ts'
import { syncDirectory } from './sync-directory.ts'

/** How long another process may take to write the key it has just made: tries of 20 ms. */
const tries = 50

/**
 * The 32 bytes of the key. Makes the file (64 hexadecimal digits, readable by its owner alone) when there is
 * neither key nor database. Refuses a database without its key file, and a key file that holds no key.
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
    const written = readFileSync(keyFile, 'utf8').trim()
    if (/^[0-9a-f]{64}$/i.test(written)) return Buffer.from(written, 'hex')
    if (written.length >= 64 || hadDatabase) break
    await wait(20)
  }
  throw new Refusal('store.wrongKey', `Tệp khóa ${keyFile} không chứa khóa.`, { field: keyFile })
}

/** On disk before the database is: a power cut must not leave a database whose key was never written. */
function makeKeyFile(keyFile: string): void {
  let descriptor: number
  try {
    descriptor = openSync(keyFile, 'wx', 0o600)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return
    throw error
  }
  try {
    writeFileSync(descriptor, `${randomBytes(32).toString('hex')}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  syncDirectory(dirname(keyFile))
}
