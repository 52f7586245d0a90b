/** Repair of a text that a scan has damaged: the likeliest right text, with every change and how sure it is. */
import { type Damage, damages } from './damage.ts'
import { type Candidate, candidatesOf, decode, type Path, readingsOf, weigh } from './decode.ts'
import type { LanguageModel } from './language-model.ts'
import { mendSpaces } from './mend-spaces.ts'
import { withOwnNames } from './own-names.ts'
import { type Place, readRuns } from './read-places.ts'
import type { Variant } from './variants.ts'

export interface RepairSuggestion {
  readonly kind: 'word'
  /** Counted from 1. */
  readonly line: number
  /** Offsets in the source line (NFC). */
  readonly start: number
  readonly end: number
  readonly from: string
  readonly to: string
  /** 0 to 1. */
  readonly confidence: number
  /** What else it may be, the likeliest first. */
  readonly others: readonly string[]
}

/** How many runs of lines are done. */
export interface RepairStep {
  readonly done: number
  readonly total: number
}

export interface Repair {
  /** One line per source line, all suggestions accepted. */
  readonly lines: readonly string[]
  readonly suggestions: readonly RepairSuggestion[]
}

/** A run of places as one kind of damage explains it. */
interface Reading {
  readonly path: Path
  readonly candidates: readonly (readonly Candidate[])[]
}

/** How far the rest of the text speaks for the damage of one line: a page is seldom damaged in one line only. */
const doubt = 0.01

export function repair(text: string, model: LanguageModel): Repair {
  const steps = repairBySteps(text, model)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** The same in steps of one run of lines each, so that whoever asks can do something else in between. */
export function* repairBySteps(text: string, usual: LanguageModel): Generator<RepairStep, Repair> {
  const lines = linesOf(text)
  const model = withOwnNames(lines, usual)
  const runs = readRuns(lines).map((run) => mendSpaces(run, lines, model))
  const kinds: Damage[] = Object.values(damages)
  const readings: Reading[][] = []
  for (const run of runs) {
    const variants = run.map((place) => readingsOf(place, model))
    readings.push(kinds.map((damage) => read(run, variants, damage, model)))
    yield { done: readings.length, total: runs.length }
  }
  const shares = shareOfKinds(readings)
  const suggestions = runs.flatMap((run, at) => {
    const scores = (readings[at] ?? []).map(({ path }, kind) => path.score + Math.log(shares[kind] ?? 0))
    const likeliest = readings[at]?.[scores.indexOf(Math.max(...scores))]
    return likeliest === undefined ? [] : suggest(run, likeliest, model, lines)
  })
  const byLine = Map.groupBy(suggestions, ({ line }) => line)
  return { lines: lines.map((line, at) => accept(line, byLine.get(at + 1) ?? [])), suggestions }
}

/** The lines of a text; what follows the last line end is one only if something stands there. */
export function linesOf(text: string): string[] {
  const lines = text.normalize('NFC').split(/\r?\n/)
  return lines.length > 1 && lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function read(
  run: readonly Place[],
  variants: readonly (readonly Variant[])[],
  damage: Damage,
  model: LanguageModel,
): Reading {
  const candidates = run.map((place, at) => candidatesOf(place, variants[at] ?? [], model, damage))
  return { path: decode(candidates, model), candidates }
}

/** How much of the text suffered each kind of damage, as the lines themselves say, never quite nothing. */
function shareOfKinds(readings: readonly (readonly Reading[])[]): number[] {
  const sums = Object.values(damages).map(() => 0)
  let all = 0
  for (const kinds of readings) {
    const most = Math.max(...kinds.map(({ path }) => path.score))
    const parts = kinds.map(({ path }) => Math.exp(path.score - most))
    const sum = parts.reduce((total, part) => total + part, 0)
    const weight = kinds[0]?.candidates.length ?? 0
    all += weight
    for (const [kind, part] of parts.entries()) sums[kind] = (sums[kind] ?? 0) + (weight * part) / sum
  }
  return sums.map((sum) => (1 - doubt) * (all === 0 ? 1 / sums.length : sum / all) + doubt / sums.length)
}

function suggest(
  run: readonly Place[],
  { path, candidates }: Reading,
  model: LanguageModel,
  lines: readonly string[],
): RepairSuggestion[] {
  return run.flatMap(({ line, start, end, written, lostBlank = false }, at): RepairSuggestion[] => {
    const from = lines[line]?.slice(start, end) ?? written
    const blank = lostBlank ? ' ' : ''
    const to = blank + (path.chosen[at]?.written ?? written)
    if (to === from) return []
    const { confidence, others } = weigh(path, candidates[at] ?? [], at, model)
    const rounded = Math.round(confidence * 1000) / 1000
    return [
      {
        kind: 'word',
        line: line + 1,
        start,
        end,
        from,
        to,
        confidence: rounded,
        others: others.map((other) => blank + other),
      },
    ]
  })
}

/** The line with these suggestions carried out. */
export function accept(line: string, suggestions: readonly Pick<RepairSuggestion, 'start' | 'end' | 'to'>[]): string {
  let done = line.normalize('NFC')
  for (const { start, end, to } of suggestions.toSorted((one, other) => other.start - one.start))
    done = done.slice(0, start) + to + done.slice(end)
  return done
}
