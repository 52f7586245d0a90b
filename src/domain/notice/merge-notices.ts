/**
 * What two people made of one notice at the same time, as one notice: each part by its id as whoever changed it left it. Of
 * a part that both changed both are kept, one below the other. What stands once in a notice (its head, its abstract)
 * cannot stand twice: there somebody has to choose.
 */
import type { Notice } from './notice.ts'
import { parseNotice } from './parse-notice.ts'

export interface Merged {
  readonly notice: Notice
  /** Parts that stand twice now: as `mine` has them, with the copy of the other's behind each. */
  readonly doubled: readonly { readonly mine: string; readonly theirs: string }[]
}

type Tree = { readonly [key: string]: unknown }
type Part = Tree & { readonly id: string }

/** Both changed what stands once, or the two changes do not fit together. */
class Clash extends Error {}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
const isPart = (value: unknown): value is Part => isTree(value) && typeof value['id'] === 'string'

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, at) => isSame(value, other[at]))
  if (!isTree(one) || !isTree(other)) return false
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => isSame(one[key], other[key]))
}

/** Parts have ids of their own; runs of text have none and are one value. */
const areParts = (list: unknown): list is readonly Part[] => Array.isArray(list) && list.every(isPart)

/** `ids`: new ones, for the copies of what both changed. Null where somebody has to choose. */
export function mergeNotices(base: Notice, mine: Notice, theirs: Notice, ids: () => string): Merged | null {
  const doubled: { mine: string; theirs: string }[] = []
  const merging = new Merging(ids, doubled)
  try {
    return { notice: parseNotice(merging.trees(base, mine, theirs)), doubled }
  } catch {
    // A clash, or parts that do not make a notice together: one was moved by one and changed by the other.
    return null
  }
}

class Merging {
  readonly #ids: () => string
  readonly #doubled: { mine: string; theirs: string }[]

  constructor(ids: () => string, doubled: { mine: string; theirs: string }[]) {
    this.#ids = ids
    this.#doubled = doubled
  }

  trees(base: Tree, mine: Tree, theirs: Tree): Tree {
    const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
    const entries = keys.map((key) => [key, this.#value(base[key], mine[key], theirs[key])] as const)
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  }

  #value(base: unknown, mine: unknown, theirs: unknown): unknown {
    if (isSame(mine, base)) return theirs
    if (isSame(theirs, base) || isSame(mine, theirs)) return mine
    if (areParts(base) && areParts(mine) && areParts(theirs)) return this.#lists(base, mine, theirs)
    if (isTree(base) && isTree(mine) && isTree(theirs)) return this.trees(base, mine, theirs)
    throw new Clash()
  }

  #lists(base: readonly Part[], mine: readonly Part[], theirs: readonly Part[]): Part[] {
    const [before, own, other] = [base, mine, theirs].map((list) => new Map(list.map((part) => [part.id, part])))
    if (before === undefined || own === undefined || other === undefined) throw new Clash()
    return placesOf(base, mine, theirs).flatMap((id) => {
      const [was, here, there] = [before.get(id), own.get(id), other.get(id)]
      if (here === undefined) return there === undefined || (was !== undefined && isSame(there, was)) ? [] : [there]
      if (there === undefined) return was !== undefined && isSame(here, was) ? [] : [here]
      return was === undefined ? [here] : this.#parts(was, here, there)
    })
  }

  /** What one list element became: merged, or both where both changed the same of it. */
  #parts(was: Part, here: Part, there: Part): Part[] {
    const before = this.#doubled.length
    try {
      return [this.trees(was, here, there) as Part]
    } catch (error) {
      if (!(error instanceof Clash)) throw error
      this.#doubled.length = before
    }
    const copy = this.#copy(there)
    this.#doubled.push({ mine: here.id, theirs: copy.id })
    // What stands below the part is merged by itself, and stands once.
    const below = (['items', 'tables'] as const).filter((key) =>
      [was, here, there].every((part) => areParts(part[key])),
    )
    const merged = below.map((key) => [key, this.#value(was[key], here[key], there[key])] as const)
    return [
      { ...here, ...Object.fromEntries(merged) },
      { ...copy, ...Object.fromEntries(below.map((key) => [key, []])) },
    ]
  }

  /** The same words with ids of their own. */
  #copy(part: Part): Part {
    const renew = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(renew)
      if (!isTree(value)) return value
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, key === 'id' ? this.#ids() : renew(one)]),
      )
    }
    return renew(part) as Part
  }
}

/** The order of a merged list: that of whoever changed it, with what the other put in behind what it stood behind. */
function placesOf(base: readonly Part[], mine: readonly Part[], theirs: readonly Part[]): string[] {
  const known = new Set(base.map(({ id }) => id))
  const orderIn = (list: readonly Part[]) => list.map(({ id }) => id).filter((id) => known.has(id))
  const kept = (list: readonly Part[]) => orderIn(base).filter((id) => list.some((part) => part.id === id))
  const isMoved = (list: readonly Part[]) => orderIn(list).join() !== kept(list).join()
  if (isMoved(mine) && isMoved(theirs)) throw new Clash()
  const [first, second] = isMoved(theirs) ? [theirs, mine] : [mine, theirs]
  const places = first.map(({ id }) => id)
  second.forEach(({ id }, at) => {
    if (places.includes(id)) return
    const behind = second
      .slice(0, at)
      .toReversed()
      .find((part) => places.includes(part.id))
    places.splice(behind === undefined ? 0 : places.indexOf(behind.id) + 1, 0, id)
  })
  return places
}
