/** Provinces and cities: their capitals, and the word in front of them (SPL-01, SPL-04). */
import type { KnownToken, Span } from './find-real-words.ts'
import type { FixedName, Lexicon } from './lexicon.ts'
import { type NameFault, beginsLarge, shapesOf } from './name-steps.ts'

/** "tính Thái Nguyên": one tone away from the word that stands in front of a province. */
export function judgeProvince(
  text: string,
  tokens: readonly KnownToken[],
  phrasesAt: readonly (readonly Span[])[],
  at: number,
  lexicon: Lexicon,
): NameFault | null {
  const [before, first] = [tokens[at], tokens[at + 1]]
  const isTypo =
    before?.known?.near.some(({ id, distance }) => distance <= 1 && lexicon.written[id] === 'tỉnh') === true
  if (
    before === undefined ||
    !isTypo ||
    before.shape !== 'lower' ||
    first?.shape !== 'title' ||
    (phrasesAt[at]?.length ?? 0) > 0
  )
    return null
  return {
    kind: 'realWord',
    from: at,
    to: at + 1,
    expected: `tỉnh${text.slice(before.token.end, first.token.end)}`,
    confidence: 0.9,
  }
}

/** "tỉnh Thái nguyên". Without the word in front it may be no place: "hòa bình". */
export function judgePlace(
  text: string,
  tokens: readonly KnownToken[],
  from: number,
  to: number,
  { name, steps }: FixedName,
): NameFault | null {
  const found = text.slice(tokens[from]?.token.start, tokens[to]?.token.end)
  const shapes = shapesOf(tokens, from, to)
  const words = steps.filter(({ written }) => beginsLarge(written)).length
  const large = shapes.filter((shape) => shape === 'title' || shape === 'upper').length
  if (large >= words || found === name) return null
  const before = tokens[from - 1]?.token.written.toLowerCase() ?? ''
  const isProvince =
    before === 'tỉnh' || (before === 'phố' && tokens[from - 2]?.token.written.toLowerCase() === 'thành')
  return isProvince ? { kind: 'capital', from, to, expected: name, confidence: 0.9 } : null
}
