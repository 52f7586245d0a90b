/** A text cut into syllables, commas and dashes; everything else between them is a border no phrase crosses. */

export interface Token {
  /** "," or "-" for the marks a phrase may hold, "" for a border. */
  readonly written: string
  readonly kind: 'word' | 'mark' | 'border'
  readonly start: number
  readonly end: number
  readonly shape: Shape
}

/** How a syllable is written: `title` has only its first letter large. */
export type Shape = 'lower' | 'title' | 'upper' | 'mixed' | 'none'

// A line end inside a paragraph is a blank (texts wrapped by hand); an empty line and a tab are borders.
const pieces = /(\p{L}[\p{L}\p{M}]*)|( *, *\n?| +[-–] +)|([ \u00A0]*\n[ \u00A0]*(?=[^\n\s-])|[ \u00A0]+)|([^\p{L}])/gu

/** Cuts `text` (NFC) into tokens, in order; runs of borders are one token. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(pieces)) {
    const [all, word, mark, blank] = match
    const start = match.index
    if (blank !== undefined) continue
    if (word !== undefined) {
      // A letter glued to digits or a slash is part of a code: "57-NQ/TW".
      tokens.push({ written: word, kind: 'word', start, end: start + all.length, shape: shapeOf(word) })
    } else if (mark !== undefined) {
      tokens.push({ written: mark.includes(',') ? ',' : '-', kind: 'mark', start, end: start + all.length, shape: 'none' })
    } else if (tokens.at(-1)?.kind !== 'border') {
      tokens.push({ written: '', kind: 'border', start, end: start + all.length, shape: 'none' })
    }
  }
  return tokens
}

function shapeOf(word: string): Shape {
  const lower = word.toLowerCase()
  if (word === lower) return 'lower'
  const upper = word.toUpperCase()
  if (word === upper) return word.length === 1 ? 'title' : 'upper'
  return word === upper.charAt(0) + lower.slice(1) ? 'title' : 'mixed'
}

/** `word` in the letters of `shape`. */
export function inShape(word: string, shape: Shape): string {
  if (shape === 'upper') return word.toUpperCase()
  if (shape === 'title') return word.charAt(0).toUpperCase() + word.slice(1)
  return word
}
