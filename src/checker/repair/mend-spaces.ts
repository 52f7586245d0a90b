/** Blanks that a scan lost or put inside a word: places are joined and parted before their words are sought. */
import type { LanguageModel } from './language-model.ts'
import { unknownId } from './language-model.ts'
import type { Place } from './read-places.ts'
import { takeApart } from './spelling.ts'
import { variantsOf } from './variants.ts'

/** A shorter word is no two. */
const shortestPair = 5
/** Letters of the longest syllable, "nghiêng". */
const longestSyllable = 7

export function mendSpaces(run: readonly Place[], lines: readonly string[], model: LanguageModel): Place[] {
  const mended: Place[] = []
  for (const place of run) {
    const before = mended.at(-1)
    const joined = before === undefined ? null : join(before, place, lines, model)
    if (joined === null) mended.push(place)
    else mended[mended.length - 1] = joined
  }
  return mended.flatMap((place) => part(place, model))
}

/** "ngh ị": one of the two is no word, and both together are one. */
function join(first: Place, second: Place, lines: readonly string[], model: LanguageModel): Place | null {
  if (first.kind !== 'word' || second.kind !== 'word') return null
  // Exactly one blank: more of them, or a mark, part words for good.
  if (first.line !== second.line || lines[first.line]?.slice(first.end, second.start) !== ' ') return null
  if (second.written.length > longestSyllable) return null
  // A capital begins a word.
  if (/^\p{Lu}/u.test(second.written) && /\p{Ll}/u.test(first.written)) return null
  const bothKnown = isKnown(first.written, model) && isKnown(second.written, model)
  // "cu ộc": two words by their letters, but never side by side.
  if (bothKnown && (!isRest(first.written, second.written) || haveStood(first, second, model))) return null
  const written = first.written + second.written
  if (written.length > longestSyllable + 1 || !isKnown(written, model)) return null
  return { ...first, end: second.end, written }
}

/** The marked end of a syllable whose beginning has no mark: "ộc", but not "ý". */
function isRest(first: string, second: string): boolean {
  const [one, other] = [takeApart(first), takeApart(second)]
  return one.tone === '' && other.tone !== '' && other.bare.length > 1 && /^[aeiouy]/.test(other.bare)
}

const haveStood = (first: Place, second: Place, model: LanguageModel) =>
  scorePair(first.written, second.written, model) !== null

/** "nghịquyết": no word, and two words of the language end to end. */
function part(place: Place, model: LanguageModel): Place[] {
  const { kind, written, start, end } = place
  const isOnlyLetters = /^\p{L}+$/u.test(written) && end - start === written.length
  if (kind !== 'word' || !isOnlyLetters || written.length < shortestPair || isKnown(written, model)) return [place]
  let best: { readonly cut: number; readonly score: number } | null = null
  for (let cut = 1; cut < written.length; cut += 1) {
    const [one, other] = [written.slice(0, cut), written.slice(cut)]
    // A capital after small letters says where the next word begins; elsewhere only a pair that was seen does. "HaLam" is a name as it stands.
    const isBorder = /\p{Ll}$/u.test(one) && /^\p{Lu}/u.test(other) && (/^\p{Ll}/u.test(one) || /[^a-z]/i.test(written))
    if (!isBorder && /^\p{Lu}/u.test(other) && /\p{Ll}$/u.test(one)) continue
    const score = isBorder && isKnown(one, model) && isKnown(other, model) ? 0 : scorePair(one, other, model)
    if (score !== null && (best === null || score > best.score)) best = { cut, score }
  }
  if (best === null) return [place]
  const { cut } = best
  const middle = start + cut
  return [
    { ...place, end: middle, written: written.slice(0, cut) },
    { ...place, start: middle, written: written.slice(cut), isInside: true, lostBlank: true },
  ]
}

/** How likely two words of these letters stand side by side; null where no such pair was seen. */
function scorePair(one: string, other: string, model: LanguageModel): number | null {
  let best: number | null = null
  for (const first of model.ofLetters(takeApart(one).bare))
    for (const second of model.ofLetters(takeApart(other).bare)) {
      if (!model.hasPair(first.id, second.id)) continue
      const score = model.score(unknownId, unknownId, first.id) + model.score(unknownId, first.id, second.id)
      if (best === null || score > best) best = score
    }
  return best
}

/** Whether the letters, or what they were misread from, are a syllable that was seen. A syllable has a vowel. */
function isKnown(written: string, model: LanguageModel): boolean {
  if (!/[aeiouyw016]/.test(takeApart(written).bare)) return false
  return variantsOf(written).some((variant) => model.ofLetters(takeApart(variant.written).bare).length > 0)
}
