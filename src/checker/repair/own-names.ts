/** Names that a paper has elsewhere with their marks: "Ha Khê" beside "Hà Khê". What is written once and again is believed. */
import { isPossible, readSyllable } from '../lexicon/syllable.ts'
import { edgeId, type KnownWord, type LanguageModel, numberId, unknownId } from './language-model.ts'
import { canonical, takeApart } from './spelling.ts'
import { addToTree, makeTree } from './syllable-tree.ts'

/** How far the paper is believed against all that is known besides. */
const trust = 0.5

/** Two words with a capital each, side by side, both as the language writes syllables. */
const pairOfNames = /(?<![\p{L}\p{M}])(?=(\p{Lu}[\p{Ll}\p{M}]*) (\p{Lu}[\p{Ll}\p{M}]+))/gu

/** The model with the names of this paper. */
export function withOwnNames(lines: readonly string[], model: LanguageModel): LanguageModel {
  const added = new Map<string, KnownWord>()
  const byLetters = new Map<string, KnownWord[]>()
  const after = new Map<number, Map<number, number>>()
  const [firstFree] = model.sizes
  function idOf(word: string): number {
    const known = model.idOf(word)
    if (known !== unknownId) return known
    const before = added.get(word)
    if (before !== undefined) return before.id
    const spelling = takeApart(word)
    const entry = { id: firstFree + added.size, written: word, spelling }
    added.set(word, entry)
    byLetters.set(spelling.bare, [...(byLetters.get(spelling.bare) ?? []), entry])
    return entry.id
  }
  for (const line of lines)
    for (const [, one = '', other = ''] of line.normalize('NFC').matchAll(pairOfNames)) {
      if (!hasMark(one + other) || !isPossible(readSyllable(one)) || !isPossible(readSyllable(other))) continue
      const [first, second] = [idOf(canonical(one)), idOf(canonical(other))]
      const counts = after.get(first) ?? new Map<number, number>()
      counts.set(second, (counts.get(second) ?? 0) + 1)
      after.set(first, counts)
    }
  if (after.size === 0) return model
  const tree = makeTree()
  for (const bare of byLetters.keys()) if (model.ofLetters(bare).length === 0) addToTree(tree, bare)
  const scoreAfter = (first: number, second: number) => {
    const usual = model.after(first, second)
    const isWord = second !== edgeId && second !== numberId && second !== unknownId
    const counts = isWord ? after.get(second) : undefined
    if (counts === undefined) return usual
    const all = [...counts.values()].reduce((sum, one) => sum + one, 1)
    return (word: number) => {
      const count = counts.get(word)
      return count === undefined ? usual(word) : Math.log((1 - trust) * Math.exp(usual(word)) + (trust * count) / all)
    }
  }
  return {
    ...model,
    trees: [...model.trees, tree],
    idOf: (word) => added.get(word)?.id ?? model.idOf(word),
    ofLetters: (bare) => {
      const own = byLetters.get(bare)
      return own === undefined ? model.ofLetters(bare) : [...model.ofLetters(bare), ...own]
    },
    score: (first, second, word) => scoreAfter(first, second)(word),
    after: scoreAfter,
    hasPair: (first, second) => model.hasPair(first, second) || after.get(first)?.has(second) === true,
  }
}

const hasMark = (text: string) => /[^\p{ASCII}]/u.test(text)
