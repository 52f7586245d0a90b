/** Reads an XML part of an office file, element by element. */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { Refusal } from '../domain/errors.ts'

/** What listens to the elements of an XML part. */
export interface XmlListener {
  open(name: string, value: string | undefined, attributes: Readonly<Record<string, string>>): void
  text(characters: string): void
  close(name: string): void
}

/** Parses a part; deleted and alternative content (w:del, w:moveFrom, mc:Fallback) is passed over. */
export function parseXml(xml: string, listener: XmlListener): void {
  const parser = new SaxesParser()
  let skipped = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Refusal('source.damaged', 'Tệp có khai báo DOCTYPE không được phép.')
  })
  parser.on('opentag', (element: SaxesTagPlain) => {
    const { name, attributes } = element
    if (skipped > 0 || name === 'w:del' || name === 'w:moveFrom' || name === 'mc:Fallback') skipped += 1
    else listener.open(name, attributes['w:val'], attributes)
  })
  parser.on('text', (characters) => {
    if (skipped === 0) listener.text(characters)
  })
  parser.on('closetag', ({ name }) => {
    if (skipped > 0) skipped -= 1
    else listener.close(name)
  })
  parser.write(xml).close()
}
