/** Whether a text was probably damaged by a scan: many of its words are no words of official Vietnamese. */
import type { Lexicon } from '../lexicon/lexicon.ts'
import { readTokens } from '../lexicon/tokens.ts'

/** Fewer words say nothing. */
const fewestWords = 20
/**
 * Right papers have one unknown word in nine at most (names, abbreviations), those without marks or with wrong ones every
 * second or third: `tests/checker/repair/damaged-share.test.ts` measures both.
 */
const damaged = 0.2

/** Enough to tell: a text may be as long as a book. */
const mostRead = 60_000

/** The share of words that the lexicon does not know where it is so large; null for a text that seems whole. */
export function damagedShare(text: string, lexicon: Lexicon): number | null {
  const words = readTokens(text.slice(0, mostRead).normalize('NFC')).filter(({ kind }) => kind === 'word')
  if (words.length < fewestWords) return null
  const unknown = words.filter(({ written }) => lexicon.know(written).role === 'unknown').length
  const share = unknown / words.length
  return share < damaged ? null : share
}
