/** Words that a paper says again and again: what most of its lines were read as is likelier in the others. */
import type { Path } from './decode.ts'
import { edgeId, type LanguageModel, numberId, unknownId } from './language-model.ts'

/** How far the paper is believed against all that is known besides. */
const trust = { pair: 0.3, word: 0.06 }

/** The model with what this paper was read as first. A reading does not speak for itself: each counts one less. */
export function withOwnPhrases(paths: readonly Path[], model: LanguageModel): LanguageModel {
  const words = new Map<number, number>()
  const pairs = new Map<number, Map<number, number>>()
  let all = 0
  for (const { taken } of paths) {
    let before = edgeId
    for (const { candidate } of taken) {
      const { id } = candidate
      const counts = pairs.get(before) ?? new Map<number, number>()
      pairs.set(before, counts.set(id, (counts.get(id) ?? 0) + 1))
      words.set(id, (words.get(id) ?? 0) + 1)
      all += 1
      before = id
    }
  }
  const totals = new Map(
    [...pairs].map(([id, counts]) => [id, [...counts.values()].reduce((sum, one) => sum + one, 0)]),
  )
  const after = (first: number, second: number) => {
    const usual = model.after(first, second)
    const isWord = second !== edgeId && second !== numberId && second !== unknownId
    const counts = isWord ? pairs.get(second) : undefined
    const total = totals.get(second) ?? 1
    return (word: number) => {
      const alone = others(words.get(word)) / Math.max(all, 1)
      const paired = counts === undefined ? 0 : others(counts.get(word)) / total
      if (word < 3 || (alone === 0 && paired === 0)) return usual(word)
      return Math.log(Math.exp(usual(word)) + trust.word * alone + trust.pair * paired)
    }
  }
  return { ...model, after, score: (first, second, word) => after(first, second)(word) }
}

const others = (count = 0) => Math.max(0, count - 1)
