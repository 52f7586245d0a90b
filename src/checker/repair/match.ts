/** Which syllables a piece of a damaged text may have been read from: the units are followed through the tree of syllables. */
import { type Confusion, confusions, doubled } from './confusions.ts'
import type { TreeNode } from './syllable-tree.ts'
import type { Unit } from './units.ts'

/** Says nothing of what is meant. */
export const anyMark = '*'

export interface Match {
  /** The unit after the last one. */
  readonly end: number
  readonly bare: string
  /** Seen marks by the letters of `bare`; `anyMark` where they say nothing. */
  readonly marks: readonly string[]
  readonly tone: string
  /** Letters of `bare` that are not there. */
  readonly lost: readonly Loss[]
  /** How much was read wrongly, in ordinary mistakes. */
  readonly misread: number
  /** Letters that a spelling checker changed, dropped or put in. */
  readonly edits: number
  readonly blanks: number
}

export interface Loss {
  readonly at: number
  readonly as: 'sign' | 'blank' | 'nothing'
}

/** How far a match may go from what stands there. */
export interface Reach {
  readonly misread: number
  readonly edits: number
  /** Letters of a syllable that may be lost: with a sign in their place, or also without a trace. */
  readonly lost: number
  readonly isTraceless: boolean
  readonly blanks: number
}

const canBeLost = /[aeiouyd]/
/** "nghiêng". */
const longestSyllable = 7

/** All matches that begin at a unit and end at one of `ends`. */
export function matchesFrom(
  units: readonly Unit[],
  from: number,
  ends: (unit: number) => boolean,
  trees: readonly TreeNode[],
  reach: Reach,
): Match[] {
  const found: Match[] = []
  for (const tree of trees) new Walk(units, from, ends, reach, found).go(tree, from)
  return cheapest(found)
}

/** Of matches that see the same in the same syllable, the one that supposes least. */
function cheapest(found: readonly Match[]): Match[] {
  const best = new Map<string, Match>()
  for (const match of found) {
    const lost = match.lost.map(({ at }) => at).join('.')
    const key = `${match.end} ${match.bare} ${match.marks.join('.')} ${match.tone} ${lost}`
    const known = best.get(key)
    if (known === undefined || supposed(match) < supposed(known)) best.set(key, match)
  }
  return [...best.values()]
}

const supposed = ({ misread, edits, blanks }: Match) => misread + edits + blanks

/** One search; what it has gone through so far is changed in place and put back. */
class Walk {
  private readonly marks: string[] = []
  private readonly lost: Loss[] = []
  private tone = ''
  private misread = 0
  private edits = 0
  private blanks = 0
  private readonly units: readonly Unit[]
  private readonly from: number
  private readonly ends: (unit: number) => boolean
  private readonly reach: Reach
  private readonly found: Match[]

  constructor(units: readonly Unit[], from: number, ends: (unit: number) => boolean, reach: Reach, found: Match[]) {
    this.units = units
    this.from = from
    this.ends = ends
    this.reach = reach
    this.found = found
  }

  go(node: TreeNode, at: number): void {
    if (node.bare !== null && this.ends(at)) this.keep(node.bare, at)
    const unit = this.units[at]
    if (this.reach.isTraceless && at > this.from) this.lose(node, at, 'nothing')
    if (unit === undefined) {
      if (this.edits < this.reach.edits) this.insert(node, at)
      return
    }
    if (unit.kind === 'blank' || unit.kind === 'cut') this.passBlank(node, at, unit)
    else if (unit.kind === 'lost') this.lose(node, at + 1, 'sign')
    else this.passLetter(node, at, unit)
  }

  private keep(bare: string, end: number): void {
    const { marks, tone, lost, misread, edits, blanks } = this
    this.found.push({ end, bare, marks: [...marks], tone, lost: [...lost], misread, edits, blanks })
  }

  private passBlank(node: TreeNode, at: number, unit: Unit): void {
    if (at === this.from) return
    if (unit.kind === 'cut') return this.go(node, at + 1)
    if (this.reach.isTraceless) this.lose(node, at + 1, 'blank')
    const isLast = this.units[at + 1]?.kind !== 'letter' && this.units[at + 1]?.kind !== 'lost'
    if (this.blanks >= this.reach.blanks || isLast) return
    this.blanks += 1
    this.go(node, at + 1)
    this.blanks -= 1
  }

  private passLetter(node: TreeNode, at: number, unit: Unit): void {
    const same = node.children.get(unit.base)
    if (same !== undefined) this.step(same, at + 1, unit.mark, unit.tone)
    for (const confusion of confusions.get(unit.base) ?? []) this.confuse(node, at, confusion)
    const next = this.units[at + 1]
    if (next?.kind === 'letter' && next.base === unit.base && /[^aeiouy]/.test(unit.base) && this.afford(doubled)) {
      this.misread += doubled
      this.go(node, at + 1)
      this.misread -= doubled
    }
    if (this.edits < this.reach.edits) this.edit(node, at, unit)
  }

  private afford(cost: number): boolean {
    return this.misread + cost <= this.reach.misread
  }

  /** One letter further in the tree, seen with these marks. */
  private step(node: TreeNode, at: number, mark: string, tone: string): void {
    const before = this.tone
    this.marks.push(mark)
    if (tone !== '') this.tone = tone
    this.go(node, at)
    this.marks.pop()
    this.tone = before
  }

  private lose(node: TreeNode, at: number, as: Loss['as']): void {
    if (this.lost.length >= this.reach.lost || this.marks.length >= longestSyllable) return
    for (const child of node.children.values()) {
      if (!canBeLost.test(child.letter)) continue
      this.lost.push({ at: this.marks.length, as })
      this.step(child, at, anyMark, '')
      this.lost.pop()
    }
  }

  private confuse(
    node: TreeNode,
    at: number,
    { seen, meant, cost, isFree = false, at: where, isMarked }: Confusion,
  ): void {
    if (!this.afford(cost)) return
    const end = at + seen.length
    const units = this.units.slice(at, end)
    if (
      units.length < seen.length ||
      units.some(({ kind, base }, place) => kind !== 'letter' || base !== seen.charAt(place))
    )
      return
    if (isMarked === true && units.every(({ mark, tone }) => mark === '' && tone === '')) return
    if (where === 'first' ? at !== this.from : where !== undefined && at === this.from) return
    if (where === 'last' && !this.isNearEnd(end)) return
    const tone = units.find((unit) => unit.tone !== '')?.tone ?? ''
    const mark = units.find((unit) => unit.mark !== '')?.mark ?? ''
    this.misread += cost
    this.follow(node, end, meant, isFree ? anyMark : mark, isFree ? '' : tone)
    this.misread -= cost
  }

  /** A last letter, or one with the end of a syllable behind it. */
  private isNearEnd(end: number): boolean {
    const next = this.units[end]
    return next?.kind !== 'letter' || (/[cpt]/.test(next.base) && this.units[end + 1]?.kind !== 'letter')
  }

  private follow(node: TreeNode, end: number, meant: string, mark: string, tone: string): void {
    const child = node.children.get(meant.charAt(0))
    if (child === undefined) return
    const rest = meant.slice(1)
    const own = mark === anyMark || canBeLost.test(meant.charAt(0)) ? mark : ''
    if (rest === '') this.step(child, end, own, tone)
    else {
      this.marks.push(own)
      this.follow(child, end, rest, '', tone)
      this.marks.pop()
    }
  }

  private edit(node: TreeNode, at: number, unit: Unit): void {
    this.edits += 1
    // Put in, changed, two letters the wrong way round.
    this.go(node, at + 1)
    for (const child of node.children.values()) if (child.letter !== unit.base) this.step(child, at + 1, '', '')
    const next = this.units[at + 1]
    const child = next?.kind === 'letter' ? node.children.get(next.base)?.children.get(unit.base) : undefined
    if (child !== undefined && next !== undefined) {
      this.marks.push(next.mark)
      this.step(child, at + 2, unit.mark, '')
      this.marks.pop()
    }
    this.edits -= 1
    this.insert(node, at)
  }

  /** A letter was dropped. */
  private insert(node: TreeNode, at: number): void {
    if (at === this.from) return
    this.edits += 1
    for (const child of node.children.values()) this.step(child, at, '', '')
    this.edits -= 1
  }
}
