/** The language model that ships: learned, when first asked for, from the texts in resources. */
import lexicon from '../../../resources/lexicon/lexicon.json' with { type: 'json' }
import corpus from '../../../resources/repair/corpus.json' with { type: 'json' }
import { type LanguageModel, learn, type Lesson } from './language-model.ts'

/** A phrase of the lexicon says that it exists, not how often: less than an occurrence in running text. */
const phraseWeight = 0.4

/** With what an office has taught besides. */
export function learnStandardModel(own: readonly Lesson[] = []): LanguageModel {
  return learn([...lessons(), ...own])
}

const listed = (texts: readonly string[], weight: number): Lesson[] =>
  texts.map((text) => ({ text, weight, isListed: true }))

function* lessons(): Generator<Lesson> {
  for (const texts of Object.values(corpus)) for (const text of texts) yield { text, weight: 1 }
  const { phrases, common, pairs, collocations, words, particles, names, places } = lexicon
  yield* listed([...Object.values(phrases).flat(), ...names, ...places], phraseWeight)
  yield* listed([...common, ...pairs], 1)
  yield* listed([...collocations, ...words], phraseWeight / 2)
  yield* listed(particles, 20)
}
