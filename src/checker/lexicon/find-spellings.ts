/** Things that have several spellings, where a text uses one (SPL-05, TERM-01, TERM-04). */
import type { Lexicon, Variants } from './lexicon.ts'

export interface FoundSpelling {
  readonly rule: Variants['rule']
  /** The thing: spellings of one thing are compared with each other alone. */
  readonly thing: string
  /** The spelling, as the lexicon writes it. */
  readonly way: string
  readonly start: number
  readonly end: number
}

/** The spellings in `text` (NFC, one paragraph) of all things of which the lexicon knows several, in any case of letters. */
export function findSpellings(text: string, { variants, anyVariant }: Lexicon): FoundSpelling[] {
  const lower = text.toLowerCase()
  // A letter whose small form is longer would shift all places after it; no Vietnamese one does.
  if (lower.length !== text.length || !anyVariant.test(lower)) return []
  return variants.flatMap(({ rule, spellings }): FoundSpelling[] => {
    const thing = spellings[0]?.written ?? ''
    const found = spellings.flatMap(({ written, lower: sought }) =>
      placesOf(sought, lower).map((start): FoundSpelling => ({
        rule,
        thing,
        way: written,
        start,
        end: start + sought.length,
      })),
    )
    // A spelling inside a longer one is part of the longer one.
    return found
      .filter((one) => !found.some((other) => other !== one && other.start <= one.start && other.end >= one.end))
      .toSorted((one, other) => one.start - other.start)
  })
}

const letter = /\p{L}/u

function placesOf(sought: string, lower: string): number[] {
  const tokens: number[] = []
  for (let at = lower.indexOf(sought); at !== -1; at = lower.indexOf(sought, at + sought.length)) {
    if (!letter.test(lower.charAt(at - 1)) && !letter.test(lower.charAt(at + sought.length))) tokens.push(at)
  }
  return tokens
}
