/** Finds the likeliest right words of a run of damaged ones. */
import { isPossible, readSyllable } from '../lexicon/syllable.ts'
import { inShape } from '../lexicon/tokens.ts'
import { type Damage, damages, type LossOf, scoreMatch, scoreReading } from './damage.ts'
import { edgeId, type KnownWord, type LanguageModel, numberId, unknownId } from './language-model.ts'
import type { Edge, Lattice } from './lattice.ts'
import type { Place } from './read-places.ts'
import { canonical, takeApart } from './spelling.ts'
import { lostSign, type Unit } from './units.ts'

/** What a place may have been. */
export interface Candidate {
  /** As it is to be written. */
  readonly written: string
  readonly id: number
  /** Logarithm of the probability that it is read as what stands there. */
  readonly reading: number
}

/** A word taken, with what else it may be. */
export interface Taken {
  readonly edge: Edge
  readonly candidates: readonly Candidate[]
  readonly candidate: Candidate
}

export interface Path {
  readonly score: number
  readonly taken: readonly Taken[]
}

/** A path under way: its last two syllables, and how it came. */
interface Step {
  readonly first: number
  readonly second: number
  readonly score: number
  readonly taken: Taken | null
  readonly before: Step | null
}

const width = 24

export interface Channel {
  readonly damage: Damage
  readonly lossOf: LossOf
}

export function candidatesOf(edge: Edge, model: LanguageModel, { damage, lossOf }: Channel): Candidate[] {
  const { place, matches, isWhole } = edge
  if (place.kind === 'edge') return [{ written: place.written, id: edgeId, reading: 0 }]
  if (place.kind === 'number') {
    const written = damage === damages.none ? place.written : (place.meant ?? place.written)
    return [{ written, id: numberId, reading: 0 }]
  }
  if (place.kind === 'kept') return shortFormsOf(place, model, damage)
  const own = canonical(place.written)
  const shape = shapeOf(edge.units, place.inCapitals)
  const apart = place.lostBlank === true ? scoreLostBlank(edge, damage) : 0
  const found = new Map<string, Candidate>()
  for (const match of matches)
    for (const word of model.ofLetters(match.bare)) {
      const { id, written: right } = word
      const capital = place.isInside ? model.scoreCapital(id, shape === 'title') : 0
      const bareLetters = /[aeiouy]/.test(match.bare) ? 0 : damage.strange
      const reading = apart + bareLetters + capital + scoreMatch(match, word, damage, lossOf)
      const known = found.get(right)
      if (known !== undefined && known.reading >= reading) continue
      found.set(right, { written: right === own ? place.written : inShape(right, shape), id, reading })
    }
  if (isWhole && model.idOf(own) === unknownId) found.set(own, keep(place, model, damage))
  return nearest([...found.values()], model)
}

/** A capital after a small letter says where the next word begins; in a right text it is a name as it stands. */
function scoreLostBlank({ units }: Edge, damage: Damage): number {
  const isBorder = units[0]?.isUpper === true && damage !== damages.none
  return isBorder ? Math.log(damage.lostBlank) / 4 : Math.log(damage.lostBlank)
}

/** A strange word has one letter of many at each place. */
const letterOfStrange = -0.9
const longestUsual = 5

/** What is no word that was seen, left as it stands. */
function keep(place: Place, model: LanguageModel, damage: Damage): Candidate {
  const { written, isInside } = place
  const seen = takeApart(written)
  const isSyllable = isPossible(readSyllable(written))
  const tooLong = Math.max(0, written.length - longestUsual) * letterOfStrange
  const strange = isSyllable ? 0 : (lostSign.test(written) ? 2 : 1) * damage.strange + tooLong
  const glued = damage !== damages.none && isGlued(written) ? gluedStays : 0
  const capital = isInside ? model.scoreCapital(unknownId, /^\p{Lu}/u.test(written)) : 0
  return { written, id: unknownId, reading: scoreReading(seen, seen, damage) + strange + glued + capital }
}

const gluedStays = -5

/** "viếtđơn": marks of Vietnamese in no syllable of it, but in two or more end to end. */
function isGlued(written: string): boolean {
  if (written !== written.toLowerCase() || !/[^\u0020-\u007E]/.test(written)) return false
  const parts = (from: number, most: number): boolean => {
    if (from === written.length) return most < mostGlued - 1
    if (most === 0) return false
    for (let end = Math.min(written.length, from + longestSyllable); end > from; end -= 1)
      if (isPossible(readSyllable(written.slice(from, end))) && parts(end, most - 1)) return true
    return false
  }
  return parts(0, mostGlued)
}

const mostGlued = 4
const longestSyllable = 7

const shortestShort = 3

/** "HDND": a short form is never changed, but for the bar that its letters lost where only that one is known. */
function shortFormsOf({ written }: Place, model: LanguageModel, damage: Damage): Candidate[] {
  const own = canonical(written)
  const id = model.idOf(own)
  const kept = { written, id, reading: 0 }
  if (id !== unknownId || written.length < shortestShort) return [kept]
  const seen = takeApart(own)
  return [
    kept,
    ...model.ofLetters(seen.bare).flatMap((word: KnownWord): Candidate[] => {
      if (word.spelling.marks.some((mark) => mark !== '' && mark !== '-')) return []
      if (isPossible(readSyllable(word.written))) return []
      return [{ written: word.written.toUpperCase(), id: word.id, reading: scoreReading(seen, word.spelling, damage) }]
    }),
  ]
}

/** "l" and figures have one shape; in a heading small letters are misread ones. */
function shapeOf(units: readonly Unit[], inCapitals: boolean): 'lower' | 'title' | 'upper' {
  const letters = units.filter(({ kind, base }) => kind === 'letter' && /\p{L}/u.test(base))
  const telling = letters.filter(({ base, isUpper }) => isUpper || base !== 'l')
  const large = telling.filter(({ isUpper }) => isUpper).length
  if (inCapitals && large * 2 > telling.length) return 'upper'
  if (large > 1 && large === letters.length) return 'upper'
  return letters[0] === units.find(({ kind }) => kind === 'letter' || kind === 'lost') && letters[0]?.isUpper === true
    ? 'title'
    : 'lower'
}

/** No words around it make up for a reading that is so much less likely, nor for so many. */
const farthest = 14
const mostCandidates = 24

function nearest(candidates: readonly Candidate[], model: LanguageModel): Candidate[] {
  const best = Math.max(...candidates.map(({ reading }) => reading))
  const near = candidates.filter(({ reading }) => reading >= best - farthest)
  if (near.length <= mostCandidates) return near
  return near
    .map((candidate) => ({ candidate, score: candidate.reading + model.score(unknownId, unknownId, candidate.id) / 2 }))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, mostCandidates)
    .map(({ candidate }) => candidate)
}

export function decode(lattice: Lattice, model: LanguageModel, channel: Channel): Path {
  const steps: Map<number, Step>[] = [...lattice, []].map(() => new Map<number, Step>())
  steps[0]?.set(0, { first: edgeId, second: edgeId, score: 0, taken: null, before: null })
  for (const [node, edges] of lattice.entries()) {
    const reached = likeliest([...(steps[node]?.values() ?? [])])
    if (reached.length === 0) continue
    const scores = reached.map(({ first, second }) => model.after(first, second))
    for (const edge of edges) {
      const candidates = candidatesOf(edge, model, channel)
      const ahead = steps[edge.to]
      if (ahead !== undefined)
        for (const candidate of candidates) goOn(reached, scores, { edge, candidates, candidate }, ahead)
    }
  }
  let last: Step | null = null
  for (const step of steps.at(-1)?.values() ?? []) {
    const score = step.score + model.score(step.first, step.second, edgeId)
    if (last === null || score > last.score) last = { ...step, score }
  }
  const taken: Taken[] = []
  for (let step = last; step !== null; step = step.before) if (step.taken !== null) taken.push(step.taken)
  return { score: last?.score ?? 0, taken: taken.toReversed() }
}

/** No words ahead make up for a path that is so much less likely. */
const farthestBehind = 16

function likeliest(steps: readonly Step[]): Step[] {
  const best = Math.max(...steps.map(({ score }) => score))
  return steps
    .filter(({ score }) => score >= best - farthestBehind)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, width)
}

function goOn(
  reached: readonly Step[],
  scores: readonly ((word: number) => number)[],
  taken: Taken,
  ahead: Map<number, Step>,
): void {
  const { id, reading } = taken.candidate
  for (const [at, step] of reached.entries()) {
    const score = step.score + reading + (scores[at]?.(id) ?? 0)
    // A path that ends a sentence forgets what was before.
    const first = id === edgeId ? edgeId : step.second
    const key = first * keyRoom + id
    const known = ahead.get(key)
    if (known === undefined || known.score < score) ahead.set(key, { first, second: id, score, taken, before: step })
  }
}

const keyRoom = 1 << 14

/** How sure the choice at a place is, were all others right: 0 to 1. Gives the other likely ones, too. */
export function weigh({ taken }: Path, at: number, model: LanguageModel): { confidence: number; others: string[] } {
  const idAt = (place: number) => taken[place]?.candidate.id ?? edgeId
  const own = taken[at]
  const scored = (own?.candidates ?? []).map((candidate) => {
    const { id } = candidate
    const score =
      candidate.reading +
      model.score(idAt(at - 2), idAt(at - 1), id) +
      model.score(idAt(at - 1), id, idAt(at + 1)) +
      model.score(id, idAt(at + 1), idAt(at + 2))
    return { candidate, score }
  })
  const most = Math.max(...scored.map(({ score }) => score))
  const sum = scored.reduce((all, { score }) => all + Math.exp(score - most), 0)
  const share = (score: number) => Math.exp(score - most) / sum
  const chosen = scored.find(({ candidate }) => candidate === own?.candidate)
  return {
    confidence: chosen === undefined ? 0 : share(chosen.score),
    others: scored
      .filter(({ candidate, score }) => candidate !== own?.candidate && share(score) > 0.02)
      .toSorted((one, other) => other.score - one.score)
      .slice(0, 4)
      .map(({ candidate }) => candidate.written),
  }
}
