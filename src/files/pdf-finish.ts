/**
 * What a browser cannot say of the PDF it prints: whose document it is, its day and its id, none of which come from the
 * clock, so that equal notices give equal bytes; for the archive also what PDF/A-2b asks for. The pages and their tags
 * stay byte for byte as the browser made them.
 */
import { type PdfObjects, changed, readLatin, readObjects, encodeText, writeObjects } from './pdf-objects.ts'
import { makeSrgbProfile } from './srgb-profile.ts'

export interface PdfFacts {
  readonly title: string
  readonly subject: string
  readonly keywords?: string
  /** The organ. */
  readonly author: string
  /** ISO; the day the document bears. */
  readonly day: string
  /** "vi-VN" */
  readonly language: string
  /** Hexadecimal: of the notice, the same for all its versions, and of this version. */
  readonly ids: readonly [string, string]
}

const creator = 'Kết Luận'
/** Characters of a bookmark; a whole paragraph is none. */
const longestBookmark = 90
/** Hexadecimal digits of an id. */
const idLength = 32

/** The finished file. Throws when the browser's PDF is not as expected. */
export function finishPdf(printed: Uint8Array, facts: PdfFacts, options: { readonly archive: boolean }): Uint8Array {
  const file = readObjects(printed)
  const producer = /\/Producer \(([^()\\]*)\)/.exec(textOf(file, file.info))?.[1]
  if (producer === undefined) throw changed('Info')
  shortenBookmarks(file)
  put(file, file.info, writeInfo(facts, producer))
  const metadata = add(file, writeStream('/Type /Metadata\n/Subtype /XML', writeXmp(facts, producer, options.archive)))
  const entries = [`/Metadata ${metadata} 0 R`, `/Lang ${writeString(facts.language)}`]
  if (options.archive) {
    const profile = add(file, writeStream('/N 3', makeSrgbProfile()))
    const name = writeString('sRGB IEC61966-2-1')
    entries.push(
      `/OutputIntents [<</Type /OutputIntent\n/S /GTS_PDFA1\n/OutputConditionIdentifier ${name}\n/Info ${name}\n/DestOutputProfile ${profile} 0 R>>]`,
    )
  }
  const catalog = /^<<\/Type \/Catalog\n([^]*)>>$/.exec(textOf(file, file.root))?.[1]
  if (catalog === undefined) throw changed('Catalog')
  const kept = catalog.replace(/\n?\/Lang \([^()]*\)/, '')
  put(file, file.root, encodeText(`<</Type /Catalog\n${kept}\n${entries.join('\n')}>>`))
  const [ofNotice, ofVersion] = facts.ids
  return writeObjects(file, [ofNotice.slice(0, idLength), ofVersion.slice(0, idLength)])
}

function textOf({ objects }: PdfObjects, number: number): string {
  const text = readLatin(objects.get(number) ?? new Uint8Array())
  return text.replace(/^\d+ 0 obj\n/, '').replace(/\s*endobj\s*$/, '')
}

function put({ objects }: PdfObjects, number: number, content: Uint8Array): void {
  const [before, after] = [encodeText(`${number} 0 obj\n`), encodeText('\nendobj\n')]
  const bytes = new Uint8Array(before.length + content.length + after.length)
  bytes.set(before)
  bytes.set(content, before.length)
  bytes.set(after, before.length + content.length)
  objects.set(number, bytes)
}

function add(file: PdfObjects, content: Uint8Array): number {
  const number = Math.max(...file.objects.keys()) + 1
  put(file, number, content)
  return number
}

function writeStream(entries: string, content: Uint8Array): Uint8Array {
  const before = encodeText(`<<${entries}\n/Length ${content.length}>> stream\n`)
  const after = encodeText('\nendstream')
  const bytes = new Uint8Array(before.length + content.length + after.length)
  bytes.set(before)
  bytes.set(content, before.length)
  bytes.set(after, before.length + content.length)
  return bytes
}

/** In PDF, text that is no ASCII is UTF-16 behind a mark. */
function writeString(text: string): string {
  if (/^[\u0020-\u007E]*$/.test(text)) return `(${text.replace(/[\\()]/g, String.raw`\$&`)})`
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'))
  return `<FEFF${units.join('').toUpperCase()}>`
}

function writeInfo({ title, subject, keywords, author, day }: PdfFacts, producer: string): Uint8Array {
  const date = writeString(`D:${day.replaceAll('-', '')}000000+07'00'`)
  const entries = {
    Title: writeString(title),
    Author: writeString(author),
    Subject: writeString(subject),
    ...(keywords === undefined ? {} : { Keywords: writeString(keywords) }),
    Creator: writeString(creator),
    Producer: writeString(producer),
    CreationDate: date,
    ModDate: date,
  }
  const written = Object.entries(entries).map(([name, value]) => `/${name} ${value}`)
  return encodeText(`<<${written.join('\n')}>>`)
}

/** A heading that is a whole paragraph has a bookmark of its first words. */
function shortenBookmarks(file: PdfObjects): void {
  for (const number of file.objects.keys()) {
    const bytes = file.objects.get(number)
    if (bytes === undefined || !readLatin(bytes.subarray(0, 32)).includes('<</Title')) continue
    const text = textOf(file, number)
    const [written, hexadecimal] = /^<<\/Title <FEFF([0-9A-F]+)>/.exec(text) ?? []
    if (written === undefined || hexadecimal === undefined || hexadecimal.length <= longestBookmark * 4) continue
    const title = String.fromCharCode(...(hexadecimal.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)))
    const shortened = title.slice(0, longestBookmark).replace(/[\s,;:.]*\s\S*$/, '')
    put(file, number, encodeText(text.replace(written, `<</Title ${writeString(`${shortened} …`)}`)))
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escapeXml = (text: string) => text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign)

/** The same facts in XML (XMP): PDF/A holds both against each other. */
function writeXmp(facts: PdfFacts, producer: string, archive: boolean): Uint8Array {
  const { title, subject, keywords, author, day, language, ids } = facts
  const moment = `${day}T00:00:00+07:00`
  const inLanguage = (name: string, text: string) =>
    `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt></dc:${name}>`
  const properties = [
    inLanguage('title', title),
    inLanguage('description', subject),
    `<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>`,
    `<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>`,
    '<dc:format>application/pdf</dc:format>',
    `<xmp:CreatorTool>${creator}</xmp:CreatorTool>`,
    ...['CreateDate', 'ModifyDate', 'MetadataDate'].map((name) => `<xmp:${name}>${moment}</xmp:${name}>`),
    ...(keywords === undefined ? [] : [`<pdf:Keywords>${escapeXml(keywords)}</pdf:Keywords>`]),
    `<pdf:Producer>${escapeXml(producer)}</pdf:Producer>`,
    `<xmpMM:DocumentID>uuid:${ids[0].slice(0, idLength)}</xmpMM:DocumentID>`,
    `<xmpMM:InstanceID>uuid:${ids[1].slice(0, idLength)}</xmpMM:InstanceID>`,
    ...(archive ? ['<pdfaid:part>2</pdfaid:part>', '<pdfaid:conformance>B</pdfaid:conformance>'] : []),
  ]
  const namespaces = {
    dc: 'http://purl.org/dc/elements/1.1/',
    xmp: 'http://ns.adobe.com/xap/1.0/',
    xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
    pdf: 'http://ns.adobe.com/pdf/1.3/',
    ...(archive ? { pdfaid: 'http://www.aiim.org/pdfa/ns/id/' } : {}),
  }
  const declared = Object.entries(namespaces).map(([name, address]) => `xmlns:${name}="${address}"`)
  return encodeText(
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n' +
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n' +
      `<rdf:Description rdf:about="" ${declared.join(' ')}>\n${properties.join('\n')}\n</rdf:Description>\n` +
      '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>',
  )
}
