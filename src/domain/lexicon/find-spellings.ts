/** Things that have several spellings, where a text uses one (SPL-05, TERM-01, TERM-04). */
import { commaId, dashId, type Lexicon, type Step, type Variants } from './read-lexicon.ts'
import { readTokens } from './tokens.ts'

export interface FoundSpelling {
  readonly rule: Variants['rule']
  /** The thing: spellings of one thing are compared with each other alone. */
  readonly thing: string
  /** The spelling, as the lexicon writes it. */
  readonly way: string
  readonly start: number
  readonly end: number
}

/** The spellings in `text` (NFC, one paragraph) of all things of which the lexicon knows several. */
export function findSpellings(text: string, lexicon: Lexicon): FoundSpelling[] {
  const tokens = readTokens(text)
  const ids = tokens.map(({ kind, written }) => (kind === 'word' ? lexicon.know(written).id : kind === 'mark' ? (written === ',' ? commaId : dashId) : -1))
  return lexicon.variants.flatMap(({ rule, spellings }): FoundSpelling[] => {
    const thing = spellings[0]?.written ?? ''
    const found: FoundSpelling[] = []
    for (let at = 0; at < ids.length; at += 1) {
      const longest = findLongest(ids, at, spellings)
      if (longest === null) continue
      const start = tokens[at]?.start ?? 0
      at += longest.steps.length - 1
      found.push({ rule, thing, way: longest.written, start, end: tokens[at]?.end ?? start })
    }
    return found
  })
}

type Spelling = Variants['spellings'][number]

/** A spelling inside a longer one is part of the longer one. */
function findLongest(ids: readonly number[], at: number, spellings: readonly Spelling[]): Spelling | null {
  let best: Spelling | null = null
  for (const spelling of spellings) {
    const isHere = spelling.steps.every(({ id }: Step, step) => ids[at + step] === id)
    if (isHere && (best === null || spelling.steps.length > best.steps.length)) best = spelling
  }
  return best
}
