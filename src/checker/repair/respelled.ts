/** Whether a spelling checker of another language went over a text without marks: it has words in it that are none of ours. */
import { isPossible, readSyllable } from '../lexicon/syllable.ts'
import type { LanguageModel } from './language-model.ts'
import type { Place } from './read-places.ts'
import { takeApart } from './spelling.ts'

/** Hardly any letter has a mark, and so many words are no syllables. */
const fewMarks = 0.02
const manyForeign = 0.004

export function isRespelled(runs: readonly (readonly Place[])[], model: LanguageModel): boolean {
  const words = runs.flat().filter(({ kind, written }) => kind === 'word' && /^\p{L}+$/u.test(written))
  if (words.length === 0) return false
  const marked = words.filter(({ written }) => /[^\p{ASCII}]/u.test(written)).length
  const foreign = words.filter(
    ({ written }) => model.ofLetters(takeApart(written).bare).length === 0 && !isPossible(readSyllable(written)),
  ).length
  return marked < words.length * fewMarks * 10 && foreign >= words.length * manyForeign
}
