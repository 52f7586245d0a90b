/** The words of a text, for comparing texts: without marks, case and punctuation. */
import { sameWords, spellOut } from './abbreviations.ts'
import { fold } from './text.ts'

/** All words of a text in order, folded; "KH&CN" is the two words "kh" and "cn". */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[a-z\d]+/g) ?? []
}

const wordOrShortForm = /[a-z\d]+(?:&[a-z\d]+)*/g
const replaceable = new RegExp(String.raw`(?<![a-z\d])(?:${[...sameWords.keys()].join('|')})(?![a-z\d])`, 'g')

/** The same with short forms spelled out, so that "CNTT" and "công nghệ thông tin" are equal. */
export function comparableWords(text: string): string[] {
  const plain = sameWords.size === 0 ? fold(text) : fold(text).replace(replaceable, (one) => sameWords.get(one) ?? one)
  return (plain.match(wordOrShortForm) ?? []).flatMap((word) => foldedWords(spellOut(word) ?? word))
}

/** Pairs of neighbouring words: what two texts share of them is shared wording, not only shared vocabulary. */
export function wordPairs(words: readonly string[]): string[] {
  return words.slice(1).map((next, at) => `${words[at] ?? ''} ${next}`)
}

/** How many of `some` are in `others`, from 0 to 1; 0 when there are none. */
export function shareIn(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return some.size === 0 ? 0 : countShared(some, others) / some.size
}

/** How many of all that either has both have, from 0 to 1; 0 when there are none. */
export function shareOfBoth(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = countShared(one, other)
  return shared === 0 ? 0 : shared / (one.size + other.size - shared)
}

/** How many of `some` are in `others`. */
export function countShared(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0
  for (const one of some) if (others.has(one)) shared += 1
  return shared
}
