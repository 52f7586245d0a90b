/** A fault of wording, and where it stands. */
import type { KnownToken } from './find-real-words.ts'
import type { WordingKind } from './lexicon.ts'

export interface WordingFault {
  readonly kind: WordingKind
  /** Offsets in the text given, which is NFC. */
  readonly start: number
  readonly end: number
  readonly found: string
  readonly expected: string
  /** 0 to 1. */
  readonly confidence: number
}

/** The characters of the places from one to another. */
export function extentOf(
  text: string,
  tokens: readonly KnownToken[],
  from: number,
  to: number,
): { start: number; end: number; found: string } {
  const start = tokens[from]?.token.start ?? 0
  const end = tokens[to]?.token.end ?? start
  return { start, end, found: text.slice(start, end) }
}
