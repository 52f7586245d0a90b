/** What a file is by its first bytes, not by its name. */

/** Papers of programs that do not write DOCX, by the ending by which LibreOffice knows them. */
export type OlderKind = 'doc' | 'rtf' | 'odt'

const starts = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  // A DOCX with a password has the outside of a DOC; LibreOffice then refuses it.
  ['doc', [0xd0, 0xcf, 0x11, 0xe0]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
] as const satisfies readonly (readonly [string, readonly number[]])[]

/** A DOCX and an XLSX are ZIP files. Null for what may be text. */
export function fileKind(bytes: Uint8Array): 'pdf' | 'zip' | OlderKind | null {
  const [kind = null] = starts.find(([, start]) => start.every((byte, at) => bytes[at] === byte)) ?? []
  return kind === 'zip' && isOpenText(bytes) ? 'odt' : kind
}

/** The first entry of an OpenDocument file is its kind, stored as it is. */
function isOpenText(bytes: Uint8Array): boolean {
  const entry = String.fromCharCode(...bytes.subarray(30, 80))
  return entry.startsWith('mimetypeapplication/vnd.oasis.opendocument.text')
}
