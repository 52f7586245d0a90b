/** What a scan is, told by its bytes: its kind and its pages. Its content is never changed. */
import { inflateSync } from 'node:zlib'
import { Refusal } from '../domain/errors.ts'
import type { ScanKind } from '../domain/archive/case-file.ts'

const signatures: readonly (readonly [ScanKind, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
]

/** Refuses `scan.badFile` for what is no scan, or a PDF without a page. */
export function readScanFacts(bytes: Uint8Array): { readonly kind: ScanKind; readonly pages: number } {
  const kind = signatures.find(([, start]) => start.every((byte, at) => bytes[at] === byte))?.[0]
  if (kind === undefined) throw new Refusal('scan.badFile')
  const pages = kind === 'pdf' ? countPages(bytes) : kind === 'tiff' ? countImages(bytes) : 1
  if (pages === 0) throw new Refusal('scan.badFile', 'Không đếm được trang nào của tệp.')
  return { kind, pages }
}

const page = /\/Type\s*\/Page(?![A-Za-z])/g
/** Objects that a PDF since 1.5 may hold compressed, its pages among them. */
const packed = /\/Type\s*\/ObjStm[^]{0,500}?stream\r?\n/g
const mostUnpacked = 50_000_000

function countPages(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  let count = text.match(page)?.length ?? 0
  for (const { 0: head, index } of text.matchAll(packed)) {
    const start = index + head.length
    const end = text.indexOf('endstream', start)
    try {
      const plain = inflateSync(bytes.subarray(start, end), { maxOutputLength: mostUnpacked, finishFlush: 2 })
      count += plain.toString('latin1').match(page)?.length ?? 0
    } catch {
      // Packed in another way: its pages are not counted here, and a file without any is refused above.
    }
  }
  return count
}

const mostImages = 10_000

function countImages(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isLittle = bytes[0] === 0x49
  try {
    let count = 0
    for (let at = view.getUint32(4, isLittle); at !== 0 && count < mostImages; count += 1)
      at = view.getUint32(at + 2 + 12 * view.getUint16(at, isLittle), isLittle)
    return count
  } catch {
    throw new Refusal('scan.badFile')
  }
}
