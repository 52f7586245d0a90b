/** Which part of one notice is which of another: by its id, else by its words. Nothing here looks at all pairs. */
import { countShared, foldedWords, wordPairs } from '../words/words.ts'

/** A part as far as it decides which one it is. */
export interface Matchable {
  readonly id: string
  /** Only parts of one kind are the same part. */
  readonly kind: string
  /** Label or STT; "" where it has none. */
  readonly label: string
  /** Id of the part it is in, or of the list it belongs to. */
  readonly parent: string
  readonly words: string
}

/** What two texts must share to be one text that was changed, from 0 to 1; less where the labels are equal. */
const similar = { otherwise: 0.5, sameLabel: 0.3 }
/** Words that so many parts have say nothing about which one it is. */
const tooCommon = 24

/** Parts of `after` by those of `before`. */
export function matchParts<Part extends Matchable>(before: readonly Part[], after: readonly Part[]): Map<Part, Part> {
  const matched = new Map<Part, Part>()
  const taken = new Set<Part>()
  const pair = (one: Part, other: Part) => {
    if (matched.has(one) || taken.has(other)) return
    matched.set(one, other)
    taken.add(other)
  }
  const byId = new Map(after.map((part) => [`${part.kind}/${part.id}`, part]))
  for (const part of before) {
    const same = byId.get(`${part.kind}/${part.id}`)
    if (same !== undefined) pair(part, same)
  }
  const left = () => before.filter((part) => !matched.has(part))
  const right = () => after.filter((part) => !taken.has(part))
  // The same duty may be given to many: what stands once comes first, then what is in the same part, then the same label.
  const words = ({ kind, words: of }: Part) => `${kind}/${of}`
  pairSameWords(onlyOnes(left(), words), onlyOnes(right(), words), words, words, pair)
  const parents = new Map([...matched].map(([one, other]) => [one.id, other.id]))
  pairSameWords(
    left(),
    right(),
    (part) => `${parents.get(part.parent) ?? part.parent}/${words(part)}`,
    (part) => `${part.parent}/${words(part)}`,
    pair,
  )
  const labelled = (part: Part) => `${part.label}/${words(part)}`
  pairSameWords(left(), right(), labelled, labelled, pair)
  pairSameWords(left(), right(), words, words, pair)
  for (const [one, other] of similarParts(left(), right())) pair(one, other)
  return matched
}

function pairSameWords<Part extends Matchable>(
  before: readonly Part[],
  after: readonly Part[],
  keyBefore: (part: Part) => string,
  keyAfter: (part: Part) => string,
  pair: (one: Part, other: Part) => void,
): void {
  const waiting = new Map<string, Part[]>()
  for (const part of after) if (part.words !== '') groupInto(waiting, keyAfter(part), part)
  for (const queue of waiting.values()) queue.reverse()
  for (const part of before) {
    const same = waiting.get(keyBefore(part))?.pop()
    if (same !== undefined) pair(part, same)
  }
}

function onlyOnes<Part>(parts: readonly Part[], keyOf: (part: Part) => string): Part[] {
  const counts = new Map<string, number>()
  for (const part of parts) counts.set(keyOf(part), (counts.get(keyOf(part)) ?? 0) + 1)
  return parts.filter((part) => counts.get(keyOf(part)) === 1)
}

function groupInto<Part>(groups: Map<string, Part[]>, key: string, part: Part): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [part])
  else group.push(part)
}

/** So many candidates of a part, those that share most rare words, are held against all its words. */
const closest = 5

/** Candidates that share words few others have, the most alike first. */
function similarParts<Part extends Matchable>(before: readonly Part[], after: readonly Part[]): [Part, Part][] {
  const index = new Map<string, Part[]>()
  const known = new Map<Part, ReadonlySet<string>>()
  for (const part of before) {
    const signs = signsOf(part)
    known.set(part, signs)
    for (const sign of signs) groupInto(index, sign, part)
  }
  const candidates: { readonly one: Part; readonly other: Part; readonly rank: number }[] = []
  for (const other of after) {
    const signs = signsOf(other)
    for (const one of closestOf(signs, index)) {
      const others = known.get(one) ?? new Set()
      const share = (2 * countShared(signs, others)) / (signs.size + others.size)
      const sameLabel = one.label === other.label && one.label !== ''
      const needed = sameLabel ? similar.sameLabel : similar.otherwise
      // What is more alike than it needs to be comes first.
      if (share >= needed) candidates.push({ one, other, rank: share - needed })
    }
  }
  return candidates.sort((a, b) => b.rank - a.rank).map(({ one, other }) => [one, other])
}

function closestOf<Part>(signs: ReadonlySet<string>, index: ReadonlyMap<string, readonly Part[]>): Part[] {
  const shared = new Map<Part, number>()
  for (const sign of signs) {
    const holders = index.get(sign) ?? []
    if (holders.length <= tooCommon) for (const one of holders) shared.set(one, (shared.get(one) ?? 0) + 1)
  }
  return [...shared]
    .sort(([, a], [, b]) => b - a)
    .slice(0, closest)
    .map(([part]) => part)
}

/** Pairs of words, which say more than words; single words too, for texts of few. */
function signsOf({ kind, words }: Matchable): ReadonlySet<string> {
  const single = foldedWords(words)
  return new Set([...single, ...wordPairs(single)].map((sign) => `${kind}/${sign}`))
}
