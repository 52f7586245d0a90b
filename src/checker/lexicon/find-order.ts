/** Neighbours that changed places (SPL-09). */
import type { KnownToken, Span } from './find-real-words.ts'
import type { Lexicon } from './lexicon.ts'
import { noNode, type PhraseNode, rootNode } from './phrase-tree.ts'
import { extentOf, type WordingFault } from './wording-fault.ts'

/** Two syllables in the wrong order, neither of which can stand alone: "đốc đôn". */
export function findReversed(
  text: string,
  tokens: readonly KnownToken[],
  phrasesAt: readonly (readonly Span[])[],
  lexicon: Lexicon,
): WordingFault[] {
  const faults: WordingFault[] = []
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const first = tokens[at]
    const second = tokens[at + 1]
    if (first?.known?.role !== 'bound' || second?.known?.role !== 'bound' || first.id === second.id) continue
    if (first.shape !== 'lower' || second.shape !== 'lower') continue
    if ((phrasesAt[at]?.length ?? 0) + (phrasesAt[at + 1]?.length ?? 0) > 0) continue
    if (!lexicon.tree.corrects(lexicon.tree.step(second.known.start, first.id))) continue
    const expected = `${second.token.written} ${first.token.written}`
    faults.push({ kind: 'order', ...extentOf(text, tokens, at, at + 1), expected, confidence: 0.7 })
  }
  return faults
}

const longestOrdered = 6

/** Neighbours swapped inside a longer phrase: "cấp thẩm có quyền", "trên bàn địa tỉnh". One of the two must be without a phrase of its own. */
export function findMisordered(
  text: string,
  tokens: readonly KnownToken[],
  phrasesAt: readonly (readonly Span[])[],
  lexicon: Lexicon,
): WordingFault[] {
  const faults: WordingFault[] = []
  const isFree = (at: number) => tokens[at]?.known?.role === 'bound' && (phrasesAt[at]?.length ?? 0) === 0
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const first = tokens[at]
    const second = tokens[at + 1]
    if (
      !first?.known ||
      !second?.known ||
      first.id === second.id ||
      first.shape !== 'lower' ||
      second.shape !== 'lower'
    )
      continue
    if (!isFree(at) && !isFree(at + 1)) continue
    // What begins with the swap may be right: "họp phiên thường kỳ".
    for (let from = Math.max(0, at - longestOrdered + 2); from < at; from += 1) {
      const to = endOfSwapped(tokens, from, at, lexicon)
      if (to === null || to - from < 2) continue
      const extent = extentOf(text, tokens, from, to)
      const [one, other] = [first.token, second.token]
      const expected =
        text.slice(extent.start, one.start) +
        other.written +
        text.slice(one.end, other.start) +
        one.written +
        text.slice(other.end, extent.end)
      faults.push({ kind: 'order', ...extent, expected, confidence: 0.7 })
      break
    }
  }
  return faults
}

/** Where a phrase ends that begins at `from` and has the places `at` and `at + 1` swapped. */
function endOfSwapped(tokens: readonly KnownToken[], from: number, at: number, { tree }: Lexicon): number | null {
  let node: PhraseNode = rootNode
  let end: number | null = null
  for (let place = from; place < Math.min(tokens.length, from + longestOrdered); place += 1) {
    node = tree.step(node, tokens[place === at ? at + 1 : place === at + 1 ? at : place]?.id ?? -1)
    if (node === noNode) break
    if (place > at && tree.corrects(node)) end = place
  }
  return end
}
