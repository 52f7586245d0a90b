/** One thing written in several ways over a whole notice (SPL-05, TERM-01, TERM-04). */
import { commaId, dashId, type Lexicon, type Step, type Variants } from './read-lexicon.ts'
import { readTokens } from './tokens.ts'

export interface SpellingPlace {
  /** Index of the text. */
  readonly text: number
  readonly start: number
  readonly end: number
}

export interface MixedSpelling {
  readonly rule: Variants['rule']
  /** The spellings used, the most frequent first. */
  readonly used: readonly { readonly written: string; readonly places: readonly SpellingPlace[] }[]
}

/** Groups of spellings of which `texts` (NFC, one a paragraph) use more than one. */
export function findMixedSpellings(texts: readonly string[], lexicon: Lexicon): MixedSpelling[] {
  const read = texts.map((text) => {
    const tokens = readTokens(text)
    return { tokens, ids: tokens.map(({ kind, written }) => (kind === 'word' ? lexicon.know(written).id : kind === 'mark' ? markId(written) : -1)) }
  })
  return lexicon.variants.flatMap(({ rule, spellings }) => {
    const places = spellings.map((): SpellingPlace[] => [])
    for (const [text, { tokens, ids }] of read.entries()) {
      for (let at = 0; at < ids.length; at += 1) {
        const longest = findLongest(ids, at, spellings)
        if (longest === null) continue
        const start = tokens[at]?.start ?? 0
        at += (spellings[longest]?.steps.length ?? 1) - 1
        places[longest]?.push({ text, start, end: tokens[at]?.end ?? start })
      }
    }
    const used = spellings
      .map(({ written }, index) => ({ written, places: places[index] ?? [] }))
      .filter((spelling) => spelling.places.length > 0)
      .toSorted((one, other) => other.places.length - one.places.length)
    return used.length > 1 ? [{ rule, used }] : []
  })
}

function markId(written: string): number {
  return written === ',' ? commaId : dashId
}

/** A spelling inside a longer one is part of the longer one. */
function findLongest(ids: readonly number[], at: number, spellings: readonly { steps: readonly Step[] }[]): number | null {
  let best: number | null = null
  for (const [index, { steps }] of spellings.entries()) {
    const isHere = steps.every(({ id }, step) => ids[at + step] === id)
    if (isHere && (best === null || steps.length > (spellings[best]?.steps.length ?? 0))) best = index
  }
  return best
}
