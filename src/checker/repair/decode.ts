/** Finds the likeliest right words of a run of damaged ones. */
import { isPossible, readSyllable } from '../lexicon/syllable.ts'
import { readShape, inShape } from '../lexicon/tokens.ts'
import { type Damage, damages, scoreReading } from './damage.ts'
import { edgeId, type LanguageModel, numberId, unknownId } from './language-model.ts'
import type { Place } from './read-places.ts'
import { canonical, takeApart } from './spelling.ts'
import { type Variant, variantsOf } from './variants.ts'

/** What a place may have been. */
export interface Candidate {
  /** As it is to be written. */
  readonly written: string
  readonly id: number
  /** Logarithm of the probability that it is read as what stands there. */
  readonly reading: number
}

export interface Path {
  readonly score: number
  /** The candidate taken at each place. */
  readonly chosen: readonly Candidate[]
}

/** A path under way: its last two syllables, and how it came. */
interface Step {
  readonly first: number
  readonly second: number
  readonly score: number
  readonly candidate: Candidate | null
  readonly before: Step | null
}

const width = 24
/** What a word that is no syllable of the language costs where it is kept: in a right text it is a foreign one, in a damaged one probably damaged. */
const strangeWord = { right: -4, damaged: -5.5 }

/** What a place may have been read from: one misread pair of letters, two where one explains nothing. */
export function readingsOf({ kind, written }: Place, model: LanguageModel): Variant[] {
  if (kind !== 'word') return []
  const near = variantsOf(written)
  const isExplained = near.some((variant) => model.ofLetters(takeApart(variant.written).bare).length > 0)
  return isExplained ? near : variantsOf(written, 2)
}

export function candidatesOf(
  place: Place,
  variants: readonly Variant[],
  model: LanguageModel,
  damage: Damage,
): Candidate[] {
  const { written, kind, isInside } = place
  if (kind === 'edge') return [{ written, id: edgeId, reading: 0 }]
  if (kind === 'number') return [{ written, id: numberId, reading: 0 }]
  const own = canonical(written)
  const ownId = model.idOf(own)
  if (kind === 'kept') return [{ written, id: ownId, reading: 0 }]
  const found = new Map<string, Candidate>()
  for (const { written: letters, misread } of variants) {
    const seen = takeApart(letters)
    // "S6" is "Số" outside a heading.
    const shape = written === 'S6' && !place.inCapitals ? 'title' : readShape(letters)
    const cost = misread * Math.log(damage.misread)
    for (const { id, written: right, spelling } of model.ofLetters(seen.bare)) {
      const capital = isInside ? model.scoreCapital(id, shape === 'title') : 0
      const reading = cost + capital + scoreReading(seen, spelling, damage)
      const known = found.get(right)
      if (known !== undefined && known.reading >= reading) continue
      found.set(right, {
        written: right === own ? written : inShape(right, shape === 'mixed' ? 'lower' : shape),
        id,
        reading,
      })
    }
  }
  if (ownId === unknownId) {
    const isSyllable = isPossible(readSyllable(written))
    found.set(own, {
      written,
      id: unknownId,
      reading:
        scoreReading(takeApart(written), takeApart(own), damage) +
        (isSyllable ? 0 : damage === damages.none ? strangeWord.right : strangeWord.damaged) +
        strangeCapital(place, model),
    })
  }
  return nearest([...found.values()])
}

/** No words around it make up for a reading that is so much less likely. */
const farthest = 14

function nearest(candidates: readonly Candidate[]): Candidate[] {
  const best = Math.max(...candidates.map(({ reading }) => reading))
  return candidates.filter(({ reading }) => reading >= best - farthest)
}

/** A name is likely where a word never seen has a capital. */
function strangeCapital({ written, isInside }: Place, model: LanguageModel): number {
  return isInside ? model.scoreCapital(unknownId, /^\p{Lu}/u.test(written)) : 0
}

export function decode(places: readonly (readonly Candidate[])[], model: LanguageModel): Path {
  let steps: Step[] = [{ first: edgeId, second: edgeId, score: 0, candidate: null, before: null }]
  for (const candidates of places) {
    const best = new Map<number, Step>()
    for (const step of steps)
      for (const candidate of candidates) {
        const score = step.score + candidate.reading + model.score(step.first, step.second, candidate.id)
        // A path that ends a sentence forgets what was before.
        const first = candidate.id === edgeId ? edgeId : step.second
        const key = first * keyRoom + candidate.id
        const known = best.get(key)
        if (known === undefined || known.score < score)
          best.set(key, { first, second: candidate.id, score, candidate, before: step })
      }
    steps = [...best.values()].toSorted((one, other) => other.score - one.score).slice(0, width)
  }
  let last: Step | null = null
  for (const step of steps) {
    const score = step.score + model.score(step.first, step.second, edgeId)
    if (last === null || score > last.score) last = { ...step, score }
  }
  const chosen: Candidate[] = []
  for (let step = last; step !== null; step = step.before) if (step.candidate !== null) chosen.push(step.candidate)
  return { score: last?.score ?? 0, chosen: chosen.toReversed() }
}

const keyRoom = 1 << 14

/** How sure the choice at a place is, were all others right: 0 to 1. Gives the other likely ones, too. */
export function weigh(
  path: Path,
  candidates: readonly Candidate[],
  at: number,
  model: LanguageModel,
): { confidence: number; others: string[] } {
  const idAt = (place: number) =>
    place < 0 || place >= path.chosen.length ? edgeId : (path.chosen[place]?.id ?? edgeId)
  const taken = path.chosen[at]
  const scored = candidates.map((candidate) => {
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
  const own = scored.find(({ candidate }) => candidate.id === taken?.id && candidate.written === taken.written)
  return {
    confidence: own === undefined ? 0 : share(own.score),
    others: scored
      .filter(({ candidate, score }) => candidate.written !== taken?.written && share(score) > 0.02)
      .toSorted((one, other) => other.score - one.score)
      .slice(0, 4)
      .map(({ candidate }) => candidate.written),
  }
}
