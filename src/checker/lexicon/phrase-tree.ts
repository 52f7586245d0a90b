/**
 * A branching list of phrases: each step is one syllable or mark. It has a hundred thousand nodes and every syllable of
 * every text walks it, so nodes are numbers and lie side by side: a list of maps takes several times as long to walk.
 */

/** A node of the tree; `noNode` where no phrase goes on. */
export type PhraseNode = number

export const noNode: PhraseNode = -1
export const rootNode: PhraseNode = 0

export interface PhraseTree {
  /** Where the step `id` leads from `node`; `noNode` leads nowhere. */
  readonly step: (node: PhraseNode, id: number) => PhraseNode
  /** True when a phrase goes on after `node`. */
  readonly goesOn: (node: PhraseNode) => boolean
  /** True when a phrase ends in `node` that explains its syllables, be it one that only suppresses findings. */
  readonly ends: (node: PhraseNode) => boolean
  /** True when a phrase ends in `node` to which typos are corrected. */
  readonly corrects: (node: PhraseNode) => boolean
  /** True when the phrase that ends in `node` is the office's own. */
  readonly isOffice: (node: PhraseNode) => boolean
  /** True when every notice is full of the phrase that ends in `node`. */
  readonly isCommon: (node: PhraseNode) => boolean
  /** True when some phrase through `node` has a comma or dash. */
  readonly hasMark: (node: PhraseNode) => boolean
}

/** `ends`: it explains its syllables; `corrects`: typos are corrected to it. */
export type PhraseTrait = 'ends' | 'corrects' | 'office' | 'common'

const marked = 1
const traits: Readonly<Record<PhraseTrait, number>> = { ends: 2, corrects: 4, office: 8, common: 16 }

/** A tree that grows by `add`; `marks` are the ids of comma and dash. */
// Whole: its functions share typed arrays that are replaced as they grow.
// oxlint-disable-next-line max-lines-per-function
export function createPhraseTree(marks: readonly number[]) {
  let parents = new Int32Array(1 << 16)
  let steps = new Int32Array(1 << 16)
  let flags = new Uint8Array(1 << 16)
  /** By node, a 32-bit Bloom mask of its outgoing steps, to skip most lookups that would fail. */
  let onward = new Int32Array(1 << 16)
  let count = 1
  /** Open-addressing hash table of (parent, step) -> child + 1; 0 is empty. At most half full. */
  let buckets = new Int32Array(1 << 17)

  function bucketOf(node: number, id: number): number {
    const mask = buckets.length - 1
    let bucket = (Math.imul(node, 0x9e3779b1) ^ Math.imul(id, 0x85ebca6b)) >>> 0
    bucket = (bucket ^ (bucket >>> 15)) & mask
    for (let child = buckets[bucket]; child !== undefined && child !== 0; child = buckets[bucket]) {
      if (parents[child - 1] === node && steps[child - 1] === id) break
      bucket = (bucket + 1) & mask
    }
    return bucket
  }

  function step(node: PhraseNode, id: number): PhraseNode {
    if (node === noNode || id < 0 || ((onward[node] ?? 0) & (1 << (id & 31))) === 0) return noNode
    return (buckets[bucketOf(node, id)] ?? 0) - 1
  }

  function doubleCapacity(): void {
    const [oldParents, oldSteps, oldFlags, oldOnward] = [parents, steps, flags, onward]
    parents = new Int32Array(count * 2)
    steps = new Int32Array(count * 2)
    flags = new Uint8Array(count * 2)
    onward = new Int32Array(count * 2)
    parents.set(oldParents)
    steps.set(oldSteps)
    flags.set(oldFlags)
    onward.set(oldOnward)
    buckets = new Int32Array(buckets.length * 2)
    for (let node = 1; node < count; node += 1) buckets[bucketOf(parents[node] ?? 0, steps[node] ?? 0)] = node + 1
  }

  function childOf(node: PhraseNode, id: number): PhraseNode {
    const known = step(node, id)
    if (known !== noNode) return known
    if (count === parents.length) doubleCapacity()
    const child = count
    count += 1
    parents[child] = node
    steps[child] = id
    buckets[bucketOf(node, id)] = child + 1
    onward[node] = (onward[node] ?? 0) | (1 << (id & 31))
    return child
  }

  /** Adds a phrase. */
  function add(ids: readonly number[], ...of: readonly PhraseTrait[]): void {
    const mark = ids.some((id) => marks.includes(id)) ? marked : 0
    let node = rootNode
    for (const id of ids) {
      node = childOf(node, id)
      flags[node] = (flags[node] ?? 0) | mark
    }
    flags[node] = of.reduce((all, trait) => all | traits[trait], flags[node] ?? 0)
  }

  const has = (flag: number) => (node: PhraseNode) => ((flags[node] ?? 0) & flag) !== 0
  const tree: PhraseTree = {
    step,
    goesOn: (node) => (onward[node] ?? 0) !== 0,
    ends: has(traits.ends),
    corrects: has(traits.corrects),
    isOffice: has(traits.office),
    isCommon: has(traits.common),
    hasMark: has(marked),
  }
  return { tree, add }
}
