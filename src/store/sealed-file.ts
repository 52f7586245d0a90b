/** A file that a passphrase opens: a header with what scrypt was asked to spend, and chunks (sealed-chunks.ts) under its key. */
import { randomBytes } from 'node:crypto'
import { Refusal } from '../domain/errors.ts'
import type { Cost, Passphrases } from './passphrases.ts'
import { openChunks, prefixLength, sealChunks } from './sealed-chunks.ts'

const mark = 'KETLUAN-GOI-1\n'

interface Header {
  readonly cost: Cost
  /** base64 */
  readonly salt: string
  readonly prefix: string
}

export async function sealFile(plain: Uint8Array, passphrase: string, by: Passphrases): Promise<Uint8Array> {
  const salt = randomBytes(16)
  const prefix = randomBytes(prefixLength)
  const header: Header = { cost: by.cost, salt: salt.toString('base64'), prefix: prefix.toString('base64') }
  const start = Buffer.from(`${mark}${JSON.stringify(header)}\n`)
  const key = await by.deriveKey(passphrase, salt, by.cost)
  return Buffer.concat([start, sealChunks(plain, { key, prefix, belongsTo: start })])
}

/** Refuses `package.unreadable` for what is none, `package.wrongPassphrase` for a wrong passphrase or a changed file. */
export async function unsealFile(sealed: Uint8Array, passphrase: string, by: Passphrases): Promise<Buffer> {
  const bytes = Buffer.from(sealed)
  const { header, start } = readHeader(bytes)
  const key = await by.deriveKey(passphrase, Buffer.from(header.salt, 'base64'), header.cost)
  const prefix = Buffer.from(header.prefix, 'base64')
  const opened = openChunks(bytes.subarray(start.length), { key, prefix, belongsTo: start })
  if (opened === 'wrongKey') throw new Refusal('package.wrongPassphrase')
  if (opened === 'unreadable') throw new Refusal('package.unreadable')
  return opened
}

function readHeader(bytes: Buffer): { readonly header: Header; readonly start: Buffer } {
  const end = bytes.indexOf('\n', mark.length)
  if (!bytes.subarray(0, mark.length).equals(Buffer.from(mark)) || end === -1 || end > 4096)
    throw new Refusal('package.unreadable')
  try {
    const header = JSON.parse(bytes.subarray(mark.length, end).toString('utf8')) as Header
    if (Buffer.from(header.prefix, 'base64').length === prefixLength)
      return { header, start: bytes.subarray(0, end + 1) }
  } catch {
    // Said below.
  }
  throw new Refusal('package.unreadable')
}
