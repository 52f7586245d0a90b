/**
 * Letters that the font of a text did not have. Which they are is asked of the text itself: letters that Vietnamese text
 * of that length holds and that never stand there, while many of its words are none.
 */
import type { LossOf } from './damage.ts'
import type { LanguageModel } from './language-model.ts'
import type { Place } from './read-places.ts'
import { takeApart } from './spelling.ts'
import { lostSign } from './units.ts'

export interface LostLetters {
  readonly lossOf: LossOf
  /** Letters may be gone without a sign in their place. */
  readonly isTraceless: boolean
  /** How many letters of one syllable may be gone. */
  readonly mostInSyllable: number
}

/** Where a sign of a lost letter stands in a text that lost few: rather a letter with two marks than one without. */
const usual: LostLetters = {
  lossOf: (letter) => [1e-7, 0.004, 0.01][countMarks(letter)] ?? 0.01,
  isTraceless: false,
  mostInSyllable: 1,
}

/** So many words of a text that have no vowel, or so many signs among its letters, speak for a loss. */
const manyWithoutVowel = 0.03
const manySigns = 0.02
/** A sort of letters of which fewer stand there than this share of what is expected was lost. */
const fewLeft = 0.4
/** How many letters of a sort are believed to be as the sort is, before one is counted. */
const trust = 3

export function findLostLetters(
  lines: readonly string[],
  runs: readonly (readonly Place[])[],
  model: LanguageModel,
): LostLetters & { readonly isFound: boolean } {
  const seen = countLetters(lines)
  const all = [...seen.values()].reduce((sum, count) => sum + count, 0)
  const sorts = [1, 2].map((marks) => {
    const letters = [...model.letterShares].filter(([letter]) => countMarks(letter) === marks)
    const expected = letters.reduce((sum, [, share]) => sum + share * all, 0)
    const found = letters.reduce((sum, [letter]) => sum + (seen.get(letter) ?? 0), 0)
    return { marks, lost: 1 - Math.min(1, found / Math.max(expected, 1)) }
  })
  const signs = seen.get(sign) ?? 0
  const isTraceless = shareWithoutVowel(runs) >= manyWithoutVowel
  const isFound =
    (isTraceless || signs >= all * manySigns) && sorts.some(({ lost }) => lost >= 1 - fewLeft) && all > 100
  const remember = (lossOf: LossOf): LossOf => {
    const known = new Map([...model.letterShares.keys()].map((letter) => [letter, lossOf(letter)]))
    return (letter) => known.get(letter) ?? lossOf(letter)
  }
  if (!isFound) return { ...usual, lossOf: remember(usual.lossOf), isFound }
  const lossOf = (letter: string): number => {
    const marks = countMarks(letter)
    const sort = sorts[marks - 1]
    if (sort === undefined) return 1e-6
    const expected = (model.letterShares.get(letter) ?? 0) * all
    const kept = (seen.get(letter) ?? 0) + trust * (1 - sort.lost)
    return Math.min(0.97, Math.max(0.002, 1 - kept / (expected + trust)))
  }
  return {
    lossOf: remember(lossOf),
    isTraceless,
    mostInSyllable: (sorts[0]?.lost ?? 0) >= 1 - fewLeft ? 2 : 1,
    isFound,
  }
}

const sign = '\uFFFD'

/** Marks and the bar of đ. */
function countMarks(letter: string): number {
  return (letter.normalize('NFD').match(/\p{M}/gu)?.length ?? 0) + (letter === 'đ' ? 1 : 0)
}

function countLetters(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines)
    for (const letter of line.normalize('NFC').toLowerCase()) {
      const key = lostSign.test(letter) ? sign : /\p{L}/u.test(letter) ? letter : null
      if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  return counts
}

/** What a reader of bad print makes of letters, figures among them, is no loss. */
function shareWithoutVowel(runs: readonly (readonly Place[])[]): number {
  const words = runs.flat().filter(({ kind, written }) => kind === 'word' && /^[\p{L}\p{M}]+$/u.test(written))
  const without = words.filter(({ written }) => !/[aeiouy]/.test(takeApart(written).bare))
  return words.length === 0 ? 0 : without.length / words.length
}
