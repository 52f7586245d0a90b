/** "A và B và C": three parts that are joined twice (SPL-11). */
import type { KnownToken, Span } from './find-real-words.ts'
import { commaId, type Lexicon } from './lexicon.ts'
import { noNode, type PhraseNode, rootNode } from './phrase-tree.ts'
import { extentOf, type WordingFault } from './wording-fault.ts'

/**
 * Three parts joined by two "và" after a comma: "A, B và C và D". Names are left alone ("Sở Giáo dục và Đào tạo và
 * Sở Y tế"), and so are parts that hold an "và" of their own ("quốc phòng và an ninh"), unless the corrected list is known.
 */
export function findCoordination(
  text: string,
  tokens: readonly KnownToken[],
  spans: readonly Span[],
  lexicon: Lexicon,
): WordingFault[] {
  const isAnd = (at: number) => tokens[at]?.token.written === 'và'
  const isSmall = (span: Span) => tokens.slice(span.from, span.to + 1).every(({ shape }) => shape === 'lower')
  const isInside = (at: number) => spans.some((span) => span.from < at && span.to > at)
  const faults: WordingFault[] = []
  for (const middle of spans) {
    if (!isAnd(middle.from - 1) || !isAnd(middle.to + 1) || !isSmall(middle)) continue
    const first = spans.find(
      (span) => span.to === middle.from - 2 && tokens[span.from - 1]?.id === commaId && isSmall(span),
    )
    const last = spans.findLast((span) => span.from === middle.to + 2 && isSmall(span))
    const and = tokens[middle.from - 1]?.token
    if (first === undefined || last === undefined || and === undefined) continue
    const ownAnd = isInside(middle.from - 1) || isInside(middle.to + 1)
    if (ownAnd && !isKnownList(tokens, first, middle, last, lexicon)) continue
    const { start, end, found } = extentOf(text, tokens, first.from, last.to)
    const expected = `${text.slice(start, and.start).trimEnd()},${text.slice(and.end, end)}`
    faults.push({ kind: 'coordination', start, end, found, expected, confidence: 0.8 })
  }
  return faults
}

const longestPart = 4

/** "giống và vật tư và kỹ thuật": two "và" around a few small words. An "và" of a name or a phrase joins only what is in it. */
export function findBareCoordination(
  text: string,
  tokens: readonly KnownToken[],
  spans: readonly Span[],
): WordingFault[] {
  const ands: number[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at]?.token.written === 'và' && !spans.some(({ from, to }) => from < at && to > at)) ands.push(at)
  }
  return ands.flatMap((first, index): WordingFault[] => {
    const second = ands[index + 1]
    if (second === undefined || second - first > longestPart + 1 || second - first < 2) return []
    const around = tokens.slice(Math.max(0, first - 1), second + 2)
    if (around.length < second - first + 3 || around.some(({ shape }) => shape !== 'lower')) return []
    const { start, end, found } = extentOf(text, tokens, first - 1, second + 1)
    const and = tokens[first]?.token
    if (and === undefined) return []
    return [
      {
        kind: 'coordination',
        start,
        end,
        found,
        expected: `${text.slice(start, and.start).trimEnd()},${text.slice(and.end, end)}`,
        confidence: 0.75,
      },
    ]
  })
}

/** True when a phrase of the lexicon ends with "first, middle và last". */
function isKnownList(tokens: readonly KnownToken[], first: Span, middle: Span, last: Span, lexicon: Lexicon): boolean {
  for (let from = first.from; from >= Math.max(0, first.from - 6); from -= 1) {
    let node: PhraseNode = rootNode
    for (let at = from; at <= last.to && node !== noNode; at += 1)
      node = lexicon.tree.step(node, at === middle.from - 1 ? commaId : (tokens[at]?.id ?? -1))
    if (lexicon.tree.ends(node)) return true
  }
  return false
}
