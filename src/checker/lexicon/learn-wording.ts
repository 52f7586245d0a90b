/** What the office's issued notices teach the wording checker: pairs of words it writes, and the names it uses. */
import type { Lexicon } from './lexicon.ts'
import { readTokens } from './tokens.ts'

/** Wording of issued notices. Phrases only suppress findings; names are known as they are written. */
export interface LearnedWording {
  readonly phrases: readonly string[]
  readonly names: readonly string[]
}

export const nothingLearned: LearnedWording = { phrases: [], names: [] }

const quoted = /“(\p{Lu}[^“”\n]{5,80})”/gu
const fewestSyllables = 3

/** Reads the texts of one notice; each phrase and name once. `names` are those that stand alone in a field: recipients, signatory. */
export function learnWording(texts: readonly string[], names: readonly string[], lexicon: Lexicon): LearnedWording {
  const phrases = new Set<string>()
  const found = new Set<string>()
  for (const text of texts) {
    for (const pair of unknownPairs(text, lexicon)) phrases.add(pair)
    for (const [, name = ''] of text.matchAll(quoted)) if (isName(name)) found.add(name)
  }
  for (const name of names) if (isName(name)) found.add(name)
  return { phrases: [...phrases], names: [...found] }
}

/** Neighbours in small letters that the list does not know as a phrase. A particle says nothing of its neighbour. */
function unknownPairs(text: string, { tree, know }: Lexicon): string[] {
  const tokens = readTokens(text)
  return tokens.flatMap((second, at) => {
    const first = tokens[at - 1]
    if (first?.kind !== 'word' || second.kind !== 'word') return []
    const [one, other] = [know(first.written), know(second.written)]
    if (one.shape !== 'lower' || other.shape !== 'lower') return []
    if (one.role === 'particle' || other.role === 'particle' || !one.possible || !other.possible) return []
    return tree.ends(tree.step(one.start, other.id)) ? [] : [`${first.written} ${second.written}`]
  })
}

/** Of syllables alone: figures and marks belong to one notice. */
function isName(text: string): boolean {
  const tokens = readTokens(text)
  return (
    tokens.filter(({ kind }) => kind === 'word').length >= fewestSyllables &&
    tokens.every(({ kind, written }) => kind === 'word' || written === ',')
  )
}
