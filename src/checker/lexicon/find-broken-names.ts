/** Names of which something is missing, mistyped or too much (SPL-01, SPL-07, SPL-08). */
import { beginsAsBody } from '../../domain/bodies/body.ts'
import { beginsAsPost } from '../../domain/bodies/member.ts'
import type { KnownToken, Span } from './find-real-words.ts'
import { commaId, type FixedName, type Lexicon, type Step } from './lexicon.ts'
import { type NameFault, beginsLarge, isAfterPlural, isPhrase, isTail, shaped } from './name-steps.ts'
import { noNode, rootNode } from './phrase-tree.ts'
import { inShape } from './tokens.ts'

/** The name with one syllable mistyped, left out or put in, or with a comma left out. */
export function findBroken(
  text: string,
  tokens: readonly KnownToken[],
  phrasesAt: readonly (readonly Span[])[],
  from: number,
  { name, steps, syllables }: FixedName,
  lexicon: Lexicon,
): NameFault | null {
  if (syllables < 3) return null
  let same = 1
  while (same < steps.length && tokens[from + same]?.id === steps[same]?.id) same += 1
  const rest = steps.length - same
  const [odd, right] = [tokens[from + same], steps[same]]
  const to = from + steps.length - 1
  if (
    odd !== undefined &&
    right !== undefined &&
    isTail(tokens, from + same + 1, steps, same + 1) &&
    isMistyped(odd, right, steps[same + 1]) &&
    isFreeWithin(phrasesAt[from + same], from, to)
  ) {
    // Only this syllable: the capitals of the others are another rule's.
    const expected =
      text.slice(tokens[from]?.token.start, odd.token.start) +
      inShape(right.written, odd.shape) +
      text.slice(odd.token.end, tokens[to]?.token.end)
    return { kind: 'realWord', from, to, expected, confidence: 0.9 }
  }
  if (syllables < 4) return null
  // The end of a name may be left out on purpose: "Ủy ban nhân dân"; half a word may not: "Sở Giáo dục và Đào".
  if (rest === 1)
    return isHalfWord(tokens, from + same, steps, lexicon)
      ? { kind: 'fixedName', from, to: from + same - 1, expected: shaped(tokens, from, name), confidence: 0.8 }
      : null
  if (rest < 2) return null
  // "Phó Trưởng Ban Thường trực chỉ đạo chung": in small letters it is what somebody does, no rest of a name.
  const isDeed =
    tokens[from]?.shape !== 'lower' && odd?.shape === 'lower' && beginsLarge(steps[same + 1]?.written ?? '')
  if (!isDeed && isTail(tokens, from + same, steps, same + 1)) {
    const isComma = steps[same]?.id === commaId
    return {
      kind: isComma ? 'comma' : 'fixedName',
      from,
      to: to - 1,
      expected: shaped(tokens, from, name),
      confidence: isComma ? 0.8 : 0.9,
    }
  }
  // A word of two syllables left out: "Ủy ban Mặt trận Việt Nam".
  if (rest > 3 && same > 2 && isTail(tokens, from + same, steps, same + 2)) {
    return { kind: 'fixedName', from, to: to - 2, expected: shaped(tokens, from, name), confidence: 0.8 }
  }
  const extra = tokens[from + same]
  const isContent =
    extra?.known && extra.known.role !== 'word' && extra.known.role !== 'particle' && extra.shape === 'lower'
  if (same < 2 || !isContent || !isTail(tokens, from + same + 1, steps, same)) return null
  // A repeated word is found by its own rule.
  if (extra.id === steps[same]?.id || extra.id === steps[same - 1]?.id) return null
  return { kind: 'fixedName', from, to: to + 1, expected: shaped(tokens, from, name), confidence: 0.8 }
}

/** "Ban Chỉ đảo": one typo away from the syllable of the name. Proper names are many: "xã Khe Mùn" may be another commune than "xã Khe Mun". */
function isMistyped({ known, shape }: KnownToken, { id, written }: Step, next: Step | undefined): boolean {
  const isProper = beginsLarge(written) && (next === undefined || beginsLarge(next.written))
  return !isProper && known?.near.some((near) => near.id === id) === true && (shape !== 'title' || beginsLarge(written))
}

/** Of a long name, a phrase inside it counts for nothing: "Hội đồng nhân dân tình". */
function isFreeWithin(spans: readonly Span[] | undefined, from: number, to: number): boolean {
  return (
    spans !== undefined &&
    (spans.length === 0 || (to - from + 1 >= longName && spans.every((span) => span.from > from && span.to <= to)))
  )
}

const longName = 5

/** The last syllable of the name is gone, and the one before it is nothing without it, nor with what follows. */
function isHalfWord(tokens: readonly KnownToken[], end: number, steps: readonly Step[], lexicon: Lexicon): boolean {
  const [half, lost] = [steps.at(-2), steps.at(-1)]
  const [before, next] = [tokens[end - 1], tokens[end]]
  if (
    half === undefined ||
    lost === undefined ||
    before?.known === null ||
    before === undefined ||
    next?.known === null ||
    next === undefined
  )
    return false
  const isWord = isPhrase(half, lost, lexicon)
  const { tree } = lexicon
  const goesOn = tree.step(tree.step(rootNode, half.id), next.id) !== noNode
  return isWord && !goesOn && beginsLarge(half.written) && next.shape === 'lower'
}

/**
 * "Sở Nội vụ và Lao động": a department that was never called so. What is joined to its name is a field that bodies are
 * named for, and neither another body nor a post: "Sở Nội vụ và Công an tỉnh", "Sở Y tế và Chủ tịch …".
 */
export function findJoined(
  text: string,
  tokens: readonly KnownToken[],
  from: number,
  to: number,
  { fields }: Lexicon,
): NameFault | null {
  const [and, first, second] = [tokens[to + 1], tokens[to + 2], tokens[to + 3]]
  const name = text.slice(tokens[from]?.token.start, tokens[to]?.token.end)
  if (
    !/^Sở \p{Lu}/u.test(name) ||
    and?.token.written !== 'và' ||
    first?.shape !== 'title' ||
    second?.shape !== 'lower' ||
    isAfterPlural(tokens, from)
  )
    return null
  const rest = text.slice(first.token.start, first.token.start + longestOpening)
  return fields.has(`${first.id} ${second.id}`) && !beginsAsBody(rest) && !beginsAsPost(rest)
    ? { kind: 'fixedName', from, to: to + 3, expected: name, confidence: 0.75 }
    : null
}

/** Enough to hold the words that open the name of a body or a post. */
const longestOpening = 40
