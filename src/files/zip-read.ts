/**
 * Reads ZIP files from users. Nothing in them is trusted: sizes are capped before memory is
 * asked for, inflating stops at the declared size, and every part must agree with its checksum.
 */
import { constants, crc32, inflateRawSync } from 'node:zlib'
import { Refusal } from '../domain/errors.ts'

export interface ZipLimits {
  /** Bytes of the file. */
  readonly packed: number
  /** Bytes of all parts together that are asked for. */
  readonly unpacked: number
  /** How many times larger than the file its parts may be; parts under 16 MiB together are not held to it. */
  readonly ratio: number
  readonly parts: number
}

export const zipLimits: ZipLimits = { packed: 64e6, unpacked: 80e6, ratio: 150, parts: 5000 }

const smallEnough = 16 * 1024 * 1024

/**
 * The parts of a ZIP file by name, directories left out; only those that are `wanted` are unpacked (pictures are not).
 * Refuses `source.tooLarge` over a limit, `source.damaged` for anything that is no sound, plain ZIP file:
 * cut off, encrypted, a name twice or one that leads out of the archive, a wrong size or checksum.
 */
export function readZip(
  bytes: Uint8Array,
  limits: ZipLimits = zipLimits,
  wanted: (name: string) => boolean = () => true,
): Record<string, Uint8Array> {
  if (bytes.length > limits.packed) throw tooLarge(`Nhiều nhất ${inMegabytes(limits.packed)}.`)
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const entries = readDirectory(file, limits).filter(({ name }) => wanted(name))
  const declared = entries.reduce((sum, entry) => sum + entry.plainSize, 0)
  if (declared > limits.unpacked) throw tooLarge(`Giải nén ra hơn ${inMegabytes(limits.unpacked)}.`)
  if (declared > smallEnough && declared > bytes.length * limits.ratio) {
    throw tooLarge('Giải nén ra lớn gấp bội một cách bất thường.')
  }
  // Without a prototype, so that no name finds anything but a part.
  const parts: Record<string, Uint8Array> = Object.create(null)
  for (const entry of entries) parts[entry.name] = inflate(entry)
  return parts
}

/** The names of the parts of a ZIP file; nothing is unpacked. Refuses as `readZip` does. */
export function namesInZip(bytes: Uint8Array, limits: ZipLimits = zipLimits): string[] {
  if (bytes.length > limits.packed) throw tooLarge(`Nhiều nhất ${inMegabytes(limits.packed)}.`)
  return readDirectory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), limits).map(({ name }) => name)
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly plainSize: number
  readonly packed: Uint8Array
}

const endMark = 0x06054b50
const directoryMark = 0x02014b50
const localMark = 0x04034b50
const oldOfficeMark = 0xe011cfd0

function readDirectory(file: Buffer, limits: ZipLimits): Entry[] {
  if (file.length > 4 && file.readUInt32LE(0) === oldOfficeMark) {
    throw damaged('Tệp có mật khẩu hoặc theo khuôn dạng Office cũ (.doc, .xls). Hãy lưu lại thành .docx hoặc .xlsx.')
  }
  const end = findEnd(file)
  const count = file.readUInt16LE(end + 10)
  if (count > limits.parts) throw tooLarge(`Có ${count} phần bên trong.`)
  const entries = new Map<string, Entry>()
  let at = file.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== directoryMark) throw damaged('Mục lục của tệp nén bị hỏng.')
    const nameEnd = at + 46 + file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, nameEnd)
    if (!name.endsWith('/')) {
      if (!isSafeName(name)) throw damaged(`Tên phần "${name.slice(0, 80)}" không hợp lệ.`)
      if (entries.has(name)) throw damaged(`Phần "${name}" có hai lần.`)
      entries.set(name, readEntry(file, at, name))
    }
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return [...entries.values()]
}

/** The end record comes last, before a comment of at most 65,535 bytes. */
function findEnd(file: Buffer): number {
  const first = Math.max(0, file.length - 22 - 0xffff)
  for (let at = file.length - 22; at >= first; at -= 1) {
    if (file.readUInt32LE(at) === endMark) return at
  }
  throw damaged('Không phải tệp .docx hay .xlsx, hoặc tệp bị cắt cụt.')
}

function readEntry(file: Buffer, at: number, name: string): Entry {
  const encrypted = (file.readUInt16LE(at + 8) & 1) === 1
  if (encrypted) throw damaged('Tệp nén có mật khẩu.')
  const method = file.readUInt16LE(at + 10)
  const local = file.readUInt32LE(at + 42)
  if (local + 30 > file.length || file.readUInt32LE(local) !== localMark) throw damaged(`Không thấy phần "${name}".`)
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  const end = start + file.readUInt32LE(at + 20)
  if ((method !== 0 && method !== 8) || end > file.length) throw damaged(`Không giải nén được phần "${name}".`)
  return {
    name,
    method,
    crc: file.readUInt32LE(at + 16),
    plainSize: file.readUInt32LE(at + 24),
    packed: file.subarray(start, end),
  }
}

function inflate({ name, method, crc, plainSize, packed }: Entry): Uint8Array {
  const plain = method === 0 ? packed : inflateAtMost(packed, plainSize, name)
  if (plain.length !== plainSize || crc32(plain) !== crc) throw damaged(`Phần "${name}" sai mã kiểm tra.`)
  return plain
}

function inflateAtMost(packed: Uint8Array, size: number, name: string): Uint8Array {
  try {
    // One byte of room, so that a part longer than its declared size is noticed and not cut.
    return inflateRawSync(packed, {
      maxOutputLength: size + 1,
      chunkSize: Math.max(constants.Z_MIN_CHUNK, Math.min(size + 1, 1 << 20)),
    })
  } catch {
    throw damaged(`Không giải nén được phần "${name}".`)
  }
}

function isSafeName(name: string): boolean {
  return name !== '' && !/^\/|\\|\u0000|\uFFFD|^[A-Za-z]:/.test(name) && !name.split('/').includes('..')
}

function damaged(explanation: string): Refusal {
  return new Refusal('source.damaged', explanation)
}

function tooLarge(explanation: string): Refusal {
  return new Refusal('source.tooLarge', explanation)
}

function inMegabytes(size: number): string {
  return `${Math.round(size / 1e6)} MB`
}
