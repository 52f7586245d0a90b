/**
 * Bytes under a key, compressed and cut into chunks, each encrypted with AES-256-GCM. The nonce counts the chunks and marks
 * the last one, so that none can be left out, exchanged or cut off; what stands in front of them is part of every tag.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'

const chunkLength = 1 << 20
const tagLength = 16
/** Of what comes out: no small file may fill the memory. */
const mostBytes = 512 * 1024 * 1024
export const prefixLength = 7

/** A key and a prefix together serve for one file alone. */
export interface ChunkKey {
  readonly key: Uint8Array
  readonly prefix: Uint8Array
  /** What stands in front of the chunks, and whatever else they belong to. */
  readonly belongsTo: Uint8Array
}

export function sealChunks(plain: Uint8Array, { key, prefix, belongsTo }: ChunkKey): Buffer {
  const packed = gzipSync(plain)
  const count = Math.max(1, Math.ceil(packed.length / chunkLength))
  const chunks = Array.from({ length: count }, (_, at) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, at, at === count - 1))
    cipher.setAAD(belongsTo)
    const text = packed.subarray(at * chunkLength, (at + 1) * chunkLength)
    return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
  })
  return Buffer.concat(chunks)
}

/** Why it gives nothing: another key, or changed; or no bytes that were compressed, or too many. */
export type ChunkFault = 'wrongKey' | 'unreadable'

export function openChunks(body: Buffer, { key, prefix, belongsTo }: ChunkKey): Buffer | ChunkFault {
  const step = chunkLength + tagLength
  const count = Math.max(1, Math.ceil(body.length / step))
  const parts: Buffer[] = []
  for (let at = 0; at < count; at += 1) {
    const chunk = body.subarray(at * step, (at + 1) * step)
    if (chunk.length < tagLength) return 'wrongKey'
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix, at, at === count - 1))
      decipher.setAAD(belongsTo)
      decipher.setAuthTag(chunk.subarray(-tagLength))
      parts.push(Buffer.concat([decipher.update(chunk.subarray(0, -tagLength)), decipher.final()]))
    } catch {
      return 'wrongKey'
    }
  }
  try {
    return gunzipSync(Buffer.concat(parts), { maxOutputLength: mostBytes })
  } catch {
    return 'unreadable'
  }
}

function nonceOf(prefix: Uint8Array, at: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.set(prefix)
  nonce.writeUInt32BE(at, prefixLength)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}
