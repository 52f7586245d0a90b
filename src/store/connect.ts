/** One connection to the SQLite file of a store: keyed, in WAL mode, or why not in words. */
import Database from 'better-sqlite3'
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { Refusal, codeOf, findDiskRefusal } from '../domain/errors.ts'
import { explainError } from './db.ts'
import { renewReading } from './dialect/sqlite.ts'
import { nameTable } from './table-names.ts'

/** SQLite's own bound for a path, with what it adds for the files beside it. */
const longestPath = 512 - '-journal'.length

/** Before anything is made: the message of SQLite would not say why. Windows has bounds of its own and names them. */
export function refuseLongPath(file: string): void {
  if (process.platform === 'win32' || Buffer.byteLength(file) <= longestPath) return
  throw new Refusal('disk.pathTooLong', `"${file}": ${Buffer.byteLength(file)} byte, nhiều nhất ${longestPath}.`, {
    found: file,
  })
}

/** A plain SQLite file takes a key without a word and stays readable by anyone (hazard H1). */
export function refusePlain(file: string): void {
  if (!existsSync(file)) return
  const start = Buffer.alloc(15)
  try {
    const descriptor = openSync(file, 'r')
    try {
      readSync(descriptor, start)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw unopenable(file, error)
  }
  if (start.toString('latin1') === 'SQLite format 3') {
    throw new Refusal('store.damaged', `"${file}" không được mã hóa, nên không phải kho của chương trình này.`, {
      found: file,
    })
  }
}

/**
 * Keyed before anything is read: plain better-sqlite3 would ignore the key without a word (hazard H1). `isAlone`: the only
 * connection there is, which needs no index that connections share.
 */
export function connect(file: string, key: Uint8Array, isAlone = false): Database.Database {
  const fresh = !existsSync(file) || statSync(file).size === 0
  const raw = openFile(file)
  try {
    keyConnection(raw, key)
    raw.pragma('busy_timeout = 10000')
    if (isAlone) raw.pragma('locking_mode = EXCLUSIVE')
    turnToWal(raw)
    raw.pragma('synchronous = FULL')
    // KiB of pages that are not decrypted again: a search of a large archive goes through many.
    raw.pragma('cache_size = -65536')
    raw.pragma('foreign_keys = ON')
    // Without it "insert or replace" deletes rows past the triggers that forbid deleting.
    raw.pragma('recursive_triggers = ON')
    raw.prepare('select count(*) from sqlite_schema').get()
    if (raw.pragma('cipher', { simple: true }) !== 'sqlcipher') throw new Error('The database driver does not encrypt.')
    return raw
  } catch (error) {
    raw.close()
    // Two programs made the store at the same moment: this connection drew a salt of its own, the other's is in the file.
    if (fresh && codeOf(error) === 'SQLITE_NOTADB') return connect(file, key, isAlone)
    throw explain(error, file)
  }
}

/** Opens a file that nobody else writes to, and leaves it as it is: a backup has one file and no WAL. */
export function connectForReading(file: string, key: Uint8Array): Database.Database {
  let raw: Database.Database
  try {
    raw = new Database(file, { readonly: true, fileMustExist: true })
  } catch (error) {
    throw unopenable(file, error)
  }
  try {
    keyConnection(raw, key)
    raw.prepare('select count(*) from sqlite_schema').get()
    return raw
  } catch (error) {
    raw.close()
    throw explain(error, file)
  }
}

export function keyConnection(raw: Database.Database, key: Uint8Array): void {
  raw.pragma("cipher = 'sqlcipher'")
  raw.pragma('legacy = 4')
  raw.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
}

/**
 * A full disk has no room for the index that connections share. One connection alone needs none: everything can be read,
 * and what is written is refused in words.
 */
export function connectOrReadAlone(
  file: string,
  key: Uint8Array,
): { readonly raw: Database.Database; readonly isAlone: boolean } {
  try {
    return { raw: connect(file, key), isAlone: false }
  } catch (error) {
    if (!(error instanceof Refusal) || !String(error.details.found).startsWith('SQLITE_IOERR_SHM')) throw error
    return { raw: connect(file, key, true), isAlone: true }
  }
}

function openFile(file: string): Database.Database {
  try {
    return new Database(file)
  } catch (error) {
    throw unopenable(file, error)
  }
}

function unopenable(file: string, error: unknown): Refusal {
  return (
    findDiskRefusal(error, file) ??
    new Refusal('file.writeFailed', `Không mở được kho dữ liệu "${file}".`, { found: String(error) })
  )
}

/**
 * SQLite fails at once, whatever busy_timeout says, when it is to change the journal mode while another program that
 * makes the same store writes. A write transaction does wait for its turn; afterwards the mode is asked for again.
 */
function turnToWal(raw: Database.Database): void {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      raw.pragma('journal_mode = WAL')
      return
    } catch (error) {
      if (codeOf(error) !== 'SQLITE_BUSY') throw error
      raw.exec('begin immediate; commit')
    }
  }
  throw new Refusal('store.locked')
}

function explain(error: unknown, file: string): unknown {
  if (codeOf(error) === 'SQLITE_NOTADB')
    return new Refusal('store.wrongKey', `"${file}": tệp khóa không phải của kho này, hoặc kho bị hỏng.`, {
      found: file,
    })
  return explainAt(error, file)
}

/** What an error of the database means to the user, with the file it is in. */
export function explainAt(error: unknown, file: string): unknown {
  const refusal = explainError(error)
  if (!(refusal instanceof Refusal) || refusal.message.includes(`"${file}"`)) return refusal
  return new Refusal(refusal.code, `"${file}". ${refusal.explanation}`.trim(), refusal.details)
}

/** Searches for damage table by table, because the connection's thread can do nothing else meanwhile. */
export function damageChecks(raw: Database.Database): (() => readonly string[])[] {
  const tables = raw.prepare("select name from sqlite_schema where type = 'table'").pluck().all().map(String)
  const check = (table: string) => () => {
    const named = `Bảng ${nameTable(table)}`
    try {
      const integrity = raw.pragma(`integrity_check("${table}")`) as { integrity_check: string }[]
      const orphans = raw.pragma(`foreign_key_check("${table}")`) as { table: string; rowid: number }[]
      return [
        ...integrity
          .map((row) => row.integrity_check)
          .filter((text) => text !== 'ok')
          .map((text) =>
            // SQLite's own words for an index of words say nothing to people; that it can be made anew does.
            text.includes('FTS5')
              ? `${named} bị hỏng. Hãy lập lại chỉ mục tìm kiếm.`
              : `${named} bị hỏng (cơ sở dữ liệu báo: ${text}).`,
          ),
        ...orphans.map((row) => `${named}: dòng ${row.rowid} thuộc về một dòng không còn trong kho.`),
      ]
    } catch (error) {
      const refusal = explainError(error)
      if (!(refusal instanceof Refusal) || refusal.code !== 'store.damaged') throw error
      renewReading(raw)
      return [`${named} bị hỏng, không đọc được hết (${codeOf(error)}).`]
    }
  }
  return tables.map(check)
}
