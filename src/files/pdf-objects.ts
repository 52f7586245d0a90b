/**
 * The objects of a PDF as Chromium writes it: one table of places, objects one after the other, none inside another. What
 * is otherwise than expected stops the export with an error, so that another version of the browser spoils no file unseen.
 */

export interface PdfObjects {
  /** Up to the first object. */
  readonly head: Uint8Array
  /** By number, each with its "N 0 obj" and "endobj". */
  readonly objects: Map<number, Uint8Array>
  readonly root: number
  readonly info: number
}

const decoder = new TextDecoder('latin1')
const encoder = new TextEncoder()

/** Bytes as characters of one byte each. */
export function readLatin(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

/** The bytes of a text in UTF-8. */
export function encodeText(text: string): Uint8Array {
  return encoder.encode(text)
}

/** How far from the end the last words of a PDF begin. */
const endLength = 2048

export function readObjects(pdf: Uint8Array): PdfObjects {
  const end = readLatin(pdf.subarray(Math.max(0, pdf.length - endLength)))
  const place = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1]
  const trailer = /trailer\s*<<([^]*)>>\s*startxref/.exec(end)?.[1] ?? ''
  const reference = (name: string) => Number(new RegExp(String.raw`/${name}\s+(\d+)\s+0\s+R`).exec(trailer)?.[1])
  const [root, info] = [reference('Root'), reference('Info')]
  if (place === undefined || Number.isNaN(root) || Number.isNaN(info)) throw changed('trailer')
  const table = Number(place)
  const places = readPlaces(readLatin(pdf.subarray(table)))
  const inOrder = [...places].toSorted(([, one], [, other]) => one - other)
  const objects = new Map<number, Uint8Array>()
  inOrder.forEach(([number, start], index) => {
    const bytes = pdf.subarray(start, inOrder[index + 1]?.[1] ?? table)
    const opening = `${number} 0 obj\n`
    if (readLatin(bytes.subarray(0, opening.length)) !== opening || !/endobj\s*$/.test(readLatin(bytes.subarray(-16))))
      throw changed(`object ${number}`)
    objects.set(number, bytes)
  })
  return { head: pdf.subarray(0, inOrder[0]?.[1] ?? 0), objects, root, info }
}

/** Number of each object in use -> its place. */
function readPlaces(table: string): Map<number, number> {
  const places = new Map<number, number>()
  const head = /^xref\n0 (\d+)\n/.exec(table)
  if (head === null) throw changed('xref')
  const entries = table.slice(head[0].length).match(/^(?:\d{10} \d{5} [nf] ?\r?\n)+/)?.[0] ?? ''
  const lines = entries.trimEnd().split(/\r?\n/)
  if (lines.length !== Number(head[1])) throw changed('xref')
  lines.forEach((line, number) => {
    if (line.includes('n')) places.set(number, Number(line.slice(0, 10)))
  })
  return places
}

/** The objects as one file, with a table of their places. `id`: two strings of hexadecimal digits. */
export function writeObjects({ head, objects, root, info }: PdfObjects, id: readonly [string, string]): Uint8Array {
  const pieces: Uint8Array[] = [head]
  const places = new Map<number, number>()
  let length = head.length
  for (const [number, bytes] of objects) {
    places.set(number, length)
    pieces.push(bytes)
    length += bytes.length
  }
  const size = Math.max(...objects.keys()) + 1
  const entries = Array.from({ length: size }, (_, number) => {
    const place = places.get(number)
    return place === undefined ? '0000000000 65535 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const ids = id.map((part) => `<${part}>`).join(' ')
  pieces.push(
    encodeText(
      `xref\n0 ${size}\n${entries.join('')}trailer\n<</Size ${size}\n/Root ${root} 0 R\n/Info ${info} 0 R\n` +
        `/ID [${ids}]>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  const file = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    file.set(piece, at)
    at += piece.length
  }
  return file
}

export function changed(what: string): Error {
  return new Error(`the browser writes PDF otherwise than expected: ${what}`)
}
