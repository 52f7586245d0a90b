/** Metadata beside an exported file, as JSON and as XML: the fields of domain/archive/metadata.ts, in their order. */
import type { DocumentMetadata, FileMetadata } from '../domain/archive/metadata.ts'
import { escapeXml } from './escape-xml.ts'

/** Whose fields these are: QCVN 102 itself was not seen. */
const schema = 'Nghị định 30/2020/NĐ-CP, Phụ lục VI'

export type PacketForm = 'json' | 'xml'

/** An empty field is written: the receiver sees that nobody said it. */
export function writePacket(
  root: 'Document' | 'File',
  metadata: DocumentMetadata | FileMetadata,
  as: PacketForm,
): Uint8Array {
  const text =
    as === 'json'
      ? `${JSON.stringify({ schema, [root]: metadata }, null, 2)}\n`
      : `<?xml version="1.0" encoding="UTF-8"?>\n<${root} schema="${schema}">\n${elements(metadata, '  ')}</${root}>\n`
  return new TextEncoder().encode(text)
}

function elements(fields: object, indent: string): string {
  const entries: readonly (readonly [string, string | number | null | readonly object[]])[] = Object.entries(fields)
  return entries
    .flatMap(([name, value]) =>
      typeof value === 'object' && value !== null
        ? value.map((one) => `${indent}<${name}>\n${elements(one, `${indent}  `)}${indent}</${name}>\n`)
        : [`${indent}<${name}>${escapeXml(String(value ?? ''))}</${name}>\n`],
    )
    .join('')
}
