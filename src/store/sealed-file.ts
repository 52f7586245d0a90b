/**
 * A file that a passphrase opens: compressed, cut into chunks, each encrypted with AES-256-GCM. The nonce counts the chunks
 * and marks the last one, so that none can be left out, exchanged or cut off; the header is part of every tag.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Refusal } from '../domain/errors.ts'
import type { Cost, Passphrases } from './passphrases.ts'

const mark = 'KETLUAN-GOI-1\n'
const chunkLength = 1 << 20
const tagLength = 16
/** Of what comes out: no small file may fill the memory. */
const mostBytes = 512 * 1024 * 1024

interface Header {
  readonly cost: Cost
  /** base64 */
  readonly salt: string
  readonly prefix: string
}

export async function sealFile(plain: Uint8Array, passphrase: string, by: Passphrases): Promise<Uint8Array> {
  const salt = randomBytes(16)
  const prefix = randomBytes(7)
  const header: Header = { cost: by.cost, salt: salt.toString('base64'), prefix: prefix.toString('base64') }
  const start = Buffer.from(`${mark}${JSON.stringify(header)}\n`)
  const key = await by.deriveKey(passphrase, salt, by.cost)
  const packed = gzipSync(plain)
  const count = Math.max(1, Math.ceil(packed.length / chunkLength))
  const chunks = Array.from({ length: count }, (_, at) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, at, at === count - 1))
    cipher.setAAD(start)
    const text = packed.subarray(at * chunkLength, (at + 1) * chunkLength)
    return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
  })
  return Buffer.concat([start, ...chunks])
}

/** Refuses `package.unreadable` for what is none, `package.wrongPassphrase` for a wrong passphrase or a changed file. */
export async function unsealFile(sealed: Uint8Array, passphrase: string, by: Passphrases): Promise<Buffer> {
  const bytes = Buffer.from(sealed)
  const { header, start } = readHeader(bytes)
  const key = await by.deriveKey(passphrase, Buffer.from(header.salt, 'base64'), header.cost)
  const prefix = Buffer.from(header.prefix, 'base64')
  const body = bytes.subarray(start.length)
  const step = chunkLength + tagLength
  const count = Math.max(1, Math.ceil(body.length / step))
  const parts: Buffer[] = []
  for (let at = 0; at < count; at += 1) {
    const chunk = body.subarray(at * step, (at + 1) * step)
    parts.push(openChunk(chunk, key, nonceOf(prefix, at, at === count - 1), start))
  }
  try {
    return gunzipSync(Buffer.concat(parts), { maxOutputLength: mostBytes })
  } catch {
    throw new Refusal('package.unreadable')
  }
}

function openChunk(chunk: Buffer, key: Buffer, nonce: Buffer, start: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    decipher.setAAD(start)
    decipher.setAuthTag(chunk.subarray(-tagLength))
    return Buffer.concat([decipher.update(chunk.subarray(0, -tagLength)), decipher.final()])
  } catch {
    throw new Refusal('package.wrongPassphrase')
  }
}

function nonceOf(prefix: Uint8Array, at: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.set(prefix)
  nonce.writeUInt32BE(at, 7)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}

function readHeader(bytes: Buffer): { readonly header: Header; readonly start: Buffer } {
  const end = bytes.indexOf('\n', mark.length)
  if (!bytes.subarray(0, mark.length).equals(Buffer.from(mark)) || end === -1 || end > 4096)
    throw new Refusal('package.unreadable')
  try {
    const header = JSON.parse(bytes.subarray(mark.length, end).toString('utf8')) as Header
    if (Buffer.from(header.prefix, 'base64').length === 7) return { header, start: bytes.subarray(0, end + 1) }
  } catch {
    // Said below.
  }
  throw new Refusal('package.unreadable')
}
