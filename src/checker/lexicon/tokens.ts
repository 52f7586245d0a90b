/** A text cut into syllables, commas and dashes; everything else between them is a border no phrase crosses. */
import { isLetter, isLetterOrMark, skip } from '../../domain/words/letters.ts'

export interface Token {
  /** "," or "-" for the marks a phrase may hold, "" for a border. */
  readonly written: string
  readonly kind: 'word' | 'mark' | 'border'
  readonly start: number
  readonly end: number
}

/** How a syllable is written: `title` has only its first letter large. */
export type Shape = 'lower' | 'title' | 'upper' | 'mixed'

/**
 * Cuts `text` (NFC) into tokens, in order; runs of borders are one token. Read letter by letter: every text of a notice
 * passes here.
 */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const start = at
    if (isLetter(text, at)) {
      at = skip(text, at + 1, isLetterOrMark)
      tokens.push({ written: text.slice(start, at), kind: 'word', start, end: at })
      continue
    }
    const mark = endOfMark(text, at)
    if (mark !== null) {
      at = mark.end
      tokens.push({ written: mark.written, kind: 'mark', start, end: at })
      continue
    }
    at = endOfBlank(text, start)
    if (at > start) continue
    at = start + 1
    if (tokens.at(-1)?.kind !== 'border') tokens.push({ written: '', kind: 'border', start, end: at })
  }
  return tokens
}

const isSpace = (text: string, at: number) => text.charAt(at) === ' '
const isBlank = (text: string, at: number) => text.charAt(at) === ' ' || text.charAt(at) === '\u00A0'

/** A comma with the blanks and the line end after it, or a dash between blanks. */
function endOfMark(text: string, from: number): { readonly written: string; readonly end: number } | null {
  const at = skip(text, from, isSpace)
  const written = text.charAt(at)
  if (written === ',') {
    const end = skip(text, at + 1, isSpace)
    return { written, end: text.charAt(end) === '\n' ? end + 1 : end }
  }
  const isDash = (written === '-' || written === '–') && at > from && isSpace(text, at + 1)
  return isDash ? { written: '-', end: skip(text, at + 1, isSpace) } : null
}

/** A line end inside a paragraph is a blank (texts wrapped by hand); an empty line, a tab and a line that begins with a dash are borders. */
function endOfBlank(text: string, from: number): number {
  const at = skip(text, from, isBlank)
  if (text.charAt(at) !== '\n') return at
  const next = skip(text, at + 1, isBlank)
  return next < text.length && !/[\s-]/.test(text.charAt(next)) ? next : at
}

/** How a word is written. */
export function readShape(word: string): Shape {
  const lower = word.toLowerCase()
  if (word === lower) return 'lower'
  const upper = word.toUpperCase()
  if (word === upper) return word.length === 1 ? 'title' : 'upper'
  return word === upper.charAt(0) + lower.slice(1) ? 'title' : 'mixed'
}

/** `word` in the letters of `shape`. */
export function inShape(word: string, shape: Shape | null): string {
  if (shape === 'upper') return word.toUpperCase()
  if (shape === 'title') return word.charAt(0).toUpperCase() + word.slice(1)
  return word
}
