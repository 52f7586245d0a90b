/**
 * How likely a syllable is after the two before it: counts of one, two and three syllables, each backed off to the
 * shorter one by how many different syllables were seen there (Witten and Bell).
 */
import { canonical, type Spelling, takeApart } from './spelling.ts'
import { addToTree, makeTree, type TreeNode } from './syllable-tree.ts'

/** A text to learn from, and how much each occurrence in it counts. */
export interface Lesson {
  readonly text: string
  readonly weight: number
  /** A phrase of a list says what stands side by side, not what begins a sentence, and little of how often it is said. */
  readonly isListed?: boolean
}

/** What a word of a list counts where nothing is known of the words before it. */
const listedAlone = 0.1

/** A syllable the model has seen. */
export interface KnownWord {
  readonly id: number
  readonly written: string
  readonly spelling: Spelling
}

export interface LanguageModel {
  /** The number of a syllable; `unknownId` for one never seen. */
  readonly idOf: (word: string) => number
  /** Natural logarithm of the probability of `word` after `first second`. */
  readonly score: (first: number, second: number, word: number) => number
  /** The same for many words after two. */
  readonly after: (first: number, second: number) => (word: number) => number
  /** Whether `second` was seen right after `first`. */
  readonly hasPair: (first: number, second: number) => boolean
  /** Natural logarithm of the probability that `word` begins with a capital inside a sentence, or that it does not. */
  readonly scoreCapital: (word: number, isCapital: boolean) => number
  /** Syllables of these bare letters. */
  readonly ofLetters: (bare: string) => readonly KnownWord[]
  /** The bare letters of all syllables. */
  readonly trees: readonly TreeNode[]
  /** How often each letter is written among all letters, by the letter with its marks. */
  readonly letterShares: ReadonlyMap<string, number>
  /** How much is stored: different syllables, pairs and triples. */
  readonly sizes: readonly [number, number, number]
}

/** Before and after a sentence. */
export const edgeId = 0
/** A number, a date or a code. */
export const numberId = 1
export const unknownId = 2
const reserved = ['', '#', '?']

/** Counts of what followed one context. */
interface Context {
  total: number
  kinds: number
}

// More than all syllables of the language, so that two numbers make one key without meeting.
const room = 1 << 14

/** What was counted, by the numbers of the syllables. */
interface Counts {
  readonly ids: Map<string, number>
  readonly letters: Map<string, readonly KnownWord[]>
  readonly ones: Map<number, number>
  readonly twos: Map<number, number>
  readonly threes: Map<number, number>
  readonly afterOne: Map<number, Context>
  readonly afterTwo: Map<number, Context>
  /** Inside a sentence, and of those with a capital. */
  readonly inside: Map<number, number>
  readonly capitals: Map<number, number>
  total: number
}

export function learn(lessons: Iterable<Lesson>): LanguageModel {
  const counts: Counts = {
    ids: new Map(reserved.map((word, id) => [word, id])),
    letters: new Map(),
    ones: new Map(),
    twos: new Map(),
    threes: new Map(),
    afterOne: new Map(),
    afterTwo: new Map(),
    inside: new Map(),
    capitals: new Map(),
    total: 0,
  }
  for (const lesson of lessons) for (const sentence of sentencesOf(lesson.text)) countSentence(counts, sentence, lesson)
  return modelOf(counts)
}

function countSentence(counts: Counts, sentence: readonly string[], { weight, isListed = false }: Lesson): void {
  let [first, second] = isListed ? [unknownId, unknownId] : [edgeId, edgeId]
  for (const [at, written] of sentence.entries()) {
    const id = written === '#' ? numberId : learnWord(counts, canonical(written))
    if (at > 0) {
      addTo(counts.inside, id, weight)
      if (/^\p{Lu}/u.test(written)) addTo(counts.capitals, id, weight)
    }
    countAlone(counts, id, isListed ? weight * listedAlone : weight)
    if (second !== unknownId) countAfter(counts, first, second, id, weight)
    ;[first, second] = [second, id]
  }
  if (isListed) return
  countAlone(counts, edgeId, weight)
  countAfter(counts, first, second, edgeId, weight)
}

function learnWord({ ids, letters }: Counts, word: string): number {
  const known = ids.get(word)
  if (known !== undefined) return known
  const id = ids.size
  if (id >= room) return unknownId
  ids.set(word, id)
  const spelling = takeApart(word)
  letters.set(spelling.bare, [...(letters.get(spelling.bare) ?? []), { id, written: word, spelling }])
  return id
}

function countAlone(counts: Counts, word: number, weight: number): void {
  addTo(counts.ones, word, weight)
  counts.total += weight
}

function countAfter(
  { twos, threes, afterOne, afterTwo }: Counts,
  first: number,
  second: number,
  word: number,
  weight: number,
): void {
  const pair = second * room + word
  add(twos, pair, afterOne, second, weight)
  if (first !== unknownId) add(threes, first * room * room + pair, afterTwo, first * room + second, weight)
}

function addTo<Key>(sums: Map<Key, number>, key: Key, weight: number): void {
  sums.set(key, (sums.get(key) ?? 0) + weight)
}

function modelOf(counts: Counts): LanguageModel {
  const { ids, letters, ones, twos, threes, afterOne, afterTwo, inside, capitals, total } = counts
  const tree = makeTree()
  for (const bare of letters.keys()) addToTree(tree, bare)
  const after = (first: number, second: number) => {
    const [one, two] = [afterOne.get(second), afterTwo.get(first * room + second)]
    return (word: number) => {
      const alone = ((ones.get(word) ?? 0) + 0.2) / (total + 0.2 * ids.size)
      const pair = second * room + word
      const afterSecond = one === undefined ? alone : backOff(twos.get(pair), one, alone)
      return Math.log(
        two === undefined ? afterSecond : backOff(threes.get(first * room * room + pair), two, afterSecond),
      )
    }
  }
  return {
    trees: [tree],
    letterShares: shareLetters(counts),
    idOf: (word) => ids.get(word) ?? unknownId,
    score: (first, second, word) => after(first, second)(word),
    after,
    hasPair: (first, second) => twos.has(first * room + second),
    scoreCapital: (word, isCapital) => {
      const share = ((capitals.get(word) ?? 0) + 0.3) / ((inside.get(word) ?? 0) + 2)
      return Math.log(isCapital ? share : 1 - share)
    },
    ofLetters: (bare) => letters.get(bare) ?? [],
    sizes: [ids.size, twos.size, threes.size],
  }
}

function shareLetters({ letters, ones }: Counts): Map<string, number> {
  const shares = new Map<string, number>()
  let all = 0
  for (const { id, spelling } of [...letters.values()].flat()) {
    const weight = ones.get(id) ?? 0
    all += weight * spelling.letters.length
    for (const letter of spelling.letters) addTo(shares, letter, weight)
  }
  return new Map([...shares].map(([letter, sum]) => [letter, sum / all]))
}

function add(
  counts: Map<number, number>,
  key: number,
  contexts: Map<number, Context>,
  context: number,
  weight: number,
): void {
  const before = counts.get(key)
  counts.set(key, (before ?? 0) + weight)
  const known = contexts.get(context)
  if (known === undefined) contexts.set(context, { total: weight, kinds: 1 })
  else {
    known.total += weight
    if (before === undefined) known.kinds += 1
  }
}

function backOff(count: number | undefined, context: Context, shorter: number): number {
  return ((count ?? 0) + context.kinds * shorter) / (context.total + context.kinds)
}

/** "IV": a number, as in the text that is repaired. */
export const roman = /^[IVX]{1,6}$/

/** Syllables of each sentence, as written; commas are passed over, every other mark ends it but a colon before a figure, a word with a digit is "#". */
export function sentencesOf(text: string): string[][] {
  return text
    .normalize('NFC')
    .split(/[.;:!?()“”"…\n[\]|–](?!\d)(?<!:(?=\s\d))|(?<=\s)-(?=\s)/u)
    .map((part) =>
      (part.match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}./-]*/gu) ?? []).flatMap((word) =>
        /\p{N}/u.test(word) || roman.test(word) ? ['#'] : word.split(/[./-]/).filter(Boolean),
      ),
    )
    .filter((words) => words.length > 0)
}
