/**
 * ZIP files on node:zlib. A big part is cut into chunks that are deflated apart from each other on the
 * thread pool while the next chunk is being built; the pieces joined are one valid deflate stream, as
 * pigz makes it. Output is reproducible: no clock goes into it.
 */
import { type ZlibOptions, constants, crc32, deflateRaw, deflateRawSync } from 'node:zlib'
import { promisify } from 'node:util'
import { Refusal } from '../domain/errors.ts'

export interface ZipPart {
  readonly name: string
  /** Text is written as UTF-8. A long text is best given piece by piece: it is never held as a whole. */
  readonly content: PlainContent | SharedContent
}

type PlainContent = Uint8Array | string | Iterable<string> | AsyncIterable<string>

/** What many files have in them: deflated once, for the first of them. */
export class SharedContent {
  readonly #text: string
  #packed: Promise<Packed> | undefined

  constructor(text: string) {
    this.#text = text
  }

  packed(): Promise<Packed> {
    this.#packed ??= pack('', this.#text, largest)
    return this.#packed
  }
}

/** Bytes of one chunk. */
const chunkSize = 512 * 1024
/** Characters encoded at one time: few enough that the string is short-lived garbage, not a large object. */
const pieceLength = 32 * 1024
/** Chunks in work at one time. More would only cost memory: building waits for the oldest. */
const inFlight = 4
/** A deflated chunk fits here almost always; else zlib asks for another buffer. */
const outputSize = 128 * 1024
/** Without ZIP64, sizes and places have 32 bits. */
const largest = 0xffff_ffff

const deflateAside = promisify<Uint8Array, ZlibOptions, Uint8Array>(deflateRaw)

/**
 * The parts as one ZIP file, deflated at level 6.
 * Refuses `file.writeFailed` when the file would pass `sizeLimit` bytes (4 GiB, the limit of the form).
 */
export async function writeZip(parts: Iterable<ZipPart>, sizeLimit: number = largest): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  const names = new Set<string>()
  const alike = new Map<string, Promise<Packed>>()
  let size = 0
  const add = (piece: Uint8Array) => {
    size += piece.length
    if (size > sizeLimit) throw new Refusal('file.writeFailed', 'Nội dung quá lớn cho một tệp.')
    pieces.push(piece)
  }
  for (const part of parts) {
    if (names.has(part.name)) throw new Error(`ZIP part twice: ${part.name}`)
    names.add(part.name)
    const packed = await packOnce(part, sizeLimit, alike)
    const name = new TextEncoder().encode(part.name)
    const place = size
    add(localHeader(name, packed))
    for (const piece of packed.pieces) add(piece)
    directory.push(directoryEntry(name, packed, place))
  }
  const directoryPlace = size
  directory.forEach(add)
  add(endRecord(directory.length, directoryPlace, size - directoryPlace))
  return join(pieces, size)
}

/** A DOCX has small parts that are alike: for them zlib would be set up more often than it has work. */
function packOnce({ name, content }: ZipPart, sizeLimit: number, alike: Map<string, Promise<Packed>>): Promise<Packed> {
  if (content instanceof SharedContent) return content.packed()
  if (typeof content !== 'string' || content.length > pieceLength) return pack(name, content, sizeLimit)
  const packed = alike.get(content) ?? pack(name, content, sizeLimit)
  alike.set(content, packed)
  return packed
}

interface Packed {
  readonly crc: number
  readonly plainSize: number
  readonly packedSize: number
  readonly pieces: readonly Uint8Array[]
}

async function pack(name: string, content: PlainContent, sizeLimit: number): Promise<Packed> {
  const pieces: Uint8Array[] = []
  const working: Promise<Uint8Array>[] = []
  let crc = 0
  let plainSize = 0
  let packedSize = 0
  const finishOldest = async () => {
    const oldest = await working.shift()
    if (oldest === undefined) return
    packedSize += oldest.length
    // A copy, so that the whole output buffer is not kept for the few bytes in it.
    pieces.push(new Uint8Array(oldest))
  }
  try {
    for await (const chunk of chunksOf(content)) {
      const { bytes, last } = chunk
      crc = crc32(bytes, crc)
      plainSize += bytes.length
      if (plainSize > sizeLimit) throw new Refusal('file.writeFailed', `Phần ${name} quá lớn cho một tệp.`)
      if (working.length === inFlight) await finishOldest()
      // Nothing runs beside the only chunk of a part: it is done here sooner than a thread takes it up.
      const only = last && pieces.length + working.length === 0
      const options = optionsFor(chunk)
      working.push(only ? Promise.resolve(deflateRawSync(bytes, options)) : deflateAside(bytes, options))
    }
    while (working.length > 0) await finishOldest()
  } catch (error) {
    await Promise.allSettled(working)
    throw error
  }
  return { crc, plainSize, packedSize, pieces }
}

function optionsFor({ bytes, last }: Chunk): ZlibOptions {
  return {
    level: 6,
    finishFlush: last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
    chunkSize: Math.min(outputSize, bytes.length + constants.Z_MIN_CHUNK),
  }
}

interface Chunk {
  readonly bytes: Uint8Array
  readonly last: boolean
}

/** At least one chunk, and only the last one marked as such. */
async function* chunksOf(content: PlainContent): AsyncGenerator<Chunk> {
  if (content instanceof Uint8Array) {
    for (let at = 0; at === 0 || at < content.length; at += chunkSize) {
      yield { bytes: content.subarray(at, at + chunkSize), last: at + chunkSize >= content.length }
    }
    return
  }
  if (typeof content === 'string' && content.length <= pieceLength) {
    yield { bytes: Buffer.from(content), last: true }
    return
  }
  const chunker = new Chunker()
  if (typeof content !== 'string' && Symbol.asyncIterator in content) {
    for await (const piece of content) yield* chunker.add(piece)
  } else {
    // Nothing is awaited for a piece: it may be as short as one row of a table.
    for (const piece of typeof content === 'string' ? [content] : content) {
      for (const chunk of chunker.add(piece)) yield chunk
    }
  }
  yield chunker.finish()
}

const none: readonly Chunk[] = []

/** Gathers text as UTF-8 until a chunk is full. */
class Chunker {
  readonly #nextBuffer = buffersInTurn()
  #buffer = this.#nextBuffer()
  #filled = 0
  /** First half of a pair of surrogates: each half alone would become U+FFFD. */
  #half = ''

  /** The chunks that the text fills. */
  add(text: string): Iterable<Chunk> {
    if (text.length > pieceLength) return this.#addLong(text)
    let piece = this.#half + text
    this.#half = endsInsidePair(piece) ? piece.slice(-1) : ''
    if (this.#half !== '') piece = piece.slice(0, -1)
    this.#filled += this.#buffer.write(piece, this.#filled)
    if (this.#filled < chunkSize) return none
    const chunk = { bytes: this.#buffer.subarray(0, this.#filled), last: false }
    this.#buffer = this.#nextBuffer()
    this.#filled = 0
    return [chunk]
  }

  *#addLong(text: string): Generator<Chunk> {
    for (let at = 0; at < text.length; at += pieceLength) yield* this.add(text.slice(at, at + pieceLength))
  }

  finish(): Chunk {
    this.#filled += this.#buffer.write(this.#half, this.#filled)
    return { bytes: this.#buffer.subarray(0, this.#filled), last: true }
  }
}

/**
 * A few buffers that take turns, so that a part of a hundred chunks does not leave a hundred buffers to
 * the collector. A turn comes round when the chunk in the buffer has long been deflated: `inFlight` are in
 * work, and one is being filled.
 */
function buffersInTurn(): () => Buffer {
  const buffers: Buffer[] = []
  let turn = -1
  return () => {
    turn = (turn + 1) % (inFlight + 1)
    return (buffers[turn] ??= Buffer.allocUnsafeSlow(chunkSize + 3 * (pieceLength + 1)))
  }
}

function endsInsidePair(text: string): boolean {
  const code = text.charCodeAt(text.length - 1)
  return code >= 0xd800 && code <= 0xdbff
}

/** Names are UTF-8 (bit 11). The fixed day is 1980-01-01, the first that the form can hold. */
const versionNeeded = 20
const utf8Names = 0x0800
const deflated = 8
const fixedDay = 0x0021

function localHeader(name: Uint8Array, packed: Packed): Uint8Array {
  const header = Buffer.alloc(30 + name.length)
  header.writeUInt32LE(0x04034b50, 0)
  writeFacts(header, 4, name, packed)
  header.set(name, 30)
  return header
}

function directoryEntry(name: Uint8Array, packed: Packed, place: number): Uint8Array {
  const entry = Buffer.alloc(46 + name.length)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(versionNeeded, 4)
  writeFacts(entry, 6, name, packed)
  entry.writeUInt32LE(place, 42)
  entry.set(name, 46)
  return entry
}

/** The 26 bytes that a local header and its directory entry have in common. */
function writeFacts(into: Buffer, at: number, name: Uint8Array, packed: Packed): void {
  into.writeUInt16LE(versionNeeded, at)
  into.writeUInt16LE(utf8Names, at + 2)
  into.writeUInt16LE(deflated, at + 4)
  into.writeUInt16LE(fixedDay, at + 8)
  into.writeUInt32LE(packed.crc, at + 10)
  into.writeUInt32LE(packed.packedSize, at + 14)
  into.writeUInt32LE(packed.plainSize, at + 18)
  into.writeUInt16LE(name.length, at + 22)
}

function endRecord(count: number, place: number, size: number): Uint8Array {
  if (count > 0xffff) throw new Error(`ZIP with ${count} parts`)
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(size, 12)
  record.writeUInt32LE(place, 16)
  return record
}

function join(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const joined = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}
