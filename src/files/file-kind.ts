/** Papers of programs that do not write DOCX: told by their bytes, not by their names. */

/** The ending by which LibreOffice knows the kind. */
export type OlderKind = 'doc' | 'rtf' | 'odt'

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

/** Null for a file of another kind. A DOCX with a password has the outside of a DOC; LibreOffice then refuses it. */
export function olderKind(bytes: Uint8Array): OlderKind | null {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'doc'
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66])) return 'rtf'
  // The first entry of an OpenDocument file is its kind, stored as it is.
  const start = String.fromCharCode(...bytes.subarray(30, 30 + 50))
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) &&
    start.startsWith('mimetypeapplication/vnd.oasis.opendocument.text')
    ? 'odt'
    : null
}
