/** Reads an XML part of an office file, element by element and piece by piece: it is never whole in memory as text. */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { Refusal } from '../domain/errors.ts'
import { beyondLimits, fileLimits } from './file-limits.ts'

/** What listens to the elements of an XML part. */
export interface XmlListener {
  open(name: string, value: string | undefined, attributes: Readonly<Record<string, string>>): void
  text(characters: string): void
  close(name: string): void
  /** An element that is passed over with all it holds. */
  passOver?(name: string): void
}

const pieceLength = 1 << 16

/**
 * Parses a part (UTF-8); deleted and alternative content (w:del, w:moveFrom, mc:Fallback) is passed over. Refuses a
 * DOCTYPE, which could define entities, and nesting or a number of elements beyond the bounds.
 */
export function parseXml(part: Uint8Array, listener: XmlListener): void {
  const parser = new SaxesParser()
  let skipped = 0
  let depth = 0
  let elements = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Refusal('source.damaged', 'Tệp có khai báo DOCTYPE không được phép.')
  })
  parser.on('opentag', (element: SaxesTagPlain) => {
    const { name, attributes } = element
    depth += 1
    elements += 1
    if (depth > fileLimits.xmlDepth) throw beyondLimits(`Nội dung lồng nhau quá ${fileLimits.xmlDepth} tầng`)
    if (elements > fileLimits.xmlElements)
      throw beyondLimits(`Có hơn ${fileLimits.xmlElements.toLocaleString('vi')} thành phần bên trong`)
    if (skipped > 0 || name === 'w:del' || name === 'w:moveFrom' || name === 'mc:Fallback') {
      if (skipped === 0) listener.passOver?.(name)
      skipped += 1
    } else listener.open(name, attributes['w:val'], attributes)
  })
  parser.on('text', (characters) => {
    if (skipped === 0) listener.text(characters)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    if (skipped > 0) skipped -= 1
    else listener.close(name)
  })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (let at = 0; at < part.length; at += pieceLength)
    parser.write(decoder.decode(part.subarray(at, at + pieceLength), { stream: true }))
  parser.write(decoder.decode()).close()
}
