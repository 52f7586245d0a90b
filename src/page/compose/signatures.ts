/** Who signs: on which lines, with room for the signature, side by side where several sign. */
import type { Signature } from '../../domain/notice/notice.ts'
import type { SignatureLines } from '../blocks.ts'
import type { FormatSpec } from '../format/spec.ts'
import { setLines } from './balance-lines.ts'
import type { Phrases } from './phrases.ts'

/** More names than these do not stand beside each other. */
const mostInRow = 3

/** Signatures in the rows they stand in, each row with about as many. */
export function signatureRows<S>(signatures: readonly S[]): S[][] {
  const rows = Math.ceil(signatures.length / mostInRow)
  const inRow = Math.ceil(signatures.length / rows)
  return Array.from({ length: rows }, (_, row) => signatures.slice(row * inRow, (row + 1) * inRow))
}

/** Width of the text of each of so many signatures in a row, and what is free beside it, mm. */
export function signatureWidths(count: number, { signature, header }: FormatSpec): { text: number; gap: number } {
  if (count <= 1) return { text: signature.rightColumn, gap: 0 }
  const column = (signature.leftColumn + signature.rightColumn) / count
  return { text: column - header.columnGap, gap: header.columnGap }
}

/** Of the empty lines above a name the one that says that the original is signed. */
export const signedLine = (room: number): number => Math.floor(room / 2)

/** The signatures with their lines; names that stand beside each other are on one level. */
export function setSignatures(signatures: readonly Signature[], spec: FormatSpec, phrases: Phrases): SignatureLines[] {
  return signatureRows(signatures).flatMap((row) => {
    const { text: width } = signatureWidths(signatures.length === 1 ? 1 : row.length, spec)
    const set = row.map((signature) => setSignature(signature, width, spec, phrases))
    const heights = set.map(countTitleLines)
    const highest = Math.max(...heights)
    return set.map((lines, at) => ({ ...lines, room: spec.signature.blankLines + highest - (heights[at] ?? 0) }))
  })
}

function setSignature(
  { id, authority, title, concurrentTitle, signatory }: Signature,
  width: number,
  { signature: form }: FormatSpec,
  phrases: Phrases,
): SignatureLines {
  const set = (text: string, look: FormatSpec['typeName']) => setLines(text.split('\n'), width, look, phrases)
  const titleLook = concurrentTitle === '' ? form.title : form.titleBeforeConcurrent
  return {
    id,
    authority,
    title,
    concurrently: concurrentTitle === '' ? '' : form.concurrently,
    concurrentTitle,
    signatory,
    room: form.blankLines,
    set: {
      authority: set(authority, form.authority),
      title: set(title, titleLook),
      concurrentTitle: set(concurrentTitle, form.concurrentTitle),
    },
  }
}

function countTitleLines({ concurrently, set }: SignatureLines): number {
  const titles = [set.authority, set.title, set.concurrentTitle].flat(2)
  return titles.length + (concurrently === '' ? 0 : 1)
}
