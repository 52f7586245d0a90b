/**
 * The key of a store: 32 random bytes of its own, beside the database. A passphrase later wraps this key;
 * the data is not encrypted anew.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { Refusal } from '../domain/errors.ts'

/** Reads the key of an existing store, or makes one for a new store. Never a new key over an old database. */
export function obtainKey(keyFile: string, databaseExists: boolean): Buffer {
  if (!existsSync(keyFile)) {
    if (databaseExists) {
      throw new Refusal('store.wrongKey', `Không thấy tệp khóa "${keyFile}". Hãy chép lại tệp khóa từ bản sao lưu.`, { found: keyFile })
    }
    // Exclusive: two programs started at once must not write two keys.
    writeFileSync(keyFile, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  }
  const key = Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'hex')
  if (key.length !== 32) throw new Refusal('store.wrongKey', `Tệp khóa "${keyFile}" bị hỏng.`, { found: keyFile })
  return key
}
