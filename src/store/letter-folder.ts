/**
 * The files of a letter box in a folder that two stores share. A letter is two of them, its contents and its cover: it is
 * there once its cover is, which is written last. Whoever has taken one lays a receipt beside it. All are sealed under the
 * key of the box, each for its own name, and whole: written under another name, synced, renamed.
 */
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Refusal, findDiskRefusal } from '../domain/errors.ts'
import type { Cost, Passphrases } from './passphrases.ts'
import { openChunks, prefixLength, sealChunks } from './sealed-chunks.ts'
import { deriveBytes, unwrap, wrap } from './sealing.ts'
import { syncDirectory } from './sync-directory.ts'
import { findSynced } from './synced-folder.ts'

/** What tells every store the same key from the passphrase. */
const boxName = 'ket-luan-hop-thu.json'
interface BoxFile {
  readonly form: 'ket-luan.letter-box.1'
  readonly cost: Cost
  /** base64 */
  readonly salt: string
  /** The salt wrapped by the key: a wrong passphrase is told at once. */
  readonly check: string
}

const mark = 'KETLUAN-THU-1\n'
const saltLength = 16
const names = { cover: 'bia', contents: 'thu', receipt: 'nhan' } as const
const letterName = /^([0-9a-f-]{36})\.bia$/
/** A cover or a receipt is small, a letter no bigger than a package. */
const mostBytes = { bia: 256 * 1024, nhan: 256 * 1024, thu: 90 * 1024 * 1024 } as const
/** More nobody works through; those that came first go first. */
export const mostLetters = 500

/** The key of the box in a folder; makes the box where there is none. Refuses a folder that is not there or is synced. */
export async function openBox(folder: string, passphrase: string, by: Passphrases): Promise<Buffer> {
  if (!existsSync(folder)) throw new Refusal('letters.noFolder', `"${folder}".`, { found: folder })
  const synced = findSynced(folder)
  if (synced !== null) throw new Refusal('letters.synced', `“${synced}”.`, { found: synced })
  const path = join(folder, boxName)
  const known = readBox(path)
  const salt = known === null ? randomBytes(saltLength) : Buffer.from(known.salt, 'base64')
  const cost = known?.cost ?? by.cost
  const key = await by.deriveKey(passphrase, salt, cost)
  if (known === null) {
    const check = wrap(key, salt, mark)
    const made: BoxFile = { form: 'ket-luan.letter-box.1', cost, salt: salt.toString('base64'), check }
    writeWhole(path, Buffer.from(`${JSON.stringify(made)}\n`))
    // Read again: another store may have made its own at the same moment.
    return openBox(folder, passphrase, by)
  }
  if (unwrap(key, known.check, mark)?.equals(salt) !== true) throw new Refusal('letters.wrongPassphrase')
  return key
}

function readBox(path: string): BoxFile | null {
  if (!existsSync(path)) return null
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as Partial<BoxFile> | null
    if (read?.form === 'ket-luan.letter-box.1' && typeof read.salt === 'string' && typeof read.check === 'string')
      return read as BoxFile
  } catch (error) {
    const refusal = findDiskRefusal(error, path)
    if (refusal !== null) throw refusal
  }
  throw new Refusal('letters.damagedBox', `"${path}".`, { found: path })
}

export interface LyingFiles {
  readonly id: string
  readonly cover: string | null
  /** Those that open, by whatever store. */
  readonly receipts: readonly string[]
}

export interface LetterFolder {
  readonly newId: () => string
  /** The letters whose cover and contents are both there, those that came first first. Refuses `letters.noFolder`. */
  readonly list: () => readonly LyingFiles[]
  /** Null: not there, damaged, or sealed by others. */
  readonly readCover: (id: string) => string | null
  /** Refuses `letters.notThere`, `letters.unreadable`. */
  readonly readContents: (id: string) => Buffer
  readonly writeContents: (id: string, bytes: Uint8Array) => void
  readonly writeCover: (id: string, text: string) => void
  readonly writeReceipt: (id: string, store: string, text: string) => void
  readonly remove: (id: string) => void
}

export function letterFolder(folder: string, key: Uint8Array): LetterFolder {
  const write = (name: string, plain: Uint8Array) => writeWhole(join(folder, name), sealUnder(key, name, plain))
  const read = (name: string, most: number) => openUnder(key, name, readBounded(join(folder, name), most))
  const readCover = (id: string) => read(`${id}.${names.cover}`, mostBytes.bia)?.toString('utf8') ?? null
  return {
    newId: randomUUID,
    list() {
      const there = readNames(folder)
      const whole = new Set(there)
      const receipts = Map.groupBy(
        there.filter((name) => name.endsWith(`.${names.receipt}`)),
        (name) => name.slice(0, name.indexOf('.')),
      )
      return there
        .flatMap((name) => letterName.exec(name)?.[1] ?? [])
        .filter((id) => whole.has(`${id}.${names.contents}`))
        .map((id) => ({ id, at: timeOf(join(folder, `${id}.${names.cover}`)) }))
        .toSorted((one, other) => one.at - other.at)
        .slice(-mostLetters)
        .map(({ id }) => ({
          id,
          cover: readCover(id),
          receipts: (receipts.get(id) ?? []).flatMap((name) => read(name, mostBytes.nhan)?.toString('utf8') ?? []),
        }))
    },
    readCover,
    readContents(id) {
      const name = `${id}.${names.contents}`
      if (!existsSync(join(folder, name))) throw new Refusal('letters.notThere', '', { found: id })
      const contents = read(name, mostBytes.thu)
      if (contents === null) throw new Refusal('letters.unreadable', '', { found: id })
      return contents
    },
    writeContents: (id, bytes) => write(`${id}.${names.contents}`, bytes),
    writeCover: (id, text) => write(`${id}.${names.cover}`, Buffer.from(text)),
    // By a name that does not say which store it is.
    writeReceipt: (id, store, text) =>
      write(
        `${id}.${createHmac('sha256', key).update(`${id} ${store}`).digest('hex').slice(0, 16)}.${names.receipt}`,
        Buffer.from(text),
      ),
    // The cover first: what is left of a letter without it is no letter.
    remove(id) {
      const own = readNames(folder).filter((name) => name.startsWith(`${id}.`))
      rmSync(join(folder, `${id}.${names.cover}`), { force: true })
      for (const name of own) rmSync(join(folder, name), { force: true })
    },
  }
}

function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    throw new Refusal('letters.noFolder', `"${folder}".`, { found: folder })
  }
}

function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** Empty where it is not there, cannot be read or is too big: no letter. */
function readBounded(path: string, most: number): Buffer {
  try {
    return statSync(path).size > most ? Buffer.alloc(0) : readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}

function sealUnder(key: Uint8Array, name: string, plain: Uint8Array): Uint8Array {
  const salt = randomBytes(saltLength)
  const start = Buffer.concat([Buffer.from(mark), salt])
  return Buffer.concat([start, sealChunks(plain, chunkKey(key, name, start))])
}

function openUnder(key: Uint8Array, name: string, bytes: Buffer): Buffer | null {
  const length = mark.length + saltLength
  if (bytes.length < length || !bytes.subarray(0, mark.length).equals(Buffer.from(mark))) return null
  const start = bytes.subarray(0, length)
  const opened = openChunks(bytes.subarray(length), chunkKey(key, name, start))
  return typeof opened === 'string' ? null : opened
}

/** Of one file: its salt makes the key and the prefix, its name belongs to it. */
function chunkKey(key: Uint8Array, name: string, start: Buffer) {
  const salt = start.subarray(-saltLength).toString('hex')
  const derived = deriveBytes(key, `letter ${salt}`, 32 + prefixLength)
  return {
    key: derived.subarray(0, 32),
    prefix: derived.subarray(32),
    belongsTo: Buffer.concat([start, Buffer.from(name)]),
  }
}

/** The folder never shows half a file under its name. The other desk is another user of the share, and must be able to read it. */
function writeWhole(path: string, bytes: Uint8Array): void {
  const beside = `${path}.${randomUUID()}.tmp`
  try {
    const descriptor = openSync(beside, 'wx')
    try {
      writeFileSync(descriptor, bytes)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(beside, path)
    syncDirectory(join(path, '..'))
  } catch (error) {
    rmSync(beside, { force: true })
    throw findDiskRefusal(error, path) ?? error
  }
}
